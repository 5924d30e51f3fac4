/* Columns side by side: which rows there are, what is the same in them, and the sentence on top.
   Knows nothing of the page; every word of a cell comes from the generator. */

export const NOT_REPORTED = "not reported";

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
    .map((cell) => (cell.parts.length ? cell : { ...cell, words: "Nothing besides" }));
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
  const all = count === 2 ? "both" : "all";
  if (row.state === "same") return `The same in ${all}`;
  if (row.state === "shared") return `In ${all}`;
  if (row.state === "possible") return `The same possible values in ${all}; which it is, is not known`;
  if (row.state === "missing") return `${capital(row.cells[0].words || NOT_REPORTED)} for ${count === 2 ? "either" : "any"}`;
  return "";
}

/* Where else a part stands: "in both", "in all", "also in Okafor 2019", or nothing. */
export function sharedWords(part, column, labels) {
  if (part.columns.length < 2) return "";
  if (part.columns.length === labels.length) return labels.length === 2 ? "in both" : "in all";
  return `also in ${listed(part.columns.filter((n) => n !== column).map((n) => labels[n]))}`;
}

/* What is shared and what differs, in one sentence; `plan` says what to look at, in order. */
export function sentence(groups, count, plan, numbers) {
  const say = { groups, count, number: (n) => numbers[n] ?? n.toLocaleString("en-GB") };
  const clauses = plan.map((step) => CLAUSES[step.how](say, step)).filter(Boolean);
  const text = clauses.join("; ");
  return text && `${capital(text)}.`;
}

const CLAUSES = {
  /* "both used shared plots": only what all have is said; else that nothing is common to all. */
  shared({ groups, count }, step) {
    const row = find(groups, step.row);
    if (!row || row.cells.some((cell) => cell.certainty === "missing")) return "";
    const common = row.cells[0].parts.filter((part) => part.columns.length === count);
    return common.length ? `${everyone(count)} ${step.verb} ${listed(common.map((part) => part.text))}` : step.none;
  },

  /* "both were published in Sweden", "one was published in Sweden, one in Norway" */
  values({ groups, count, number }, step) {
    const row = find(groups, step.row);
    if (!row) return "";
    const values = new Map();
    const absent = new Map();
    for (const cell of row.cells) {
      if (cell.certainty === "missing" || !cell.parts.length) {
        const why = (cell.certainty === "missing" && cell.words) || NOT_REPORTED;
        absent.set(why, (absent.get(why) ?? 0) + 1);
      }
      else {
        const text = listed(cell.parts.map((part) => step.said?.[part.text] ?? part.text));
        const said = step.lower ? text.toLowerCase() : text;
        values.set(said, (values.get(said) ?? 0) + 1);
      }
    }
    if (!values.size) return "";
    if (values.size === 1 && !absent.size) return `${everyone(count)} ${step.many} ${step.joint} ${[...values.keys()][0]}`;
    const clauses = [...values].map(([text, n], at) => {
      const verb = at ? "" : `${n === 1 ? step.one : step.many} `;
      return `${number(n)} ${verb}${step.joint} ${text}`;
    });
    for (const [why, n] of absent) clauses.push(`for ${number(n)} this is ${why}`);
    return clauses.join(", ");
  },

  /* "they share six of nine themes" */
  rows({ groups, count, number }, step) {
    const rows = groups.find((group) => group.id === step.group)?.rows ?? [];
    const shared = rows.filter((row) => row.id.startsWith(step.begins) && row.cells.every((cell) => !cell.absent));
    return `${who(count)} share ${shared.length ? number(shared.length) : "none"} of ${amount(step.total, step, number)}`;
  },

  /* "four findings cite both" */
  parts({ groups, count, number }, step) {
    const rows = groups.find((group) => group.id === step.group)?.rows ?? [];
    const keys = new Set(
      rows.flatMap((row) => row.cells[0].parts)
        .filter((part) => part.kind === step.kind && part.columns.length === count)
        .map((part) => part.key),
    );
    if (!keys.size) return `${step.none} ${everyone(count)}`;
    return `${number(keys.size)} ${keys.size === 1 ? step.one : step.many} ${everyone(count)}`;
  },

  /* "they share four of ten studies" */
  count({ groups, count, number }, step) {
    const row = find(groups, step.row);
    if (!row) return "";
    const shared = row.cells[0].parts.filter((part) => part.columns.length === count).length;
    if (row.cells.every((cell) => !cell.parts.length) && row.state !== "shared") return "";
    return `${who(count)} share ${shared ? number(shared) : "none"} of ${amount(step.total, step, number)}`;
  },

  /* "participants are quoted in both" */
  voice({ groups, count, number }, step) {
    const row = find(groups, step.row);
    if (!row) return "";
    const labelled = `${step.kind}-labelled`;
    const there = row.cells.filter(({ parts }) => parts.some(({ kind }) => kind === step.kind || kind === labelled));
    const mark = there.some(({ parts }) => !parts.some(({ kind }) => kind === step.kind)) ? ` (${step.mark})` : "";
    const heard = there.length;
    if (heard === count) return `${step.who} in ${everyone(count)}${mark}`;
    if (heard) return `${step.who} in ${number(heard)} of them${mark}`;
    const open = row.cells.some(({ parts }) => parts.some(({ kind }) => kind === step.unsaid || kind.endsWith("-labelled")));
    return `${open ? step.nobody : step.who} in ${count === 2 ? "neither" : "none of them"}`;
  },
};

function capital(text) {
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}

function find(groups, id) {
  return groups.flatMap((group) => group.rows).find((row) => row.id === id);
}

function everyone(count) {
  return count === 2 ? "both" : `all ${["", "", "", "three", "four"][count] ?? count}`;
}

function who(count) {
  return count === 2 ? "they" : everyone(count);
}

function amount(count, { one, many }, number) {
  return `${number(count)} ${count === 1 ? one : many}`;
}

export function listed(items) {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
