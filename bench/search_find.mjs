/* What the search fetches for queries: node search_find.mjs SCRIPTS INDEX QUERY... prints JSON.
   A query that ends in … is typed slowly: an answer comes after every letter. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const [scripts, folder, ...queries] = process.argv.slice(2);
const { createIndex } = await import(pathToFileURL(`${scripts}/search-index.js`));
const answers = [];
for (const query of queries) {
  const bytes = {};
  const index = createIndex(async (name) => {
    const file = readFileSync(`${folder}/${name}`);
    const part = name.split("/").at(-1).split(/[-.]/)[0];
    bytes[part] = (bytes[part] ?? 0) + gzipSync(file).length;
    return JSON.parse(file);
  }, async () => {
    const file = readFileSync(`${scripts}/../vendor/known-words.bin`);
    bytes.known = file.length;
    return file;
  });
  const typed = query.replace("…", "");
  let found;
  for (let length = query === typed ? typed.length : 1; length <= typed.length; length++) {
    found = await index.find(typed.slice(0, length));
    await index.records(found.numbers.slice(0, 10));
  }
  answers.push({ query, results: found.numbers.length, bytes });
}
console.log(JSON.stringify(answers));
