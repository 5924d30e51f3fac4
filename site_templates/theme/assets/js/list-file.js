/* The file of a list that stands in several pages: what its filter reads, and on which page a part stands. */
const files = new Map();

/* What the file of the list holds, with its own address. */
export async function listFile(root) {
  const address = new URL(root.dataset.evList, location.href).href;
  return { address, ...await fetched(address, (answer) => answer.json()) };
}

/* Starts a chart once its file is here. Without it, the page stays what it is without scripts. */
export function withFile(root, start) {
  let stop = () => {};
  let ended = false;
  listFile(root).then((file) => {
    if (!ended) stop = start(file);
  }, () => root.classList.add("ev-chart--bare"));
  return () => {
    ended = true;
    stop();
  };
}

/* What stands at an address, read as told; asked for once. */
export function fetched(address, read) {
  if (!files.has(address)) {
    const asked = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return read(answer);
    });
    asked.catch(() => files.delete(address));
    files.set(address, asked);
  }
  return files.get(address);
}

/* The address of a part of the lists of this page on the page where it stands; "" where none has it. */
export async function addressOfPart(part) {
  for (const root of document.querySelectorAll("[data-ev-list]")) {
    const { address, pages } = await listFile(root);
    const found = pages.find(([, anchors]) => anchors.includes(part));
    if (found) return new URL(`${found[0] || "."}#${encodeURIComponent(part)}`, address).href;
  }
  return "";
}
