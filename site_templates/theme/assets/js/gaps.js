/* Narrows the page of gaps by kind, theme, study and source. Everything stands there without it; what stands on pages
   of its own is not narrowed. */
import { startFilterBar } from "./filter-bar.js";

const ITEM = "[data-ev-values]";
const LEFT = `${ITEM}:not([hidden])`;

export function start(root) {
  const narrowable = (name) => [...root.querySelectorAll(`[data-ev-part=${name}]`)].filter((one) => one.querySelector(ITEM));
  const sections = narrowable("kind");
  const sets = narrowable("set");
  return startFilterBar(root, root.querySelectorAll(ITEM), (state, narrowed) => {
    for (const section of sections) section.hidden = !section.querySelector(LEFT);
    for (const set of sets) {
      set.hidden = !set.querySelector(LEFT);
      if (set instanceof HTMLDetailsElement) set.open = narrowed && !set.hidden;
    }
    for (const cell of root.querySelectorAll("[data-ev-column]")) {
      cell.hidden = Boolean(state.study?.size) && !state.study.has(cell.dataset.evColumn);
    }
  }).stop;
}
