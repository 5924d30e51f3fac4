/* Brings the buttons that pick to life on every page, shows what is picked in a bar at the foot, and starts
   the page that compares. */

import { KINDS, MOST, picked, set, toggle } from "./compare-picks.js";

const tray = document.querySelector("[data-ev-component=tray]");
const kinds = (tray?.dataset.evKinds ?? "").split(" ").filter((kind) => kind in KINDS);
let stop = null;

/* Shows every button under an element as what it is: picked, or not. For what comes into a page later. */
export function refresh(root = document) {
  for (const button of root.querySelectorAll("button[data-ev-pick]")) {
    const { evPick: kind, evId: id, evLabel: label } = button.dataset;
    if (!kinds.includes(kind)) continue;
    const is = picked(kind).some((one) => one.id === id);
    const name = document.createElement("span");
    name.className = "ev-visually-hidden";
    name.textContent = ` ${label}`;
    if (button.getAttribute("aria-pressed") !== String(is) || button.hidden) {
      button.replaceChildren(is ? "Added to compare" : "Compare", name);
    }
    button.setAttribute("aria-pressed", String(is));
    button.hidden = false;
  }
}

/* The address on which these stand side by side. */
export function compareAddress(kind, ids) {
  const address = new URL(tray.dataset.evPage, window.__md_scope);
  for (const id of ids) address.searchParams.append(kind, id);
  return address.href;
}

function announce(words) {
  const announcer = document.querySelector("[data-ev-component=announcer]");
  if (!announcer) return;
  announcer.textContent = "";
  requestAnimationFrame(() => { announcer.textContent = words; });
}

const counted = (kind, n) => `${n} ${KINDS[kind][n === 1 ? 0 : 1]}`;

function pick(button) {
  const { evPick: kind, evId: id, evLabel: label } = button.dataset;
  const done = toggle(kind, id, label);
  const n = picked(kind).length;
  for (const old of document.querySelectorAll(".ev-pick__go, .ev-pick__full")) old.remove();
  if (done === "full") {
    const words = `Four ${KINDS[kind][1]} are the most that can stand side by side. Remove one in the bar below first.`;
    const note = document.createElement("span");
    note.className = "ev-pick__full";
    note.textContent = words;
    button.after(note);
    announce(words);
    return;
  }
  if (done === "removed") {
    announce(`${label} is no longer picked. ${counted(kind, n)} picked.`);
    return;
  }
  if (n > 1) button.after(goLink(kind, "ev-pick__go"));
  announce(
    `${label} added to compare. ${n} of at most ${MOST} ${KINDS[kind][1]} picked.${
      n > 1 ? " A link to compare them follows the button." : " Pick another one to compare it with."
    }`,
  );
}

function goLink(kind, className) {
  const list = picked(kind);
  const link = document.createElement("a");
  link.className = className;
  link.href = compareAddress(kind, list.map((one) => one.id));
  link.textContent = `Compare (${list.length})`;
  const which = document.createElement("span");
  which.className = "ev-visually-hidden";
  which.textContent = ` ${KINDS[kind][1]} that are picked`;
  link.append(which);
  return link;
}

/* The bar */
function draw() {
  if (!tray) return;
  const used = kinds.filter((kind) => picked(kind).length);
  const here = document.querySelector("[data-ev-component=compare]");
  const focused = tray.contains(document.activeElement) ? document.activeElement.dataset.evTray : null;
  tray.replaceChildren(...used.map(line));
  tray.hidden = !used.length || Boolean(here);
  document.documentElement.classList.toggle("ev-tray-open", !tray.hidden);
  if (focused !== null) {
    const next = [...tray.querySelectorAll("[data-ev-tray]")];
    (next.find((one) => one.dataset.evTray === focused) ?? next[0] ?? document.getElementById("ev-content"))?.focus();
  }
}

function line(kind) {
  const list = picked(kind);
  const row = element("div", "ev-tray__line");
  const head = element("p", "ev-tray__kind", `${KINDS[kind][1][0].toUpperCase()}${KINDS[kind][1].slice(1)} to compare`);
  const items = element("ul", "ev-tray__items");
  for (const { id, label } of list) {
    const item = element("li", "ev-tray__item");
    const name = element("span", "ev-tray__label", label);
    const remove = button("×", `remove ${kind} ${id}`, () => {
      set(kind, picked(kind).filter((one) => one.id !== id));
      announce(`${label} is no longer picked. ${counted(kind, picked(kind).length)} picked.`);
    });
    remove.className = "ev-tray__remove";
    remove.setAttribute("aria-label", `Remove ${label}`);
    item.append(name, remove);
    items.append(item);
  }
  const actions = element("p", "ev-tray__actions");
  if (list.length > 1) {
    const go = goLink(kind, "ev-button ev-button--primary ev-tray__go");
    go.dataset.evTray = `go ${kind}`;
    actions.append(go);
  } else actions.append(element("span", "ev-tray__hint", "Pick another one"));
  const clear = button("Clear", `clear ${kind}`, () => {
    set(kind, []);
    announce(`No ${KINDS[kind][1]} picked any more.`);
  });
  clear.className = "ev-button";
  clear.append(element("span", "ev-visually-hidden", ` the picked ${KINDS[kind][1]}`));
  actions.append(clear);
  row.append(head, items, actions);
  return row;
}

function button(text, name, act) {
  const one = element("button", "", text);
  one.type = "button";
  one.dataset.evTray = name;
  one.addEventListener("click", act);
  return one;
}

function element(tag, className, text = "") {
  const one = document.createElement(tag);
  if (className) one.className = className;
  one.textContent = text;
  return one;
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
  stop?.();
  stop = null;
  if (kinds.length) {
    refresh();
    draw();
  }
  const root = document.querySelector("[data-ev-component=compare]");
  if (!root) return;
  import("./compare.js").then((module) => {
    if (root.isConnected) stop = module.start(root, { announce, compareAddress });
  });
});
