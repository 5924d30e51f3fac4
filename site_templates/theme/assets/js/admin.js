// Starts the editor: its configuration, how the files of each kind of record are read and written,
// and what its program asks us (generator/publish/admin/program.py says where).

import { askAboutConflicts } from './admin-conflict.js';
import { isAnswered, repositoryFolder } from './admin-folder.js';
import { recordFormat } from './admin-record.js';
import { recordIds } from './admin-ids.js';

const [config, shapes] = await Promise.all(
  ['config.json', 'shapes.json'].map(async (file) => (await fetch(file)).json()),
);

const folder = repositoryFolder({ ask, reload, fileOf });
const formats = Object.fromEntries(Object.keys(shapes.records).map((name) => [name, recordFormat(shapes, name)]));
window.evidenceEditor = { folder, isAnswered, ids: recordIds({ config, shapes, folder, formats, fileOf }) };

for (const [name, format] of Object.entries(formats)) window.CMS.registerCustomFormat(name, 'yml', format);
document.getElementById('starting').remove();
window.CMS.init({ config });

function ask(conflicts) {
  return askAboutConflicts(conflicts.map((one) => ({ ...one, tidied: tidied(one.path, one.now) })));
}

// What cannot be read as a record is shown as it stands.
function tidied(path, text) {
  const { format } = [...config.collections, ...config.singletons].find((one) => one.file === path || path.startsWith(`${one.folder}/`)) ?? {};
  try {
    return format && text ? formats[format].tidied(text) : text;
  } catch {
    return text;
  }
}

function fileOf(collection, slug) {
  const several = config.collections.find(({ name }) => name === collection);
  return several ? `${several.folder}/${slug}.yml` : config.singletons.find(({ name }) => name === slug)?.file;
}

// A form for a new record has nothing to show once the folder is read anew; nor has one of a record that is gone.
function reload() {
  window.location.hash = window.location.hash.replace(/\/new\b.*$/u, '');
  window.location.reload();
}
