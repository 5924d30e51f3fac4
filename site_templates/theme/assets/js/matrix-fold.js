/* Where there is no room for all, so that the panels of the matrix stand one below the other, a panel with many
   rows shows the first that hold something under its themes; the others are folded (matrix.css), with their count. */
import { chartWords } from "./chart-words.js";
import { button, h } from "./dom.js";
import { _, figures } from "./words.js";

const MANY = 20; /* rows */
const FIRST = 12; /* rows that hold something */
const FOLDED = "ev-matrix__row--folded";

/* `things`: one and several of the rows, in words. */
export function createFold(panel, things) {
  const list = panel.querySelector("[data-ev-part=rows]");
  const opens = button("", () => {
    open = !open;
    show();
  }, { class: "ev-button ev-matrix__opens", hidden: true });
  let open = false;
  list.after(opens);

  function show() {
    const rows = [...list.querySelectorAll(":scope > [data-ev-row]:not([hidden])")];
    const full = rows.filter(holds);
    const kept = new Set(full.slice(0, FIRST));
    const folds = rows.length > MANY && rows.length > kept.size;
    for (const row of list.children) row.classList.toggle(FOLDED, folds && !open && row.matches("[data-ev-row]") && !kept.has(row));
    foldBands(folds && !open);
    opens.hidden = !folds;
    opens.setAttribute("aria-expanded", String(open));
    opens.textContent = open ? _("Show fewer") : words(full.length - kept.size, rows.length - full.length);
  }

  /* A band without a row in sight. */
  function foldBands(folds) {
    let band = null;
    for (const row of list.children) {
      if (!row.matches("[data-ev-row]")) {
        band = row;
        band.classList.toggle(FOLDED, folds);
      } else if (band && !row.hidden && !row.classList.contains(FOLDED)) band.classList.remove(FOLDED);
    }
  }

  function words(more, empty) {
    const rows = chartWords(things).more(more + empty);
    if (!more) return _("Show {rows} with nothing here", { rows });
    if (!empty) return _("Show {rows}", { rows });
    return _("Show {rows}, {part} of them with nothing here", { rows, part: figures(empty) });
  }

  return {
    show,
    stop() {
      for (const row of list.children) row.classList.remove(FOLDED);
      opens.remove();
    },
  };
}

/* Whether a row holds something under the themes that are shown. */
const holds = (row) => [...row.querySelectorAll(".ev-chart__mark")].some((mark) => !mark.hidden);
