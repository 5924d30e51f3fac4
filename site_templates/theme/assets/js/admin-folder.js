// The folder of the repository as the editor read it, and the one door by which it writes there:
// nothing goes over what has changed since, unless somebody who was shown both says so.

import { _ } from './words.js';

export const KEEP = 'keep';
export const WRITE = 'write';

const nothing = () => _('Nothing was written: the files are as they were found.');

// Whether a save failed because somebody chose so, who need not be told of it.
export const isAnswered = (error) => error.cause?.message === nothing();

// `ask` shows what is in conflict, and answers KEEP, WRITE, or nothing: back to the form.
// `reload` reads the folder anew; `fileOf` says where a record of a collection stands.
export function repositoryFolder({ ask, reload, fileOf }) {
  const asRead = new Map();
  let keepDraft = () => {};
  return {
    // Any repository has a `.git`; this one has the review.
    async mustBeTheRepository(root) {
      if ((await stateIn(root, fileOf('_singletons', 'review'))) === undefined) {
        throw new DOMException(_('The folder holds no review.'), 'NotFoundError');
      }
    },
    read(path, text) {
      asRead.set(path, text);
    },
    seen(path, file) {
      asRead.set(path, stamp(file));
    },
    isOpen: () => asRead.size > 0,
    has(path) {
      const wanted = path.toLowerCase();
      return [...asRead.keys()].some((one) => one.toLowerCase() === wanted);
    },
    // A draft that the browser keeps was made of one state of the file: it is compared with that.
    stateOf: (collection, slug) => asRead.get(fileOf(collection, slug)),
    restored({ collectionName, slug, madeOf }) {
      if (madeOf !== undefined) asRead.set(fileOf(collectionName, slug), madeOf);
    },
    // The program keeps a draft only half a second after the last key; `keep` does it at once.
    drafts(keep) {
      keepDraft = keep;
    },
    async save(root, changes, write) {
      await agreed(root, changes, asRead, { ask, reload, keepDraft: () => keepDraft() });
      const written = await write(root, changes);
      keepDraft = () => {};
      for (const { action, path, previousPath, data } of changes) {
        if (previousPath && previousPath !== path) asRead.delete(previousPath);
        if (action === 'delete') asRead.delete(path);
        else asRead.set(path, typeof data === 'string' ? data : await stateIn(root, path));
      }
      return written;
    },
  };
}

// Returns once the folder is as it was read, or as somebody saw it who wants it written over;
// throws where nothing is to be written.
async function agreed(root, changes, asRead, { ask, reload, keepDraft }) {
  const expected = new Map(changes.flatMap((change) => whatIsExpected(change, asRead)));
  for (;;) {
    const found = [];
    for (const [path, before] of expected) {
      const now = await stateIn(root, path);
      if (now !== before) found.push({ path, before, now, mine: whatIsWritten(changes, path) });
    }
    if (!found.length) return;
    const answer = await ask(found);
    if (answer === KEEP) {
      await keepDraft();
      reload();
    }
    if (answer !== WRITE) throw new Error(nothing());
    for (const { path, now } of found) expected.set(path, now);
  }
}

// What is new has no file yet, even where the editor could make nothing of one that is there.
function whatIsExpected({ action, path, previousPath }, asRead) {
  if (action === 'create') return [[path, undefined]];
  if (action === 'move') return [[previousPath, asRead.get(previousPath)], [path, undefined]];
  return [[path, asRead.get(path)]];
}

function whatIsWritten(changes, path) {
  const change = changes.find((one) => one.path === path && one.action !== 'delete');
  return change?.data ?? (change ? '' : undefined);
}

// The text of a record, the stamp of any other file, or undefined where there is none.
async function stateIn(root, path) {
  const parts = path.split('/').filter(Boolean);
  const name = parts.pop();
  try {
    let folder = root;
    for (const part of parts) folder = await folder.getDirectoryHandle(part);
    const file = await (await folder.getFileHandle(name)).getFile();
    return isText(name) ? (await file.text()).replace(/\r\n?/gu, '\n') : stamp(file);
  } catch (error) {
    if (error.name === 'NotFoundError') return undefined;
    throw error;
  }
}

const isText = (name) => /\.ya?ml$/u.test(name);
const stamp = (file) => `${file.size} bytes, changed at ${file.lastModified}`;
