/* The one filter of all lists, tables and charts: which items a selection shows, how many each value would
   give, how the selection stands in the address, and the words for it. Nothing here touches the page.

   Items have members: themselves for their own values, else their studies or themes. All facets of one
   group must be met by one member. A value's count leaves out what is chosen in its own facet, for the
   values of a facet are alternatives.

   A state has a Set of values by the name of each facet, and one value by the name of each option; options,
   such as an order, filter nothing, and the first value of each is what stands there before anybody chooses. */
import { resolve } from "./address.js";
import { said } from "./filter-words.js";
import { _, figures, listed } from "./words.js";

export const OWN = "";
const MOST_YEARS = 150; /* more are not offered one by one */

/* `data` as the page brings it (facets.py writes it), `items` as [{id, values}], where values are tokens:
   "country=ghana theme:=trust". */
export function createFilter(data, items) {
  const facets = readFacets(data.facets);
  const options = data.options ?? [];
  const all = readItems(items, data.members ?? {}, facets);
  const run = createEngine(facets, all);
  const places = new Map(options.flatMap(({ orders }) => Object.entries(orders ?? {}))
    .map(([order, ids]) => [order, new Map(ids.map((id, place) => [id, place]))]));
  const former = (name) => data.former?.[name];
  const labels = (facet, state) => facet.values.filter(({ id }) => state[facet.name].has(id)).map(({ label }) => label);

  const nothing = () => ({
    ...Object.fromEntries(facets.map(({ name }) => [name, new Set()])),
    ...Object.fromEntries(options.map(({ name, values }) => [name, values[0][0]])),
  });

  /* What the address asks for, {name: [values]}, as a state, and [{name, value}] that are not known. */
  function read(asked) {
    const state = nothing();
    const unknown = [];
    let renamed = false;
    const known = (name, label, ids) => {
      const found = resolve(asked[name] ?? [], ids, former(name));
      unknown.push(...found.unknown.map((value) => ({ name: label, value })));
      renamed ||= found.renamed.length > 0;
      return found.values;
    };
    /* Where one can be chosen, the address keeps no second one that shows nothing. */
    const one = (found) => {
      renamed ||= found.length > 1;
      return found.slice(0, 1);
    };
    for (const { name, label, values, single } of facets) {
      const found = known(name, label, values.map(({ id }) => id));
      state[name] = new Set(single ? one(found) : found);
    }
    for (const { name, label, values } of options) {
      state[name] = one(known(name, label, values.map(([id]) => id)))[0] ?? state[name];
    }
    return { state, unknown, renamed };
  }

  /* What leaves items out, {name: [values]}, values in the page's order. */
  const narrowed = (state) => Object.fromEntries(facets
    .map(({ name, values }) => [name, values.map(({ id }) => id).filter((id) => state[name].has(id))]));

  /* What stands in the address: also options, where somebody chose. */
  function address(state) {
    return {
      ...narrowed(state),
      ...Object.fromEntries(options.map(({ name, values }) => [name, state[name] === values[0][0] ? "" : state[name]])),
    };
  }

  function look(state) {
    const seen = run(state);
    const chosen = facets.reduce((sum, { name }) => sum + state[name].size, 0);
    return {
      ...seen,
      chosen,
      words: countWords(seen.total, items.length, data.things, chosen),
      way: seen.total || !chosen ? null : wayOut(state),
    };
  }

  /* The numbers of all items in the order that is chosen. */
  function sorted(state) {
    const numbers = items.map((_, number) => number);
    const place = options.map(({ name }) => places.get(state[name])).find(Boolean);
    return place ? numbers.sort((one, other) => place.get(items[one].id) - place.get(items[other].id)) : numbers;
  }

  /* Where nothing is left: what to take out so that most comes back, {words, label, name}; no name: all. */
  function wayOut(state) {
    const things = said(data.things);
    const ways = loosened(run, facets, state);
    const [best] = ways;
    const filter = `${best.facet.label}: ${listed(labels(best.facet, state), "or")}`;
    if (best.total === 0) return { words: things.none(), label: _("Clear all filters"), name: null };
    const words = ways.length > 1 ? things.without(filter, best.total) : things.withoutIt(best.total);
    return { words, label: _("Remove {filter}", { filter }), name: best.facet.name };
  }

  return {
    facets,
    options,
    things: data.things,
    names: [...facets, ...options].map(({ name }) => name),
    nothing,
    read,
    address,
    narrowed,
    look,
    sorted,
    labels,
    /* Whether each member of an item meets all that is chosen in a group; null where nothing is. */
    matching: (state, group, number) => matching(facets, state, group, all[number][group] ?? []),
  };
}

/* Facets as a reader chooses them: one of years becomes two, from and to. */
function readFacets(facets) {
  return facets.flatMap((facet) => {
    const values = facet.values.map(([id, label, first, group = ""]) => ({ id, label, first: Boolean(first), group }));
    if (!facet.ranged) return [{ ...facet, values, of: facet.name }];
    const years = values.map((value) => Number(value.id)).sort((one, other) => one - other);
    const low = years[0];
    const span = years.at(-1) - low + 1;
    const offered = span <= MOST_YEARS ? Array.from({ length: span }, (_, number) => low + number) : years;
    const bounds = offered.map((year) => ({ id: String(year), label: String(year), first: true }));
    const bound = (name, label) => ({ ...facet, name, label, values: bounds, of: facet.name, single: true });
    return [bound("from", _("{what} from", { what: facet.label })), bound("to", _("{what} to", { what: facet.label }))];
  });
}

/* Items as the engine takes them: their members by group. */
function readItems(items, data, facets) {
  const spread = spreader(facets);
  const members = {};
  for (const [group, every] of Object.entries(data)) {
    members[group] = new Map(Object.entries(every).map(([id, values]) => [id, spread(values)]));
  }
  return items.map(({ values: tokens }) => {
    const own = {};
    const item = Object.fromEntries(Object.keys(members).map((group) => [group, []]));
    for (const token of tokens.split(" ").filter(Boolean)) {
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

/* `facets`: [{name, group}] with at most 30 of them; `items`: [{member lists by group}], where a member
   is {name: [values]}. Returns run(selection), where a selection is {name: Set of values}. */
function createEngine(facets, items) {
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
function loosened(run, facets, selection) {
  return facets
    .filter(({ name }) => selection[name].size)
    .map((facet) => ({ facet, total: run({ ...selection, [facet.name]: new Set() }).total }))
    .sort((one, other) => other.total - one.total);
}

function matching(facets, selection, group, members) {
  const chosen = facets.filter((facet) => facet.group === group && selection[facet.name]?.size);
  if (!chosen.length) return null;
  return members.map((member) =>
    chosen.every((facet) => member[facet.name]?.some((value) => selection[facet.name].has(value))));
}

function countWords(total, all, things, chosen) {
  return chosen ? said(things).part(figures(total), all) : said(things).all(all);
}
