/* The state of a chart in the page's address, so that a view can be shared, reloaded and gone back to. */

/* What the address asks for. Values that no control has are left out and named in `unknown`. */
export function readAddress(controls) {
  const asked = new URLSearchParams(location.search);
  const state = {};
  const unknown = [];
  for (const control of controls) {
    const value = asked.get(control.name);
    if (value === null) continue;
    if ([...control.options].some((option) => option.value === value)) state[control.name] = value;
    else unknown.push(`${control.name} “${value}”`);
  }
  return { state, unknown };
}

/* One value of the address, or null. */
export function addressValue(name) {
  return new URLSearchParams(location.search).get(name);
}

/* Writes values into the address; an empty one is taken out, everything else stays. */
export function writeAddress(values) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

/* The sentence that says which parts of the address were left out. */
export function unknownSentence(unknown) {
  if (!unknown.length) return "";
  return `The address asks for ${unknown.join(" and ")}, which is not known here and was left out.`;
}
