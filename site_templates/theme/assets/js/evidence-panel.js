/* The evidence behind a cell, row or column: the statements and quotes themselves, taken from this page or from a
   small file of the page that the link leads to. Where that fails, the link is followed as any other. */

import { addressValue, onAddress, write } from "./address.js";
import { button, h } from "./dom.js";
import { addressOfPart, fetched as fetchedOnce } from "./list-file.js";
import { _ } from "./words.js";

const NARROW = matchMedia("(max-width: 44em)");
const ON_THE_WAY = ["pointerdown", "focusin"];
/* Evidence that comes within so many milliseconds is there when its panel opens, so that the page is laid out and
   painted once. */
const SOON = 80;

/* Opening is a step in the page's address: Back closes the panel, or shows what was open before. */
function createPanel(root) {
  const title = h("h2", { class: "ev-evidence-panel__title", id: "evidence-panel-title", tabindex: "-1" });
  const page = h("a");
  const embed = h("button", { class: "ev-copy", type: "button", "data-ev-copy": "embed" }, h("span", { class: "ev-copy__label" }, _("Embed")));
  const body = h("div", { class: "ev-evidence-panel__body", "aria-live": "polite" });
  const dialog = h("dialog", { class: "ev-evidence-panel", "aria-labelledby": title.id },
    h("div", { class: "ev-evidence-panel__head" }, title,
      h("p", { class: "ev-evidence-panel__links" }, page, " ", embed, " ", button(_("Close"), hide))),
    body);
  let opener = null;
  let shown = null; /* the opener, once its evidence or a word in its place is there */
  root.append(dialog);

  /* A reader opens what a link stands for. */
  function open(link) {
    write({ open: link.dataset.evOpen }, { push: true });
    show(link);
  }

  /* Shows what the address says is open. */
  async function show(link) {
    if (opener?.dataset.evOpen === link.dataset.evOpen && (dialog.open || !shown)) return;
    opener?.removeAttribute("aria-current");
    opener = link;
    const asked = evidence(link, pieceOf(link, root.dataset.evRowKind));
    const soon = await Promise.race([asked.catch(() => null), soonEnough()]);
    if (opener !== link) return;
    link.setAttribute("aria-current", "true"); /* with the panel, so that both are painted at once */
    const target = targetOf(link);
    title.textContent = target.title;
    page.href = link.href;
    page.textContent = target.page;
    const elsewhere = embedded(link, root.dataset.evRowKind);
    embed.hidden = !elsewhere;
    embed.dataset.evHref = elsewhere;
    embed.dataset.evTitle = target.title;
    body.replaceChildren(...(soon ?? [h("p", {}, _("Fetching the evidence …"))]));
    if (dialog.open) dialog.scrollTop = 0;
    else {
      if (NARROW.matches) dialog.showModal();
      else dialog.open = true; /* show() would look for something to focus first, and lay out the page for it */
    }
    shown = link;
    title.focus({ preventScroll: true });
    if (document.readyState !== "complete") addEventListener("load", keepFocus, { once: true });
    try {
      const found = soon ?? await asked;
      if (opener !== link) return;
      if (!soon) body.replaceChildren(...found);
      keepFocus();
      makeRoom(link);
    } catch {
      if (opener === link) location.assign(link.href);
    }
  }

  /* The whole page is laid out anew for the room at its foot: so only once the panel is painted. */
  async function makeRoom(link) {
    await painted();
    if (opener !== link || !dialog.open || NARROW.matches) return;
    covering(true);
    uncover(link, dialog);
  }

  /* A page that is still loading may take the focus back to its beginning. */
  function keepFocus() {
    if (dialog.open && document.activeElement === document.body) title.focus({ preventScroll: true });
  }

  function hide() {
    if (dialog.open) {
      dialog.scrollTop = 0; /* asked for when it opens, it would lay out the page once more */
      dialog.close();
    }
    closed();
  }

  /* The event of a dialog that closes comes late: by then it may have been told here, be open again, or
     wait for what it opens next. */
  function closed() {
    if (dialog.open || !opener) return;
    covering(false);
    if (addressValue("open") === opener?.dataset.evOpen) write({ open: "" }, { push: true });
    opener?.removeAttribute("aria-current");
    opener?.focus();
    opener = null;
    shown = null;
  }

  function onKey(event) {
    if (event.key !== "Escape" || !dialog.open || event.defaultPrevented) return;
    event.preventDefault();
    hide();
  }

  const onClose = () => { if (shown) closed(); };
  dialog.addEventListener("close", onClose);
  document.addEventListener("keydown", onKey);
  return {
    open,
    show,
    hide,
    stop() {
      document.removeEventListener("keydown", onKey);
      covering(false);
      dialog.removeEventListener("close", onClose);
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
  /* A press is under way to a click, and keys go from mark to mark: the file is asked for meanwhile. */
  const onTheWay = (event) => {
    const link = event.target.closest?.("a[data-ev-open]");
    const piece = link && pieceOf(link, root.dataset.evRowKind);
    if (piece) fetched(piece.file).catch(() => {});
  };
  for (const type of ON_THE_WAY) root.addEventListener(type, onTheWay);

  /* What the address asks to open, at the start and when the reader goes back or forward. */
  function follow() {
    if (!root.isConnected) return;
    const asked = addressValue("open");
    const link = asked && (root.querySelector(`a[data-ev-open="${CSS.escape(asked)}"]`) ?? chart.link?.(asked));
    if (link) panel.show(link);
    else panel.hide();
    if (asked && !link) {
      chart.unknown(_("The address asks to open “{what}”, which this page does not know. It was left out.", { what: asked }));
      write({ open: "" });
    }
  }
  follow();
  const still = onAddress(follow);
  return {
    stop() {
      still();
      root.removeEventListener("click", onClick);
      for (const type of ON_THE_WAY) root.removeEventListener(type, onTheWay);
      panel.stop();
    },
  };
}

function soonEnough() {
  return new Promise((done) => { setTimeout(done, SOON, null); });
}

/* Once a frame is painted: what is done then is no part of it. */
function painted() {
  return new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
}

/* What lies at the foot of the page is told that it is covered. A class of the whole document would have every
   element of it styled anew. */
function covering(now) {
  for (const one of document.querySelectorAll(".md-footer, .ev-tray")) one.classList.toggle("ev-under-panel", now);
}

/* What a link opens: its name, and where it leads. */
function targetOf(link) {
  const title = link.dataset.evHeading ?? (link.querySelector(".ev-visually-hidden") ?? link).textContent.trim();
  const { pathname, hash } = new URL(link.href);
  const here = pathname === location.pathname && document.getElementById(decodeURIComponent(hash.slice(1)));
  return { title, page: here ? _("Go to it on this page") : _("Open its own page") };
}

/* The file with the evidence of a link, and the part of it, as {file, part}: without a part, the whole; null where
   it stands on this page, at the anchor of the link. A link opens a row and a theme, with a full stop between
   them, or all of one, with nothing on its other side. What is said of several studies stands with its theme. */
function pieceOf(link, rowKind) {
  const [row, theme] = link.dataset.evOpen.split(".");
  const ofRow = row && !row.startsWith("*");
  if (ofRow && rowKind !== "study") return null;
  const [file, part] = ofRow ? [`study/${row}`, theme] : [`theme/${theme}`, row];
  return { file: new URL(`matrix/${file}.json`, window.__md_scope).href, part };
}

/* Where a cell of a study stands for other sites to show; empty for what is no such cell. */
function embedded(link, rowKind) {
  const [row, theme] = link.dataset.evOpen.split(".");
  const isCell = rowKind === "study" && theme && row && !row.startsWith("*");
  return isCell ? new URL(`embed/themes/${theme}/#cell-${row}--${theme}`, window.__md_scope).href : "";
}

async function evidence(link, piece) {
  const there = piece ? link.href : await standing(decodeURIComponent(link.href.split("#")[1]));
  const [address, anchor] = there.split("#");
  const found = piece ? partsOf(await fetched(piece.file), piece.part) : [await partAt(address, decodeURIComponent(anchor))];
  if (!found.length || found.includes(null)) throw new Error("nothing found");
  const parts = found.map((one) => adopted(one, address, found.length === 1));
  if (parts.every((one) => one.tagName !== "LI")) return parts;
  return [h("ul", { class: "ev-list" }, ...parts)];
}

const fetched = (file) => fetchedOnce(file, (answer) => answer.json());

/* The address of a part of this page, or of the page where it stands now. */
async function standing(part) {
  const here = `${location.href.split("#")[0]}#${encodeURIComponent(part)}`;
  return document.getElementById(part) ? here : addressOfPart(part);
}

async function partAt(address, part) {
  if (address === location.href.split("#")[0]) return document.getElementById(part);
  const text = await fetchedOnce(address, (answer) => answer.text());
  return new DOMParser().parseFromString(text, "text/html").getElementById(part);
}

/* Elements of the site's own pages, as the generator wrote them; what begins with * is no part of the whole. */
function partsOf(parts, part) {
  const wanted = part ? [part] : Object.keys(parts).filter((name) => !name.startsWith("*"));
  const html = wanted.map((name) => parts[name] ?? "").join("");
  return [...new DOMParser().parseFromString(html, "text/html").body.children];
}

/* A copy without names, which must stay unique on a page, and with links that lead where they did. */
function adopted(element, address, alone) {
  const copy = document.importNode(element, true);
  for (const one of [copy, ...copy.querySelectorAll("*")]) {
    one.removeAttribute("id");
    one.removeAttribute("aria-labelledby");
    for (const name of ["href", "cite", "src", "data-ev-href"]) {
      if (one.hasAttribute(name)) one.setAttribute(name, new URL(one.getAttribute(name), address).href);
    }
  }
  /* The panel has a title of its own, and its links say where they lead. */
  for (const extra of copy.querySelectorAll(alone ? ":scope > h2, :scope > h3, .headerlink" : ".headerlink")) extra.remove();
  return copy;
}

/* Scrolls so that the panel does not cover what it belongs to. */
function uncover(link, dialog) {
  const below = link.getBoundingClientRect().bottom + 24 - dialog.getBoundingClientRect().top;
  if (below > 0) window.scrollBy({ top: below });
}
