/* What is chosen, in words above the list: chips to remove, how many items are left, what to loosen. */

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function button(className, text, does) {
  const element = make("button", className, text);
  element.type = "button";
  element.addEventListener("click", does);
  return element;
}

/* Chips by facet: alternatives are joined by "or", facets by "and". `remove(name, id)` takes one away,
   `clear()` all. */
export function drawChips(place, facets, selection, remove, clear) {
  const list = make("ul", "ev-chips");
  list.setAttribute("aria-label", "Filters in use");
  for (const facet of facets) {
    for (const value of facet.values.filter((one) => selection[facet.name].has(one.id))) {
      const said = `${facet.label}: ${value.label}`;
      const joint = list.lastElementChild?.dataset.evOf === facet.name ? "or" : "and";
      const item = make("li", "ev-chips__item");
      item.dataset.evOf = facet.name;
      if (list.children.length) item.append(make("span", "ev-chips__joint", joint), " ");
      const chip = button("ev-chip", "", () => remove(facet.name, value.id));
      chip.setAttribute("aria-label", `Remove ${said}`);
      const cross = make("span", "ev-chip__cross", "×");
      cross.setAttribute("aria-hidden", "true");
      chip.append(make("span", "ev-chip__facet", `${facet.label}:`), " ", value.label, " ", cross);
      item.append(chip);
      list.append(item);
    }
  }
  if (!list.children.length) {
    place.replaceChildren();
    return;
  }
  const last = make("li", "ev-chips__item");
  last.append(button("ev-chips__clear", "Clear all", clear));
  list.append(last);
  place.replaceChildren(list);
}

/* Where the keys are after a chip is gone: on the one that took its place, else on the count. */
export function focusChip(place, position, otherwise) {
  const chips = [...place.querySelectorAll(".ev-chip")];
  (chips[Math.min(position, chips.length - 1)] ?? otherwise).focus();
}

export function countWords(total, all, [one, several], chosen) {
  const named = all === 1 ? one : several;
  if (!chosen) return `${all.toLocaleString("en-GB")} ${named}`;
  return `${total.toLocaleString("en-GB")} of ${all.toLocaleString("en-GB")} ${named}`;
}

/* The sentence in place of an empty list, with what would bring most back: [{name, total}]. */
export function drawEmpty(place, facets, selection, ways, [one, several], loosen, clear) {
  const box = make("div", "ev-empty");
  const [best] = ways;
  const facet = facets.find((candidate) => candidate.name === best.name);
  const chosen = facet.values.filter((value) => selection[facet.name].has(value.id)).map((value) => value.label);
  const filter = `${facet.label}: ${chosen.join(" or ")}`;
  if (best.total === 0) {
    box.append(
      make("p", "ev-empty__words", `No ${one} fits these filters, and no one of them alone is the reason.`),
      button("ev-button", "Clear all filters", clear),
    );
  } else {
    const fit = best.total === 1 ? `one ${one} fits` : `${best.total.toLocaleString("en-GB")} ${several} fit`;
    const words = ways.length > 1
      ? `No ${one} fits all of these filters. Without ${filter}, ${fit}.`
      : `No ${one} fits this filter. Without it, ${fit}.`;
    box.append(
      make("p", "ev-empty__words", words),
      button("ev-button ev-button--primary", `Remove ${filter}`, () => loosen(best.name)),
    );
  }
  place.replaceChildren(box);
}

/* How the list is sorted, where there are several ways: [[name, label, ids]], the first being the page's
   own. Returns the select, or null. */
export function drawOrders(place, orders, change) {
  if (orders.length < 2) return null;
  const label = make("label", "ev-state__sort");
  const select = make("select");
  select.append(...orders.map(([name, words]) => new Option(words, name)));
  select.addEventListener("change", () => change(select.value));
  label.append(make("span", "", "Sort by"), " ", select);
  place.prepend(label);
  return select;
}
