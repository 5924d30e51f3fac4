/* What a page saves as CSV. */
import { pathToFileURL } from "node:url";

export async function answer(rows, scripts) {
  const { csvText } = await import(pathToFileURL(`${scripts}/csv-text.js`));
  return csvText(rows);
}
