/* What a reader picked to compare: studies and themes apart, at most four of each, for this visit.
   Whoever shows picks listens to the event "ev-picks" on the document. */

export const MOST = 4;
export const KINDS = { study: ["study", "studies"], theme: ["theme", "themes"] };
const STORED = "ev-picks";
let held = null; /* where storage is switched off, the picks last as long as the page */

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
  for (const kind of Object.keys(KINDS)) {
    const list = Array.isArray(stored?.[kind]) ? stored[kind] : [];
    found[kind] = list
      .filter((one) => typeof one?.id === "string" && typeof one?.label === "string")
      .slice(0, MOST)
      .map(({ id, label }) => ({ id, label }));
  }
  return found;
}

/* The picked records of a kind, in the order in which they were picked: [{id, label}]. */
export function picked(kind) {
  return all()[kind].map((one) => ({ ...one }));
}

/* Picks a record, or unpicks it: "added", "removed", or "full" where four are picked already. */
export function toggle(kind, id, label) {
  const list = picked(kind);
  const without = list.filter((one) => one.id !== id);
  if (without.length < list.length) {
    set(kind, without);
    return "removed";
  }
  if (list.length >= MOST) return "full";
  set(kind, [...list, { id, label }]);
  return "added";
}

/* Picks exactly these. */
export function set(kind, list) {
  const before = JSON.stringify(all()[kind]);
  held = { ...all(), [kind]: list.slice(0, MOST).map(({ id, label }) => ({ id, label })) };
  if (JSON.stringify(held[kind]) === before) return;
  if (session()) window.__md_set(STORED, held, session());
  document.dispatchEvent(new CustomEvent("ev-picks", { detail: { kind } }));
}
