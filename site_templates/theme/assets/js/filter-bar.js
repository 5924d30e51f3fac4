/* The filter above a table or page: a form of facets that open, each naming what is chosen in it. */
import { fillPanel } from "./facet-panel.js";
import { createFilter } from "./filter-engine.js";
import { itemsOf, startFilter } from "./filter.js";

/* Hides and shows `elements`; `shown(state, narrowed, look)` does what else follows from that. Of a list in several
   pages, `file` has the items and what the filter reads. */
export function startFilterBar(root, elements, shown, file = null) {
  const form = root.querySelector("[data-ev-part=filter]");
  const part = (name) => form.querySelector(`[data-ev-part=${name}]`);
  const items = file ? file.items.map(([id, values]) => ({ id, values })) : itemsOf(elements);
  const filter = createFilter(file?.filter ?? JSON.parse(part("data").content.textContent), items);
  const show = fillPanel(form, filter, (change) => page.choose(change), { names: true });

  const page = startFilter(form, [filter], (state, [look]) => {
    if (!file) items.forEach(({ element }, number) => { element.hidden = !look.shown[number]; });
    show(state, look.counts);
    const inUse = Object.values(filter.address(state)).some((value) => value.length);
    part("reset").hidden = !inUse;
    shown(state, look.chosen > 0, look);
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
