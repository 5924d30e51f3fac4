/* The table of the page that compares, from rows to elements: a real table, with roles that hold where a
   phone shows its rows one below the other. All text of records comes in as text, never as markup. */

import { NOT_REPORTED, isQuiet, sharedWords, stateWords } from "./compare-rows.js";

/* `left` is the number of rows that were left out; `opened` holds the ids of rows that stand open. */
export function table(groups, columns, { only, opened, base, caption, left }) {
  const labels = columns.map((column) => column.label);
  const view = { columns, labels, opened, base, span: columns.length };
  const whole = make("table", `ev-compare__table ev-compare__table--${columns.length}`, { role: "table" });
  const title = make("caption", "ev-visually-hidden");
  title.textContent = caption;
  const head = make("thead", "", { role: "rowgroup" });
  const top = make("tr", "", { role: "row" });
  top.append(make("td", "ev-compare__corner", { role: "cell" }));
  columns.forEach((column) => {
    const cell = make("th", "", { scope: "col", role: "columnheader" });
    cell.append(anchor(column.label, column.path, base));
    top.append(cell);
  });
  head.append(top);
  whole.append(title, head);
  for (const group of groups) {
    const rows = only ? group.rows.filter((row) => !isQuiet(row)) : group.rows;
    if (rows.length) whole.append(bodyOf(group, rows, view));
  }
  if (!left) return whole;
  const all = document.createDocumentFragment();
  const note = make("p", "ev-compare__left");
  note.textContent = `${left} ${left === 1 ? "row, which is" : "rows, which are"} the same in ${
    columns.length === 2 ? "both" : "all"} or not ${onlyUnreported(groups) ? "reported" : "known"}, ${left === 1 ? "is" : "are"} left out.`;
  all.append(whole, note);
  return all;
}

/* Whether all that no column has is absent because the sources do not say it. */
function onlyUnreported(groups) {
  const missing = groups.flatMap((group) => group.rows).filter((row) => row.state === "missing");
  return missing.every((row) => row.cells[0].words === NOT_REPORTED);
}

function bodyOf(group, rows, view) {
  const body = make("tbody", "", { role: "rowgroup" });
  const line = make("tr", "ev-compare__group", { role: "row" });
  const heading = make("th", "", { scope: "rowgroup", role: "rowheader", colspan: view.span + 1 });
  heading.textContent = group.title;
  line.append(heading);
  body.append(line, ...rows.map((row) => rowOf(row, view)));
  return body;
}

function rowOf(row, view) {
  const line = make("tr", `ev-compare__row ev-compare__row--${row.state}`, { role: "row" });
  const heading = make("th", "", { scope: "row", role: "rowheader" });
  heading.append(row.path ? anchor(row.label, row.path, view.base) : row.label);
  line.append(heading);
  const merged = isQuiet(row);
  const cells = merged ? [mergedCell(row, view)] : row.cells.map((cell, n) => cellOf(cell, n, row, view));
  if (row.folded && row.cells.some((cell) => cell.parts.length)) heading.append(unfold(row, cells, view));
  line.append(...cells);
  return line;
}

/* One cell for all columns: the value once, and that it is the same. */
function mergedCell(row, view) {
  const cell = make("td", "", { role: "cell", colspan: view.span, "aria-colspan": view.span });
  const said = make("p", "ev-compare__same");
  said.textContent = stateWords(row, view.span);
  if (row.state === "missing") said.classList.add("ev-compare__same--missing");
  else cell.append(...contentOf(row.cells[0], 0, row, view, { alone: true }));
  cell.append(said);
  return cell;
}

function cellOf(cell, n, row, view) {
  const one = make("td", cell.absent || cell.certainty === "missing" ? "ev-compare__absent" : "", { role: "cell" });
  const who = make("p", "ev-compare__who", { "aria-hidden": "true" });
  who.textContent = view.labels[n];
  one.append(who, ...contentOf(cell, n, row, view, { alone: false }));
  return one;
}

function contentOf(cell, n, row, view, { alone }) {
  const found = [];
  if (cell.words) {
    const words = make("p", "ev-compare__words");
    words.textContent = cell.words;
    if (row.folded) words.append(marks(cell.parts));
    found.push(words);
  }
  if (!cell.parts.length) return found;
  const single = !row.folded && row.cells.every((one) => one.parts.length < 2);
  const list = make("ul", `ev-compare__parts${row.folded ? " ev-compare__parts--folded" : ""}${row.rest ? " ev-compare__parts--line" : ""}`);
  list.append(...cell.parts.map((part) => partOf(part, n, view, alone || single)));
  if (row.folded) list.hidden = true;
  found.push(list);
  return found;
}

function partOf(part, n, view, alone) {
  const voice = part.kind && part.kind !== "finding";
  const item = make("li", voice ? "ev-compare__part ev-compare__part--quote" : "ev-compare__part");
  const text = part.path && !part.kind ? anchor(part.text, part.path, view.base) : make("span");
  if (!text.textContent) text.textContent = voice ? `“${part.text}”` : part.text;
  if (part.language) text.lang = part.language;
  item.append(text);
  const shared = alone ? "" : sharedWords(part, n, view.labels);
  if (shared) {
    const mark = make("span", "ev-compare__shared");
    mark.textContent = shared;
    item.append(" ", mark);
  }
  if (part.note) {
    const note = make("small", "ev-compare__note");
    note.textContent = part.note;
    item.append(" ", note);
    if (part.kind) note.append(". ", opener(part, voice ? "quote" : "finding", view));
  }
  return item;
}

/* Long words are no link themselves: a short one follows them. */
function opener(part, what, view) {
  const link = anchor("Open", part.path, view.base);
  const more = make("span", "ev-visually-hidden");
  more.textContent = ` the ${what}: ${part.text.slice(0, 60)}`;
  link.append(more);
  return link;
}

/* A small mark for each finding and quote: the words beside them say the same. */
function marks(parts) {
  const all = make("span", "ev-compare__marks", { "aria-hidden": "true" });
  for (const part of parts.slice(0, 24)) {
    const voice = part.kind && part.kind !== "finding";
    const shared = part.columns.length > 1 ? " ev-compare__mark--shared" : "";
    all.append(make("i", `ev-compare__mark ev-compare__mark--${voice ? "quote" : "finding"}${shared}`));
  }
  return all;
}

/* One button a row: what it shows stands in every column. */
function unfold(row, cells, view) {
  const button = make("button", "ev-compare__unfold", { type: "button", "aria-expanded": "false" });
  const what = make("span", "ev-visually-hidden");
  what.textContent = `: ${row.label}`;
  const words = make("span");
  const show = (open) => {
    button.setAttribute("aria-expanded", String(open));
    words.textContent = open ? "Hide the words" : "Show the words";
    for (const cell of cells) for (const list of cell.querySelectorAll(".ev-compare__parts")) list.hidden = !open;
  };
  button.dataset.evRow = row.id;
  button.append(words, what);
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    if (open) view.opened.add(row.id);
    else view.opened.delete(row.id);
    show(open);
  });
  show(view.opened.has(row.id));
  return button;
}

function anchor(text, path, base) {
  const link = make("a");
  link.href = new URL(path, base).href;
  link.textContent = text;
  return link;
}

function make(tag, className = "", attributes = {}) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
