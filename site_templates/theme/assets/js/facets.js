/* A list that readers narrow by facets. The page comes with the whole list, or with a part of it that leads to the
   others (long-list.js); here items are only hidden, shown and put in order, with what is chosen above them as
   chips. */
import { button, h } from "./dom.js";
import { fillPanel } from "./facet-panel.js";
import { createFilter } from "./filter-engine.js";
import { itemsOf, startFilter } from "./filter.js";
import { listFile } from "./list-file.js";
import { openLongList } from "./long-list.js";
import { startTake } from "./selection-take.js";
import { _, pgettext } from "./words.js";

const WIDE = "(min-width: 60em)";

export function start(root) {
  if (root.dataset.evList) return startLong(root);
  const part = (name) => root.querySelector(`[data-ev-part=${name}]`);
  if (!part("data")) return () => {};
  const items = itemsOf(part("list").querySelectorAll("[data-ev-item]"));
  return run(root, JSON.parse(part("data").content.textContent), items, wholeList(root, items));
}

/* Without the file, the page stays what it is without scripts. */
function startLong(root) {
  let stop = () => {};
  let ended = false;
  listFile(root).then((file) => {
    if (ended || !file.filter.facets.length) return;
    const items = file.items.map(([id, values]) => ({ id, values }));
    stop = run(root, file.filter, items, (drawn) => openLongList(root, file, drawn));
  }, () => {});
  return () => {
    ended = true;
    stop();
  };
}

/* A list whose items all stand in the page: they are hidden, shown and put in order. */
const wholeList = (root, items) => (drawn) => {
  const list = root.querySelector("[data-ev-part=list]");
  const groups = [...root.querySelectorAll("[data-ev-part=group]")];
  const elements = new Map(items.map(({ element }, number) => [number, element]));
  let arranged = "";
  return {
    elements: () => elements,
    show(numbers, chosen, sort, order) {
      const shown = new Set(numbers);
      for (const [number, element] of elements) {
        if (element.hidden === shown.has(number)) element.hidden = !shown.has(number);
      }
      for (const group of groups) group.hidden = !group.querySelector("[data-ev-item]:not([hidden])");
      if (chosen) for (const long of root.querySelectorAll("[data-ev-part=long]")) long.open = true;
      if (sort !== arranged) {
        arranged = sort;
        list.append(...order.map((number) => elements.get(number)));
      }
      drawn();
    },
  };
};

function run(root, data, items, open) {
  const part = (name) => root.querySelector(`[data-ev-part=${name}]`);
  const filter = createFilter(data, items);
  const ending = new AbortController();
  const show = fillPanel(part("panel"), filter, (change) => page.choose(change), { opens: true });
  const sort = drawOrders(part("tools"), filter.options[0], (order) => page.choose({ sort: order }));
  const copy = part("tools").querySelector(".ev-copy");
  let now = filter.nothing();
  let shown = items.map(({ id }) => id);
  const list = open(() => mark(now));

  function draw(state, [look]) {
    now = state;
    const order = filter.sorted(state);
    const isSorted = Boolean(sort && state.sort !== sort.options[0].value);
    if (sort) sort.value = state.sort;
    const numbers = order.filter((number) => look.shown[number]);
    shown = numbers.map((number) => items[number].id);
    list.show(numbers, look.chosen > 0 || isSorted, isSorted ? state.sort : "", order);
    show(state, look.counts);
    drawChips(state);
    copy.hidden = !look.chosen && !state.sort;
    part("take").hidden = !shown.length;
    tell(look.words, !look.chosen && shown.length > 1);
    if (list.address) Object.assign(copy.dataset, { evCopy: "address", evHref: list.address(location.search) });
    part("title").textContent = look.chosen ? _("Filter ({count})", { count: look.chosen }) : _("Filter");
    part("found").textContent = look.chosen ? look.words : "";
    return look.words;
  }

  /* The themes by which a study is in the list stand out among its themes. */
  function mark(state) {
    for (const [number, element] of list.elements()) {
      const links = element.querySelectorAll("[data-ev-part=members] a");
      const fit = links.length ? filter.matching(state, "theme", number) : null;
      links.forEach((link, place) => link.classList.toggle("ev-matched", Boolean(fit?.[place])));
    }
  }

  /* Chips by facet: alternatives are joined by "or", facets by "and". */
  function drawChips(state) {
    const chips = filter.facets.flatMap((facet) => facet.values
      .filter(({ id }) => state[facet.name].has(id))
      .map((value, number) => ({ facet, value, joint: number ? pgettext("between filters", "or") : pgettext("between filters", "and") })));
    const entries = chips.map(({ facet, value, joint }, number) => h("li", { class: "ev-chips__item" },
      ...(number ? [h("span", { class: "ev-chips__joint" }, joint), " "] : []), chip(facet, value)));
    const last = h("li", { class: "ev-chips__item" }, button(_("Clear all"), () => {
      page.clear();
      part("count").focus();
    }, { class: "ev-chips__clear" }));
    const list = h("ul", { class: "ev-chips", "aria-label": _("Filters in use") }, ...entries, last);
    part("chips").replaceChildren(...(chips.length ? [list] : []));
  }

  function chip(facet, value) {
    const one = button("", () => remove(facet.name, value.id), { class: "ev-chip", "aria-label": _("Remove {filter}", { filter: `${facet.label}: ${value.label}` }) });
    one.append(h("span", { class: "ev-chip__facet" }, `${facet.label}:`), " ", value.label, " ",
      h("span", { class: "ev-chip__cross", "aria-hidden": "true" }, "×"));
    return one;
  }

  /* Then the keys are on the chip that took its place, else on the count. */
  function remove(name, id) {
    const all = () => [...part("chips").querySelectorAll(".ev-chip")];
    const position = all().indexOf(document.activeElement);
    page.choose({ [name]: [...page.state()[name]].filter((value) => value !== id) });
    const left = all();
    (left[Math.min(position, left.length - 1)] ?? part("count")).focus();
  }

  const fold = part("fold");
  const wide = matchMedia(WIDE);
  const fit = () => {
    fold.open = wide.matches;
    fold.querySelector("summary").tabIndex = wide.matches ? -1 : 0; /* beside the list it folds nothing */
  };
  fit();
  wide.addEventListener("change", fit, { signal: ending.signal });
  const tell = startTake(root, () => ({ ids: shown, chosen: filter.narrowed(now) }));
  const page = startFilter(root, [filter], draw);
  root.classList.add("ev-browse--live");

  return () => {
    ending.abort();
    page.stop();
  };
}

/* How the list is sorted, where there are several ways. Returns the select, or null. */
function drawOrders(place, option, change) {
  if (!option) return null;
  const select = h("select", { onchange: () => change(select.value) }, ...option.values.map(([id, label]) => new Option(label, id)));
  place.prepend(h("label", { class: "ev-state__sort" }, h("span", {}, option.label), " ", select));
  return select;
}
