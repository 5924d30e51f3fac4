/* Brings the buttons that pick to life on every page and shows in a bar at the foot how much is picked and
   what can be done with it: compare, or a brief of one's own. */
import { announce, button, h } from "./dom.js";
import { choice, clearAll, count, everything, KINDS, MOST, MOST_COMPARED, picked, setAll, shortened, toggle, words } from "./picks.js";
import { _, ngettext } from "./words.js";

const tray = document.querySelector("[data-ev-component=tray]");
const known = (list) => (list ?? "").split(" ").filter((kind) => kind in KINDS);
const kinds = known(tray?.dataset.evKinds);
const compared = known(tray?.dataset.evCompared);
let open = false;

/* Shows every button under an element as what it is: picked, or not. For what comes into a page later. */
export function refresh(root = document) {
  const ids = new Set(kinds.flatMap((kind) => picked(kind).map(({ id }) => `${kind} ${id}`)));
  for (const button of root.querySelectorAll("button[data-ev-pick]")) {
    const { evPick: kind, evId: id } = button.dataset;
    if (!kinds.includes(kind)) continue;
    const is = ids.has(`${kind} ${id}`);
    if (button.getAttribute("aria-pressed") !== String(is) || button.hidden) {
      button.textContent = is ? _("In your brief") : _("Add to brief");
      button.append(h("span", { class: "ev-visually-hidden" }, ` ${labelOf(button)}`));
    }
    button.setAttribute("aria-pressed", String(is));
    button.hidden = false;
  }
}

/* A finding or quote has no other name than its words, which stand above the button. */
function labelOf(button) {
  if (button.dataset.evLabel) return shortened(button.dataset.evLabel);
  const text = button.closest(".ev-finding, .ev-quote")?.querySelector(".ev-finding__statement, .ev-quote__text");
  const said = (text?.firstElementChild?.matches("p") ? text.firstElementChild : text)?.textContent ?? "";
  return shortened(said.replace(/\s+/g, " ").trim());
}

/* The address on which these stand side by side. */
function compareAddress(kind, ids) {
  return addressOf(tray.dataset.evCompare, ids.map((id) => [kind, id]));
}

/* The address of the brief of what is picked, with what was typed into it. */
export function briefAddress() {
  const pairs = kinds.flatMap((kind) => picked(kind).map(({ id }) => [kind, id]));
  return addressOf(tray.dataset.evBrief, [...pairs, ...new URLSearchParams(choice())], words());
}

function addressOf(page, pairs, hash = "") {
  const address = new URL(page, window.__md_scope);
  for (const [kind, id] of pairs) address.searchParams.append(kind, id);
  address.hash = hash;
  return address.href;
}

const COUNTED = {
  interpretation: (n) => ngettext("{count} conclusion", "{count} conclusions", n),
  theme: (n) => ngettext("{count} theme", "{count} themes", n),
  finding: (n) => ngettext("{count} finding", "{count} findings", n),
  quote: (n) => ngettext("{count} quote", "{count} quotes", n),
  study: (n) => ngettext("{count} study", "{count} studies", n),
};
const NAMED = {
  interpretation: () => _("conclusion"),
  theme: () => _("theme"),
  finding: () => _("finding"),
  quote: () => _("quote"),
  study: () => _("study"),
};
const counted = (kind, n) => COUNTED[kind](n);

function summary() {
  const used = kinds.filter((kind) => picked(kind).length);
  return used.map((kind) => counted(kind, picked(kind).length)).join(", ") || _("Nothing");
}

function pick(button) {
  const { evPick: kind, evId: id } = button.dataset;
  const label = labelOf(button);
  const done = toggle(kind, id, label);
  for (const old of document.querySelectorAll(".ev-pick__go, .ev-pick__full")) old.remove();
  if (done === "full") {
    const said = ngettext(
      "{count} thing is the most that a brief holds. Remove one in the bar below first.",
      "{count} things are the most that a brief holds. Remove one in the bar below first.", MOST);
    button.after(h("span", { class: "ev-pick__full" }, said));
    announce(said);
    return;
  }
  if (done === "removed") {
    announce(_("{label} is no longer in your brief. In it: {things}.", { label, things: summary() }));
    return;
  }
  const ways = [...(compares(kind) ? [compareLink(kind, "ev-pick__go")] : []), briefLink("ev-pick__go")];
  button.after(...ways);
  announce(ways.length > 1
    ? _("{label} added to your brief. In it: {things}. Links to compare and to your brief follow the button.", { label, things: summary() })
    : _("{label} added to your brief. In it: {things}. A link to your brief follows the button.", { label, things: summary() }));
}

