/* The drawing of the answer: the item under the pointer, in focus or tapped shows its way to both ends.
   A first tap shows, a second one follows the link; with a mouse or keys a link is a link. */

import { _ } from "./words.js";

/* What lies on the way of one item: all that leads to it, and all that it leads to. Ties have from and to. */
export function way(ties, id) {
  const found = new Set([id]);
  const lit = new Set();
  for (const [near, far] of [["from", "to"], ["to", "from"]]) {
    const waiting = [id];
    while (waiting.length) {
      const at = waiting.pop();
      for (const tie of ties) {
        if (tie[near] !== at || lit.has(tie)) continue;
        lit.add(tie);
        found.add(tie[far]);
        waiting.push(tie[far]);
      }
    }
  }
  return { items: found, ties: lit };
}

const hint = () => _("Point at a name, or tap it, to see its way.");

export function start(root) {
  const stops = new AbortController();
  const { signal } = stops;
  const said = root.querySelector(".ev-strands__said");
  const links = [...root.querySelectorAll("[data-ev-strand]")];
  const bands = [...root.querySelectorAll("[data-ev-from]")];
  const ties = bands.map((band) => ({ band, from: band.dataset.evFrom, to: band.dataset.evTo }));
  let current = null;

  function light(link) {
    if (link === current) return;
    current = link;
    const lit = link ? way(ties.filter(near(link)), link.dataset.evStrand) : null;
    root.classList.toggle("ev-strands--lit", Boolean(lit));
    for (const one of links) one.classList.toggle("ev-strands__lit", Boolean(lit?.items.has(one.dataset.evStrand)));
    for (const tie of ties) tie.band.classList.toggle("ev-strands__lit", Boolean(lit?.ties.has(tie)));
    said.textContent = link ? words(link) : hint();
  }

  /* Wide and narrow drawings have ties of their own. */
  const near = (link) => (tie) => tie.band.closest("[style]") === link.closest("[class*=ev-strands__wide], [class*=ev-strands__narrow]");
  const words = (link) => _("{name}: {said}.", { name: name(link), said: link.dataset.evSaid });
  const name = (link) => (link.querySelector(".ev-strands__name") ?? link.firstChild).textContent.trim().replace(/\.$/, "");
  const linkOf = (event) => event.target.closest?.("[data-ev-strand]");

  root.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") light(linkOf(event) ?? focused());
  }, { signal });
  root.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch") light(focused());
  }, { signal });
  root.addEventListener("focusin", (event) => light(linkOf(event)), { signal });
  root.addEventListener("focusout", () => light(null), { signal });
  root.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (event.pointerType !== "touch" || !link || link.dataset.evTapped === "true") return;
    event.preventDefault();
    event.stopPropagation();
    for (const one of links) delete one.dataset.evTapped;
    link.dataset.evTapped = "true";
    light(link);
  }, { signal });
  said.hidden = false;
  said.textContent = hint();
  const focused = () => linkOf({ target: document.activeElement }) ?? null;
  return () => stops.abort();
}
