/* The row and the column of what the pointer or the focus is at, lit together in every panel. */
import { h } from "./dom.js";

const ROW = "ev-matrix__row--lit";
const HEAD = "ev-matrix__head--lit";

export function createLight(picture) {
  const light = h("span", { class: "ev-matrix__light", "aria-hidden": "true" });
  const ending = new AbortController();
  let lit = "";

  function shine(point) {
    if (point === lit) return;
    lit = point;
    for (const one of picture.querySelectorAll(`.${ROW}, .${HEAD}`)) one.classList.remove(ROW, HEAD);
    light.style.visibility = "hidden"; /* were it taken out, its panel would be laid out anew */
    if (!point) return;
    const at = point.lastIndexOf(".");
    const [row, theme] = [point.slice(0, at), point.slice(at + 1)];
    for (const cell of row ? picture.querySelectorAll(`[data-ev-row="${CSS.escape(row)}"]`) : []) cell.classList.add(ROW);
    const head = theme && picture.querySelector(`[data-ev-item="${CSS.escape(theme)}"]`);
    if (!head) return;
    head.classList.add(HEAD);
    const panel = head.closest("[data-ev-part=panel]");
    const [box, around] = [head.getBoundingClientRect(), panel.getBoundingClientRect()];
    const forward = getComputedStyle(panel).direction === "rtl" ? -1 : 1;
    light.style.left = `${box.left - around.left - panel.clientLeft - SHIFT * REM * forward}px`;
    light.style.top = `${head.parentElement.offsetTop}px`;
    light.style.width = `${box.width}px`;
    light.style.visibility = "";
    if (light.parentElement !== panel) panel.append(light);
  }

  const pointOf = (event) => {
    const one = event.target.closest?.("[data-ev-hover], [data-ev-open]");
    return one ? one.dataset.evHover ?? one.dataset.evOpen : "";
  };
  const on = (type, does) => picture.addEventListener(type, does, { signal: ending.signal, passive: true });
  on("pointerover", (event) => { if (event.pointerType !== "touch") shine(pointOf(event)); });
  on("pointerleave", () => shine(focused()));
  on("focusin", (event) => shine(pointOf(event)));
  on("focusout", () => shine(""));

  function focused() {
    return picture.contains(document.activeElement) ? pointOf({ target: document.activeElement }) : "";
  }

  return {
    stop() {
      ending.abort();
      shine("");
      light.remove();
    },
  };
}

/* Squares stand a little left of the middle of their column, so that quotes have room. */
const SHIFT = 0.35;
const REM = parseFloat(getComputedStyle(document.documentElement).fontSize);
