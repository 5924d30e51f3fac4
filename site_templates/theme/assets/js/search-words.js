/* Text to words, as generator/publish/search/words.py does it for the index, and what makes words alike. */
import { folded } from "./folding.js";

const LONGEST = 40;
const SHORTEST_BEGINNING = 3;
const BETWEEN = "['’‘ʼ`´′\\-‐‑]";
const JOINED = new RegExp(`[\\p{L}\\p{N}]+(?:${BETWEEN}[\\p{L}\\p{N}]+)*`, "gu");
const PART = /[\p{L}\p{N}]+/gu;
/* The same in text with its accents and invisible characters */
const SHOWN = "(?:(?!\\u200b)[\\p{L}\\p{N}\\p{M}\\p{Cf}])+";
const SHOWN_JOINED = new RegExp(`${SHOWN}(?:${BETWEEN}${SHOWN})*`, "gu");
const SHOWN_PART = new RegExp(SHOWN, "gu");
/* Scripts that put no spaces between words: in a run of their letters, every two neighbours stand for a word. */
const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff"
  + "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const ONE_UNSPACED = new RegExp(`[${UNSPACED}]`, "u");
const RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
/* Words that a record need not hold to be found */
export const OPTIONAL = new Set(
  ("a about also although am among an and another any are as at be because been being beside besides between"
    + " beyond both but by can could did do does doing done each either even ever every except for from get gets"
    + " getting got had has have having he her here hers herself him himself his how i if in into is it its"
    + " itself just like may me mean meaning means might mine much must my myself need needs neither nor now of"
    + " on one ones only onto or other others our ours ourselves own per quite rather really same shall she"
    + " should since so some still such tell than that the their theirs them themselves then there these they"
    + " this those though throughout to too toward towards unless until upon us very via was we were what when"
    + " where whether which while who whom whose why will with within would yet you your yours yourself").split(" "),
);

/* Words of everyday speech, which say little of what is looked for */
export const SPOKEN = new Set(
  ("able actually again allow always anybody anyone anything around ask asked asking back become bit bring came can't"
    + " cannot come comes coming different ever everybody everyone everything feel feels find finding found give given gives"
    + " giving go goes going gone good happen happened happens help hear isn't keep kind kinds know knows known less let"
    + " like likely look looking lot lots made make makes making many maybe more most never new now often particular"
    + " people person put puts right said say saying says see seen somebody someone something sometimes sort sorts start"
    + " sure take taken takes taking talk talking thing things think thinks thought today tried try trying turn use used"
    + " useful uses using usually want wanted wants way ways went wish work working works").split(" "),
);
export const ASKING = new Set("am are can could did do does has have how is must should was were what when where which who whose why will would".split(" "));

/* Whether a query is put as a question */
export const asks = (query) => /\?\s*$/.test(query) || ASKING.has(folded(query).match(PART)?.[0]);

/* The words of a query: each with the ways in which it may stand in a text. "D'Arcy" is "darcy",
   or "d" and "arcy"; `whole` is the one of its ways that is a single word. */
export function queryWords(query) {
  return [...folded(query).matchAll(JOINED)].map(([text]) => {
    const whole = text.match(PART).map((part) => part.slice(0, LONGEST)).join("").slice(0, LONGEST);
    const parts = isUnspaced(text) ? text.match(PART).flatMap(neighbours) : text.match(PART).map((part) => part.slice(0, LONGEST));
    /* A word that is looked for may go on where it ends */
    const asked = isUnspaced(text) && parts.length > 1 ? parts.filter((part) => [...part].length > 1 || !isUnspaced(part)) : parts;
    return { text, whole, parts, optional: OPTIONAL.has(text) || OPTIONAL.has(whole), spoken: SPOKEN.has(text), ways: asked.length > 1 ? [[whole], asked] : [asked] };
  });
}

/* Whether a word is too short for others to begin with it */
export const isShort = (word) => word.length < SHORTEST_BEGINNING && !isUnspaced(word);

/* Whether words stand in a query from one of its words on, each in some form of it */
export const fits = (words, wanted, from) => words.every((word, n) => wanted[from + n] && isForm(word, wanted[from + n].whole));
const isForm = (one, other) => one === other || (!isShort(one) && !isShort(other) && stem(one) === stem(other));

/* Whether a text has letters of a script that puts no spaces between words. */
export function isUnspaced(text) {
  return ONE_UNSPACED.test(text);
}

function neighbours(part) {
  return part.match(RUN).flatMap((run) => {
    if (!isUnspaced(run)) return [run.slice(0, LONGEST)];
    const letters = [...run];
    return letters.map((letter, n) => letter + (letters[n + 1] ?? ""));
  });
}

/* All words of a text: what the index holds of it. */
export function words(text) {
  return queryWords(text).flatMap(({ whole, parts }) => (parts.length > 1 && !isUnspaced(whole) ? [whole, ...parts] : parts));
}

