/* Asks the index (generator/publish/search/index.py writes it): fetches the files in which the words of a query
   stand, and the records that are shown. Knows nothing of the page. */

import { family, isUnspaced, queryWords, stem, variants } from "./search-words.js";

const CLASSES = 5;
const WEIGHTS = [0.6, 1, 1.3, 3, 3.5]; /* around or about, once, several times, in a name, a whole name */
const IN_NAME = 3;
const WHOLE_NAME = 4;
const EXACT = 1;
const SAME_STEM = 0.85;
const SAME_FAMILY = 0.6;
const BEGINS = 0.3;
const IN_PARTS = 0.7; /* "well" and "being" somewhere, for well-being */
const ALIKE = 0.7; /* another word for it */
const NAMED_SO = 5; /* the whole query is the name */
const OF_GRAMMAR = 0.1; /* words that a record need not hold count so much */
const EVIDENCE = 0.5; /* kinds that weigh less speak of the site */
const COVERED = 0.6; /* of what the best holds of a query that none holds whole */
const SHORTEST_BEGINNING = 3;
const MOST_WORDS = 12;
const TRIED = 3; /* near words that are looked up */
const OFFERED = 5; /* names */

/* `fetchJson` takes an address relative to the folder of the index; `fetchKnown` gives the bytes of the filter of
   known words. */
