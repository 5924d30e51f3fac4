/* What a reader picked, to compare or for a brief of their own: records of each kind in the order in which
   they were picked. It stays in this browser, for all its tabs, until the reader clears it. Whoever shows picks
   listens to the event "ev-picks" on the document. `words` are what the reader typed into the brief, `choice` how
   long it is and what was left out, each as it stands in its address. */

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
const CHOICE = "ev-brief-choice";
const LABEL = 90; /* letters */
let held = null; /* where storage is switched off, the picks last as long as the page */
let typed = null;
let chosen = null;

function all() {
  held ??= checked(merged(read(STORED, storage("localStorage")), moved(STORED)));
  return held;
}

/* Where a browser allows none, there is none. */
function storage(name) {
  try {
    return window[name];
  } catch {
    return undefined;
  }
}

function read(name, from) {
  return from ? window.__md_get(name, from) : null;
}

function keep(name, value) {
  const local = storage("localStorage");
  if (local) window.__md_set(name, value, local);
}

/* What a tab held before picks outlasted it: taken over once. */
function moved(name) {
  const session = storage("sessionStorage");
  const found = read(name, session);
  session?.removeItem(keyOf(name));
  return found;
}

const keyOf = (name) => `${window.__md_scope.pathname}.${name}`;

function merged(kept, before) {
  if (!before) return kept;
  const both = {};
  for (const kind of Object.keys(KINDS)) {
    const lists = [kept?.[kind], before[kind]].filter(Array.isArray).flat();
    both[kind] = lists.filter((one, n) => lists.findIndex((other) => other?.id === one?.id) === n);
  }
  keep(STORED, both);
  return both;
}

/* Another tab changed them. */
addEventListener("storage", ({ key, storageArea }) => {
  if (storageArea !== storage("localStorage") || (key !== null && ![STORED, WORDS, CHOICE].map(keyOf).includes(key))) return;
  held = typed = chosen = null;
  document.dispatchEvent(new CustomEvent("ev-picks"));
});

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
  keep(STORED, held);
  document.dispatchEvent(new CustomEvent("ev-picks"));
}

/* What was typed into the brief, so that it is still there after picking more. */
export function words() {
  typed ??= text(WORDS);
  return typed;
}

/* Whatever storage holds, a text comes out. */
function text(name) {
  const before = moved(name);
  const kept = read(name, storage("localStorage"));
  if (typeof kept === "string") return kept;
  if (typeof before !== "string") return "";
  keep(name, before);
  return before;
}

export function setWords(written) {
  if (written === words()) return;
  typed = written;
  keep(WORDS, written);
  document.dispatchEvent(new CustomEvent("ev-picks"));
}

/* How long the brief is and what was left out of it: "length=headlines&out=…". */
export function choice() {
  chosen ??= text(CHOICE);
  return chosen;
}

export function setChoice(query) {
  if (query === choice()) return;
  chosen = query;
  keep(CHOICE, query);
  document.dispatchEvent(new CustomEvent("ev-picks"));
}

/* Takes away all that is picked, typed and chosen. */
export function clearAll() {
  setAll({});
  setWords("");
  setChoice("");
}
