/* The panel of a list: the links of the static page become controls with live counts. */

import { folded } from "./search-words.js";

const FIND_FROM = 20;

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/* Fills the panel. `change(name, values)` is called with the ids that are chosen in a facet.
   Returns show(selection, counts). */
export function fillPanel(panel, facets, change) {
  const shows = [];
  for (const element of panel.querySelectorAll("[data-ev-facet]")) {
    const of = facets.filter((facet) => facet.of === element.dataset.evFacet);
    const body = element.querySelector(".ev-facet__body");
    const note = make("span", "ev-facet__chosen");
    element.querySelector("summary").append(" ", note);
    const show = of[0].ranged ? fillRange(body, of, change) : fillChoices(body, of[0], change);
    shows.push((selection, counts) => {
      const chosen = of.reduce((sum, facet) => sum + selection[facet.name].size, 0);
      note.textContent = chosen ? `${chosen} chosen` : "";
      if (chosen) element.open = true;
      show(selection, counts);
    });
  }
  return (selection, counts) => shows.forEach((show) => show(selection, counts));
}

function fillChoices(body, facet, change) {
  const set = make("fieldset", "ev-facet__set");
  set.append(make("legend", "ev-visually-hidden", facet.label));
  const list = make("ul", "ev-facet__values");
  const rows = facet.values.map((value) => choice(facet, value));
  list.append(...rows.map((row) => row.element));
  let all = false;
  let wanted = "";

  const settle = () => {
    for (const row of rows) {
      row.element.hidden = wanted ? !row.plain.includes(wanted) : !(all || row.value.first || row.box.checked);
    }
  };
  const folded = facet.values.some((value) => !value.first);
  if (facet.values.length > FIND_FROM) {
    const find = make("input", "ev-facet__find");
    find.type = "search";
    find.placeholder = `Find among ${facet.values.length}`;
    find.setAttribute("aria-label", `Find in ${facet.label}`);
    find.autocomplete = "off";
    find.addEventListener("input", () => {
      wanted = folded(find.value.trim());
      settle();
    });
    find.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    set.append(find);
  }
  set.append(list);
  if (folded) {
    const more = make("button", "ev-facet__more");
    more.type = "button";
    const label = () => {
      more.textContent = all ? "Show fewer" : `Show all ${facet.values.length}`;
      more.append(make("span", "ev-visually-hidden", ` values of ${facet.label}`));
      more.setAttribute("aria-expanded", String(all));
    };
    more.addEventListener("click", () => {
      all = !all;
      label();
      settle();
    });
    label();
    set.append(more);
  }
  list.addEventListener("change", () => {
    change(facet.name, rows.filter((row) => row.box.checked).map((row) => row.value.id));
  });
  body.replaceChildren(set);

  return (selection, counts) => {
    for (const row of rows) {
      row.box.checked = selection[facet.name].has(row.value.id);
      const count = counts[facet.name].get(row.value.id) ?? 0;
      if (row.count.textContent !== String(count)) row.count.textContent = String(count);
      row.element.classList.toggle("ev-facet__value--none", count === 0);
    }
    settle();
  };
}

function choice(facet, value) {
  const element = make("li", "ev-facet__value");
  const label = make("label", "ev-facet__choice");
  const box = make("input");
  box.type = "checkbox";
  box.name = facet.name;
  box.value = value.id;
  const count = make("span", "ev-facet__count", "");
  label.append(box, make("span", "ev-facet__name", value.label), count);
  element.append(label);
  return { element, box, count, value, plain: folded(value.label) };
}

/* From one year to another: two lists to choose from. */
function fillRange(body, facets, change) {
  const line = make("div", "ev-facet__range");
  const shows = facets.map((facet) => {
    const label = make("label", "ev-facet__bound");
    const select = make("select");
    select.name = facet.name;
    select.append(new Option("any", ""));
    const options = facet.values.map((value) => new Option(value.label, value.id));
    select.append(...options);
    label.append(make("span", "", facet.name === "from" ? "From" : "To"), select);
    select.addEventListener("change", () => change(facet.name, select.value ? [select.value] : []));
    line.append(label);
    return (selection, counts) => {
      for (const option of options) {
        const text = `${option.value} (${counts[facet.name].get(option.value) ?? 0})`;
        if (option.textContent !== text) option.textContent = text;
      }
      select.value = [...selection[facet.name]][0] ?? "";
    };
  });
  body.replaceChildren(line);
  return (selection, counts) => shows.forEach((show) => show(selection, counts));
}
