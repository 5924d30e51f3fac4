/* What stands on the paper of a brief, whatever it is drawn as: sections of blocks, numbered footnotes, a
   checklist, references. `found` holds what was picked, each with the record whose file it stands in. */

import { FULL, LENGTHS } from "./own-brief-address.js";
import { shortened } from "./picks.js";
import { _, figures, listed, ngettext, number, pgettext } from "./words.js";

/* What several of the forms of a brief say. */
export const SAID = {
  facts: () => _("At a glance"),
  references: () => _("Studies named here"),
  title: () => _("Evidence brief"),
  counted: () => _("Counted by this site from the review’s citations and quotes. It is no judgement of the evidence."),
  plain: () => _("In plain words, by the editors of this site"),
  check: () => _("What is the same, what is different where we are"),
  heads: () => [_("What to compare"), _("In the studies"), _("The same here?"), _("Different here: what, and does it matter?")],
  other: () => _("Anything else that matters here"),
  notes: () => _("Notes"),
  by: () => _("Written by whoever put this brief together, not by the review."),
  sources: () => _("Read from"),
};

const COUNTED = {
  interpretation: (n) => ngettext("{number} conclusion", "{number} conclusions", n, { number: number(n) }),
  theme: (n) => ngettext("{number} theme", "{number} themes", n, { number: number(n) }),
  finding: (n) => ngettext("{number} finding", "{number} findings", n, { number: number(n) }),
  quote: (n) => ngettext("{number} quote", "{number} quotes", n, { number: number(n) }),
  study: (n) => ngettext("{number} study", "{number} studies", n, { number: number(n) }),
};

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
      ...(record.plain ? under("plain", SAID.plain(), FULL, () => [
        ...(record.plain.changed ? [{ type: "p", soft: true, text: [_("This text may be out of date."), record.plain.changed].join(" ") }] : []),
        ...record.plain.text.map((text, n) => ({ type: "p", text, ...last(record.plain.text, n, () => note(record.plain.note, record.path)) })),
      ]) : []),
      ...(said.length ? under("says", _("What the review says"), "findings", () => {
        const kept = said.filter((one) => !out.has(`${base}.says.${one.id}`));
        const gone = said.length - kept.length;
        return [
          { type: "list", items: kept.map((one) => statement(one, `${base}.says.${one.id}`)) },
          ...(gone ? [{ type: "p", soft: true, text: ngettext("{count} of {total} statements was left out by whoever put this brief together.", "{count} of {total} statements were left out by whoever put this brief together.", gone, { total: figures(said.length) }) }] : []),
        ];
      }) : []),
      ...(record.rests?.length ? under("rests", _("What it rests on"), "findings", () => [
        { type: "p", text: record.rests.join(" "), note: note(SAID.counted(), record.path) },
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
      ...part(key, `${record.label}: ${SAID.facts()}`, "findings", () => [
        { type: "subhead", text: SAID.facts(), key },
        { type: "facts", rows: record.facts ?? [], note: note(record.facts_note, record.path) },
      ]),
    ];
  }

  const whole_themes = new Set(of("theme").map((one) => one.id));
  const alone = of("finding").filter((one) => !whole_themes.has(one.record.id));
  const sections = [
    [_("What the review concludes"), of("interpretation").flatMap((one) => whole("interpretation", one.record))],
    [_("Themes"), of("theme").flatMap((one) => whole("theme", one.record))],
    [_("Findings"), findings(alone)],
    [_("Quotes"), of("quote").flatMap(quote)],
    [_("Studies at a glance"), of("study").flatMap(study)],
  ].filter(([, blocks]) => blocks.length).map(([title, blocks]) => ({ title, blocks }));
  const [checked] = part("check", SAID.check(), "findings", () => [checklist([...cards.values()], data)]);
  const [references] = part("references", SAID.references(), "findings", () => [[...cards.values()].map((card) => card.reference).sort((a, b) => a.localeCompare(b, "en"))]);
  const [hasNotes] = part("notes", SAID.notes(), "headlines", () => [true]);
  return {
    title: words.title || SAID.title(),
    lede: [_("From {review}: {contents}.", { review: data.review, contents: contents(found, data) }), data.confidence,
      _("The small numbers lead to the source of each statement.")].join(" "),
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
  const counts = Object.keys(data.kinds).map((kind) => [kind, found.filter((item) => item.kind === kind).length]);
  return listed(counts.filter(([, n]) => n).map(([kind, n]) => COUNTED[kind](n)));
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
      if (!values) more(absent, new Map(card.absent).get(id) ?? _("not reported"));
      for (const value of values ?? []) more(counts, value);
    }
    if (!counts.size) silent.push({ label, why: listed([...absent.keys()], "or") });
    else rows.push({ id, label, words: valuesWords(counts, absent, cards.length) });
  }
  return { rows, silent: cards.length ? silent : [], studies: cards.length };
}

function more(counts, value) {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function valuesWords(counts, absent, all) {
  const ranked = [...counts].sort((a, b) => b[1] - a[1]);
  const told = ranked.map(([value, n]) => (all > 1 ? `${value.replace(/\.$/, "")} (${n === all ? pgettext("studies", "all") : number(n)})` : value)).join("; ");
  return [told, ...[...absent].map(([why, n]) => _("{why} for {number}", { why, number: number(n) }))].join("; ");
}

export function checkWords({ studies, rows, silent }) {
  if (!studies) return [_("No study is cited or quoted for what is in this brief, so that there is no setting to compare with.")];
  const reported = ngettext("What the sources report of the study that this brief rests on, to hold against your own place.",
    "What the sources report of the {number} studies that this brief rests on, to hold against your own place.", studies, { number: number(studies) });
  const said = [studies > 1 && rows.length ? [reported, _("In brackets: the number of studies.")].join(" ") : reported];
  for (const why of new Set(silent.map((one) => one.why))) {
    const labels = silent.filter((one) => one.why === why).map((one) => one.label);
    const values = { why: `${why[0].toUpperCase()}${why.slice(1)}`, things: labels.join("; ") };
    said.push(studies === 1
      ? _("{why} of this study: {things}. Whether these are the same cannot be told from this review.", values)
      : _("{why} of any of them: {things}. Whether these are the same cannot be told from this review.", values));
  }
  return said;
}
