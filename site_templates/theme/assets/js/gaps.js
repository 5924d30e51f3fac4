/* Narrows the page of gaps by kind, theme, study and source. Everything stands there without it. */
import { startFilter } from "./filter-form.js";

export function start(root) {
  function show(chosen, narrowed) {
    let shown = 0;
    for (const section of root.querySelectorAll("[data-ev-kind]")) {
      const wanted = !chosen.kind?.length || chosen.kind.includes(section.dataset.evKind);
      let here = 0;
      for (const gap of section.querySelectorAll("[data-ev-gap]")) {
        gap.hidden = !wanted || !fits(gap, chosen);
        if (!gap.hidden) here += 1;
      }
      section.hidden = !here;
      shown += here;
      for (const set of section.querySelectorAll("[data-ev-part=set]")) {
        set.hidden = !set.querySelector("[data-ev-gap]:not([hidden])");
        if (set instanceof HTMLDetailsElement) set.open = narrowed && !set.hidden;
      }
    }
    for (const cell of root.querySelectorAll("[data-ev-column]")) {
      cell.hidden = Boolean(chosen.study?.length) && !chosen.study.includes(cell.dataset.evColumn);
    }
    return narrowed ? words(shown) : "";
  }

  return startFilter(root.querySelector("[data-ev-part=filter]"), show).stop;
}

function words(shown) {
  if (!shown) return "No gap fits this choice. Take something out of it.";
  return shown === 1 ? "One entry fits." : `${shown} entries fit.`;
}

function fits(gap, chosen) {
  const has = (name, key) => {
    const values = (gap.dataset[key] ?? "").split(" ");
    return !chosen[name]?.length || chosen[name].some((value) => values.includes(value));
  };
  return has("theme", "evTheme") && has("study", "evStudy") && has("source", "evSource");
}
