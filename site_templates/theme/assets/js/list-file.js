/* The file of a list that stands in several pages: what its filter reads, and on which page a part stands. */
const files = new Map();

/* What the file of the list holds, with its own address. */
export async function listFile(root) {
  const address = new URL(root.dataset.evList, location.href).href;
  return { address, ...await fetched(address, (answer) => answer.json()) };
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

/* The address of a part of the list on the page where it stands; "" where no page has it. */
export async function addressOfPart(root, part) {
  const { address, pages } = await listFile(root);
  const found = pages.find(([, anchors]) => anchors.includes(part));
  return found ? new URL(`${found[0] || "."}#${encodeURIComponent(part)}`, address).href : "";
}
