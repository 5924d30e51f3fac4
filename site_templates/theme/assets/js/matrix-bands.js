/* Rows in bands by what they have in common: each band below its name, in every category's panel, so that
   the lines of all panels stay level. */
import { h } from "./dom.js";

/* `values` gives what a row has, by its id, `facets` what rows are told apart by. */
export function createBands(panels, values, facets) {
  const added = new Set();

  /* What a row is banded by: its values in words, and where they stand among all. */
  function bandOf(id, facet) {
    const own = values(id).split(" ").map((token) => token.split("="))
      .filter(([name]) => name === facet.name).map(([, value]) => value);
    const places = own.map((value) => facet.values.findIndex((one) => one.id === value)).filter((place) => place >= 0);
    return { words: places.map((place) => facet.values[place].label).join(", "), place: places };
  }

  const compare = (one, other) => {
    const at = one.findIndex((place, number) => place !== other[number]);
    return at < 0 ? one.length - other.length : one[at] - (other[at] ?? -1);
  };

  return {
    /* The rows band by band, in their order inside each; as they are where there are no bands. */
    sorted(order, name) {
      const facet = facets.find((one) => one.name === name);
      if (!facet) return order;
      const bands = new Map(order.map((id) => [id, bandOf(id, facet)]));
      return [...order].sort((one, other) => compare(bands.get(one).place, bands.get(other).place));
    },
    /* The band of each row in words, by its id; nothing where there are no bands. */
    words(order, name) {
      const facet = facets.find((one) => one.name === name);
      return facet && new Map(order.map((id) => [id, bandOf(id, facet).words]));
    },
    /* Puts the names of bands before their first rows, which stand in order already. */
    show(shown) {
      for (const one of added) one.remove();
      added.clear();
      shown.forEach(({ id, band }, number) => {
        if (!band || band === shown[number - 1]?.band) return;
        for (const panel of panels) {
          const one = h("li", { class: "ev-matrix__band" }, h("span", {}, band));
          panel.querySelector(`li[data-ev-row="${CSS.escape(id)}"]`).before(one);
          added.add(one);
        }
      });
    },
    stop() {
      for (const one of added) one.remove();
    },
  };
}
