/* The facets and items of a list, read from the page once. */
import { OWN } from "./facet-engine.js";

/* Facets as a reader chooses them: one of years becomes two, from and to. Each has
   {name, label, group, values: [{id, label, first}]}, a range also {ranged, facet}. */
export function readFacets(data) {
  return data.facets.flatMap((facet) => {
    const values = facet.values.map(([id, label, first]) => ({ id, label, first: Boolean(first) }));
    if (!facet.ranged) return [{ ...facet, values, of: facet.name }];
    const years = values.map((value) => Number(value.id));
    const [low, high] = [Math.min(...years), Math.max(...years)];
    const every = Array.from({ length: high - low + 1 }, (_, number) => String(low + number));
    const all = (every.length <= 150 ? every : years.sort((one, other) => one - other).map(String))
      .map((id) => ({ id, label: id, first: true }));
    return ["from", "to"].map((name) => ({
      ...facet, name, label: `${facet.label} ${name}`, values: all, of: facet.name,
    }));
  });
}

/* Items in the page's order: {element, [group]: [members]}. */
export function readItems(root, data, facets) {
  const spread = spreader(facets);
  const members = {};
  for (const [group, all] of Object.entries(data.members)) {
    members[group] = new Map(Object.entries(all).map(([id, values]) => [id, spread(values)]));
  }
  return [...root.querySelectorAll("[data-ev-item]")].map((element) => {
    const own = {};
    const item = { element };
    for (const group of Object.keys(members)) item[group] = [];
    for (const token of element.dataset.evValues.split(" ").filter(Boolean)) {
      const [name, value] = token.split("=");
      if (name.endsWith(":")) item[name.slice(0, -1)].push(members[name.slice(0, -1)].get(value));
      else (own[name] ??= []).push(value);
    }
    item[OWN] = [spread(own)];
    return item;
  });
}

/* Adds to a year all years that it is "from" and "to", so that a range works as any other facet. */
function spreader(facets) {
  const range = facets.find((facet) => facet.name === "from" && facet.ranged);
  const years = range?.values.map((value) => value.id) ?? [];
  const known = new Map();
  const reach = (year) => {
    if (!known.has(year)) {
      known.set(year, {
        from: years.filter((one) => Number(one) <= Number(year)),
        to: years.filter((one) => Number(one) >= Number(year)),
      });
    }
    return known.get(year);
  };
  return (values) => (range && values[range.of] ? { ...values, ...reach(values[range.of][0]) } : values);
}
