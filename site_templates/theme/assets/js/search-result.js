/* One result as elements: its kind, its title or words as the link, an excerpt, and where it stands.
   Text of records gets in as text only. */

import { h } from "./dom.js";
import { pieces } from "./search-words.js";
import { filled } from "./words.js";

const EXCERPT = 240; /* letters */
const BEFORE = 60; /* of them before the first hit */
const NOTE = 90;

/* `picks`: whether what can be picked gets its button. */
export function resultItem(record, matched, root, picks) {
  const address = (path) => new URL(path, root).href;
  const named = Boolean(record.title);
  const attributes = { class: "ev-result__link", href: address(record.path) };
  if (!named && record.language) attributes.lang = record.language;
  const link = h("a", attributes, ...marked(named ? record.title : excerpt(record.text, matched), matched));
  const title = h("p", { class: "ev-result__title" }, link);
  const where = (record.where ?? []).map(([text, path]) => h("a", { href: address(path) }, ...marked(text, matched)));
  const kind = record.kind.within && where.length ? filled(record.kind.within, { place: where.shift() }) : [record.kind.one];
  const parts = [h("p", { class: "ev-result__kind" }, ...kind), title];
  if (named && record.text) {
    const text = record.kind.id === "question" ? record.text : excerpt(record.text, matched); /* an answer stands whole */
    parts.push(h("p", { class: "ev-result__text" }, ...marked(text, matched)));
  }
  if (record.note) where.push(h("span", {}, ...marked(excerpt(record.note, matched, NOTE), matched)));
  if (where.length) parts.push(h("p", { class: "ev-result__where" }, ...between(where, " · ")));
  if (picks && record.pick) {
    const button = h("button", {
      class: named ? "ev-pick" : "ev-pick ev-pick--quiet", type: "button", hidden: true, "aria-pressed": "false",
      "data-ev-pick": record.kind.id, "data-ev-id": record.pick, "data-ev-label": record.title || record.text,
    });
    if (named) title.append(" ", button);
    else parts.push(h("p", { class: "ev-result__pick" }, button));
  }
  return h("li", { class: `ev-result ev-result--${record.kind.id}` }, ...parts);
}

/* The part of a text around its first hits, cut between words. */
export function excerpt(text, matched, length = EXCERPT) {
  if (text.length <= length) return text;
  const first = pieces(text, matched).find((piece) => piece.hit)?.from ?? 0;
  let from = Math.max(0, Math.min(first - BEFORE, text.length - length));
  let to = Math.min(text.length, from + length);
  if (from > 0) from = text.indexOf(" ", from) + 1 || from;
  if (to < text.length && text.lastIndexOf(" ", to) > from) to = text.lastIndexOf(" ", to);
  return `${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
}

function marked(text, matched) {
  return pieces(text, matched).map((piece) => (piece.hit ? h("mark", {}, piece.text) : piece.text));
}

function between(items, mark) {
  return items.flatMap((item, n) => (n ? [mark, item] : [item]));
}
