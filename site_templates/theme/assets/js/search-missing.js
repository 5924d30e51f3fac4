/* What is asked where a word of a query stands nowhere: near words, and what comes nearest to it. Fetched only then. */

import { isKnown, partOf } from "./known-words.js";
import { fits, queryWords } from "./search-words.js";
import { distance, forgiven } from "./slips.js";

const TRIED = 3; /* near words that are looked up */

/* `run` asks the index for the words of a query, `file` fetches one of its files; `near` are the first letters of
   words of which it has lists; `fetchKnown` gives the bytes from one place to another of the filter of known words. */
export function createMissing({ run, file, near, fetchKnown }) {
  /* Words of the index that are a slip or two away, the nearest and commonest first; none for a word that
     there is. */
  async function nearWords(word) {
    const most = forgiven(word);
    if (!most || await isWord(word)) return [];
    const letters = new Set([...word.slice(0, 2)].map((letter) => (/[a-z]/.test(letter) ? letter : "_")));
    const held = [...letters].filter((letter) => near.includes(letter));
    const found = [];
    for (const words of await Promise.all(held.map((letter) => file(`near-${letter}`)))) {
      for (let n = 0; n < words.length; n += 2) {
        const away = distance(word, words[n], most);
        if (away <= most) found.push({ word: words[n], away: away + (words[n][0] === word[0] ? 0 : 0.5), count: words[n + 1] });
      }
    }
    found.sort((a, b) => a.away - b.away || b.count - a.count || (a.word < b.word ? -1 : 1));
    return found.slice(0, TRIED);
  }

  async function isWord(word) {
    try {
      return isKnown(await fetchKnown(...partOf(word)), word);
    } catch {
      return true; /* then nothing is suggested */
    }
  }

  return {
    /* The query with the words that stand nowhere, and are none, replaced by near ones, where that finds more: the
       nearest that helps, and of equally near ones that which finds most. */
    async corrected(wanted, found) {
      let best = null;
      for (const missing of found.missing) {
        let better = null;
        for (const { word, away } of await nearWords(missing.whole)) {
          const tried = (best?.wanted ?? wanted).map((one) => (one === missing ? { text: word, whole: word, ways: [[word]] } : one));
          const result = await run(tried);
          const gain = result.missing.length < (better ?? best ?? { found }).found.missing.length;
          const more = better?.away === away && result.whole > better.found.whole && result.complete >= better.found.complete;
          if (gain || more) better = { wanted: tried, found: result, away };
        }
        best = better ?? best;
      }
      return best;
    },

    /* What comes nearest to words of which nothing is known, by the list of everyday words. */
    async nearestTo(wanted, nearest) {
      for (const [phrase, others] of Object.entries(nearest)) {
        const words = phrase.split(" ");
        if (!wanted.some((_, from) => fits(words, wanted, from))) continue;
        for (const other of others) {
          const found = await run(queryWords(other));
          if (found.complete && found.numbers.length) return { words: other, ...found };
        }
      }
      return null;
    },
  };
}