const compares = (kind) => compared.includes(kind) && picked(kind).length > 1;

function compareLink(kind, className) {
  const list = picked(kind);
  const few = list.slice(0, MOST_COMPARED);
  const href = compareAddress(kind, few.map((one) => one.id));
  return h("a", { class: className, href, "data-ev-tray": `compare ${kind}` }, list.length > few.length
    ? _("Compare the first {part} of {things}", { part: few.length, things: counted(kind, list.length) })
    : _("Compare {things}", { things: counted(kind, list.length) }));
}

function briefLink(className) {
  return h("a", { class: className, href: briefAddress(), "data-ev-tray": "brief" }, _("Your brief"),
    h("span", { class: "ev-visually-hidden" }, " ", _("of {things}", { things: summary() })));
}

/* The bar */
function draw() {
  if (!tray) return;
  const here = document.querySelector("[data-ev-component=compare], [data-ev-component=own-brief]");
  const focused = tray.contains(document.activeElement) ? document.activeElement.dataset.evTray : null;
  tray.hidden = !count() || Boolean(here);
  tray.replaceChildren(...(count() ? [bar(), list()] : []));
  document.documentElement.classList.toggle("ev-tray-open", !tray.hidden);
  if (focused !== null) {
    const next = [...tray.querySelectorAll("[data-ev-tray]")].filter((one) => !one.closest("[hidden]"));
    (next.find((one) => one.dataset.evTray === focused) ?? next[0] ?? document.getElementById("ev-content"))?.focus();
  }
}

function bar() {
  const fold = button(_("In your brief: {things}", { things: summary() }), () => {
    open = !open;
    draw();
  }, { class: "ev-tray__fold", "data-ev-tray": "fold", "aria-expanded": String(open) });
  const clear = button(_("Clear"), () => {
    clearAll();
    announce(_("Your brief is empty."));
  }, { "data-ev-tray": "clear" });
  clear.append(h("span", { class: "ev-visually-hidden" }, " ", _("your brief")));
  return h("div", { class: "ev-tray__line" }, fold, h("p", { class: "ev-tray__actions" },
    ...compared.filter(compares).map((kind) => compareLink(kind, "ev-button ev-tray__go")),
    briefLink("ev-button ev-button--primary ev-tray__go"),
    clear));
}

function list() {
  const items = kinds.flatMap((kind) => picked(kind).map(({ id, label }) => {
    const remove = () => {
      setAll({ ...everything(), [kind]: picked(kind).filter((one) => one.id !== id) });
      announce(_("{label} is no longer in your brief. In it: {things}.", { label, things: summary() }));
    };
    return h("li", { class: "ev-tray__item" },
      h("span", { class: "ev-tray__label" }, h("span", { class: "ev-tray__kind" }, NAMED[kind](), " "), label),
      button("×", remove, { class: "ev-tray__remove", "data-ev-tray": `remove ${kind} ${id}`, "aria-label": _("Remove {label}", { label }) }));
  }));
  return h("ul", { class: "ev-tray__items", hidden: !open }, ...items);
}

/* The bar never lies over what has the focus. */
function uncover(event) {
  if (!tray || tray.hidden || tray.contains(event.target)) return;
  const below = event.target.getBoundingClientRect().bottom + 8 - tray.getBoundingClientRect().top;
  if (below > 0 && event.target.getBoundingClientRect().height < innerHeight / 2) window.scrollBy({ top: below });
}

if (kinds.length) {
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--ev-tray-height", `${tray.offsetHeight}px`);
  }).observe(tray);
  document.addEventListener("click", (event) => {
    const one = event.target instanceof Element && event.target.closest("button[data-ev-pick]");
    if (one) pick(one);
  });
  document.addEventListener("focusin", uncover);
  document.addEventListener("ev-picks", () => {
    refresh();
    draw();
    for (const old of document.querySelectorAll(".ev-pick__go, .ev-pick__full")) old.remove();
  });
}

window.document$.subscribe(() => {
  if (!kinds.length) return;
  refresh();
  draw();
});
