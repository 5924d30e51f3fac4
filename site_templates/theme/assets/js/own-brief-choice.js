/* How long a brief is and what was left out of it: the controls for both. */

import { button, h } from "./dom.js";
import { FULL, LENGTHS } from "./own-brief-address.js";
import { _ } from "./words.js";

const WORDS = {
  headlines: () => [_("Headlines"), _("each statement with its source")],
  findings: () => [_("Findings"), _("with what they rest on, and a checklist")],
  [FULL]: () => [_("Full"), _("with plain words and all that is told")],
};

/* A choice of one of the lengths; `chosen(length)` is told. */
export function drawLengths(length, chosen) {
  return LENGTHS.map((one) => {
    const [name, more] = WORDS[one]();
    const box = h("input", { type: "radio", name: "brief-length", value: one, "data-ev-control": `length ${one}` });
    box.checked = one === length;
    box.addEventListener("change", () => chosen(one));
    return h("label", { class: "ev-own__length" }, box, h("span", {}, name, h("span", { class: "ev-own__soft" }, " ", more)));
  });
}

export const lengthName = (length) => WORDS[length]()[0];

/* What was left out, each with its way back; `back(key)` is told. */
export function drawLeft(out, parts, back) {
  if (!out.length) return [];
  return [
    h("p", { class: "ev-own__kind", id: "brief-left" }, _("Left out")),
    h("ul", { class: "ev-own__items", "aria-labelledby": "brief-left" }, ...out.map((key) => h("li", {},
      h("span", { class: "ev-own__label" }, parts.get(key)),
      button(_("Put back"), () => back(key), { class: "ev-own__out", "data-ev-control": `back ${key}`, "aria-label": _("Put back {part}", { part: parts.get(key) }) })))),
  ];
}
