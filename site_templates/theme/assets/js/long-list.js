/* A list that stands in several pages: its filter works over all of them. Until somebody chooses something, the
   page shows its own items and the ways to the others; then a window of what was chosen, whose items come from
   the pages on which they stand, and a way to show more of it, or all, as for paper. */
import { button, h } from "./dom.js";
import { fetched } from "./list-file.js";
import { refresh } from "./tray.js";
import { _, figures } from "./words.js";

const ADDRESSES = ["href", "cite", "src", "data-ev-href"];
const ITEM = "[data-ev-item]";
const GROUP = "[data-ev-group], tbody";
const HEAD = "caption, thead"; /* of a table, which stay */

/* `file` as listFile gives it. Returns show(numbers, chosen): those items, a window of them at a time, or with
   nothing chosen the page as it came; elements(): what is in the page, by number; and address(search). `drawn` is called each time.
   The list is a part of the page by its `name`; while it is `flat`, its items stand in no groups. */
export function openLongList(root, file, drawn, { name: listName = "list", flat = () => false } = {}) {
  const part = (name) => root.querySelector(`[data-ev-part=${name}]`);
  const list = part(listName);
  const pager = part("pager");
  const onPaper = part("part");
  const asOnPage = onPaper?.textContent;
  const own = [...list.children].filter((one) => !one.matches(HEAD));
  const homes = [...list.querySelectorAll(ITEM)].map((element) => [element, element.parentElement]);
  const size = homes.length;
  const numbers = new Map(file.items.map(([id], number) => [id, number]));
  const pathOf = file.pages.flatMap(([path, , count]) => Array.from({ length: count }, () => path));
  const known = new Map(); /* elements by the number of their item */
  const groupOf = new Map(); /* the name of the group of an element */
  const heads = new Map(); /* a group without its items, by its name */
  const more = h("div", { class: "ev-more", hidden: true });
  let asked = [];
  let wanted = 0; /* how many of them are shown; 0: the page as it came */
  let turn = 0;

  function learn(holder) {
    for (const element of holder.querySelectorAll(ITEM)) {
      const number = numbers.get(element.dataset.evItem);
      if (known.has(number)) continue;
      known.set(number, element);
      const group = element.closest(GROUP);
      if (!group) continue;
      const name = group.dataset.evGroup ?? group.querySelector("a").href;
      groupOf.set(element, name);
      if (!heads.has(name)) heads.set(name, emptied(group));
    }
  }

  async function load(path) {
    const address = new URL(path || ".", file.address).href;
    const text = await fetched(address, (answer) => answer.text());
    const holder = new DOMParser().parseFromString(text, "text/html").querySelector(`[data-ev-part=${listName}]`);
    for (const one of holder.querySelectorAll("*")) {
      for (const name of ADDRESSES) {
        if (one.hasAttribute(name)) one.setAttribute(name, new URL(one.getAttribute(name), address).href);
      }
    }
    learn(document.adoptNode(holder));
  }

  async function put() {
    const mine = ++turn;
    const shown = asked.slice(0, wanted);
    const paths = new Set(shown.filter((number) => !known.has(number)).map((number) => pathOf[number]));
    list.setAttribute("aria-busy", "true");
    try {
      await Promise.all([...paths].map(load));
      if (mine === turn) fill(shown.map((number) => known.get(number)));
    } catch {
      if (mine === turn) offer(_("The rest of the list could not be fetched."), button(_("Try again"), put));
    }
    if (mine === turn) list.removeAttribute("aria-busy");
  }

  function fill(elements) {
    for (const [element, home] of homes) if (home !== list) home.append(element);
    for (const one of [...list.children]) if (!one.matches(HEAD)) one.remove();
    list.append(...(wanted ? grouped(elements) : own));
    pager.hidden = wanted > 0;
    const left = wanted && asked.length - elements.length;
    const next = Math.min(size, left);
    if (onPaper) onPaper.textContent = wanted ? "" : asOnPage;
    if (left > 0) {
      const of = { part: figures(elements.length), all: figures(asked.length), next: figures(next) };
      const words = _("The first {part} of {all} are shown.", of);
      if (onPaper) onPaper.textContent = words;
      offer(words, button(_("Show {next} more", of), () => add(next)),
        next < left && button(_("Show all {all}", of), () => add(left)));
    } else more.hidden = true;
    refresh(list);
    drawn();
  }

  /* Items under the heads of their groups, in the order in which they come. */
  function grouped(elements) {
    if (!heads.size) return elements;
    if (flat()) return [h("tbody", {}, ...elements)];
    const groups = new Map();
    for (const element of elements) {
      const name = groupOf.get(element);
      if (!groups.has(name)) groups.set(name, heads.get(name).cloneNode(true));
      (groups.get(name).querySelector("ol") ?? groups.get(name)).append(element);
    }
    return [...groups.values()];
  }

  function offer(words, ...buttons) {
    more.hidden = false;
    more.replaceChildren(h("p", { class: "ev-more__words", role: "status" }, words), ...buttons.filter(Boolean));
  }

  /* Then the keys are on the first that came. */
  async function add(count) {
    const first = wanted;
    wanted += count;
    await put();
    known.get(asked[first])?.querySelector("a[href]")?.focus();
  }

  learn(list);
  pager.before(more);
  return {
    show(shown, chosen) {
      const asItCame = !wanted && !chosen;
      asked = shown;
      wanted = chosen ? size : 0;
      return asItCame ? drawn() : put();
    },
    /* A selection has the address of the list, not of one of its pages. */
    address: (search) => new URL(search || ".", new URL(".", file.address)).href,
    elements: () => new Map([...list.querySelectorAll(ITEM)].map((one) => [numbers.get(one.dataset.evItem), one])),
  };
}

/* A group without its items. */
function emptied(group) {
  const copy = group.cloneNode(true);
  for (const item of copy.querySelectorAll(ITEM)) item.remove();
  for (const long of copy.querySelectorAll("[data-ev-part=long]")) long.open = true;
  return copy;
}
