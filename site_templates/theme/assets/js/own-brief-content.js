/* What stands on the paper of a brief, whatever it is drawn as: sections of blocks, numbered footnotes, a
   checklist, references. `found` holds what was picked, each with the record whose file it stands in. */

import { FULL, LENGTHS } from "./own-brief-address.js";
import { shortened } from "./picks.js";

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const number = (n) => NUMBERS[n] ?? String(n);
const many = (n, one, more = `${one}s`) => `${number(n)} ${n === 1 ? one : more}`;

export const FACTS = "At a glance";
export const REFERENCES = "Studies named here";
export const DEFAULT_TITLE = "Evidence brief";
export const COUNTED = "Counted by this site from the review’s citations and quotes. It is no judgement of the evidence.";
export const PLAIN = "In plain words, by the editors of this site";

/* found: [{kind, id, record, part}] in the reader's order; choice: {length, out}. What can be left out is a part
   with a key, and every part of whatever length is named in `parts`: key → label. Cautions go with what they
   are said of, whatever the length. */
export function briefContent(found, words, data, root, choice) {
  const notes = [];
  const cards = new Map();
  const sources = new Set();
  const parts = new Map();
  const out = new Set(choice.out);
  const note = (text, path) => notes.push({ text, href: path ? new URL(path, root).href : "" });
  const of = (kind) => found.filter((one) => one.kind === kind);
  const holds = (shortest) => LENGTHS.indexOf(choice.length) >= LENGTHS.indexOf(shortest);
  const use = (record, studies = Object.keys(record.studies ?? {})) => {
    for (const id of studies) if (record.studies?.[id]) cards.set(id, record.studies[id]);
    for (const source of record.sources ?? []) sources.add(source);
  };
  const cautioned = (texts) => (texts?.length ? [{ type: "caution", texts }] : []);

  /* What blocks() gives, unless the length or the reader leaves it out. */
  function part(key, label, shortest, blocks) {
    parts.set(key, label);
    return holds(shortest) && !out.has(key) ? blocks() : [];
  }

  function statement(one, key) {
    const soft = holds("findings") ? [one.ties, one.rests].filter(Boolean).join(" ") : "";
    return { text: one.text, cautions: one.cautions ?? [], soft, note: note(one.note, one.path), ...(key ? { key } : {}) };
  }

  function whole(kind, record) {
    use(record);
    const base = `${kind}.${record.id}`;
    const under = (name, title, shortest, blocks) => part(`${base}.${name}`, `${record.label}: ${title}`, shortest,
      () => [{ type: "subhead", text: title, key: `${base}.${name}` }, ...blocks()]);
    const texts = holds(FULL) ? record.text ?? [] : (record.text ?? []).slice(0, 1);
    const last = (list, n, source) => (n === list.length - 1 ? { note: source() } : {});
    const said = record.statements ?? [];
    for (const one of said) parts.set(`${base}.says.${one.id}`, `${record.label}: “${shortened(one.text)}”`);
    return [
      { type: "head", text: record.label, path: record.path },
      ...texts.map((text, n) => ({ type: "p", text, ...last(texts, n, () => note(record.note, record.path)) })),
      ...cautioned(record.cautions),
      ...(record.plain ? under("plain", PLAIN, FULL, () => [
        ...(record.plain.changed ? [{ type: "p", soft: true, text: `This text may be out of date. ${record.plain.changed}` }] : []),
        ...record.plain.text.map((text, n) => ({ type: "p", text, ...last(record.plain.text, n, () => note(record.plain.note, record.path)) })),
      ]) : []),
      ...(said.length ? under("says", "What the review says", "findings", () => {
        const kept = said.filter((one) => !out.has(`${base}.says.${one.id}`));
        const gone = said.length - kept.length;
        return [
          { type: "list", items: kept.map((one) => statement(one, `${base}.says.${one.id}`)) },
          ...(gone ? [{ type: "p", soft: true, text: `${gone} of ${said.length} statements ${gone === 1 ? "was" : "were"} left out by whoever put this brief together.` }] : []),
        ];
      }) : []),
      ...(record.rests?.length ? under("rests", "What it rests on", "findings", () => [
        { type: "p", text: record.rests.join(" "), note: note(COUNTED, record.path) },
      ]) : []),
    ];
  }

  function findings(list) {
    const themes = new Map();
    for (const one of list) themes.set(one.record.id, [...(themes.get(one.record.id) ?? []), one]);
    return [...themes.values()].flatMap((group) => [
      { type: "head", text: group[0].record.label, path: group[0].record.path },
      {
        type: "list",
        items: group.map(({ record, part: piece }) => {
          use(record, piece.studies ?? []);
          return statement(piece);
        }),
      },
    ]);
  }

  function quote({ record, part: piece }) {
    use(record, piece.studies ?? []);
    return [
      { type: "quote", text: piece.text, lang: piece.language, who: piece.who, note: note(piece.note, piece.path) },
      ...cautioned(piece.cautions),
    ];
  }

  function study({ record }) {
    use(record);
    const key = `study.${record.id}.facts`;
    return [
      { type: "head", text: record.label, path: record.path },
      { type: "p", text: record.text[0], lang: record.language, note: note(record.note, record.path) },
      ...cautioned(record.cautions),
      ...part(key, `${record.label}: ${FACTS}`, "findings", () => [
        { type: "subhead", text: FACTS, key },
        { type: "facts", rows: record.facts ?? [], note: note(record.facts_note, record.path) },
      ]),
    ];
  }

  const whole_themes = new Set(of("theme").map((one) => one.id));
  const alone = of("finding").filter((one) => !whole_themes.has(one.record.id));
  const sections = [
    ["What the review concludes", of("interpretation").flatMap((one) => whole("interpretation", one.record))],
    ["Themes", of("theme").flatMap((one) => whole("theme", one.record))],
    ["Findings", findings(alone)],
    ["Quotes", of("quote").flatMap(quote)],
    ["Studies at a glance", of("study").flatMap(study)],
  ].filter(([, blocks]) => blocks.length).map(([title, blocks]) => ({ title, blocks }));
  const [checked] = part("check", CHECK_TITLE, "findings", () => [checklist([...cards.values()], data)]);
  const [references] = part("references", REFERENCES, "findings", () => [[...cards.values()].map((card) => card.reference).sort((a, b) => a.localeCompare(b, "en"))]);
  const [hasNotes] = part("notes", "Notes", "headlines", () => [true]);
  return {
    title: words.title || DEFAULT_TITLE,
    lede: `From ${data.review}: ${contents(found, data)}. ${data.confidence} The small numbers lead to the source of each statement.`,
    sections,
    checklist: checked ?? null,
    words,
    hasNotes: Boolean(hasNotes),
    notes,
    references: references ?? [],
    sources: [...sources].map((id) => data.sources[id]).filter(Boolean).map(([label, text]) => `${label}: ${text}`),
    parts,
  };
}

