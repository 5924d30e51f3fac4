/* Which items a selection shows, and how many each value would. Nothing here touches the page.

   Items have members: themselves for their own values, else their studies or themes. All facets of one
   group must be met by one member. A value's count leaves out what is chosen in its own facet, for the
   values of a facet are alternatives. */

export const OWN = "";

/* `facets`: [{name, group}] with at most 30 of them; `items`: [{member lists by group}], where a member
   is {name: [values]}. Returns run(selection), where a selection is {name: Set of values}. */
export function createEngine(facets, items) {
  const groups = [...new Set(facets.map((facet) => facet.group))].map((name) => ({
    name,
    facets: facets.map((facet, number) => ({ ...facet, bit: 1 << number })).filter((facet) => facet.group === name),
  }));

  return function run(selection) {
    const misses = new Map();
    const missed = (member, group) => {
      let bits = misses.get(member);
      if (bits === undefined) {
        bits = 0;
        for (const facet of group.facets) {
          const chosen = selection[facet.name];
          if (chosen?.size && !member[facet.name]?.some((value) => chosen.has(value))) bits |= facet.bit;
        }
        misses.set(member, bits);
      }
      return bits;
    };
    const asked = groups.map((group) => group.facets.some((facet) => selection[facet.name]?.size));
    const counts = Object.fromEntries(facets.map((facet) => [facet.name, new Map()]));

    const shown = items.map((item) => {
      const fails = groups.filter(
        (group, number) => asked[number] && !item[group.name].some((member) => missed(member, group) === 0),
      );
      if (fails.length > 1) return false;
      for (const group of fails.length ? fails : groups) {
        for (const facet of group.facets) {
          const values = new Set();
          for (const member of item[group.name]) {
            if ((missed(member, group) & ~facet.bit) !== 0) continue;
            for (const value of member[facet.name] ?? []) values.add(value);
          }
          const of = counts[facet.name];
          for (const value of values) of.set(value, (of.get(value) ?? 0) + 1);
        }
      }
      return fails.length === 0;
    });
    return { shown, counts, total: shown.filter(Boolean).length };
  };
}

/* The chosen facets with how many items there are without each, the most first. */
export function loosened(run, selection) {
  return Object.keys(selection)
    .filter((name) => selection[name].size)
    .map((name) => ({ name, total: run({ ...selection, [name]: new Set() }).total }))
    .sort((one, other) => other.total - one.total);
}

/* The members of an item that meet everything chosen in a group, or null where nothing is chosen there. */
export function matching(facets, selection, group, members) {
  const chosen = facets.filter((facet) => facet.group === group && selection[facet.name]?.size);
  if (!chosen.length) return null;
  return members.map((member) =>
    chosen.every((facet) => member[facet.name]?.some((value) => selection[facet.name].has(value))));
}
