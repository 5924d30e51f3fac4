/* What the search's own scripts answer: node search_ask.mjs SCRIPTS INDEX, asked as JSON on the input. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [scripts, folder] = process.argv.slice(2);
const { createIndex } = await import(pathToFileURL(`${scripts}/search-index.js`));
const words = await import(pathToFileURL(`${scripts}/search-words.js`));
const { queries = [], texts = [], marked = [] } = JSON.parse(readFileSync(0, "utf8"));
const fetched = [];
const index = createIndex(async (name) => {
  fetched.push(name);
  return JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
});
const answers = [];
for (const { query, exactly = false, kinds = [] } of queries) {
  const found = await index.find(query, exactly);
  const numbers = index.ofKinds(found.numbers, kinds);
  answers.push({ ...found, matched: [...found.matched], records: await index.records(numbers.slice(0, 20)) });
}
console.log(JSON.stringify({
  answers,
  fetched,
  words: texts.map((text) => words.words(text)),
  marked: marked.map(([text, wanted]) => words.pieces(text, new Set(wanted))),
}));
