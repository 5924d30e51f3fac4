/* What the search fetches for queries: node search_find.mjs SCRIPTS INDEX QUERY... prints JSON. */
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
  });
  const found = await index.find(query);
  await index.records(found.numbers.slice(0, 10));
  answers.push({ query, results: found.numbers.length, bytes });
}
console.log(JSON.stringify(answers));
