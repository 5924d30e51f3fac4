/* The evidence behind a cell, row or column: the statements and quotes themselves, taken from the page
   that the link leads to. Where that fails, the link is followed as any other. */

import { addressValue, onAddress, write } from "./address.js";
import { button, h } from "./dom.js";

const NARROW = matchMedia("(max-width: 44em)");
const pages = new Map();

/* Opening is a step in the page's address: Back closes the panel, or shows what was open before. */
function createPanel(root) {
  const title = h("h2", { class: "ev-evidence-panel__title", id: "evidence-panel-title", tabindex: "-1" });
  const page = h("a");
  const body = h("div", { class: "ev-evidence-panel__body", "aria-live": "polite" });
  const dialog = h("dialog", { class: "ev-evidence-panel", "aria-labelledby": title.id },
    h("div", { class: "ev-evidence-panel__head" }, title,
      h("p", { class: "ev-evidence-panel__links" }, page, " ", button("Close", hide))),
    body);
  let opener = null;
  root.append(dialog);

  /* A reader opens what a link stands for. */
  function open(link) {
    write({ open: link.dataset.evOpen }, { push: true });
    show(link);
  }

  /* Shows what the address says is open. */
  async function show(link) {
    if (opener === link && dialog.open) return;
    opener?.removeAttribute("aria-current");
    opener = link;
    link.setAttribute("aria-current", "true");
    const target = targetOf(link);
    title.textContent = target.title;
    page.href = link.href;
    page.textContent = target.page;
    body.replaceChildren(h("p", {}, "Fetching the evidence …"));
    if (!dialog.open) {
      if (NARROW.matches) dialog.showModal();
      else dialog.show();
      document.documentElement.classList.toggle("ev-evidence-panel-open", !NARROW.matches);
    }
    dialog.scrollTop = 0;
    title.focus({ preventScroll: true });
    try {
      const found = await evidence(link.href, target.selectors);
      if (opener !== link) return;
      body.replaceChildren(...found);
      if (!NARROW.matches) uncover(link, dialog);
    } catch {
      if (opener === link) location.assign(link.href);
    }
  }

  function hide() {
    if (dialog.open) dialog.close();
  }

  function closed() {
    document.documentElement.classList.remove("ev-evidence-panel-open");
    if (addressValue("open") === opener?.dataset.evOpen) write({ open: "" }, { push: true });
    opener?.removeAttribute("aria-current");
    opener?.focus();
    opener = null;
  }

  function onKey(event) {
    if (event.key !== "Escape" || !dialog.open || event.defaultPrevented) return;
    event.preventDefault();
    hide();
  }

  dialog.addEventListener("close", closed);
  document.addEventListener("keydown", onKey);
  return {
    open,
    show,
    hide,
    stop() {
      document.removeEventListener("keydown", onKey);
      document.documentElement.classList.remove("ev-evidence-panel-open");
      dialog.removeEventListener("close", closed);
      dialog.remove();
    },
  };
}

/* Opens in a panel what the links of a chart stand for, by a click and as the address asks; `chart` tells
   what the address asks for in vain. */
export function openInPanel(root, chart) {
  const panel = createPanel(root);
  const onClick = (event) => {
    const link = event.target.closest?.("a[data-ev-open]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); /* instant navigation would follow the link */
    panel.open(link);
  };
  root.addEventListener("click", onClick);

  /* What the address asks to open, at the start and when the reader goes back or forward. */
  function follow() {
    if (!root.isConnected) return;
    const asked = addressValue("open");
    const link = asked && root.querySelector(`a[data-ev-open="${CSS.escape(asked)}"]`);
    if (link) panel.show(link);
    else panel.hide();
    if (asked && !link) {
      chart.unknown(`The address asks to open “${asked}”, which this page does not know. It was left out.`);
      write({ open: "" });
    }
  }
  follow();
  const still = onAddress(follow);
  return {
    stop() {
      still();
      root.removeEventListener("click", onClick);
      panel.stop();
    },
  };
}

/* What a link opens: the parts that it names itself, or else the part that its address names. */
function targetOf(link) {
  const title = link.dataset.evHeading ?? (link.querySelector(".ev-visually-hidden") ?? link).textContent.trim();
  const here = new URL(link.href).pathname === location.pathname;
  const anchor = decodeURIComponent(new URL(link.href).hash.slice(1));
  return {
    title,
    page: here ? "Go to it on this page" : "Open its own page",
    selectors: link.dataset.evTake ?? `#${CSS.escape(anchor)}`,
  };
}

async function evidence(href, selectors) {
  const address = href.split("#")[0];
  const page = new URL(address).pathname === location.pathname ? document : await fetched(address);
  const found = [...page.querySelectorAll(selectors)];
  if (!found.length) throw new Error("nothing found");
  const parts = found.map((one) => adopted(one, address));
  if (parts.every((one) => one.tagName !== "LI")) return parts;
  return [h("ul", { class: "ev-list" }, ...parts)];
}

async function fetched(address) {
  if (!pages.has(address)) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    pages.set(address, await answer.text());
  }
  return new DOMParser().parseFromString(pages.get(address), "text/html");
}

/* A copy without names, which must stay unique on a page, and with links that lead where they did. */
function adopted(element, address) {
  const copy = document.importNode(element, true);
  for (const one of [copy, ...copy.querySelectorAll("*")]) {
    one.removeAttribute("id");
    one.removeAttribute("aria-labelledby");
    for (const name of ["href", "cite", "src", "data-ev-href"]) {
      if (one.hasAttribute(name)) one.setAttribute(name, new URL(one.getAttribute(name), address).href);
    }
  }
  /* The panel has a title of its own, and its links say where they lead. */
  for (const extra of copy.querySelectorAll(":scope > h2, :scope > h3, .headerlink")) extra.remove();
  return copy;
}

/* Scrolls so that the panel does not cover what it belongs to. */
function uncover(link, dialog) {
  const below = link.getBoundingClientRect().bottom + 24 - dialog.getBoundingClientRect().top;
  if (below > 0) window.scrollBy({ top: below });
}
