/* Narrows and orders the table of findings. Without it the table stands there, theme by theme, whole or page by page.
   Another order takes the rows out of their themes, into one body; each then names its theme. */
import { button, h } from "./dom.js";
import { startFilterBar } from "./filter-bar.js";
import { withFile } from "./list-file.js";
import { openLongList } from "./long-list.js";
import { ngettext } from "./words.js";

const LONG = 20; /* findings */
const KEYS = { studies: "evCited", quotes: "evQuotes", confidence: "evLevel" };

export function start(root) {
  return root.dataset.evList ? withFile(root, (file) => startLong(root, file)) : startWhole(root);
}

/* The filter and the orders work over all pages; what they leave comes from those on which it stands. */
function startLong(root, file) {
  const table = root.querySelector("[data-ev-part=table]");
  const order = root.querySelector("[data-ev-part=order]");
  const words = new Intl.Collator(document.documentElement.lang || "en");
  const column = () => order.selectedOptions[0].dataset;
  const list = openLongList(root, file, () => {}, { name: "table", flat: () => Boolean(column().evColumn) });
  const page = startFilterBar(root, [], (state, narrowed, look) => {
    order.value = state.sort;
    const { evColumn: by, evDirection: direction } = column();
    const sign = direction === "descending" ? -1 : 1;
    const key = ["finding", "references", "studies", "quotes", "confidence"].indexOf(by);
    const of = (number) => file.keys[number][key] || (key === 1 ? "\uffff" : 0);
    const numbers = file.items.map((_, number) => number).filter((number) => look.shown[number]);
    if (by) numbers.sort((a, b) => sign * (key < 2 ? words.compare(of(a), of(b)) : of(a) - of(b)));
    markOrder(table, by, direction);
    list.show(numbers, narrowed || Boolean(by));
  }, file);
  order.addEventListener("change", () => page.choose({ sort: order.value }));
  openHeads(table, order, page);
  return page.stop;
}

function startWhole(root) {
  const table = root.querySelector("[data-ev-part=table]");
  const order = root.querySelector("[data-ev-part=order]");
  const themes = [...table.querySelectorAll("[data-ev-part=theme]")];
  const home = new Map(themes.map((body) => [body, [...body.querySelectorAll("[data-ev-item]")]]));
  const rows = [...home.values()].flat();
  const flat = h("tbody");
  const words = new Intl.Collator(document.documentElement.lang || "en");
  const folds = foldThemes();
  let ordered = "";

  function put() {
    if (ordered === order.value) return;
    ordered = order.value;
    const { evColumn: column, evDirection: direction } = order.selectedOptions[0].dataset;
    if (column) {
      const sign = direction === "descending" ? -1 : 1;
      const cell = { finding: 0, references: 5 }[column];
      const by = cell !== undefined
        ? (a, b) => words.compare(firstLink(a, cell), firstLink(b, cell))
        : (a, b) => Number(a.dataset[KEYS[column]]) - Number(b.dataset[KEYS[column]]);
      flat.append(...[...rows].sort((a, b) => sign * by(a, b)));
      table.append(flat);
    } else {
      for (const [body, own] of home) body.append(...own);
      flat.remove();
    }
    markOrder(table, column, direction);
  }

  const page = startFilterBar(root, rows, (state, narrowed) => {
    order.value = state.sort;
    put();
    if (narrowed) for (const opens of folds) turn(opens, true);
    for (const [body, own] of home) body.hidden = Boolean(ordered) || own.every((row) => row.hidden);
  });
  order.addEventListener("change", () => page.choose({ sort: order.value }));

  /* On a phone, where rows are cards, the themes of a long table begin closed; a filter opens them. */
  function foldThemes() {
    if (!matchMedia("(max-width: 44em)").matches || rows.length < LONG) return [];
    return themes.map((body) => {
      const one = button(ngettext("Show {count} finding", "Show {count} findings", home.get(body).length),
        () => turn(one, one.getAttribute("aria-expanded") !== "true"), { class: "ev-button ev-sof__opens" });
      body.rows[0].cells[0].append(one);
      turn(one, Boolean(body.querySelector(":target")));
      return one;
    });
  }

  function turn(opens, open) {
    opens.setAttribute("aria-expanded", String(open));
    opens.closest("tbody").classList.toggle("ev-sof__closed", !open);
  }

  openHeads(table, order, page);
  return page.stop;
}

function markOrder(table, column, direction) {
  table.classList.toggle("ev-sof__table--flat", Boolean(column));
  for (const head of table.tHead.rows[0].cells) {
    if (head.dataset.evColumn === column) head.setAttribute("aria-sort", direction);
    else head.removeAttribute("aria-sort");
  }
}

/* A column's head becomes a button that goes through the orders of its column. */
function openHeads(table, order, page) {
  for (const head of table.tHead.rows[0].cells) {
    const options = [...order.options].filter((option) => option.dataset.evColumn === head.dataset.evColumn);
    if (!options.length) continue;
    const name = head.querySelector("[data-ev-part=head]");
    const sorts = button(name.textContent, () => {
      const now = options.findIndex((option) => option.value === order.value);
      page.choose({ sort: options[now + 1]?.value ?? "" });
    }, { class: "ev-sof__sort" });
    name.before(sorts); /* the text itself is for paper, which cannot repeat a button on every page */
    name.className = "ev-sof__head";
  }
}

/* The text of the first link in a cell; what has none comes last. */
function firstLink(row, cell) {
  return row.cells[cell].querySelector("a[href*='studies/'], th > a")?.textContent.trim() ?? "\uffff";
}
