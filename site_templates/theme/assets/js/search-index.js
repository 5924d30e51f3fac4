/* Asks the index (generator/publish/search/index.py writes it): fetches the files in which the words of a query
   stand, and the records that are shown. Knows nothing of the page. */

import { distance, forgiven, queryWords, stem, stemStart } from "./search-words.js";

const CLASSES = 3;
const WEIGHTS = [1, 1.3, 3]; /* once or around, several times, in a name */
const EXACT = 1;
const SAME_STEM = 0.8;
const BEGINS = 0.5;
const IN_PARTS = 0.7; /* "well" and "being" somewhere, for well-being */
const SHORTEST_BEGINNING = 3;
const MOST_WORDS = 12;
const TRIED = 3; /* near words that are looked up */

/* `fetchJson` takes an address relative to the folder of the index. */
export function createIndex(fetchJson) {
  let files = new Map();
  let first = null;

  function file(name) {
    if (!files.has(name)) {
      const answer = fetchJson(`${first.folder}/${name}.json`);
      answer.catch(() => files.delete(name));
      files.set(name, answer);
    }
    return files.get(name);
  }

  async function open() {
    first ??= await fetchJson("index.json");
    return first;
  }

  /* A site that was published anew in the meantime has another folder: then once more. */
  async function steadily(ask) {
    await open();
    try {
      return await ask();
    } catch (error) {
      const known = first;
      first = null;
      if ((await open()).folder === known.folder) throw error;
      files = new Map();
      return ask();
    }
  }

  /* Every word of the index that begins so, with its documents; or one word alone. */
  async function wordsBeginningWith(start, alone = false) {
    const last = alone ? start : `${start}\uffff`;
    let from = 0;
    while (from + 1 < first.words.length && first.words[from + 1] <= start) from++;
    const wanted = [];
    for (let n = from; n < first.words.length && first.words[n] <= last; n++) wanted.push(file(`words-${n}`));
    const found = [];
    for (const part of await Promise.all(wanted)) {
      part.words.forEach((word, n) => {
        if (word.startsWith(start)) found.push([word, part.at[n]]);
      });
    }
    return found;
  }

  /* The documents of one word, with the best of its hits in each; `matched` gathers the words. */
  async function documentsOf(word, matched, exactly) {
    const scores = new Float32Array(first.total);
    const root = stem(word);
    const short = exactly || word.length < SHORTEST_BEGINNING;
    for (const [other, steps] of await wordsBeginningWith(short ? word : stemStart(word), short)) {
      const likeness = other === word ? EXACT
        : short ? 0
          : stem(other) === root ? SAME_STEM
            : other.startsWith(word) ? BEGINS : 0;
      if (!likeness) continue;
      matched.add(other);
      let number = 0;
      for (const step of steps) {
        number += Math.floor(step / CLASSES);
        scores[number] = Math.max(scores[number], likeness * WEIGHTS[step % CLASSES]);
      }
    }
    return scores;
  }

  /* A word of the query that may be written in several ways, each of several words. */
  async function documentsOfAny({ ways, optional }, matched) {
    const found = await Promise.all(
      ways.map(async (parts) => {
        const own = new Set();
        const each = await Promise.all(parts.map((part) => documentsOf(part, own, optional)));
        const scores = each.reduce((all, one) => all.map((score, n) => (score && one[n] ? score + one[n] : 0)));
        if (parts.length > 1) scores.forEach((score, n) => (scores[n] = (score * IN_PARTS) / parts.length));
        for (const word of own) {
          if (parts.length === 1 || word.length >= SHORTEST_BEGINNING) matched.add(word);
        }
        return scores;
      }),
    );
    return found.reduce((all, one) => all.map((score, n) => Math.max(score, one[n])));
  }

  async function run(wanted) {
    const matched = new Set();
    const each = await Promise.all(wanted.map((one) => documentsOfAny(one, matched)));
    const sums = new Float32Array(first.total);
    const hits = new Uint8Array(first.total);
    const missing = [];
    const onlyOptional = wanted.every(({ optional }) => optional);
    let needed = 0;
    each.forEach((scores, word) => {
      const optional = wanted[word].optional && !onlyOptional;
      const count = scores.reduce((sum, score) => sum + (score ? 1 : 0), 0);
      if (!count && !optional) missing.push(wanted[word]);
      if (!optional) needed += 1;
      const rare = Math.log(1 + first.total / (count || 1));
      scores.forEach((score, n) => {
        if (!score) return;
        sums[n] += score * rare;
        if (!optional) hits[n] += 1;
      });
    });
    const most = hits.reduce((best, n) => Math.max(best, n), 0);
    const numbers = [];
    if (most) hits.forEach((n, number) => n === most && numbers.push(number));
    numbers.sort((a, b) => sums[b] - sums[a] || a - b);
    return { numbers, matched, missing, complete: most === needed };
  }

  /* Words of the index that are a slip or two away, the nearest and commonest first. */
  async function nearWords(word) {
    const most = forgiven(word);
    if (!most) return [];
    const letters = new Set([...word.slice(0, 2)].map((letter) => (/[a-z]/.test(letter) ? letter : "_")));
    const known = [...letters].filter((letter) => first.near.includes(letter));
    const found = [];
    for (const held of await Promise.all(known.map((letter) => file(`near-${letter}`)))) {
      for (let n = 0; n < held.length; n += 2) {
        const away = distance(word, held[n], most);
        if (away <= most) found.push({ word: held[n], away: away + (held[n][0] === word[0] ? 0 : 0.5), count: held[n + 1] });
      }
    }
    found.sort((a, b) => a.away - b.away || b.count - a.count || (a.word < b.word ? -1 : 1));
    return found.slice(0, TRIED);
  }

  /* The query with the words that stand nowhere replaced by near ones, where that finds more: the nearest
     that helps, and of equally near ones that which finds most. */
  async function corrected(wanted, found) {
    let best = null;
    for (const missing of found.missing) {
      let better = null;
      for (const { word: near, away } of await nearWords(missing.ways[0][0])) {
        const tried = (best?.wanted ?? wanted).map((one) => (one === missing ? { text: near, ways: [[near]] } : one));
        const result = await run(tried);
        const gain = result.missing.length < (better ?? best ?? { found }).found.missing.length;
        const more = better?.away === away && result.numbers.length > better.found.numbers.length && result.complete >= better.found.complete;
        if (gain || more) better = { wanted: tried, found: result, away };
      }
      best = better ?? best;
    }
    return best;
  }

  return {
    kinds: async () => (await open()).kinds,
    lists: async () => (await open()).lists,

    /* The numbers of the records that hold all words of the query, the best first, and how many there are
       of each kind. Where none holds all, those that hold most (`complete` is false). Words that stand
       nowhere are replaced by near ones, unless `exactly` (`instead` is the query that was asked then). */
    find: (query, exactly = false) => steadily(async () => {
      const all = queryWords(query);
      const wanted = all.slice(0, MOST_WORDS);
      if (!wanted.length) return { numbers: [], counts: {}, matched: new Set(), complete: true, empty: true };
      let found = await run(wanted);
      let instead = "";
      if (found.missing.length && !exactly) {
        const better = await corrected(wanted, found);
        if (better) {
          found = better.found;
          instead = better.wanted.map(({ text }) => text).join(" ");
        }
      }
      const counts = Object.fromEntries(first.kinds.map((kind) => [kind.id, 0]));
      for (const number of found.numbers) counts[kindOf(number).id] += 1;
      return { ...found, counts, instead, shortened: all.length > wanted.length };
    }),

    /* Those of the numbers that are of one of these kinds; all, where none is named. */
    ofKinds: (numbers, kinds) => (kinds.length ? numbers.filter((n) => kinds.includes(kindOf(n).id)) : numbers),

    records: (numbers) => steadily(() => Promise.all(
      numbers.map(async (number) => {
        const together = await file(`records-${Math.floor(number / first.together)}`);
        return { ...together[number % first.together], kind: kindOf(number) };
      }),
    )),
  };

  function kindOf(number) {
    return first.kinds.find((kind) => number < kind.from + kind.count);
  }
}
