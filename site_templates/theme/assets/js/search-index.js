/* Asks the index (generator/publish/search/index.py writes it): fetches the files in which the words of a query
   stand, and the records that are shown. Knows nothing of the page. How much each hit counts stands in the
   index too: generator/publish/search/ranking.py says it. */

import { asks, family, fits, isShort, queryWords, stem, variants } from "./search-words.js";

const OFFERED = 5; /* names */

/* `fetchJson` takes an address relative to the folder of the index; `fetchKnown` gives the bytes from one place to
   another of the filter of known words. */
export function createIndex(fetchJson, fetchKnown) {
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

  /* What all its kin begin with */
  function beginning(word) {
    const [one, other] = [stem(word), family(word)];
    return (one.length < other.length ? one : other).replace(/[ey]$/, "");
  }

  const filesFor = (word, exactly = false) => filesOf(exactly || isShort(word) ? word : beginning(word), exactly || isShort(word));

  function likeness(word, other, exactly) {
    if (other === word) return first.ranking.exact;
    if (exactly || isShort(word) || other.includes(" ")) return 0;
    if (stem(other) === stem(word)) return first.ranking.stem;
    if (family(other) === family(word)) return first.ranking.family;
    return other.startsWith(word) ? first.ranking.begins : 0;
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
        const held = like === first.ranking.begins ? first.ranking.begun : 1;
        walk(part.at[n], (number, hit) => put(found, number, like * first.ranking.hits[hit], held, hit >= first.ranking.also));
      });
    }
    return found;
  }

  const emptied = () => ({ scores: new Float32Array(first.total), held: new Float32Array(first.total), named: new Uint8Array(first.total) });

  function put(found, number, score, held, named) {
    if (score > found.scores[number]) found.scores[number] = score;
    if (held > found.held[number]) found.held[number] = held;
    if (named) found.named[number] = 1;
  }

  function walk(steps, each) {
    let number = 0;
    for (const step of steps) {
      number += Math.floor(step / first.ranking.classes);
      each(number, step % first.ranking.classes);
    }
  }

  /* A word of the query that may be written in several ways, each of several words. */
  async function documentsOfAny({ ways, optional }, matched) {
    const other = ways[0].length === 1 && !optional ? variants(ways[0][0]) : [];
    const all = [...ways.map((parts) => [parts, parts.length > 1 ? first.ranking.parts / parts.length : 1]), ...other.map(([word, near]) => [[word], near])];
    const best = emptied();
    for (const [parts, weight] of all) {
      const own = new Set();
      const each = await Promise.all(parts.map((part) => documentsOf(part, own, optional)));
      best.scores.forEach((_, n) => {
        if (each.every(({ scores }) => scores[n])) {
          const held = Math.min(...each.map((one) => one.held[n]));
          put(best, n, weight * each.reduce((sum, { scores }) => sum + scores[n], 0), held, each.every(({ named }) => named[n]));
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

  async function run(wanted, asking = false) {
    const matched = new Set();
    const each = await Promise.all(wanted.map((one) => documentsOfAny(one, matched)));
    const others = await alikeIn(wanted);
    const bare = each.map(({ scores }) => !scores.some(Boolean));
    const instead = new Set();
    for (const { from, to, as, at } of others) {
      if (bare.slice(from, to).some(Boolean)) as.forEach((words) => instead.add(words));
      for (const words of as) if (!words.includes(" ")) matched.add(words); /* of a phrase, no word by itself */
      walk(at, (number, hit) => {
        for (let n = from; n < to; n++) put(each[n], number, first.ranking.alike * first.ranking.hits[hit], first.ranking.instead, false);
      });
    }
    return { ...ranked(wanted, each, await namedIn(wanted), ofPlaces(wanted, each), asking), matched, as: [...instead] };
  }

  /* The documents whose whole name stands in the query, with the words of the query that are the name: the longest
     of its names. */
  async function namedIn(wanted) {
    const found = new Map();
    for (const [from, to] of runs(wanted)) {
      const one = wanted.slice(from, to).map(({ whole }) => whole).join(" ");
      for (const part of await filesOf(one, true)) {
        const at = part.at[part.words.indexOf(one)];
        const counts = (number) => to - from === wanted.length || kindOf(number).named;
        const by = (hit) => (hit === first.ranking.whole ? first.ranking.named : hit === first.ranking.also && to - from > 1 && first.ranking.called);
        if (at) walk(at, (number, hit) => by(hit) && !found.has(number) && counts(number) && found.set(number, { words: wanted.slice(from, to), by: by(hit) }));
      }
    }
    return found;
  }

  /* All runs of words of the query that are not of grammar alone, as [from, to], the longest first */
  function runs(wanted) {
    const found = [];
    for (let length = wanted.length; length; length--) {
      for (let from = 0; from + length <= wanted.length; from++) {
        const some = wanted.slice(from, from + length);
        if (length === wanted.length || !some.every(({ optional }) => optional)) found.push([from, from + length]);
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

  function ranked(wanted, each, called, placed, asking) {
    const onlyOptional = wanted.every(({ optional }) => optional);
    const sums = new Float32Array(first.total);
    const covered = new Float32Array(first.total);
    const having = new Uint8Array(first.total);
    const names = new Uint8Array(first.total);
    const missing = [];
    const rare = new Map();
    let all = 0;
    let needed = 0;
    each.forEach(({ scores, held, named }, word) => {
      const optional = wanted[word].optional && !onlyOptional;
      const count = scores.reduce((sum, score) => sum + (score ? 1 : 0), 0);
      if (!count && !optional) missing.push(wanted[word]);
      const weight = Math.log(1 + first.total / (count || 1)) * (wanted[word].spoken ? first.ranking.speech : 1);
      if (!optional) {
        rare.set(wanted[word], weight);
        all += weight;
        needed += 1;
      }
      scores.forEach((score, n) => {
        if (!score) return;
        sums[n] += score * weight * (optional ? first.ranking.grammar : 1);
        if (optional) return;
        covered[n] += weight * held[n];
        having[n] += 1;
        names[n] += named[n];
      });
    });
    called.forEach(({ words, by }, number) => {
      const of = words.reduce((sum, word) => sum + (rare.get(word) ?? 0), 0);
      sums[number] += by * of;
    });
    for (const kind of first.kinds) for (let n = kind.from; n < kind.from + kind.count; n++) sums[n] *= kind.weight * (asking && kind.id === "question" ? first.ranking.asked : 1);
    const best = (least) => first.kinds.filter(({ weight }) => weight >= least)
      .reduce((most, kind) => covered.subarray(kind.from, kind.from + kind.count).reduce((a, b) => Math.max(a, b), most), 0);
    const most = best(first.ranking.evidence) || best(0);
    const complete = having.includes(needed);
    const numbers = [];
    /* What is of the site, and not called so, comes last. */
    const beside = new Uint8Array(first.total);
    for (const kind of first.kinds.filter(({ weight }) => weight < first.ranking.evidence)) {
      for (let n = kind.from; n < kind.from + kind.count; n++) beside[n] = Number(names[n] < needed);
    }
    /* Where nothing has all that is asked for, what is of the place comes before what is of the condition. */
    const isThere = (number) => !complete && placed.has(number);
    if (most) covered.forEach((of, number) => (of >= first.ranking.covered * most || isThere(number)) && numbers.push(number));
    for (const number of numbers) sums[number] *= (covered[number] / all) ** 2;
    numbers.sort((a, b) => isThere(b) - isThere(a) || beside[a] - beside[b] || sums[b] - sums[a] || a - b);
    const named = numbers.filter((number) => names[number] === needed && kindOf(number).named).slice(0, OFFERED);
    const whole = numbers.filter((number) => having[number] === needed).length;
    return { numbers, missing, complete, whole, named };
  }

  /* What is asked only where a word stands nowhere */
  async function missing() {
    const { createMissing } = await import("./search-missing.js");
    return createMissing({ run, file, near: first.near, fetchKnown });
  }

  return {
    kinds: async () => (await open()).kinds,

    /* The numbers of the records that hold all words of the query, or most of what they say, the best first, and how
       many there are of each kind. `whole` is how many hold all; where none does, `complete` is false. `named` are those that are
       called so; `as`, what words were looked for that stand nowhere themselves. Words that are none are replaced
       by near ones where nothing else is found (`instead` is the query that was asked then), unless `exactly`;
       where something is, `suggested` is such a query. */
    find: (query, exactly = false) => steadily(async () => {
      const all = queryWords(query);
      const wanted = all.slice(0, first.ranking.most);
      if (!wanted.length) return { numbers: [], named: [], as: [], missing: [], counts: {}, matched: new Set(), complete: true, empty: true };
      let found = await run(wanted, asks(query));
      let instead = "";
      let suggested = "";
      const better = found.missing.length && !exactly ? await (await missing()).corrected(wanted, found) : null;
      if (better) {
        const words = better.wanted.map(({ text }) => text).join(" ");
        if (found.numbers.length && !better.found.complete) suggested = words;
        else [found, instead] = [better.found, words];
      }
      return { ...found, counts: counted(found.numbers), instead, suggested, shortened: all.length > wanted.length };
    }),

    /* What is said where nothing is known: sentences, questions and lists, and what comes nearest to the words. */
    unanswered: (query) => steadily(async () => {
      const said = await file("unanswered");
      const near = await (await missing()).nearestTo(queryWords(query).slice(0, first.ranking.most), said.nearest);
      return { ...said, nearest: near && { ...near, counts: counted(near.numbers) } };
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
