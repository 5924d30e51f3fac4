/* The shown matrix on the screen: what differs from the whole one that the page brings is changed in the picture
   and in the table, and put back afterwards. */
import { h } from "./dom.js";
import { told } from "./chart-model.js";
import { _ } from "./words.js";

const LINE = 46; /* letters */

/* `cellAt` gives a cell of the table by its point, `lineAt` a row of it by its id. Returns show(model). */
export function createScreen(root, cellAt, lineAt) {
  const box = root.querySelector("[data-ev-part=without]");
  const touched = new Map(); /* elements with what they were */

  function show(model) {
    for (const undo of touched.values()) undo();
    touched.clear();
    box.hidden = !model.left;
    box.replaceChildren(...(model.left ? wordsOf(model) : []));
    if (!model.left) return;
    const marks = new Map([...root.querySelectorAll(".ev-chart__mark[data-ev-open]")].map((mark) => [mark.dataset.evOpen, mark]));
    for (const row of model.rows) {
      if (row.out) leaveOut(row.id);
      for (const cell of row.cells) {
        if (!cell.changed) continue;
        changeMark(marks.get(cell.point), cell, told(model, row, cell));
        changeCell(cellAt(cell.point), cell);
      }
    }
  }

  function leaveOut(id) {
    for (const row of root.querySelectorAll(`[data-ev-row="${CSS.escape(id)}"]`)) {
      row.classList.add("ev-matrix__row--left-out");
      touched.set(row, () => row.classList.remove("ev-matrix__row--left-out"));
      add(row.querySelector(".ev-matrix__label"), h("span", { class: "ev-visually-hidden" }, ", ", _("left out")));
    }
    add(lineAt(id).querySelector("th"), h("small", {}, " (", _("left out"), ")"));
  }

  function changeMark(mark, cell, words) {
    const at = (name, point) => mark.querySelector(`[data-ev-${name}="${CSS.escape(point)}"]`);
    const square = mark.querySelector(`rect[data-ev-point="${CSS.escape(cell.point)}"]`);
    const number = at("number", cell.point);
    const quoted = at("point", `${cell.point}.quotes`);
    if (square && cell.findings) {
      set(square, "class", `ev-matrix__square ev-matrix__square--${cell.shade}`);
      set(number, "class", `ev-matrix__number ev-matrix__number--${cell.shade}`);
      text(number, String(cell.findings));
    } else if (square) for (const one of [square, number]) hide(one);
    if (quoted && cell.quotes) text(quoted, `“${cell.quotes}”`);
    else if (quoted) hide(quoted);
    text(mark.querySelector(".ev-visually-hidden"), words);
    if (cell.fallen) {
      const dot = at("point", cell.point);
      if (dot && dot !== square) hide(dot);
      add(mark, h("span", { class: "ev-matrix__fallen" }));
    }
  }

  /* A cell of the table that holds nothing leads nowhere. */
  function changeCell(one, cell) {
    const link = one.querySelector("a");
    if (!cell.fallen) {
      text(link, cell.words);
      return;
    }
    hide(link);
    add(one, h("span", { class: "ev-matrix__none" }, cell.words));
  }

  /* A mark that is hidden has no place, so that Plotly does not draw it either. */
  function hide(element) {
    element.style.display = "none";
    touched.set(element, () => { element.style.display = ""; });
  }

  function add(parent, element) {
    parent.append(element);
    touched.set(element, () => element.remove());
  }

  function set(element, name, value) {
    const before = element.getAttribute(name);
    element.setAttribute(name, value);
    const undo = touched.get(element);
    touched.set(element, () => { undo?.(); element.setAttribute(name, before); });
  }

  function text(element, value) {
    const before = element.textContent;
    element.textContent = value;
    const undo = touched.get(element);
    touched.set(element, () => { undo?.(); element.textContent = before; });
  }

  return show;
}

/* The figure of a long matrix, of which the page brings the look: with the points of the drawn rows. */
export function filledFigure(figure, model, rows) {
  const cells = rows.flatMap((row) => row.cells.map((cell) => ({ row, cell })));
  const some = {
    nothing: ({ cell }) => !cell.findings && !cell.quotes,
    cited: ({ cell }) => cell.findings,
    "quoted-only": ({ cell }) => cell.quotes && !cell.findings,
    quotes: ({ cell }) => cell.quotes,
  };
  const label = new Map(model.columns.map((column) => [column.id, column.label]));
  const data = figure.data.map((trace) => {
    if (!some[trace.name]) return trace;
    const quotes = trace.name === "quotes";
    const kept = cells.filter(some[trace.name]);
    const filled = {
      ...trace,
      ids: kept.map(({ cell }) => (quotes ? `${cell.point}.quotes` : cell.point)),
      x: kept.map(({ cell }) => cell.theme),
      y: kept.map(({ row }) => row.id),
      hovertext: kept.map(({ row, cell }) => [`<b>${plain(row.label)}</b>`, wrapped(label.get(cell.theme)), wrapped(cell.words)].join("<br>")),
    };
    if (trace.text) filled.text = kept.map(({ cell }) => (quotes ? `“${cell.quotes}”` : String(cell.findings)));
    return filled;
  });
  return { ...figure, data };
}

/* Long lines run on, as hover_text of generator/publish/charts/figure.py has them. */
function wrapped(text) {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= LINE) lines.push(word);
    else lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines.map(plain).join("<br />");
}

/* The figure with the numbers of the shown cells, fallen points left out, and their words at the pointer. */
export function shownFigure(figure, model) {
  if (!model.left) return figure;
  const cells = new Map(model.rows.flatMap((row) => row.cells.filter(({ changed }) => changed)
    .map((cell) => [cell.point, { ...cell, row }])));
  const data = figure.data.map((trace) => {
    if (!["cited", "quotes"].includes(trace.name)) return trace;
    const quotes = trace.name === "quotes";
    const now = (id) => cells.get(quotes ? id.slice(0, -".quotes".length) : id);
    const count = (id) => now(id) && now(id)[quotes ? "quotes" : "findings"];
    const kept = trace.ids.map((_, number) => number).filter((number) => count(trace.ids[number]) !== null);
    const few = { ...trace };
    for (const key of ["ids", "x", "y", "text", "hovertext"]) few[key] = kept.map((number) => trace[key][number]);
    few.text = few.text.map((words, number) => {
      const left = count(few.ids[number]);
      return left ? words.replace(/\d+/, String(left)) : words;
    });
    few.hovertext = few.hovertext.map((words, number) => {
      const cell = now(few.ids[number]);
      return cell ? `${words.split("<br>").slice(0, -1).join("<br>")}<br>${plain(cell.words)}` : words;
    });
    return few;
  });
  return { ...figure, data };
}

/* Plotly reads a few tags in its labels. */
function plain(words) {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function wordsOf({ sentences, left: { findings } }) {
  const items = findings.map(([statement, path]) => h("li", {}, h("a", { href: new URL(path, window.__md_scope).href }, statement)));
  return [...(sentences.length ? [h("p", {}, sentences.join(" "))] : []), ...(items.length ? [h("ul", {}, ...items)] : [])];
}
