/* The definition of a term, beside the word: on pointing, on reaching it with the keyboard, and on a first
   tap; a second tap, a click or Enter leads to the glossary. It stays while pointer or focus are on the word
   or the definition, and Escape puts it away. It works for words that come later, as in the evidence panel. */
import { h } from "./dom.js";
import { _ } from "./words.js";

const SHOW_AFTER = 150; // milliseconds: a pointer that only passes by opens nothing
const HIDE_AFTER = 250; // time enough to move from the word to its definition
const GAP = 6;

const tip = h("div", { id: "ev-tip", class: "ev-tip", role: "tooltip", hidden: true });

let term = null; // the word whose definition is shown
let timer = 0;
let byTouch = false;

function show(word) {
  clearTimeout(timer);
  if (term === word) return;
  hide();
  term = word;
  tip.textContent = word.dataset.evDefinition;
  if (byTouch) tip.append(more());
  (word.closest("dialog, main") ?? document.body).append(tip);
  word.setAttribute("aria-describedby", tip.id);
  tip.hidden = false;
  place();
}

function hide() {
  clearTimeout(timer);
  term?.removeAttribute("aria-describedby");
  term = null;
  tip.hidden = true;
}

function more() {
  return h("span", { class: "ev-tip__more", "aria-hidden": "true" }, _("Tap the word again for the glossary."));
}

/* Below the word, or above it where there is more room; never beyond the window. */
function place() {
  const lines = term.getClientRects();
  const first = lines[0];
  const last = lines[lines.length - 1];
  if (!first || last.bottom < 0 || first.top > innerHeight) return hide();
  const width = document.documentElement.clientWidth;
  const { offsetWidth, offsetHeight } = tip;
  const below = innerHeight - last.bottom - GAP;
  const above = first.top - GAP;
  const top = offsetHeight <= below || below >= above ? last.bottom + GAP : first.top - GAP - offsetHeight;
  const anchor = top > first.top ? last : first;
  const left = Math.max(GAP, Math.min(anchor.left, width - offsetWidth - GAP));
  tip.style.translate = `${Math.round(left)}px ${Math.round(Math.max(0, top))}px`;
}

function wordAt(target) {
  return target instanceof Element ? target.closest(".ev-term") : null;
}

function isOn(target) {
  return target instanceof Node && (term?.contains(target) || tip.contains(target));
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const word = wordAt(event.target);
  if (isOn(event.target)) clearTimeout(timer);
  else if (word) {
    clearTimeout(timer);
    timer = setTimeout(() => { byTouch = false; show(word); }, SHOW_AFTER);
  }
});

document.addEventListener("pointerout", (event) => {
  if (event.pointerType === "touch" || isOn(event.relatedTarget)) return;
  if (!wordAt(event.target) && !isOn(event.target)) return;
  clearTimeout(timer);
  if (term !== document.activeElement || !term?.matches(":focus-visible")) timer = setTimeout(hide, HIDE_AFTER);
});

document.addEventListener("focusin", (event) => {
  const word = wordAt(event.target);
  if (word?.matches(":focus-visible")) { byTouch = false; show(word); }
});

document.addEventListener("focusout", (event) => {
  if (event.target === term && !tip.matches(":hover")) hide();
});

document.addEventListener("pointerdown", (event) => {
  byTouch = event.pointerType === "touch";
  if (term && !isOn(event.target)) hide();
}, true);

/* In the capturing phase on the window: before instant navigation hears of the click. */
addEventListener("click", (event) => {
  const word = wordAt(event.target);
  if (!word) return;
  if (byTouch && term !== word) {
    event.preventDefault();
    event.stopPropagation();
    show(word);
  } else hide();
}, true);

addEventListener("keydown", (event) => {
  byTouch = false;
  if (event.key !== "Escape" || !term) return;
  event.preventDefault(); // what stands around it, such as a dialog, stays open
  event.stopPropagation();
  hide();
}, true);

addEventListener("scroll", () => term && place(), { capture: true, passive: true });
addEventListener("resize", () => term && place());
window.document$.subscribe(hide);
