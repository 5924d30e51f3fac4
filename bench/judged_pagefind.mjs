/* What Pagefind finds and fetches: node judged_pagefind.mjs BUNDLE QUERY... prints JSON. Each query is a reader's
   first. A result is a page with its three best parts, as Pagefind's own interface shows them. */
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const AT_ONCE = 10;
const PARTS = 3;
const [bundle, ...queries] = process.argv.slice(2);
const fetched = new Map();
globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => "en" }) }; /* the pages' language */
globalThis.fetch = async (input) => {
  const file = readFileSync(fileURLToPath(String(input.url ?? input).split("?")[0]));
  fetched.set(String(input.url ?? input), gzipSync(file).length);
  return new Response(file);
};
const { createInstance } = await import(pathToFileURL(`${bundle}/pagefind.js`));
const answers = [];
for (const query of queries) {
  fetched.clear();
  const { results } = await createInstance().search(query);
  const shown = await Promise.all(results.slice(0, AT_ONCE).map((result) => result.data()));
  const found = shown.map(({ url, sub_results: parts }) => [url, ...best(parts).map((part) => part.url)]);
  const bytes = [...fetched.values()].reduce((sum, size) => sum + size, 0);
  answers.push({ query, results: results.length, found, bytes });
}
console.log(JSON.stringify(answers));

function best(parts) {
  const weight = (part) => part.weighted_locations.reduce((sum, one) => sum + one.balanced_score, 0);
  return [...parts].sort((a, b) => weight(b) - weight(a)).slice(0, PARTS);
}
