/* The state of a page in its address, so that a view can be shared, reloaded and gone back to.
   One language for all pages: repeated parameters are alternatives; an id that a record had before is
   read as the one it has now; what is not known is left out and told. */

import { _, listed, ngettext } from "./words.js";

/* All values of each name in the address, in its order: {theme: ["a", "b"], country: []}. */
export function readAll(names) {
  const asked = new URLSearchParams(location.search);
  return Object.fromEntries(names.map((name) => [name, asked.getAll(name).filter(Boolean)]));
}

/* One value of the address, or null. */
export function addressValue(name) {
  return new URLSearchParams(location.search).get(name);
}

/* Sorts asked values into those that are known, in the order of `known`, and the rest.
   `former` maps earlier ids to present ones. */
export function resolve(asked, known, former = {}) {
  const wanted = new Set();
  const unknown = [];
  const renamed = [];
  for (const value of asked) {
    const now = Object.hasOwn(former, value) ? former[value] : value;
    if (!known.includes(now)) unknown.push(value);
    else {
      wanted.add(now);
      if (now !== value) renamed.push({ from: value, to: now });
    }
  }
  return { values: known.filter((value) => wanted.has(value)), unknown, renamed };
}

/* Puts values into the address: a list gives repeated parameters, an empty list or text none. What is not
   named stays. `push` makes a step that the Back button undoes. */
export function write(values, { push = false } = {}) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    address.searchParams.delete(name);
    for (const one of [value].flat()) if (one) address.searchParams.append(name, one);
  }
  if (address.href === location.href) return;
  if (push) history.pushState(history.state, "", address);
  else history.replaceState(history.state, "", address);
}

/* The sentence that says which parts of the address were left out: [{name: "Country", value: "x"}]. */
export function unknownSentence(unknown) {
  if (!unknown.length) return "";
  const things = listed(unknown.map(({ name, value }) => _("{name} “{value}”", { name, value })));
  return ngettext(
    "The address asks for {things}, which this page does not know. It was passed over; the rest is shown. It may have been renamed, or the link may be incomplete.",
    "The address asks for {things}, which this page does not know. They were passed over; the rest is shown. They may have been renamed, or the link may be incomplete.",
    unknown.length, { things });
}

/* Calls `act` when a step back or forth gave this page another address. Returns what ends that; a
   signal ends it too. */
export function onAddress(act, options = {}) {
  addEventListener("ev:address", act, options);
  return () => removeEventListener("ev:address", act);
}
