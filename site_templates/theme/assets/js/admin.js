// Starts the editor: its configuration, and how the files of each kind of record are read and written.

import { recordFormat } from './admin-record.js';

const [config, shapes] = await Promise.all(
  ['config.json', 'shapes.json'].map(async (file) => (await fetch(file)).json()),
);
for (const name of Object.keys(shapes.records)) {
  window.CMS.registerCustomFormat(name, 'yml', recordFormat(shapes, name));
}
document.getElementById('starting').remove();
window.CMS.init({ config });
