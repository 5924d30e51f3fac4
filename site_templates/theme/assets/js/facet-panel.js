/* The panel of a filter: one <details data-ev-facet> a facet, whose links on the static page become
   controls with live counts. */
import { button, h } from "./dom.js";
import { folded } from "./folding.js";
import { _, ngettext, pgettext } from "./words.js";

const FIND_FROM = 20;
const OPEN = 2; /* groups that stand open */

/* Fills the panel. `change({facet: [ids]})` is called with what is chosen. Facets say how many values are
   chosen, or with `names` which; `opens`: facets in use stand open. Returns show(state, counts). */
export function fillPanel(panel, filter, change, { opens = false, names = false } = {}) {
  const shows = [...panel.querySelectorAll("[data-ev-facet]")].map((element) => {
    const of = filter.facets.filter((facet) => facet.of === element.dataset.evFacet);
    const note = h("span", { class: "ev-facet__chosen" });
    element.querySelector("summary").append(" ", note);
    const body = element.querySelector(".ev-facet__body");
    const show = of[0].ranged ? fillRange(body, of, change) : fillChoices(body, of[0], change);
    return (state, counts) => {
      const chosen = of.flatMap((facet) => filter.labels(facet, state));
      if (names) note.textContent = chosen.join(", ") || pgettext("values of a filter", "all");
      else note.textContent = chosen.length ? ngettext("{count} chosen", "{count} chosen", chosen.length) : "";
      if (opens && chosen.length) element.open = true;
      show(state, counts);
    };
  });
  return (state, counts) => shows.forEach((show) => show(state, counts));
}

function fillChoices(body, facet, change) {
  const rows = facet.values.map((value) => choice(facet, value));
  const chosen = () => rows.filter((row) => row.box.checked).map((row) => row.value.id);
  const folds = foldsOf(rows);
  const list = h("div", { onchange: () => change({ [facet.name]: chosen() }) }, ...folds.map((fold) => fold.element));
  let all = false;
  let wanted = "";

  const settle = () => {
    for (const row of rows) {
      row.element.hidden = wanted ? !row.plain.includes(wanted) : !(all || row.value.first || row.box.checked);
    }
    for (const fold of folds) {
      fold.element.hidden = fold.rows.every((row) => row.element.hidden);
      if (fold.element.localName === "details" && (wanted || fold.rows.some((row) => row.box.checked))) fold.element.open = true;
    }
  };
  const find = facet.values.length > FIND_FROM && h("input", {
    class: "ev-facet__find", type: "search", placeholder: _("Find among {count}", { count: facet.values.length }),
    "aria-label": _("Find in {facet}", { facet: facet.label }), autocomplete: "off",
    oninput: () => {
      wanted = folded(find.value.trim());
      settle();
    },
    onkeydown: (event) => {
      if (event.key === "Enter") event.preventDefault();
    },
  });
  const more = facet.values.some((value) => !value.first) && button("", () => {
    all = !all;
    label();
    settle();
  }, { class: "ev-facet__more" });
  const label = () => {
    more.replaceChildren(all ? _("Show fewer") : _("Show all {count}", { count: facet.values.length }),
      h("span", { class: "ev-visually-hidden" }, " ", _("values of {facet}", { facet: facet.label })));
    more.setAttribute("aria-expanded", String(all));
  };
  if (more) label();
  body.replaceChildren(h("fieldset", { class: "ev-facet__set" },
    h("legend", { class: "ev-visually-hidden" }, facet.label), find, list, more));

  return (state, counts) => {
    for (const row of rows) {
      row.box.checked = state[facet.name].has(row.value.id);
      const count = counts[facet.name].get(row.value.id) ?? 0;
      if (row.count.textContent !== String(count)) row.count.textContent = String(count);
      row.element.classList.toggle("ev-facet__value--none", count === 0);
    }
    settle();
  };
}

/* The rows in their groups, each a fold of its own; without groups, one list. */
function foldsOf(rows) {
  const labels = [...new Set(rows.map(({ value }) => value.group))];
  return labels.map((label, place) => {
    const own = rows.filter(({ value }) => value.group === label);
    const values = h("ul", { class: "ev-facet__values" }, ...own.map((row) => row.element));
    const element = labels.length === 1 && !label ? values
      : h("details", { class: "ev-facet__group", open: place < OPEN }, h("summary", {}, label || _("Others")), values);
    return { rows: own, element };
  });
}

function choice(facet, value) {
  const box = h("input", { type: "checkbox", name: facet.name, value: value.id });
  const count = h("span", { class: "ev-facet__count" });
  const element = h("li", { class: "ev-facet__value" },
    h("label", { class: "ev-facet__choice" }, box, h("span", { class: "ev-facet__name" }, value.label), count));
  return { element, box, count, value, plain: folded(value.label) };
}

/* From one year to another: two lists to choose from. */
function fillRange(body, facets, change) {
  const bounds = facets.map((facet) => {
    const select = h("select", { name: facet.name, onchange: () => change({ [facet.name]: select.value ? [select.value] : [] }) },
      new Option(pgettext("a year", "any"), ""), ...facet.values.map((value) => new Option(value.label, value.id)));
    return { label: facet.name === "from" ? pgettext("a year", "From") : pgettext("a year", "To"), select, show: countingSelect(select, facet) };
  });
  body.replaceChildren(h("div", { class: "ev-facet__range" }, ...bounds.map(({ label, select }) =>
    h("label", { class: "ev-facet__bound" }, h("span", {}, label), select))));
  return (state, counts) => bounds.forEach(({ show }) => show(state, counts));
}

/* A list of which one value can be chosen, each with its count. Returns show(state, counts). */
export function countingSelect(select, facet) {
  const labels = new Map(facet.values.map((value) => [value.id, value.label]));
  const options = [...select.options].filter((option) => labels.has(option.value));
  return (state, counts) => {
    for (const option of options) {
      const text = `${labels.get(option.value)} (${counts[facet.name].get(option.value) ?? 0})`;
      if (option.textContent !== text) option.textContent = text;
    }
    select.value = [...state[facet.name]][0] ?? "";
  };
}
