/* What the filter of all lists makes of a page's data. */
import { pathToFileURL } from "node:url";

export async function answer(cases, scripts) {
  const { createFilter } = await import(pathToFileURL(`${scripts}/filter-engine.js`));
  return cases.map(({ data, items, asked }) => {
    const filter = createFilter(data, items);
    return asked.map((query) => {
      const { state, unknown, renamed } = filter.read(query);
      const { shown, counts, total, chosen, words, way } = filter.look(state);
      return {
        unknown,
        renamed,
        total,
        chosen,
        words,
        way,
        address: filter.address(state),
        shown: filter.sorted(state).filter((number) => shown[number]).map((number) => items[number].id),
        counts: Object.fromEntries(filter.facets.map(({ name, values }) => [
          name, Object.fromEntries(values.map(({ id }) => [id, counts[name].get(id) ?? 0]))])),
      };
    });
  });
}
