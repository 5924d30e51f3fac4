/* What every filter does with its page, whatever it looks like: it reads the address and keeps it, says how
   much is left, and offers a way out where nothing is. The skins (facets.js, findings-table.js, gaps.js,
   chart.js) draw. */
import { onAddress, readAll, unknownSentence, write } from "./address.js";
import { button, h } from "./dom.js";

const PAUSE = 250; /* milliseconds before a count is announced, so that quick choices are told once */

/* Elements that are items, as the engine takes them; their ids stand in `key`. */
export function itemsOf(elements, key = "evItem") {
  return [...elements].map((element) => ({ element, id: element.dataset[key], values: element.dataset.evValues }));
}

/* `filters` share one address: a chart has one of its rows, and one of its columns. `draw(state, looks,
   isFirst)` shows what is left and returns the words for it. */
export function startFilter(root, filters, draw) {
  const part = (name) => root.querySelector(`[data-ev-part=${name}]`);
  const names = filters.flatMap((filter) => filter.names);
  const merged = (of) => Object.assign({}, ...filters.map(of));
  const ending = new AbortController();
  let state = merged((filter) => filter.nothing());
  let timer = 0;

  const address = () => merged((filter) => filter.address(state));

  function read() {
    const asked = readAll(names);
    const found = filters.map((filter) => filter.read(asked));
    const unknown = found.flatMap((one) => one.unknown);
    state = Object.assign({}, ...found.map((one) => one.state));
    part("unknown").textContent = unknownSentence(unknown);
    /* A form leaves parameters without a value behind */
    const untidy = names.some((name) => new URLSearchParams(location.search).getAll(name).includes(""));
    if (untidy || unknown.length || found.some((one) => one.renamed)) write(address());
  }

  function apply({ first = false } = {}) {
    const looks = filters.map((filter) => filter.look(state));
    const words = draw(state, looks, first);
    const way = looks.find((look) => look.way)?.way;
    part("empty").replaceChildren(...(way ? [wayOut(way)] : []));
    clearTimeout(timer);
    const say = () => { part("count").textContent = words; };
    if (first) say();
    else timer = setTimeout(say, PAUSE);
  }

  function wayOut({ words, label, name }) {
    const loosen = () => {
      if (name) choose({ [name]: [] });
      else clear();
      part("count").focus();
    };
    return h("div", { class: "ev-empty" },
      h("p", { class: "ev-empty__words" }, words),
      button(label, loosen, { class: name ? "ev-button ev-button--primary" : "ev-button" }));
  }

  /* Another choice, {name: [values]}, and of options {name: value}: a step that the Back button undoes. */
  function choose(change) {
    const sets = Object.entries(change).map(([name, value]) => [name, Array.isArray(value) ? new Set(value) : value]);
    state = { ...state, ...Object.fromEntries(sets) };
    part("unknown").textContent = "";
    write(address(), { push: true });
    apply();
  }

  /* Takes out all that is chosen; with `options`, orders and the like as well. */
  function clear({ options = false } = {}) {
    const nothing = merged((filter) => filter.nothing());
    choose(Object.fromEntries(Object.entries(nothing).filter(([, value]) => options || value instanceof Set)));
  }

  onAddress(() => {
    const before = JSON.stringify(address());
    read();
    if (JSON.stringify(address()) !== before) apply();
  }, { signal: ending.signal });
  read();
  apply({ first: true });
  return {
    choose,
    clear,
    state: () => state,
    stop() {
      ending.abort();
      clearTimeout(timer);
    },
  };
}
