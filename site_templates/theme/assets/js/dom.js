/* Elements for all scripts. Text of records gets in as text only, never as markup. */

/* h("p", {class: "x", hidden: true, onclick: does}, "text", element): an element with its attributes, what
   it does, and its children; what is empty is left out. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice("on".length), value);
    else if (value === true) element.setAttribute(key, "");
    else if (isSomething(value)) element.setAttribute(key, value);
  }
  element.append(...children.filter(isSomething));
  return element;
}

const isSomething = (value) => value !== false && value !== "" && value !== null && value !== undefined;

/* A button that does something; with the site's look, unless told otherwise. */
export function button(text, does, attributes = {}) {
  return h("button", { type: "button", class: "ev-button", ...attributes, onclick: does }, text);
}

/* Tells people who listen to the page. */
export function announce(words) {
  const announcer = document.querySelector("[data-ev-component=announcer]");
  if (!announcer) return;
  announcer.textContent = "";
  requestAnimationFrame(() => { announcer.textContent = words; });
}

/* Hands a reader a file. */
export function saveAs(blob, name) {
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