/* The text cut into pieces: [{text, hit}], where hit says that the piece is one of the wanted words. */
export function pieces(text, wanted) {
  const found = [];
  let end = 0;
  const add = (from, to, hit) => {
    if (to > from) found.push({ text: text.slice(from, to), hit, from });
  };
  for (const match of text.matchAll(SHOWN_JOINED)) {
    if (isUnspaced(match[0])) {
      for (const [from, to] of hitsInRun(match[0], wanted)) {
        add(end, match.index + from, false);
        add(match.index + from, match.index + to, true);
        end = match.index + to;
      }
      continue;
    }
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

/* Where letters that stand for wanted words lie in a run, as [from, to]. */
function hitsInRun(run, wanted) {
  const letters = [];
  for (let at = 0; at < run.length;) {
    const shown = String.fromCodePoint(run.codePointAt(at));
    for (const letter of folded(shown)) letters.push({ letter, from: at, to: at + shown.length });
    if (!folded(shown) && letters.length) letters.at(-1).to = at + shown.length; /* a mark of the letter before it */
    at += shown.length;
  }
  const hits = [];
  const hit = ({ from, to }) => {
    if (hits.length && from <= hits.at(-1)[1]) hits.at(-1)[1] = Math.max(to, hits.at(-1)[1]);
    else hits.push([from, to]);
  };
  letters.forEach((one, n) => {
    const next = letters[n + 1];
    if (next ? wanted.has(one.letter + next.letter) : wanted.has(one.letter)) [one, next].filter(Boolean).forEach(hit);
  });
  return hits;
}

/* An English word without its commonest endings; in other languages it does little, and no harm:
   a word is always found under itself too. */
export function stem(word) {
  const root = singular(word);
  const shorter = root.replace(/(?:ation|ment|ness|ing|ed|ly)$/, "");
  return bare(shorter.length >= 4 ? shorter : root);
}

/* What words of one family have in common: accept, acceptance and acceptability; paternalism and
   paternalistic; Africa and African. Every word of the family begins with it. */
export function family(word) {
  let root = singular(word);
  for (let before = ""; before !== root;) {
    before = root;
    root = root.replace(DERIVED, (_, rest) => rest).replace(ENDED, (_, rest) => rest);
  }
  return bare(root);
}

const DERIVED = /^(.{4,}?)(?:[ai]bility|[ai]ble|istic|ism|ic(?:s|al|ally)?|[ai]sation|[ai]zation|ation|ative|ate|ment|ness|ing|ed|ly|less|ful|ship|hood|ity|er|i[sz](?:ed?|ing))$/;
const ENDED = /^(.{5,}?)(?:[ae]nce|[ae]ncy|[ae]nt|ist|ion|ive|i?al|or|(?<=[^aeiou]a|ia)n)$/;

function singular(word) {
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  return /[^siu]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

/* Without the last vowel and without a doubled letter, which come and go with endings */
function bare(root) {
  const once = root.length > 4 ? root.replace(/([bdgklmnprt])\1$/, "$1") : root;
  return once.length > 4 ? once.replace(/[aeyi]$/, "") : once;
}

/* How else a word may stand in a text, each with how near it is: as English spells it elsewhere, or without
   the in- or un- that denies it. */
export function variants(word) {
  const found = SPELLINGS.filter(([one]) => one.test(word)).map(([one, other]) => [word.replace(one, other), SPELT]);
  const denied = NOT.exec(word);
  if (denied) found.push([denied[1] ?? denied[2], DENIED]);
  return found.filter(([other]) => other !== word);
}

const SPELT = 0.95;
const DENIED = 0.6;
const SPELLINGS = [
  [/^(.{3,})iz(e[ds]?|ing|ations?|ers?)$/, "$1is$2"],
  [/^(.{3,})is(e[ds]?|ing|ations?|ers?)$/, "$1iz$2"],
  [/^(behavi|col|fav|flav|harb|hon|hum|lab|neighb|rum|tum|vig)or/, "$1our"],
  [/^(behavi|col|fav|flav|harb|hon|hum|lab|neighb|rum|tum|vig)our/, "$1or"],
  [/(cent|fib|lit|met|theat)er(?:e(d)|(s?))$/, "$1re$2$3"],
  [/(cent|fib|lit|met|theat)re(?:(d)|(s?))$/, (_, root, ed, s) => `${root}er${ed ? "ed" : s}`],
  [/^(.*)(?:ae|oe)(.*)$/, "$1e$2"],
  [/^(an|gyn|orthop|h|leuk|p)e(d|m|c|a)/, "$1ae$2"],
  [/program$/, "programme"],
  [/programme/, "program"],
  [/(ana|para|cata|dia)lyz/, "$1lys"],
  [/(.{3})ll(ed|ing|ers?)$/, "$1l$2"],
  [/(.{3}[ei])l(ed|ing|ers?)$/, "$1ll$2"],
];
const NOT = /^(?:in(.{3,}(?:able|ible|al|ally|ality|alities|ity|ities|ent|ence|ency|ant|ate|ately|ive))|un((?!der|iv|it|io|iq|le|ti).{4,}))$/;
