/* The sentence above a chart of which a part is shown: "The four studies with shared plots". Nothing here
   touches the page. */

const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

export const inWords = (number) => SMALL[number] ?? number.toLocaleString("en-GB");

/* `lists` are the filters of rows and columns, `shown` how many of each there are, `wholes` how many of
   each there might be, `phrases` what a value says of rows, by facet and id; `left` names what is left out
   besides. Empty where nothing else is. */
export function headline({ lists: [ofRows, ofColumns], state, shown, wholes, phrases, left }) {
  const [itself, ...facets] = ofRows.facets;
  const said = facets.flatMap((facet) => facet.values.filter(({ id }) => state[facet.name].has(id))
    .map(({ id, label }) => phrases[facet.name]?.[id] ?? `with ${label}`));
  const picked = isPart(itself, state, wholes[0]);
  const ends = ofColumns ? columnWords(ofColumns, state, shown[1], wholes[1]) : [];
  if (!said.length && !picked && !ends.length) return "";
  const [one, several] = ofRows.things;
  const noun = `${picked ? "chosen " : ""}${shown[0] === 1 ? one : several}`;
  const who = [howMany(shown[0], said.length || picked), shown[0] ? noun : one, ...said].join(" ");
  return [who, ...ends, ...(left ? [`without ${left}`] : [])].join(", ");
}

function howMany(number, isPartial) {
  if (!number) return "No";
  return isPartial ? `The ${inWords(number)}` : `All ${inWords(number)}`;
}

function columnWords(list, state, shown, whole) {
  const [itself, ...facets] = list.facets;
  const within = facets.flatMap((facet) => list.labels(facet, state).map((label) => `under “${label}”`));
  if (!isPart(itself, state, whole)) return within;
  return [...within, `under ${inWords(shown)} chosen ${shown === 1 ? list.things[0] : list.things[1]}`];
}

/* All of a kind is the same as none chosen. */
const isPart = (facet, state, whole) => state[facet.name].size > 0 && state[facet.name].size < whole;
