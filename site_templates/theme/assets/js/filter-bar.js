/* The filter above a table or page: a form of facets that open, each naming what is chosen in it. */
import { fillPanel } from "./facet-panel.js";
import { createFilter } from "./filter-engine.js";
import { itemsOf, startFilter } from "./filter.js";

/* Hides and shows `elements`; `shown(state, narrowed)` does what else follows from that. */
export function startFilterBar(root, elements, shown) {
  const form = root.querySelector("[data-ev-part=filter]");
  const part = (name) => form.querySelector(`[data-ev-part=${name}]`);
  const items = itemsOf(elements);
  const filter = createFilter(JSON.parse(part("data").content.textContent), items);
  const show = fillPanel(form, filter, (change) => page.choose(change), { names: true });

  const page = startFilter(form, [filter], (state, [look]) => {
    items.forEach(({ element }, number) => { element.hidden = !look.shown[number]; });
    show(state, look.counts);
    const inUse = Object.values(filter.address(state)).some((value) => value.length);
    part("reset").hidden = !inUse;
    shown(state, look.chosen > 0);
    return look.chosen ? look.words : "";
  });
  part("reset").addEventListener("click", () => {
    page.clear({ options: true });
    form.querySelector("summary")?.focus();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  return page;
}
