/* What the search finds and fetches for queries: node search_find.mjs SCRIPTS INDEX QUERY... prints JSON. Each query
   is a reader's first; `said`: the page says that nothing has all that was asked for.
   A query that ends in … is typed slowly: an answer comes after every letter. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const [scripts, folder, ...queries] = process.argv.slice(2);
const { createIndex } = await import(pathToFileURL(`${scripts}/search-index.js`));
const LATE = ["search-missing", "known-words", "slips"]; /* scripts that come where a word stands nowhere */
const answers = [];
for (const query of queries) {
  const bytes = {};
  const index = createIndex(async (name) => {
    const file = readFileSync(`${folder}/${name}`);
    const part = name.split("/").at(-1).split(/[-.]/)[0];
    bytes[part] = (bytes[part] ?? 0) + gzipSync(file).length;
    return JSON.parse(file);
  }, async (from, to) => {
    bytes.known = (bytes.known ?? 0) + to - from;
    return readFileSync(`${scripts}/../vendor/known-words.bin`).subarray(from, to);
  });
  const typed = query.replace("…", "");
  let found, shown;
  for (let length = query === typed ? typed.length : 1; length <= typed.length; length++) {
    const asked = typed.slice(0, length);
    found = await index.find(asked);
    if (!found.numbers.length || found.missing.length) await index.unanswered(asked);
    shown = await index.records(found.numbers.slice(0, 10));
    await index.records(found.named); /* the names that the dialog offers */
  }
  if (!found.numbers.length || found.missing.length) {
    bytes.late = LATE.reduce((sum, name) => sum + gzipSync(readFileSync(`${scripts}/${name}.js`)).length, 0);
  }
  const said = !found.complete && !found.instead;
  answers.push({ query, results: found.numbers.length, found: shown.map(({ path }) => path), said, bytes });
}
console.log(JSON.stringify(answers));
