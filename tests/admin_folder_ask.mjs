/* What the editor writes to a folder in memory, and what differs between two texts. */
import { pathToFileURL } from "node:url";

export async function answer(cases, scripts) {
  const { repositoryFolder } = await import(pathToFileURL(`${scripts}/admin-folder.js`));
  const { stretches } = await import(pathToFileURL(`${scripts}/admin-difference.js`));
  const kinds = {
    differs: ([mine, other]) => stretches(mine, other),
    folder: ([asked]) => saved(repositoryFolder, asked),
  };
  return Promise.all(cases.map(([kind, ...asked]) => kinds[kind](asked)));
}

/* One change to a folder in memory that something else has changed since it was read. */
async function saved(repositoryFolder, { before, outside, later, change: [action, path, data], answers }) {
  const files = new Map();
  let now = 0;
  const put = (changes) => {
    for (const [name, text] of Object.entries(changes)) {
      now += 1;
      if (text === null) files.delete(name);
      else files.set(name, { size: text.length, lastModified: now, text: async () => text });
    }
  };
  put(before);
  let asked = 0;
  let reloaded = false;
  const folder = repositoryFolder({
    ask: async () => {
      put(asked ? {} : later);
      return answers[asked++];
    },
    reload: () => { reloaded = true; },
  });
  for (const [name, file] of files) {
    if (name.endsWith(".yml")) folder.read(name, await file.text());
    else folder.seen(name, file);
  }
  put(outside);
  const write = async () => put({ [path]: data });
  await folder.save(handle(files, ""), [{ action, path, data }], write).catch((error) => {
    if (!error.message.startsWith("Nothing was written")) throw error;
  });
  const found = await Promise.all([...files].map(async ([name, file]) => [name, await file.text()]));
  return { files: Object.fromEntries(found), asked, reloaded };
}

function handle(files, at) {
  return {
    getDirectoryHandle: async (name) => handle(files, `${at}${name}/`),
    getFileHandle: async (name) => {
      if (!files.has(at + name)) throw new DOMException("There is none.", "NotFoundError");
      return { getFile: async () => files.get(at + name) };
    },
  };
}
