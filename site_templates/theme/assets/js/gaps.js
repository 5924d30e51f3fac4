/* Narrows the page of gaps by kind, theme, study and source. Everything stands there without it. */
import { startFilterBar } from "./filter-bar.js";

const LEFT = "[data-ev-item]:not([hidden])";

export function start(root) {
  return startFilterBar(root, root.querySelectorAll("[data-ev-item]"), (state, narrowed) => {
    for (const section of root.querySelectorAll("[data-ev-part=kind]")) section.hidden = !section.querySelector(LEFT);
    for (const set of root.querySelectorAll("[data-ev-part=set]")) {
      set.hidden = !set.querySelector(LEFT);
      if (set instanceof HTMLDetailsElement) set.open = narrowed && !set.hidden;
    }
    for (const cell of root.querySelectorAll("[data-ev-column]")) {
      cell.hidden = Boolean(state.study?.size) && !state.study.has(cell.dataset.evColumn);
    }
  }).stop;
}
