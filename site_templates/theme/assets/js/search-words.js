/* Text to words, as generator/publish/search/words.py does it for the index, and what makes words alike. */
import { folded } from "./folding.js";

const LONGEST = 40;
const BETWEEN = "['’‘ʼ`´′\\-‐‑]";
const JOINED = new RegExp(`[\\p{L}\\p{N}]+(?:${BETWEEN}[\\p{L}\\p{N}]+)*`, "gu");
const PART = /[\p{L}\p{N}]+/gu;
/* The same in text with its accents and invisible characters */
const SHOWN = "(?:(?!\\u200b)[\\p{L}\\p{N}\\p{M}\\p{Cf}])+";
const SHOWN_JOINED = new RegExp(`${SHOWN}(?:${BETWEEN}${SHOWN})*`, "gu");
const SHOWN_PART = new RegExp(SHOWN, "gu");
const LONG_WORD = 6;
/* Words that a record need not hold to be found */
const OPTIONAL = new Set(
  ("a about an and are as at be by did do does for from has have how in is it of on or that the their there they"
    + " this to was were what when where which who why with").split(" "),
);

/* The words of a query: each with the ways in which it may stand in a text. "D'Arcy" is "darcy",
   or "d" and "arcy". */
export function queryWords(query) {
  return [...folded(query).matchAll(JOINED)].map(([text]) => {
    const parts = text.match(PART).map((part) => part.slice(0, LONGEST));
    return { text, optional: OPTIONAL.has(text), ways: parts.length > 1 ? [[parts.join("").slice(0, LONGEST)], parts] : [parts] };
  });
}

/* All words of a text: what the index holds of it. */
export function words(text) {
  return queryWords(text).flatMap(({ ways }) => ways.flat());
}

/* The text cut into pieces: [{text, hit}], where hit says that the piece is one of the wanted words. */
export function pieces(text, wanted) {
  const found = [];
  let end = 0;
  const add = (from, to, hit) => {
    if (to > from) found.push({ text: text.slice(from, to), hit, from });
  };
  for (const match of text.matchAll(SHOWN_JOINED)) {
    const whole = folded(match[0]).match(PART)?.join("").slice(0, LONGEST);
    const parts = wanted.has(whole) ? [match] : [...match[0].matchAll(SHOWN_PART)].filter((part) =>
      wanted.has(folded(part[0]).slice(0, LONGEST)));
    for (const part of parts) {
      const from = part === match ? match.index : match.index + part.index;
      add(end, from, false);
      add(from, from + part[0].length, true);
      end = from + part[0].length;
    }
  }
  add(end, text.length, false);
  return found;
}

/* An English word without its commonest endings; in other languages it does little, and no harm:
   a word is always found under itself too. */
export function stem(word) {
  let root = word;
  if (/[^aeiou]ies$/.test(root) && root.length > 4) root = `${root.slice(0, -3)}y`;
  else if (/[^siu]s$/.test(root) && root.length > 3) root = root.slice(0, -1);
  const shorter = root.replace(/(?:ation|ment|ness|ing|ed|ly)$/, "");
  if (shorter.length >= 4) root = shorter.replace(/([bdgklmnprt])\1$/, "$1");
  return root.length > 4 ? root.replace(/[eyi]$/, "") : root;
}

/* What every word with the same stem begins with */
export function stemStart(word) {
  return stem(word).replace(/[ey]$/, "");
}

/* How many letters must be put in, left out, changed or swapped to make one word of the other;
   anything above `most` is `most + 1`. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[other.length];
}

/* How many slips a word of this length is forgiven */
export function forgiven(word) {
  if (word.length < 4) return 0;
  return word.length < LONG_WORD ? 1 : 2;
}