export function createIndex(fetchJson, fetchKnown) {
  let files = new Map();
  let first = null;
  let known = null;

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
      const before = first;
      first = null;
      if ((await open()).folder === before.folder) throw error;
      files = new Map();
      return ask();
    }
  }

  /* The files with every word that begins so; or with one word alone. */
  function filesOf(start, alone = false) {
    const last = alone ? start : `${start}\uffff`;
    let from = 0;
    while (from + 1 < first.words.length && first.words[from + 1] <= start) from++;
    const wanted = [];
    for (let n = from; n < first.words.length && first.words[n] <= last; n++) wanted.push(file(`words-${n}`));
    return Promise.all(wanted);
  }

  const isShort = (word) => word.length < SHORTEST_BEGINNING && !isUnspaced(word);

  /* What all its kin begin with */
  function beginning(word) {
    const [one, other] = [stem(word), family(word)];
    return (one.length < other.length ? one : other).replace(/[ey]$/, "");
  }

  const filesFor = (word, exactly = false) => filesOf(exactly || isShort(word) ? word : beginning(word), exactly || isShort(word));

  function likeness(word, other, exactly) {
    if (other === word) return EXACT;
    if (exactly || isShort(word) || other.includes(" ")) return 0;
    if (stem(other) === stem(word)) return SAME_STEM;
    if (family(other) === family(word)) return SAME_FAMILY;
    return other.startsWith(word) ? BEGINS : 0;
  }

  /* The documents of a word with the best of its hits in each, and where that is in a name; `matched`
     gathers the words. */
  async function documentsOf(word, matched, exactly) {
    const found = emptied();
    for (const part of await filesFor(word, exactly)) {
      part.words.forEach((other, n) => {
        const like = likeness(word, other, exactly);
        if (!like) return;
        matched.add(other);
        walk(part.at[n], (number, hit) => put(found, number, like * WEIGHTS[hit], hit >= IN_NAME));
      });
    }
    return found;
  }

  const emptied = () => ({ scores: new Float32Array(first.total), named: new Uint8Array(first.total) });

  function put(found, number, score, named) {
    if (score > found.scores[number]) found.scores[number] = score;
    if (named) found.named[number] = 1;
  }

  function walk(steps, each) {
    let number = 0;
    for (const step of steps) {
      number += Math.floor(step / CLASSES);
      each(number, step % CLASSES);
    }
  }

  /* A word of the query that may be written in several ways, each of several words. */
  async function documentsOfAny({ ways, optional }, matched) {
    const other = ways[0].length === 1 && !optional ? variants(ways[0][0]) : [];
    const all = [...ways.map((parts) => [parts, parts.length > 1 ? IN_PARTS / parts.length : 1]), ...other.map(([word, near]) => [[word], near])];
    const best = emptied();
    for (const [parts, weight] of all) {
      const own = new Set();
      const each = await Promise.all(parts.map((part) => documentsOf(part, own, optional)));
      best.scores.forEach((_, n) => {
        if (each.every(({ scores }) => scores[n])) {
          put(best, n, weight * each.reduce((sum, { scores }) => sum + scores[n], 0), each.every(({ named }) => named[n]));
        }
      });
      for (const word of own) {
        if (parts.length === 1 || !isShort(word)) matched.add(word);
      }
    }
    return best;
  }

  /* What words and phrases of the query find besides themselves: which of its words they are, as what, where. */
  async function alikeIn(wanted) {
    const found = [];
    for (let from = 0; from < wanted.length; from++) {
      for (const part of await filesFor(wanted[from].whole)) {
        for (const [phrase, [as, at]] of Object.entries(part.alike)) {
          const words = phrase.split(" ");
          if (fits(words, wanted, from)) found.push({ from, to: from + words.length, as, at });
        }
      }
    }
    return found;
  }

  const fits = (words, wanted, from) => words.every((word, n) => wanted[from + n] && like(word, wanted[from + n].whole));
  const like = (one, other) => one === other || (!isShort(one) && !isShort(other) && stem(one) === stem(other));

  async function run(wanted) {
    const matched = new Set();
    const each = await Promise.all(wanted.map((one) => documentsOfAny(one, matched)));
    const others = await alikeIn(wanted);
    const bare = each.map(({ scores }) => !scores.some(Boolean));
    const instead = new Set();
    for (const { from, to, as, at } of others) {
      if (bare.slice(from, to).some(Boolean)) as.forEach((words) => instead.add(words));
      for (const words of as) if (!words.includes(" ")) matched.add(words); /* of a phrase, no word by itself */
      walk(at, (number, hit) => {
        for (let n = from; n < to; n++) put(each[n], number, ALIKE * WEIGHTS[hit], false);
      });
    }
    return { ...ranked(wanted, each, await namedSo(wanted), ofPlaces(wanted, each)), matched, as: [...instead] };
  }

  /* The documents that are called as the whole query says, or its words without those of grammar. */
  async function namedSo(wanted) {
    const name = (words) => words.map(({ whole }) => whole).join(" ");
    const found = new Set();
    for (const one of new Set([name(wanted), name(wanted.filter(({ optional }) => !optional))])) {
      for (const part of one ? await filesOf(one, true) : []) {
        const at = part.at[part.words.indexOf(one)];
        if (at) walk(at, (number, hit) => hit === WHOLE_NAME && found.add(number));
      }
    }
    return found;
  }

  /* The studies of the places that the query names. */
  function ofPlaces(wanted, each) {
    const found = new Set();
    const studies = first.kinds.find(({ id }) => id === "study");
    for (const words of studies ? first.places.map((place) => place.split(" ")) : []) {
      for (let from = 0; from + words.length <= wanted.length; from++) {
        if (!fits(words, wanted, from)) continue;
        for (let n = studies.from; n < studies.from + studies.count; n++) {
          if (words.every((_, word) => each[from + word].named[n])) found.add(n);
        }
      }
    }
    return found;
  }

  function ranked(wanted, each, so, placed) {
    const onlyOptional = wanted.every(({ optional }) => optional);
    const sums = new Float32Array(first.total);
    const covered = new Float32Array(first.total);
    const names = new Uint8Array(first.total);
    const missing = [];
    let whole = 0;
    let needed = 0;
    each.forEach(({ scores, named }, word) => {
      const optional = wanted[word].optional && !onlyOptional;
      const count = scores.reduce((sum, score) => sum + (score ? 1 : 0), 0);
      if (!count && !optional) missing.push(wanted[word]);
      const rare = Math.log(1 + first.total / (count || 1));
      if (!optional) {
        whole += rare;
        needed += 1;
      }
      scores.forEach((score, n) => {
        if (!score) return;
        sums[n] += score * rare * (optional ? OF_GRAMMAR : 1);
        if (optional) return;
        covered[n] += rare;
        names[n] += named[n];
      });
    });
    so.forEach((number) => (sums[number] += NAMED_SO * whole));
    for (const kind of first.kinds) for (let n = kind.from; n < kind.from + kind.count; n++) sums[n] *= kind.weight;
    const best = (least) => first.kinds.filter(({ weight }) => weight >= least)
      .reduce((most, kind) => covered.subarray(kind.from, kind.from + kind.count).reduce((a, b) => Math.max(a, b), most), 0);
    const most = best(EVIDENCE) || best(0);
    const complete = most > whole - 0.001;
    const least = complete ? whole - 0.001 : COVERED * most;
    const numbers = [];
    /* Where nothing has all that is asked for, what is of the place comes before what is of the condition. */
    const isThere = (number) => !complete && placed.has(number);
    if (most) covered.forEach((of, number) => (of >= least || isThere(number)) && numbers.push(number));
    for (const number of numbers) sums[number] *= (covered[number] / whole) ** 2;
    numbers.sort((a, b) => isThere(b) - isThere(a) || sums[b] - sums[a] || a - b);
    const named = numbers.filter((number) => names[number] === needed && kindOf(number).named).slice(0, OFFERED);
    return { numbers, missing, complete, named };
  }

  /* Words of the index that are a slip or two away, the nearest and commonest first; none for a word that
     there is. */
  async function nearWords(word) {
    const { distance, forgiven } = await import("./slips.js");
    const most = forgiven(word);
    if (!most || await isWord(word)) return [];
    const letters = new Set([...word.slice(0, 2)].map((letter) => (/[a-z]/.test(letter) ? letter : "_")));
    const held = [...letters].filter((letter) => first.near.includes(letter));
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
    const { isKnown } = await import("./known-words.js");
    known ??= fetchKnown();
    try {
      return isKnown(await known, word);
    } catch {
      known = null;
      return true; /* then nothing is suggested */
    }
  }

  /* The query with the words that stand nowhere, and are none, replaced by near ones, where that finds more: the
     nearest that helps, and of equally near ones that which finds most. */
  async function corrected(wanted, found) {
    let best = null;
    for (const missing of found.missing) {
      let better = null;
      for (const { word: near, away } of await nearWords(missing.whole)) {
        const tried = (best?.wanted ?? wanted).map((one) => (one === missing ? { text: near, whole: near, ways: [[near]] } : one));
        const result = await run(tried);
        const gain = result.missing.length < (better ?? best ?? { found }).found.missing.length;
        const more = better?.away === away && result.numbers.length > better.found.numbers.length && result.complete >= better.found.complete;
        if (gain || more) better = { wanted: tried, found: result, away };
      }
      best = better ?? best;
    }
    return best;
  }

  /* What comes nearest to words of which nothing is known, by the list of everyday words. */
  async function nearestTo(wanted, nearest) {
    for (const [phrase, others] of Object.entries(nearest)) {
      const words = phrase.split(" ");
      if (!wanted.some((_, from) => fits(words, wanted, from))) continue;
      for (const other of others) {
        const found = await run(queryWords(other));
        if (found.complete && found.numbers.length) return { words: other, ...found, counts: counted(found.numbers) };
      }
    }
    return null;
  }

  return {
    kinds: async () => (await open()).kinds,

    /* The numbers of the records that hold all words of the query, the best first, and how many there are
       of each kind. Where none holds all, those that hold most (`complete` is false). `named` are those that are
       called so; `as`, what words were looked for that stand nowhere themselves. Words that are none are replaced
       by near ones where nothing else is found (`instead` is the query that was asked then), unless `exactly`;
       where something is, `suggested` is such a query. */
    find: (query, exactly = false) => steadily(async () => {
      const all = queryWords(query);
      const wanted = all.slice(0, MOST_WORDS);
      if (!wanted.length) return { numbers: [], named: [], as: [], missing: [], counts: {}, matched: new Set(), complete: true, empty: true };
      let found = await run(wanted);
      let instead = "";
      let suggested = "";
      const better = found.missing.length && !exactly ? await corrected(wanted, found) : null;
      if (better) {
        const words = better.wanted.map(({ text }) => text).join(" ");
        if (found.numbers.length) suggested = words;
        else [found, instead] = [better.found, words];
      }
      return { ...found, counts: counted(found.numbers), instead, suggested, shortened: all.length > wanted.length };
    }),

    /* What is said where nothing is known: sentences, questions and lists, and what comes nearest to the words. */
    unanswered: (query) => steadily(async () => {
      const said = await file("unanswered");
      return { ...said, nearest: await nearestTo(queryWords(query).slice(0, MOST_WORDS), said.nearest) };
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

  function counted(numbers) {
    const counts = Object.fromEntries(first.kinds.map((kind) => [kind.id, 0]));
    for (const number of numbers) counts[kindOf(number).id] += 1;
    return counts;
  }

  function kindOf(number) {
    return first.kinds.find((kind) => number < kind.from + kind.count);
  }
}
