/* The keyboard in a chart: each group of marks is one stop of the Tab key, arrows go from cell to cell,
   empty ones too, and what has the focus is told in a live line below the chart. Home and End lead to the
   ends of a row, with Control to the ends of the chart, Page Up and Page Down to those of a column. */
import { _ } from "./words.js";

const STEPS = {
  ArrowUp: (from, to) => [Math.abs(to.x - from.x), from.y - to.y],
  ArrowDown: (from, to) => [Math.abs(to.x - from.x), to.y - from.y],
  ArrowLeft: (from, to) => [Math.abs(to.y - from.y), from.x - to.x],
  ArrowRight: (from, to) => [Math.abs(to.y - from.y), to.x - from.x],
};
const FAR = {
  Home: (from, to) => [Math.abs(to.y - from.y), from.x - to.x],
  End: (from, to) => [Math.abs(to.y - from.y), to.x - from.x],
  PageUp: STEPS.ArrowUp,
  PageDown: STEPS.ArrowDown,
};
const SAME_LINE = 4; /* pixels */
const CELLS = ".ev-chart__mark, .ev-chart__empty";

/* `groups` returns the elements that hold one group each, `tell` what to say of a mark. */
export function createKeys(picture, announcer, groups, tell) {
  const seen = (mark) => mark.getClientRects().length > 0;
  const marks = (within) => [...within.querySelectorAll(CELLS)].filter(seen);

  /* One mark of each group takes part in the order of the Tab key. */
  function settle() {
    for (const group of groups()) {
      const current = group.querySelector(`:is(${CELLS})[tabindex='0']`);
      if (current && seen(current)) continue;
      current?.setAttribute("tabindex", "-1");
      for (const mark of group.querySelectorAll(".ev-chart__mark")) {
        if (!seen(mark)) continue;
        mark.setAttribute("tabindex", "0");
        break;
      }
    }
  }

  function take(mark) {
    const group = groups().find((one) => one.contains(mark));
    group?.querySelector(`:is(${CELLS})[tabindex='0']`)?.setAttribute("tabindex", "-1");
    mark.setAttribute("tabindex", "0");
    if (mark.matches(".ev-chart__empty")) {
      mark.setAttribute("role", "img");
      mark.setAttribute("aria-label", tell(mark));
    }
    mark.focus();
  }

  function onKey(event) {
    const mark = event.target.closest?.(CELLS);
    if (!mark || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && mark.matches(".ev-chart__empty")) {
      announcer.textContent = [tell(mark), _("There is nothing to open.")].join(" ");
      return;
    }
    let next = null;
    if (event.ctrlKey) {
      if (event.key !== "Home" && event.key !== "End") return;
      next = marks(picture).at(event.key === "Home" ? 0 : -1);
    } else if (STEPS[event.key]) next = nearest(mark, STEPS[event.key], 1);
    else if (FAR[event.key]) next = nearest(mark, FAR[event.key], -1) ?? endOfList(mark, event.key);
    else return;
    event.preventDefault();
    if (next) take(next);
  }

  /* The next cell in a direction, or the last one there with order -1; none at the edge. */
  function nearest(mark, distances, order) {
    const from = centre(mark);
    let best = Infinity;
    let found = null;
    for (const other of marks(picture)) {
      const [aside, ahead] = distances(from, centre(other));
      if (aside <= SAME_LINE && ahead > SAME_LINE && ahead * order < best) [best, found] = [ahead * order, other];
    }
    return found;
  }

  /* Where each row has one mark, its ends are those of the list. */
  function endOfList(mark, key) {
    if (nearest(mark, FAR.Home, -1) || nearest(mark, FAR.End, -1)) return null;
    return { Home: marks(picture).at(0), End: marks(picture).at(-1) }[key] ?? null;
  }

  function onFocus(event) {
    const mark = event.target.closest?.(CELLS);
    announcer.textContent = mark ? tell(mark) : "";
  }

  picture.addEventListener("keydown", onKey);
  picture.addEventListener("focusin", onFocus);
  picture.addEventListener("focusout", () => { announcer.textContent = ""; });
  settle();
  return { settle };
}

function centre(mark) {
  const rect = mark.getBoundingClientRect();
  return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
}
