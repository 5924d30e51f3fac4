/* The way of each item through some ties. */
import { pathToFileURL } from "node:url";

export async function answer({ ties, ids }, scripts) {
  const { way } = await import(pathToFileURL(`${scripts}/strands.js`));
  return ids.map((id) => {
    const found = way(ties, id);
    return { items: [...found.items].sort(), ties: [...found.ties].map((tie) => ties.indexOf(tie)) };
  });
}
