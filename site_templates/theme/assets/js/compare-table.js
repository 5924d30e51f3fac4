/* The table of the page that compares, from rows to elements: a real table, with roles that hold where a
   phone shows its rows one below the other. All text of records comes in as text, never as markup. */

import { button, h } from "./dom.js";
import { isQuiet, notReported, sharedWords, stateWords } from "./compare-rows.js";
import { leftOut } from "./compare-words.js";
import { _ } from "./words.js";

/* `left` is the number of rows that were left out; `opened` holds the ids of rows that stand open. */
export function table(groups, columns, { only, opened, base, caption, left }) {
  const labels = columns.map((column) => column.label);
  const view = { columns, labels, opened, base, span: columns.length };
  const heads = columns.map((column) => h("th", { scope: "col", role: "columnheader" }, anchor(column.label, column.path, base),
    ...(column.about ? [" ", h("span", { class: "ev-about" }, column.about)] : [])));
  const bodies = groups.map((group) => [group, only ? group.rows.filter((row) => !isQuiet(row)) : group.rows]);
  const whole = h("table", { class: `ev-compare__table ev-compare__table--${columns.length}`, role: "table" },
    h("caption", { class: "ev-visually-hidden" }, caption),
    h("thead", { role: "rowgroup" },
      h("tr", { role: "row" }, h("td", { class: "ev-compare__corner", role: "cell" }), ...heads)),
    ...bodies.filter(([, rows]) => rows.length).map(([group, rows]) => bodyOf(group, rows, view)));
  if (!left) return whole;
  const all = document.createDocumentFragment();
  all.append(whole, h("p", { class: "ev-compare__left" },
    leftOut(columns.length, left, onlyUnreported(groups))));
  return all;
}

/* Whether all that no column has is absent because the sources do not say it. */
function onlyUnreported(groups) {
  const missing = groups.flatMap((group) => group.rows).filter((row) => row.state === "missing");
  return missing.every((row) => row.cells[0].words === notReported());
}

function bodyOf(group, rows, view) {
  const heading = h("th", { scope: "rowgroup", role: "rowheader", colspan: view.span + 1 }, group.title);
  return h("tbody", { role: "rowgroup" },
    h("tr", { class: "ev-compare__group", role: "row" }, heading), ...rows.map((row) => rowOf(row, view)));
}

function rowOf(row, view) {
  const cells = isQuiet(row) ? [mergedCell(row, view)] : row.cells.map((cell, n) => cellOf(cell, n, row, view));
  const folds = row.folded && row.cells.some((cell) => cell.parts.length);
  return h("tr", { class: `ev-compare__row ev-compare__row--${row.state}`, role: "row" },
    h("th", { scope: "row", role: "rowheader" },
      row.path ? anchor(row.label, row.path, view.base) : row.label, folds && unfold(row, cells, view)),
    ...cells);
}

/* One cell for all columns: the value once, and that it is the same. */
function mergedCell(row, view) {
  const missing = row.state === "missing";
  return h("td", { role: "cell", colspan: view.span, "aria-colspan": view.span },
    ...(missing ? [] : contentOf(row.cells[0], 0, row, view, { alone: true })),
    h("p", { class: `ev-compare__same${missing ? " ev-compare__same--missing" : ""}` }, stateWords(row, view.span)));
}

function cellOf(cell, n, row, view) {
  const absent = cell.absent || cell.certainty === "missing";
  return h("td", { class: absent && "ev-compare__absent", role: "cell" },
    h("p", { class: "ev-compare__who", "aria-hidden": "true" }, view.labels[n]),
    ...contentOf(cell, n, row, view, { alone: false }));
}

function contentOf(cell, n, row, view, { alone }) {
  const found = [];
  if (cell.words) found.push(h("p", { class: "ev-compare__words" }, cell.words, row.folded && marks(cell.parts)));
  if (!cell.parts.length) return found;
  const single = !row.folded && row.cells.every((one) => one.parts.length < 2);
  const kind = `${row.folded ? " ev-compare__parts--folded" : ""}${row.rest ? " ev-compare__parts--line" : ""}`;
  found.push(h("ul", { class: `ev-compare__parts${kind}`, hidden: row.folded },
    ...cell.parts.map((part) => partOf(part, n, view, alone || single))));
  return found;
}

function partOf(part, n, view, alone) {
  const voice = part.kind && part.kind !== "finding";
  const words = voice ? `“${part.text}”` : part.text;
  const text = part.path && !part.kind ? anchor(part.text, part.path, view.base) : h("span", {}, words);
  if (part.language) text.lang = part.language;
  const shared = alone ? "" : sharedWords(part, n, view.labels);
  const opens = part.kind && [". ", opener(part, voice ? quoteNamed : findingNamed, view)];
  return h("li", { class: voice ? "ev-compare__part ev-compare__part--quote" : "ev-compare__part" }, text,
    ...(shared ? [" ", h("span", { class: "ev-compare__shared" }, shared)] : []),
    ...(part.note ? [" ", h("small", { class: "ev-compare__note" }, part.note, ...(opens || []))] : []));
}

/* Long words are no link themselves: a short one follows them. */
function opener(part, what, view) {
  const link = anchor(_("Open"), part.path, view.base);
  link.append(h("span", { class: "ev-visually-hidden" }, " ", what(part.text.slice(0, 60))));
  return link;
}

const quoteNamed = (text) => _("the quote: {text}", { text });
const findingNamed = (text) => _("the finding: {text}", { text });

/* A small mark for each finding and quote: the words beside them say the same. */
function marks(parts) {
  return h("span", { class: "ev-compare__marks", "aria-hidden": "true" }, ...parts.slice(0, 24).map((part) => {
    const voice = part.kind && part.kind !== "finding";
    const shared = part.columns.length > 1 ? " ev-compare__mark--shared" : "";
    return h("i", { class: `ev-compare__mark ev-compare__mark--${voice ? "quote" : "finding"}${shared}` });
  }));
}

/* One button a row: what it shows stands in every column. */
function unfold(row, cells, view) {
  const words = h("span");
  const control = button(words, () => {
    const open = control.getAttribute("aria-expanded") !== "true";
    if (open) view.opened.add(row.id);
    else view.opened.delete(row.id);
    show(open);
  }, { class: "ev-compare__unfold", "data-ev-row": row.id });
  control.append(h("span", { class: "ev-visually-hidden" }, `: ${row.label}`));
  const show = (open) => {
    control.setAttribute("aria-expanded", String(open));
    words.textContent = open ? _("Hide the words") : _("Show the words");
    for (const cell of cells) for (const list of cell.querySelectorAll(".ev-compare__parts")) list.hidden = !open;
  };
  show(view.opened.has(row.id));
  return control;
}

const anchor = (text, path, base) => h("a", { href: new URL(path, base).href }, text);
