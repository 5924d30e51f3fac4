/* What a brief holds, each with what can be done with it: move within its kind, or remove. */

import { button, h } from "./dom.js";
import { _ } from "./words.js";

const HEADS = {
  interpretation: () => _("Conclusions"),
  theme: () => _("Themes"),
  finding: () => _("Findings"),
  quote: () => _("Quotes"),
  study: () => _("Studies"),
};

export function drawItems(found, data, change) {
  return Object.keys(data.kinds).flatMap((kind) => {
    const list = found.filter((one) => one.kind === kind);
    if (!list.length) return [];
    return [
      h("p", { class: "ev-own__kind", id: `brief-${kind}` }, HEADS[kind]()),
      h("ol", { class: "ev-own__items", "aria-labelledby": `brief-${kind}` }, ...list.map((one, n) => item(one, n, list))),
    ];
  });

  function item(one, n, list) {
    const { kind, id, label } = one;
    const move = (step) => {
      const other = list[n + step];
      const swapped = found.map((held) => (held === one ? other : held === other ? one : held));
      return change(swapped, step < 0 ? _("{label} moved up", { label }) : _("{label} moved down", { label }), `${step < 0 ? "up" : "down"} ${kind} ${id}`);
    };
    const next = list[n + 1] ?? list[n - 1];
    return h("li", {},
      h("span", { class: "ev-own__label" }, label),
      control("↑", _("Move {label} up", { label }), `up ${kind} ${id}`, n > 0, () => move(-1)),
      control("↓", _("Move {label} down", { label }), `down ${kind} ${id}`, n < list.length - 1, () => move(1)),
      control("×", _("Remove {label}", { label }), `remove ${kind} ${id}`, true, () => change(
        found.filter((held) => held !== one), _("{label} removed", { label }), next ? `remove ${kind} ${next.id}` : "title",
      )));
  }
}

/* Where there is no way to move, the control says so and keeps the focus. */
function control(sign, words, name, can, act) {
  return button(sign, () => can && act(), { class: "ev-own__control", "aria-label": words, "data-ev-control": name, "aria-disabled": can ? undefined : "true" });
}
