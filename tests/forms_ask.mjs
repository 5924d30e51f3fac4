/* What the page's own scripts make of texts. */
import { pathToFileURL } from "node:url";

export async function answer(texts, scripts) {
  const { folded } = await import(pathToFileURL(`${scripts}/folding.js`));
  return texts.map(folded);
}
