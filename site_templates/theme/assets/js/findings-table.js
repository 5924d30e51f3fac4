/* Narrows and orders the table of findings. Without it the table stands there whole, theme by theme.
   Another order takes the rows out of their themes, into one body; each then names its theme. */
import { addressValue } from "./address.js";
import { startFilter } from "./filter-form.js";

const NAMES = ["theme", "cites", "country", "study", "attribution", "confidence"];
const KEYS = { studies: "evCited", quotes: "evQuotes", confidence: "evLevel" };

export function start(root) {
  const table = root.querySelector("[data-ev-part=table]");
  const order = root.querySelector("[data-ev-part=order]");
  const themes = [...table.querySelectorAll("[data-ev-part=theme]")];
  const home = new Map(themes.map((body) => [body, [...body.querySelectorAll("[data-ev-row]")]]));
  const rows = [...home.values()].flat();
  const flat = document.createElement("tbody");
  const words = new Intl.Collator(document.documentElement.lang || "en");
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

  function show(chosen, narrowed) {
    put();
    let shown = 0;
    for (const row of rows) {
      row.hidden = !NAMES.every((name) => fits(row, name, chosen[name]));
      if (!row.hidden) shown += 1;
    }
    for (const [body, own] of home) body.hidden = Boolean(ordered) || own.every((row) => row.hidden);
    if (!narrowed) return "";
    if (!shown) return "No finding fits this choice. Take something out of it.";
    return `${shown} of ${rows.length} findings ${shown === 1 ? "fits" : "fit"}.`;
  }

  const filter = startFilter(root.querySelector("[data-ev-part=filter]"), show, {
    values: () => ({ sort: order.value }),
    isSet: () => Boolean(order.value),
    clear: () => { order.value = ""; },
    read: () => {
      const asked = addressValue("sort") ?? "";
      const known = [...order.options].some((option) => option.value === asked);
      order.value = known ? asked : "";
      return known ? [] : [{ name: "Order", value: asked }];
    },
  });

  /* A column's head becomes a button that goes through the orders of its column */
  for (const head of table.tHead.rows[0].cells) {
    const options = optionsOf(head.dataset.evColumn);
    if (!options.length) continue;
    const name = head.querySelector("[data-ev-part=head]");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ev-sof__sort";
    button.textContent = name.textContent;
    name.before(button); /* the text itself is for paper, which cannot repeat a button on every page */
    name.className = "ev-sof__head";
    button.addEventListener("click", () => {
      const now = options.findIndex((option) => option.value === order.value);
      order.value = options[now + 1]?.value ?? "";
      filter.changed();
    });
  }
  return filter.stop;
}

function fits(row, name, wanted) {
  if (!wanted?.length) return true;
  const key = `ev${name[0].toUpperCase()}${name.slice(1)}`;
  const values = row.dataset[key].split(" ");
  return wanted.some((value) => values.includes(value));
}

/* The text of the first link in a cell; what has none comes last. */
function firstLink(row, cell) {
  return row.cells[cell].querySelector("a[href*='studies/'], th > a")?.textContent.trim() ?? "\uffff";
}
