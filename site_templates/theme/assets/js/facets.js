/* A list that readers narrow by facets. The page comes with the whole list; here items are only hidden
   and shown, counts follow, and the address keeps what is chosen. */
import { onAddress, readAll, resolve, unknownSentence, write } from "./address.js";
import { readFacets, readItems } from "./facet-data.js";
import { createEngine, loosened, matching } from "./facet-engine.js";
import { fillPanel } from "./facet-panel.js";
import { countWords, drawChips, drawEmpty, drawOrders, focusChip } from "./facet-state.js";

const PAUSE = 250; /* milliseconds before a count is announced, so that quick choices are told once */
const WIDE = "(min-width: 60em)";

export function start(root) {
  const part = (name) => root.querySelector(`[data-ev-part=${name}]`);
  const data = JSON.parse(part("data").content.textContent);
  const facets = readFacets(data);
  const names = facets.map((facet) => facet.name);
  const items = readItems(part("list"), data, facets);
  const marked = items
    .map((item) => ({ item, links: [...item.element.querySelectorAll("[data-ev-part=members] a")] }))
    .filter(({ links }) => links.length);
  const groups = [...root.querySelectorAll("[data-ev-part=group]")];
  const run = createEngine(facets, items);
  const ending = new AbortController();
  const orders = data.orders.map(([name]) => name);
  const sorted = new Map(data.orders.map(([name, , ids]) => [name, new Map(ids.map((id, place) => [id, place]))]));
  let selection = nothing();
  let order = "";
  let arranged = "";
  let timer = 0;

  const show = fillPanel(part("panel"), facets, (name, values) => choose({ ...selection, [name]: new Set(values) }));

  const sort = drawOrders(part("tools"), data.orders, (name) => {
    order = name;
    choose(selection);
  });

  function nothing() {
    return Object.fromEntries(names.map((name) => [name, new Set()]));
  }

  const chosen = () => names.reduce((sum, name) => sum + selection[name].size, 0);

  function choose(next) {
    selection = next;
    part("unknown").textContent = "";
    write(address(), { push: true });
    apply();
  }

  function remove(name, id) {
    const chips = [...part("chips").querySelectorAll(".ev-chip")];
    const position = chips.indexOf(document.activeElement);
    const next = new Set(selection[name]);
    next.delete(id);
    choose({ ...selection, [name]: next });
    focusChip(part("chips"), position, part("count"));
  }

  function clear() {
    choose(nothing());
    part("count").focus();
  }

  function loosen(name) {
    choose({ ...selection, [name]: new Set() });
    part("count").focus();
  }

  /* Values stand in the address in the page's order. */
  function address() {
    const values = Object.fromEntries(facets.map((facet) => [
      facet.name,
      facet.values.map((value) => value.id).filter((id) => selection[facet.name].has(id)),
    ]));
    return sort ? { ...values, sort: order } : values;
  }

  function arrange() {
    if (order === arranged) return;
    arranged = order;
    const places = sorted.get(order);
    const place = ({ element }) => places.get(element.dataset.evItem);
    const now = order ? [...items].sort((one, other) => place(one) - place(other)) : items;
    part("list").append(...now.map((item) => item.element));
  }

  function apply({ first = false } = {}) {
    const { shown, counts, total } = run(selection);
    items.forEach(({ element }, number) => {
      if (element.hidden === shown[number]) element.hidden = !shown[number];
    });
    for (const group of groups) group.hidden = !group.querySelector("[data-ev-item]:not([hidden])");
    arrange();
    mark();
    show(selection, counts);
    drawChips(part("chips"), facets, selection, remove, clear);
    const number = chosen();
    part("tools").querySelector(".ev-copy").hidden = !number && !order;
    if (sort) sort.value = order;
    part("title").textContent = number ? `Filter (${number})` : "Filter";
    if (total || !number) part("empty").replaceChildren();
    else drawEmpty(part("empty"), facets, selection, loosened(run, selection), data.things, loosen, clear);
    clearTimeout(timer);
    const words = countWords(total, items.length, data.things, number);
    const say = () => {
      part("count").textContent = words;
    };
    if (first) say();
    else timer = setTimeout(say, PAUSE);
  }

  /* The themes by which a study is in the list stand out among its themes. */
  function mark() {
    for (const { item, links } of marked) {
      const fit = matching(facets, selection, "theme", item.theme ?? []);
      links.forEach((link, number) => link.classList.toggle("ev-matched", Boolean(fit?.[number])));
    }
  }

  function read() {
    const asked = readAll([...names, "sort"]);
    const unknown = [];
    /* A form leaves parameters without a value behind */
    let untidy = names.some((name) => new URLSearchParams(location.search).getAll(name).includes(""));
    selection = nothing();
    for (const facet of facets) {
      const known = facet.values.map((value) => value.id);
      const found = resolve(asked[facet.name], known, data.former[facet.name]);
      const values = facet.ranged ? found.values.slice(0, 1) : found.values;
      selection[facet.name] = new Set(values);
      unknown.push(...found.unknown.map((value) => ({ name: facet.label, value })));
      untidy ||= found.renamed.length > 0;
    }
    order = "";
    for (const value of sort ? asked.sort : []) {
      if (orders.includes(value)) order = value;
      else unknown.push({ name: "Sort by", value });
    }
    part("unknown").textContent = unknownSentence(unknown);
    if (untidy) write(address());
  }

  const fold = part("fold");
  const wide = matchMedia(WIDE);
  const fit = () => {
    fold.open = wide.matches;
    fold.querySelector("summary").tabIndex = wide.matches ? -1 : 0; /* beside the list it folds nothing */
  };
  fit();
  wide.addEventListener("change", fit, { signal: ending.signal });
  onAddress(() => {
    read();
    apply();
  }, { signal: ending.signal });

  read();
  apply({ first: true });
  root.classList.add("ev-browse--live");

  return () => {
    ending.abort();
    clearTimeout(timer);
  };
}
