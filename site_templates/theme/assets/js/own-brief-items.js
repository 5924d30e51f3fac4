/* What a brief holds, each with what can be done with it: move within its kind, or remove. */

import { button, h } from "./dom.js";

export function drawItems(found, data, change) {
  return Object.keys(data.kinds).flatMap((kind) => {
    const list = found.filter((one) => one.kind === kind);
    if (!list.length) return [];
    const words = data.kinds[kind].many;
    return [
      h("p", { class: "ev-own__kind", id: `brief-${kind}` }, words[0].toUpperCase() + words.slice(1)),
      h("ol", { class: "ev-own__items", "aria-labelledby": `brief-${kind}` }, ...list.map((one, n) => item(one, n, list))),
    ];
  });

  function item(one, n, list) {
    const { kind, id, label } = one;
    const move = (step) => {
      const other = list[n + step];
      const swapped = found.map((held) => (held === one ? other : held === other ? one : held));
      return change(swapped, `${label} moved ${step < 0 ? "up" : "down"}`, `${step < 0 ? "up" : "down"} ${kind} ${id}`);
    };
    const next = list[n + 1] ?? list[n - 1];
    return h("li", {},
      h("span", { class: "ev-own__label" }, label),
      control("↑", `Move ${label} up`, `up ${kind} ${id}`, n > 0, () => move(-1)),
      control("↓", `Move ${label} down`, `down ${kind} ${id}`, n < list.length - 1, () => move(1)),
      control("×", `Remove ${label}`, `remove ${kind} ${id}`, true, () => change(
        found.filter((held) => held !== one), `${label} removed`, next ? `remove ${kind} ${next.id}` : "title",
      )));
  }
}

/* Where there is no way to move, the control says so and keeps the focus. */
function control(sign, words, name, can, act) {
  return button(sign, () => can && act(), { class: "ev-own__control", "aria-label": words, "data-ev-control": name, "aria-disabled": can ? undefined : "true" });
}
