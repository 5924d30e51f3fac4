/* Columns side by side: which rows there are, what is the same in them, and the sentence on top.
   Knows nothing of the page; every word of a cell comes from the generator. */

import { OF_ROWS, OF_VALUES, absentFor, citeAll, haveAll, haveNone, quotedIn, share } from "./compare-words.js";
import { _, listed } from "./words.js";

export const notReported = () => _("not reported");

/* Groups of rows, in the columns' own order:
   [{id, title, rows: [{id, label, path, folded, state, cells}]}]. A cell is a column's row, or
   {words, absent: true} where the column has none. The state is one of
   "same" (all say the same), "possible" (the same possible values, so perhaps not the same),
   "missing" (absent for all, for one reason), "shared" (what all have of a long list; a row with the rest follows)
   and "different". Parts that stand in several columns know in which. */
export function sideBySide(columns) {
  const groups = [];
  columns.forEach((column, n) => {
    for (const group of column.groups) {
      let known = groups.find((one) => one.id === group.id);
      if (!known) groups.push((known = { id: group.id, title: group.title, absent: group.absent ?? "", rows: new Map() }));
      for (const row of group.rows ?? []) {
        if (!known.rows.has(row.id)) {
          known.rows.set(row.id, {
            id: row.id,
            label: row.label,
            path: row.path ?? "",
            at: row.at ?? 0,
            folded: Boolean(row.folded),
            rest: row.rest ?? "",
            cells: columns.map((one) => ({ words: reasonOf(one, group.id, row.id) ?? known.absent, parts: [], absent: true, certainty: "missing" })),
          });
        }
        known.rows.get(row.id).cells[n] = {
          words: row.words ?? "",
          parts: row.parts ?? [],
          absent: false,
          certainty: row.certainty ?? "known",
        };
      }
    }
  });
  return groups
    .map(({ id, title, rows }) => ({
      id,
      title,
      rows: [...rows.values()].sort((one, other) => one.at - other.at).map(judged).flatMap(parted),
    }))
    .filter((group) => group.rows.length);
}

/* Why a column has no such row, where its record says more than the group does. */
function reasonOf(column, group, row) {
  return column.groups.find((one) => one.id === group)?.reasons?.[row];
}

function judged(row) {
  const where = new Map();
  row.cells.forEach((cell, n) => {
    for (const key of new Set(cell.parts.map((part) => part.key))) where.set(key, [...(where.get(key) ?? []), n]);
  });
  const cells = row.cells.map((cell) => ({
    ...cell,
    parts: cell.parts.map((part) => ({ ...part, columns: where.get(part.key) })),
  }));
  return { ...row, cells, state: stateOf(cells) };
}

/* A long list whose beginning all columns share: what is shared once, then the rest. */
function parted(row) {
  const common = row.cells[0].parts.filter((part) => part.columns.length === row.cells.length);
  if (!row.rest || row.state !== "different" || !common.length) return [row];
  const cells = (pick) => row.cells.map((cell) => ({ ...cell, parts: cell.parts.filter(pick) }));
  const shared = { ...row, cells: cells((part) => part.columns.length === row.cells.length), state: "shared" };
  const rest = cells((part) => part.columns.length < row.cells.length)
    .map((cell) => (cell.parts.length ? cell : { ...cell, words: _("Nothing besides") }));
  return [shared, { ...row, id: `${row.id}-rest`, label: row.rest, cells: rest }];
}

function stateOf(cells) {
  const first = cells[0];
  const alike = cells.every(
    (cell) => cell.words === first.words && cell.absent === first.absent && sameKeys(cell.parts, first.parts)
      && cell.certainty === first.certainty,
  );
  if (!alike) return "different";
  return { known: "same", possible: "possible", missing: "missing" }[first.certainty];
}

function sameKeys(some, others) {
  const keys = new Set(some.map((part) => part.key));
  const otherKeys = new Set(others.map((part) => part.key));
  return keys.size === otherKeys.size && [...keys].every((key) => otherKeys.has(key));
}

/* Whether a row is quiet, and left out where only differences are wanted. What is only possibly the same
   is no difference that anybody reported. */
export function isQuiet(row) {
  return row.state !== "different";
}

