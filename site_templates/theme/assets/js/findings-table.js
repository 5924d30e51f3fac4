/* Narrows and orders the table of findings. Without it the table stands there whole, theme by theme.
   Another order takes the rows out of their themes, into one body; each then names its theme. */
import { button, h } from "./dom.js";
import { startFilterBar } from "./filter-bar.js";
import { ngettext } from "./words.js";

const LONG = 20; /* findings */
const KEYS = { studies: "evCited", quotes: "evQuotes", confidence: "evLevel" };

export function start(root) {
  const table = root.querySelector("[data-ev-part=table]");
  const order = root.querySelector("[data-ev-part=order]");
  const themes = [...table.querySelectorAll("[data-ev-part=theme]")];
  const home = new Map(themes.map((body) => [body, [...body.querySelectorAll("[data-ev-item]")]]));
  const rows = [...home.values()].flat();
  const flat = h("tbody");
  const words = new Intl.Collator(document.documentElement.lang || "en");
  const folds = foldThemes();
  let ordered = "";

  const optionsOf = (column) => [...order.options].filter((option) => option.dataset.evColumn === column);

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
    table.classList.toggle("ev-sof__table--flat", Boolean(column));
    for (const head of table.tHead.rows[0].cells) {
      if (head.dataset.evColumn === column) head.setAttribute("aria-sort", direction);
      else head.removeAttribute("aria-sort");
    }
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

  /* A column's head becomes a button that goes through the orders of its column */
  for (const head of table.tHead.rows[0].cells) {
    const options = optionsOf(head.dataset.evColumn);
    if (!options.length) continue;
    const name = head.querySelector("[data-ev-part=head]");
    const sorts = button(name.textContent, () => {
      const now = options.findIndex((option) => option.value === order.value);
      page.choose({ sort: options[now + 1]?.value ?? "" });
    }, { class: "ev-sof__sort" });
    name.before(sorts); /* the text itself is for paper, which cannot repeat a button on every page */
    name.className = "ev-sof__head";
  }
  return page.stop;
}

/* The text of the first link in a cell; what has none comes last. */
function firstLink(row, cell) {
  return row.cells[cell].querySelector("a[href*='studies/'], th > a")?.textContent.trim() ?? "\uffff";
}
