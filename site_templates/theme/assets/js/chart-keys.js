/* The keyboard in a chart: each group of marks is one stop of the Tab key, arrows go from mark to mark,
   and what has the focus is told in a live line below the chart. */

const STEPS = {
  ArrowUp: (from, to) => [Math.abs(to.x - from.x), from.y - to.y],
  ArrowDown: (from, to) => [Math.abs(to.x - from.x), to.y - from.y],
  ArrowLeft: (from, to) => [Math.abs(to.y - from.y), from.x - to.x],
  ArrowRight: (from, to) => [Math.abs(to.y - from.y), to.x - from.x],
};
const SAME_LINE = 4; /* pixels */

/* `groups` returns the elements that hold one group each, `tell` what to say of a mark. */
export function createKeys(picture, announcer, groups, tell) {
  const seen = (mark) => mark.getClientRects().length > 0;
  const marks = (within) => [...within.querySelectorAll(".ev-chart__mark")].filter(seen);

  /* One mark of each group takes part in the order of the Tab key. */
  function settle() {
    for (const group of groups()) {
      const current = group.querySelector(".ev-chart__mark[tabindex='0']");
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
    group?.querySelector(".ev-chart__mark[tabindex='0']")?.setAttribute("tabindex", "-1");
    mark.setAttribute("tabindex", "0");
    mark.focus();
  }

  function onKey(event) {
    const mark = event.target.closest?.(".ev-chart__mark");
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = marks(picture);
    let next = null;
    if (event.key === "Home" || event.key === "End") {
      const group = marks(groups().find((one) => one.contains(mark)) ?? picture);
      next = group.at(event.key === "Home" ? 0 : -1);
    } else if (STEPS[event.key]) {
      const from = centre(mark);
      let best = Infinity;
      for (const other of all) {
        const [aside, ahead] = STEPS[event.key](from, centre(other));
        if (aside <= SAME_LINE && ahead > SAME_LINE && ahead < best) [best, next] = [ahead, other];
      }
    } else return;
    event.preventDefault();
    if (next) take(next);
  }

  function onFocus(event) {
    const mark = event.target.closest?.(".ev-chart__mark");
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