/* "two themes, one quote" */
export function contents(found, data) {
  const used = Object.entries(data.kinds).map(([kind, { one, many: more }]) => {
    const n = found.filter((item) => item.kind === kind).length;
    return n ? many(n, one, more) : "";
  }).filter(Boolean);
  const last = used.pop() ?? "";
  return used.length ? `${used.join(", ")} and ${last}` : last;
}

/* What the studies report of their settings, question by question; what none reports is named apart. */
export function checklist(cards, data) {
  const rows = [];
  const silent = [];
  for (const [id, label] of data.questions) {
    const counts = new Map();
    const absent = new Map();
    for (const card of cards) {
      const values = card.setting?.[id];
      if (!values) more(absent, new Map(card.absent).get(id) ?? "not reported");
      for (const value of values ?? []) more(counts, value);
    }
    if (!counts.size) silent.push({ label, why: [...absent.keys()].join(" or ") });
    else rows.push({ id, label, words: valuesWords(counts, absent, cards.length) });
  }
  return { rows, silent: cards.length ? silent : [], studies: cards.length, of: cards.length === 1 ? "study" : many(cards.length, "study", "studies") };
}

function more(counts, value) {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function valuesWords(counts, absent, all) {
  const ranked = [...counts].sort((a, b) => b[1] - a[1]);
  const told = ranked.map(([value, n]) => (all > 1 ? `${value.replace(/\.$/, "")} (${n === all ? "all" : number(n)})` : value)).join("; ");
  return [told, ...[...absent].map(([why, n]) => `${why} for ${number(n)}`)].join("; ");
}

export const CHECK_HEADS = ["What to compare", "In the studies", "The same here?", "Different here: what, and does it matter?"];
export const CHECK_TITLE = "What is the same, what is different where we are";
export function checkWords({ studies, of, rows, silent }) {
  if (!studies) return ["No study is cited or quoted for what is in this brief, so that there is no setting to compare with."];
  const said = [`What the sources report of the ${of} that this brief rests on, to hold against your own place.${studies > 1 && rows.length ? " In brackets: the number of studies." : ""}`];
  for (const why of new Set(silent.map((one) => one.why))) {
    const labels = silent.filter((one) => one.why === why).map((one) => one.label);
    said.push(`${why[0].toUpperCase()}${why.slice(1)} of ${studies === 1 ? "this study" : "any of them"}: ${labels.join("; ")}. Whether these are the same cannot be told from this review.`);
  }
  return said;
}
