/* The switch that opens all notes of a page: in the address as notes=all, and kept for the pages that follow. */
import { addressValue, onAddress, write } from "./address.js";
import { announce, button } from "./dom.js";
import { _, ngettext } from "./words.js";

const NAME = "notes";
const ALL = "all";
const KEPT = "ev-notes";

const marks = () => [...document.querySelectorAll("details.ev-note--more")];

export function start(root) {
  const stops = new AbortController();
  const asked = () => addressValue(NAME) === ALL;
  const toggle = button("", () => {
    const all = toggle.getAttribute("aria-pressed") !== "true";
    keep(all);
    write({ [NAME]: all ? ALL : "" });
    before = all;
    show(all);
    announce(all ? _("All notes are open.") : _("All notes are closed."));
  }, { class: "" });

  function keep(all) {
    window.__md_set(KEPT, all ? ALL : "");
  }

  /* Notes that a reader opened one by one stay open until the switch closes all. */
  function show(all) {
    for (const mark of marks()) mark.open = all;
    label(all);
  }

  function label(all) {
    const count = document.querySelectorAll(".ev-note__one").length;
    toggle.textContent = ngettext("Show all notes ({count})", "Show all notes ({count})", count);
    toggle.setAttribute("aria-pressed", String(all));
  }

  let before = asked();
  if (before) keep(true);
  if (before || window.__md_get(KEPT) === ALL) show(true);
  else label(false);
  /* A step to another place of the page leaves the notes as they are. */
  onAddress(() => {
    if (asked() === before) return;
    before = asked();
    show(before);
  }, { signal: stops.signal });
  root.append(toggle);
  root.hidden = marks().length < 2;
  return () => {
    stops.abort();
    toggle.remove();
  };
}
