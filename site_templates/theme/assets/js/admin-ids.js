// Ids in forms: those of new records are free, those of records that there are stay as they are,
// and what names something is chosen from what there is.

import { _ } from './words.js';

const THINGS = 'things: ';

export function recordIds({ config, shapes, folder, formats, fileOf }) {
  const ofRecords = new Map(config.collections.map((one) => [one.name, one]));
  const isTaken = (collection, id) =>
    folder.isOpen() ? folder.has(fileOf(collection.name, id)) : formats[collection.format].has(id);
  const isOwn = (draft, path) => path === 'id' && draft?.collection?._type === 'entry';
  const offered = new Map();
  // The program draws a field anew whenever its choices are another list.
  const asBefore = (names, options) => {
    const text = JSON.stringify(options);
    if (offered.get(names)?.text !== text) offered.set(names, { text, options });
    return offered.get(names).options;
  };
  const before = (draft) => Object.values(draft.originalEntry?.locales ?? {})[0]?.content?.id;
  return {
    // Whether the field shows the id of a record that there is.
    isFixed: (draft, path) => Boolean(isOwn(draft, path) && !draft.isNew && before(draft)),

    // Adds to what is wrong with a field why its id is refused, if it is.
    check(draft, path, value, validity) {
      if (!isOwn(draft, path) || typeof value !== 'string') return;
      const [id, old] = [value.trim(), before(draft)];
      const collection = ofRecords.get(draft.collectionName);
      let why = '';
      if (draft.isNew && id && isTaken(collection, id)) {
        why = _('There is already a {kind} with the id {id}. Choose another id, or change the record that there is.', {
          kind: collection.label_singular.toLowerCase(),
          id,
        });
      } else if (!draft.isNew && old && id !== old) {
        why = _('The id of a record that there is stays as it is ({old}): links from elsewhere lead to it.', { old });
      }
      if (why) Object.assign(validity, { customError: true, customErrorMessage: why });
    },

    // What can be chosen where things stand deeper, or in several places; undefined elsewhere.
    options(field, values) {
      const marked = (field.filters?.[0]?.values ?? []).filter((value) => String(value).startsWith(THINGS));
      if (!marked.length) return undefined;
      const names = marked.map((value) => value.slice(THINGS.length));
      const places = names.flatMap((name) => shapes.things[name].map((home) => [home, name]));
      const own = values && places.some(([home]) => home.own) ? nested(values) : undefined;
      const found = places.flatMap(([home, name]) => optionsIn(home, own, name));
      const single = [...new Map(found.map((one) => [one.value, one])).values()];
      return asBefore(names.join(), single.sort((a, b) => a.label.localeCompare(b.label)));
    },
  };

  function optionsIn({ record, path, titles, own: inOwn, ids }, own, name) {
    if (ids) return ids.map((id) => option(id, name, id));
    const records = inOwn ? [own ?? {}] : formats[record].records();
    return records.flatMap((one) => at(one, path)).flatMap((thing) => {
      const title = titles.map((title) => text(thing, title)).find(Boolean);
      return thing?.id ? [option(thing.id, name, title ?? '')] : [];
    });
  }
}

function option(value, name, title) {
  const label = title && title !== value ? `${value}: ${title}` : value;
  return { value, label, searchValue: `${label} (${name})` };
}

function at(value, path) {
  if (Array.isArray(value)) return value.flatMap((item) => at(item, path));
  if (value === null || typeof value !== 'object') return [];
  if (!path.length) return [value];
  return at(value[path[0]], path.slice(1));
}

const text = (thing, path) => {
  const [found] = at(thing, path.slice(0, -1)).map((one) => one[path.at(-1)]);
  return typeof found === 'string' ? found : '';
};

// What a form holds as `quotes.0.id`, as lists and mappings.
function nested(values) {
  const found = {};
  for (const [name, value] of Object.entries(values)) {
    const parts = name.split('.');
    const last = parts.pop();
    let into = found;
    for (const [number, part] of parts.entries()) {
      const next = parts[number + 1] ?? last;
      if (typeof into[part] !== 'object' || into[part] === null) into[part] = /^\d+$/u.test(next) ? [] : Object.create(null);
      into = into[part];
    }
    if (!/^__/u.test(last) && (typeof value !== 'object' || value === null)) into[last] = value;
  }
  return found;
}
