/* Several rows or columns of a chart, chosen by a reader: checkboxes at their names while choosing, a bar
   that says what is chosen and what can be done with it. What is shown only, the filter holds. */
import { chartWords } from "./chart-words.js";
import { button, h } from "./dom.js";
import { _, figures, listed } from "./words.js";

const COMPARED = [2, 4]; /* at least and at most */

/* `lists` has the facets whose values can be chosen, rows first, with their nouns; `choose` shows what is
   chosen from now on. Nothing is added to the page before the reader or the address asks for it, but the
   button that asks. */
export function createSelection(root, { lists, count, choose }) {
  const kinds = lists.map(({ name, nouns, values }) => {
    return { name, nouns, ids: values.map(({ id }) => id), chosen: new Set(), shown: [], whole: values.length };
  });
  const [rows, columns] = kinds;
  const ending = new AbortController();
  const added = new Set();
  const form = root.querySelector("[data-ev-part=controls]");

  const opener = button(columns ? _("Choose rows and columns") : _("Choose rows"), toggle, { "aria-pressed": "false" });
  const all = button(_("Show all"), showAll, { class: "ev-button ev-select__all" });
  const words = h("p", { class: "ev-select__words", role: "status" });
  const only = button(_("Show only these"), showOnly, { class: "ev-button ev-button--primary" });
  const links = kinds.map(() => h("a", { class: "ev-button" }));
  const clear = button(_("Clear"), () => {
    for (const kind of kinds) kind.chosen.clear();
    step();
    boxes().find((box) => box.checkVisibility())?.focus();
  });
  const bar = h("div", { class: "ev-select" }, words, only, ...links, clear);
  place(opener, (one) => form.querySelector("[data-ev-part=tools]").append(one));
  place(all, (one) => count.after(one));
  place(bar, (one) => root.querySelector("[data-ev-part=picture]").after(one));
  all.hidden = bar.hidden = true;

  const isChoosing = () => !bar.hidden;

  /* Whoever chooses wants to see what there is to choose from: the panel of controls closes. */
  function toggle() {
    choosing(!isChoosing());
    const more = form.querySelector("[data-ev-part=more]");
    more.open = false;
    if (isChoosing()) boxes().find((box) => box.checkVisibility())?.focus();
    else more.querySelector("summary").focus();
  }

  const boxes = () => [...root.querySelectorAll("input[data-ev-choose]")];

  function choosing(now) {
    bar.hidden = !now;
    opener.setAttribute("aria-pressed", String(now));
    root.classList.toggle("ev-chart--choosing", now);
    for (const box of boxes()) box.closest(".ev-select__box").remove();
    if (!now) return;
    offerRows();
    for (const head of columns ? root.querySelectorAll(".ev-matrix__heads > li") : []) {
      const link = head.querySelector("a");
      head.append(checkbox(columns, head.dataset.evItem, link.textContent));
    }
    step();
  }

  /* A checkbox at the name of each row that has none yet. */
  function offerRows() {
    for (const row of root.querySelectorAll("[data-ev-part=picture] li[data-ev-row]")) {
      const name = row.querySelector("p");
      if (!name.querySelector(".ev-select__box")) name.prepend(checkbox(rows, row.dataset.evRow, name.querySelector("a").textContent));
    }
  }

  function checkbox(kind, id, name) {
    return h("label", { class: "ev-select__box" },
      h("input", { type: "checkbox", "data-ev-choose": kind.name, value: id, "aria-label": _("Choose {name}", { name: name.trim() }) }));
  }

  /* A row has a checkbox in every category's panel: they stay in step. */
  function step() {
    for (const box of boxes()) box.checked = kindOf(box).chosen.has(box.value);
    const some = kinds.filter((kind) => kind.chosen.size);
    const comparable = kinds.filter((kind) => ["study", "theme"].includes(kind.name));
    const [least, most] = COMPARED;
    const many = comparable.filter((kind) => kind.chosen.size > most);
    const things = listed(some.map((kind) => chartWords(kind.nouns).counted(kind.chosen.size)));
    words.textContent = some.length
      ? [_("{things} chosen.", { things }), many.length && chartWords(many[0].nouns).tooMany(most)].filter(Boolean).join(" ")
      : _("Nothing chosen yet: tick {things}.", { things: listed(kinds.map((kind) => chartWords(kind.nouns).several()), "or") });
    only.hidden = clear.hidden = !some.length;
    kinds.forEach((kind, number) => {
      const offered = comparable.includes(kind) && kind.chosen.size >= least && kind.chosen.size <= most;
      const query = new URLSearchParams(chosenOf(kind).map((id) => [kind.name, id]));
      links[number].hidden = !offered;
      links[number].textContent = offered && some.length > 1 ? chartWords(kind.nouns).compare() : _("Compare these");
      if (offered) links[number].href = `${root.dataset.evCompare}?${query}`;
      else links[number].removeAttribute("href");
    });
  }

  const kindOf = (box) => kinds.find((kind) => kind.name === box.dataset.evChoose);
  const chosenOf = (kind) => kind.ids.filter((id) => kind.chosen.has(id));

  /* All of a kind is the same as none chosen: then nothing of it is left out. */
  function showOnly() {
    const chosen = kinds.map((kind) => [kind.name, kind.chosen.size < kind.whole ? chosenOf(kind) : []]);
    choosing(false);
    choose(Object.fromEntries(chosen));
    (all.hidden ? form.querySelector("summary") : all).focus();
  }

  function showAll() {
    reset();
    choose(Object.fromEntries(kinds.map((kind) => [kind.name, []])));
    form.querySelector("summary").focus();
  }

  function reset() {
    for (const kind of kinds) kind.chosen.clear();
    if (isChoosing()) step();
  }

  function place(one, put) {
    put(one);
    added.add(one);
  }

  root.addEventListener("change", (event) => {
    const box = event.target.closest("input[data-ev-choose]");
    if (!box) return;
    kindOf(box).chosen[box.checked ? "add" : "delete"](box.value);
    step();
  }, { signal: ending.signal });

  return {
    reset,
    /* Rows came into the picture. */
    settle() {
      if (!isChoosing()) return;
      offerRows();
      step();
    },
    /* What the filter shows only; it is what a reader goes on choosing from. */
    show(state) {
      for (const kind of kinds) {
        const shown = state[kind.name].size < kind.whole ? kind.ids.filter((id) => state[kind.name].has(id)) : [];
        if (shown.join() !== kind.shown.join()) kind.chosen = new Set(shown);
        kind.shown = shown;
      }
      if (isChoosing()) step();
    },
    /* "Showing 3 of 10 studies and 2 of 12 themes.", or null where nothing was chosen. */
    words(...seen) {
      all.hidden = !kinds.some((kind) => kind.shown.length);
      if (all.hidden || seen.some((number) => !number)) return null;
      const parts = kinds.map((kind, number) => {
        if (kind === columns && !kind.shown.length) return "";
        const of = chartWords(kind.nouns);
        return seen[number] === kind.whole ? of.whole(kind.whole) : of.part(figures(seen[number]), kind.whole);
      });
      return _("Showing {things}.", { things: listed(parts.filter(Boolean)) });
    },
    stop() {
      ending.abort();
      choosing(false);
      for (const one of added) one.remove();
    },
  };
}
