/* What the search's own scripts answer, with the index in a folder. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

export async function answer(asked, scripts, folder) {
  const { createIndex } = await import(pathToFileURL(`${scripts}/search-index.js`));
  const words = await import(pathToFileURL(`${scripts}/search-words.js`));
  const { queries = [], texts = [], marked = [], untold = [], families = [] } = asked;
  const fetched = [];
  const index = createIndex(async (name) => {
    fetched.push(name);
    return JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
  }, async (from, to) => {
    fetched.push(`known-words ${to - from}`);
    return readFileSync(`${scripts}/../vendor/known-words.bin`).subarray(from, to);
  });
  const answers = [];
  for (const { query, exactly = false, kinds = [] } of queries) {
    const found = await index.find(query, exactly);
    const numbers = index.ofKinds(found.numbers, kinds);
    answers.push({ ...found, matched: [...found.matched], records: await index.records(numbers.slice(0, 20)) });
  }
  const said = [];
  for (const query of untold) {
    const { nearest, ...rest } = await index.unanswered(query);
    said.push({ ...rest, nearest: nearest && { words: nearest.words, numbers: nearest.numbers } });
  }
  return {
    answers,
    untold: said,
    families: families.map((word) => [words.family(word), ...words.variants(word).map(([other]) => other)]),
    lists: [words.OPTIONAL, words.SPOKEN, words.ASKING].map((list) => [...list].sort()),
    fetched,
    words: texts.map((text) => words.words(text)),
    marked: marked.map(([text, wanted]) => words.pieces(text, new Set(wanted))),
  };
}