/* What a quiet row says of itself. */
export function stateWords(row, count) {
  return OF_ROWS[row.state]?.(count, capital(row.cells[0].words || notReported())) ?? "";
}

/* Where else a part stands: "in both", "in all", "also in Okafor 2019", or nothing. */
export function sharedWords(part, column, labels) {
  if (part.columns.length < 2) return "";
  if (part.columns.length === labels.length) return labels.length === 2 ? _("in both") : _("in all");
  return _("also in {others}", { others: listed(part.columns.filter((n) => n !== column).map((n) => labels[n])) });
}

/* What is shared and what differs, in one sentence; `plan` says what to look at, in order. */
export function sentence(groups, count, plan) {
  const clauses = plan.map((step) => CLAUSES[step.how](groups, count, step)).filter(Boolean);
  const text = clauses.join("; ");
  return text && `${capital(text)}.`;
}

const CLAUSES = {
  /* "both used shared plots": only what all have is said; else that nothing is common to all. */
  shared(groups, count, step) {
    const row = find(groups, step.row);
    if (!row || row.cells.some((cell) => cell.certainty === "missing")) return "";
    const common = row.cells[0].parts.filter((part) => part.columns.length === count);
    return common.length ? haveAll(count, listed(common.map((part) => part.text)), step) : haveNone(step.noun);
  },

  /* "both were published in Sweden", "one was published in Sweden, one in Norway" */
  values(groups, count, step) {
    const row = find(groups, step.row);
    if (!row) return "";
    const values = new Map();
    const absent = new Map();
    for (const cell of row.cells) {
      if (cell.certainty === "missing" || !cell.parts.length) {
        const why = (cell.certainty === "missing" && cell.words) || notReported();
        absent.set(why, (absent.get(why) ?? 0) + 1);
      }
      else {
        const text = listed(cell.parts.map((part) => step.said?.[part.text] ?? part.text));
        const said = step.lower ? text.toLowerCase() : text;
        values.set(said, (values.get(said) ?? 0) + 1);
      }
    }
    if (!values.size) return "";
    const words = OF_VALUES[step.of];
    if (values.size === 1 && !absent.size) {
      const [what] = values.keys();
      return count === 2 ? words.both(what) : words.every(count, what);
    }
    const clauses = [...values].map(([text, n], at) => (at ? words.others(n, text) : words.some(n, text)));
    for (const [why, n] of absent) clauses.push(absentFor(n, why));
    return clauses.join(", ");
  },

  /* "they share six of nine themes" */
  rows(groups, count, step) {
    const rows = groups.find((group) => group.id === step.group)?.rows ?? [];
    const shared = rows.filter((row) => row.id.startsWith(step.begins) && row.cells.every((cell) => !cell.absent));
    return share(count, shared.length, step.total, true);
  },

  /* "four findings cite both" */
  parts(groups, count, step) {
    const rows = groups.find((group) => group.id === step.group)?.rows ?? [];
    const keys = new Set(
      rows.flatMap((row) => row.cells[0].parts)
        .filter((part) => part.kind === step.kind && part.columns.length === count)
        .map((part) => part.key),
    );
    return citeAll(count, keys.size);
  },

  /* "they share four of ten studies" */
  count(groups, count, step) {
    const row = find(groups, step.row);
    if (!row) return "";
    const shared = row.cells[0].parts.filter((part) => part.columns.length === count).length;
    if (row.cells.every((cell) => !cell.parts.length) && row.state !== "shared") return "";
    return share(count, shared, step.total, false);
  },

  /* "participants are quoted in both" */
  voice(groups, count, step) {
    const row = find(groups, step.row);
    if (!row) return "";
    const labelled = `${step.kind}-labelled`;
    const there = row.cells.filter(({ parts }) => parts.some(({ kind }) => kind === step.kind || kind === labelled));
    const marked = there.some(({ parts }) => !parts.some(({ kind }) => kind === step.kind));
    const open = row.cells.some(({ parts }) => parts.some(({ kind }) => kind === step.unsaid || kind.endsWith("-labelled")));
    const said = quotedIn(count, there.length, open);
    return marked ? `${said} (${step.mark})` : said;
  },
};

function capital(text) {
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}

function find(groups, id) {
  return groups.flatMap((group) => group.rows).find((row) => row.id === id);
}
