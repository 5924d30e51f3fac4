/* Several rows or columns of a chart, chosen by a reader: checkboxes at their names while choosing, a bar
   that says what is chosen and what can be done with it, and the parameters of the address that hold it. */
import { readAll, resolve } from "./address.js";

const COMPARED = [2, 4]; /* at least and at most */
const THEMES = { name: "theme", nouns: ["theme", "themes"] };

/* `lists` has the kinds that can be chosen, rows first: {name, nouns, ids, former}; `changed` shows what
   is chosen from now on. Nothing is added to the page before the reader or the address asks for it,
   but the button that asks. */
export function createSelection(root, { lists, count, changed }) {
  const kinds = lists.map((list) => ({ ...list, chosen: new Set(), shown: [], whole: list.ids.length }));
  const [rows, columns] = kinds;
  const ending = new AbortController();
  const added = new Set();
  const form = root.querySelector("[data-ev-part=controls]");

  const opener = button(columns ? "Choose rows and columns" : "Choose rows", () => choosing(!isChoosing()));
  opener.setAttribute("aria-pressed", "false");
  const all = button("Show all", showAll);
  all.classList.add("ev-select__all");
  const bar = element("div", "ev-select");
  const words = element("p", "ev-select__words");
  words.setAttribute("role", "status");
  const only = button("Show only these", showOnly);
  only.classList.add("ev-button--primary");
  const links = kinds.map(() => element("a", "ev-button"));
  const clear = button("Clear", () => {
    for (const kind of kinds) kind.chosen.clear();
    step();
    boxes().find((box) => box.checkVisibility())?.focus();
  });
  bar.append(words, only, ...links, clear);
  place(opener, (one) => form.querySelector("[type=reset]").before(one));
  place(all, (one) => count.after(one));
  place(bar, (one) => root.querySelector("[data-ev-part=picture]").after(one));
  all.hidden = bar.hidden = true;

  const isChoosing = () => !bar.hidden;
  const boxes = () => [...root.querySelectorAll("input[data-ev-choose]")];

  function choosing(now) {
    bar.hidden = !now;
    opener.setAttribute("aria-pressed", String(now));
    root.classList.toggle("ev-chart--choosing", now);
    for (const box of boxes()) box.closest(".ev-select__box").remove();
    if (!now) return;
    for (const row of root.querySelectorAll("[data-ev-part=picture] li[data-ev-row]")) {
      const name = row.querySelector("p");
      name.prepend(checkbox(rows, row.dataset.evRow, name.querySelector("a").textContent));
    }
    for (const head of columns ? root.querySelectorAll(".ev-matrix__heads > li") : []) {
      const link = head.querySelector("a");
      head.append(checkbox(columns, themeOf(link), link.textContent));
    }
    step();
  }

  function checkbox(kind, id, name) {
    const label = element("label", "ev-select__box");
    const input = element("input", "");
    input.type = "checkbox";
    input.dataset.evChoose = kind.name;
    input.value = id;
    input.setAttribute("aria-label", `Choose ${name.trim()}`);
    label.append(input);
    return label;
  }

  /* A row has a checkbox in every category's panel: they stay in step. */
  function step() {
    for (const box of boxes()) box.checked = kindOf(box).chosen.has(box.value);
    const some = kinds.filter((kind) => kind.chosen.size);
    const comparable = kinds.filter((kind) => ["study", "theme"].includes(kind.name));
    const [least, most] = COMPARED;
    const many = comparable.filter((kind) => kind.chosen.size > most);
    const said = some.map((kind) => counted(kind.chosen.size, kind.nouns)).join(" and ");
    words.textContent = said
      ? `${said} chosen.${many.length ? ` At most ${most} ${many[0].nouns[1]} can be compared.` : ""}`
      : `Nothing chosen yet: tick ${kinds.map((kind) => kind.nouns[1]).join(" or ")}.`;
    only.hidden = clear.hidden = !some.length;
    kinds.forEach((kind, number) => {
      const offered = comparable.includes(kind) && kind.chosen.size >= least && kind.chosen.size <= most;
      const query = new URLSearchParams(chosenOf(kind).map((id) => [kind.name, id]));
      links[number].hidden = !offered;
      links[number].textContent = some.length > 1 ? `Compare these ${kind.nouns[1]}` : "Compare these";
      if (offered) links[number].href = `${root.dataset.evCompare}?${query}`;
      else links[number].removeAttribute("href");
    });
  }

  const kindOf = (box) => kinds.find((kind) => kind.name === box.dataset.evChoose);
  const chosenOf = (kind) => kind.ids.filter((id) => kind.chosen.has(id));

  /* All of a kind is the same as none chosen: then nothing of it is left out. */
  function showOnly() {
    for (const kind of kinds) kind.shown = kind.chosen.size < kind.whole ? chosenOf(kind) : [];
    choosing(false);
    changed();
    (all.hidden ? opener : all).focus();
  }

  function showAll() {
    reset();
    changed();
    opener.focus();
  }

  function reset() {
    for (const kind of kinds) {
      kind.chosen.clear();
      kind.shown = [];
    }
    if (isChoosing()) step();
  }

  function place(one, put) {
    put(one);
    added.add(one);
  }

  function button(text, does) {
    const one = element("button", "ev-button");
    one.type = "button";
    one.textContent = text;
    one.addEventListener("click", does, { signal: ending.signal });
    return one;
  }

  root.addEventListener("change", (event) => {
    const box = event.target.closest("input[data-ev-choose]");
    if (!box) return;
    kindOf(box).chosen[box.checked ? "add" : "delete"](box.value);
    step();
  }, { signal: ending.signal });

  return {
    /* What is shown only, by the names of the address; nothing of a kind that is shown whole. */
    address: () => Object.fromEntries(kinds.map((kind) => [kind.name, kind.shown])),
    state: () => ({ rows: rows.shown, themes: columns?.shown ?? [] }),
    reset,
    /* Shows what the address asks for; returns what it does not know, and whether an id was an earlier one. */
    read() {
      const asked = readAll(kinds.map((kind) => kind.name));
      const unknown = [];
      let renamed = false;
      for (const kind of kinds) {
        const found = resolve(asked[kind.name], kind.ids, kind.former);
        kind.shown = found.values.length < kind.whole ? found.values : [];
        kind.chosen = new Set(kind.shown);
        renamed ||= found.renamed.length > 0;
        const name = kind.nouns[0].replace(/^./, (letter) => letter.toUpperCase());
        unknown.push(...found.unknown.map((value) => ({ name, value })));
      }
      if (isChoosing()) step();
      return { unknown, renamed };
    },
    /* "Showing 3 of 10 studies and 2 of 12 themes.", or null where nothing was chosen. */
    words(...seen) {
      all.hidden = !kinds.some((kind) => kind.shown.length);
      if (all.hidden || seen.some((number) => !number)) return null;
      const parts = kinds.map((kind, number) => {
        if (kind === columns && !kind.shown.length) return "";
        const whole = counted(kind.whole, kind.nouns);
        return seen[number] === kind.whole ? `all ${whole}` : `${seen[number].toLocaleString("en-GB")} of ${whole}`;
      });
      return `Showing ${parts.filter(Boolean).join(" and ")}.`;
    },
    /* What was chosen, for a headline: "chosen studies and themes". */
    head() {
      const some = kinds.filter((kind) => kind.shown.length).map((kind) => kind.nouns[1]);
      return some.length ? `chosen ${some.join(" and ")}` : "";
    },
    stop() {
      ending.abort();
      choosing(false);
      for (const one of added) one.remove();
    },
  };
}

/* The lists of a chart: its rows, and its themes where these are its columns. */
export function listsOf(root, { rows, themes, nouns = ["study", "studies"], former = {} }) {
  const name = root.dataset.evRowKind;
  const lists = [{ name, nouns, ids: rows, former: former[name] ?? {} }];
  if (themes) lists.push({ ...THEMES, ids: themes, former: former[THEMES.name] ?? {} });
  return lists;
}

/* The theme of a column by the link at its head: ".theme" opens a theme. */
export function themeOf(link) {
  return link.dataset.evOpen.slice(1);
}

function counted(number, [one, many]) {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

function element(name, className) {
  const one = document.createElement(name);
  if (className) one.className = className;
  return one;
}
