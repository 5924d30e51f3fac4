/* What a reader picked, to compare or for a brief of their own, for this visit: records of each kind in the
   order in which they were picked. Whoever shows picks listens to the event "ev-picks" on the document.
   `words` are what the reader typed into the brief, as it stands in its address. */

export const MOST = 60; /* of all kinds together: what an address and a paper can hold */
export const MOST_COMPARED = 4;
/* In the order of a brief: [one, many] */
export const KINDS = {
  interpretation: ["conclusion", "conclusions"],
  theme: ["theme", "themes"],
  finding: ["finding", "findings"],
  quote: ["quote", "quotes"],
  study: ["study", "studies"],
};
const STORED = "ev-picks";
const WORDS = "ev-brief-words";
const LABEL = 90; /* letters */
let held = null; /* where storage is switched off, the picks last as long as the page */
let typed = null;

function all() {
  held ??= checked(window.__md_get(STORED, session()));
  return held;
}

function session() {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

/* What storage holds may be anybody's: only lists of records with an id and a label are taken. */
function checked(stored) {
  const found = {};
  let room = MOST;
  for (const kind of Object.keys(KINDS)) {
    const list = Array.isArray(stored?.[kind]) ? stored[kind] : [];
    found[kind] = list
      .filter((one) => typeof one?.id === "string" && typeof one?.label === "string")
      .slice(0, room)
      .map(({ id, label }) => ({ id, label: shortened(label) }));
    room -= found[kind].length;
  }
  return found;
}

/* A label that is not too long: whole words. */
export function shortened(label) {
  if (label.length <= LABEL) return label;
  return `${label.slice(0, LABEL).replace(/\s+\S*$/, "")} …`;
}

/* The picked records of a kind, in the order in which they were picked: [{id, label}]. */
export function picked(kind) {
  return all()[kind].map((one) => ({ ...one }));
}

/* How many are picked. */
export function count() {
  return Object.values(all()).reduce((sum, list) => sum + list.length, 0);
}

/* All that is picked, by kind. */
export function everything() {
  return Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, picked(kind)]));
}

/* Picks a record, or unpicks it: "added", "removed", or "full" where no more can be picked. */
export function toggle(kind, id, label) {
  const list = picked(kind);
  const without = list.filter((one) => one.id !== id);
  if (without.length < list.length) {
    setAll({ ...all(), [kind]: without });
    return "removed";
  }
  if (count() >= MOST) return "full";
  setAll({ ...all(), [kind]: [...list, { id, label }] });
  return "added";
}

/* Picks exactly these. */
export function setAll(picks) {
  const before = JSON.stringify(all());
  held = checked(picks);
  if (JSON.stringify(held) === before) return;
  if (session()) window.__md_set(STORED, held, session());
  document.dispatchEvent(new CustomEvent("ev-picks"));
}

/* What was typed into the brief, so that it is still there after picking more. */
export function words() {
  typed ??= window.__md_get(WORDS, session());
  return typeof typed === "string" ? typed : "";
}

export function setWords(text) {
  if (text === words()) return;
  typed = text;
  if (session()) window.__md_set(WORDS, text, session());
  document.dispatchEvent(new CustomEvent("ev-picks"));
}
