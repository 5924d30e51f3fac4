/* The sentence above a chart of which a part is shown: "The four studies with shared plots". Nothing here
   touches the page. */
import { chartWords } from "./chart-words.js";
import { _ } from "./words.js";

/* `lists` are the filters of rows and columns, `shown` how many of each there are, `wholes` how many of
   each there might be, `phrases` what a value says of rows, by facet and id; `left` names what is left out
   besides. Empty where nothing else is. */
export function headline({ lists: [ofRows, ofColumns], state, shown, wholes, phrases, left }) {
  const [itself, ...facets] = ofRows.facets;
  const said = facets.flatMap((facet) => facet.values.filter(({ id }) => state[facet.name].has(id))
    .map(({ id, label }) => phrases[facet.name]?.[id] ?? _("with {what}", { what: label })));
  const picked = isPart(itself, state, wholes[0]);
  const ends = ofColumns ? columnWords(ofColumns, state, shown[1], wholes[1]) : [];
  if (!said.length && !picked && !ends.length) return "";
  const who = said.reduce((rows, what) => _("{rows} {what}", { rows, what }), howMany(ofRows.things, shown[0], { picked, isPartial: said.length > 0 }));
  return [who, ...ends, ...(left ? [_("without {study}", { study: left })] : [])].join(", ");
}

function howMany(things, count, { picked, isPartial }) {
  const words = chartWords(things);
  if (!count) return words.none();
  if (picked) return words.chosen(count);
  return isPartial ? words.some(count) : words.every(count);
}

function columnWords(list, state, shown, whole) {
  const [itself, ...facets] = list.facets;
  const within = facets.flatMap((facet) => list.labels(facet, state).map((label) => _("under “{label}”", { label })));
  if (!isPart(itself, state, whole)) return within;
  return [...within, chartWords(list.things).under(shown)];
}

/* All of a kind is the same as none chosen. */
const isPart = (facet, state, whole) => state[facet.name].size > 0 && state[facet.name].size < whole;
