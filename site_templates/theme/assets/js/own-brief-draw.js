/* The paper of a brief as elements. Every text of records and readers gets in as text only. */

import { button, h } from "./dom.js";
import { checkWords, SAID } from "./own-brief-content.js";
import { _ } from "./words.js";

const ROOM = 6; // lines

/* `leave(key)` leaves a part out; every part that has a key has a button for it, which no paper shows. */
export function drawPaper(model, root, { limits, changed, leave }) {
  const out = (key) => (key ? button(_("Leave out"), () => leave(key), {
    class: "ev-own__out", "data-ev-control": `out ${key}`, "aria-label": _("Leave out {part}", { part: model.parts.get(key) }),
  }) : "");
  const parts = [h("p", { class: "ev-own__from" }, model.lede)];
  model.sections.forEach(({ title, blocks }) => {
    parts.push(h("section", {}, h("h2", {}, title), ...blocks.map((block) => BLOCKS[block.type](block, root, out))));
  });
  if (model.checklist) parts.push(drawChecklist(model, limits, changed, out("check")));
  if (model.hasNotes) parts.push(drawNotes(model, limits, changed, out("notes")));
  parts.push(drawSources(model, out("references")));
  return parts;
}

const headed = (element, out) => h("div", { class: "ev-own__headed" }, element, out);

const BLOCKS = {
  head: ({ text, path }, root) => h("h3", {}, h("a", { href: new URL(path, root).href }, text)),
  subhead: ({ text, key }, root, out) => headed(h("h4", {}, text), out(key)),
  caution: ({ texts }) => h("div", {}, ...texts.map(caution)),
  p: ({ text, lang, soft, note }) => h("p", { lang, class: soft ? "ev-own__soft" : "" }, text, mark(note)),
  list: ({ items }, root, out) => h("ul", {}, ...items.map(({ text, cautions, soft, note, key }) => h("li", {}, text, mark(note), " ", out(key),
    ...cautions.map(caution), soft ? h("span", { class: "ev-own__soft" }, soft) : ""))),
  quote: ({ text, lang, who, note }) => h("figure", { class: "ev-own__quote" },
    h("blockquote", { lang }, h("p", {}, text)), h("figcaption", {}, who, mark(note))),
  facts: ({ rows, note }) => h("div", {},
    h("dl", { class: "ev-own__facts" }, ...rows.map(([label, words], n) => h("div", {}, h("dt", {}, label), h("dd", {}, words, n === rows.length - 1 ? mark(note) : "")))),
  ),
};

/* What changes how a statement must be read, beside it. */
function caution(text) {
  return h("p", { class: "ev-own__caution", role: "note" }, text);
}

function mark(note) {
  if (!note) return "";
  return h("sup", { class: "ev-own__mark" }, h("a", { href: `#brief-note-${note}`, id: `brief-mark-${note}`, "aria-label": _("Source {number}", { number: note }) }, String(note)));
}

function drawChecklist({ checklist, words }, limits, changed, out) {
  const said = checkWords(checklist);
  const section = h("section", { "aria-labelledby": "brief-check" }, headed(h("h2", { id: "brief-check" }, SAID.check()), out), h("p", {}, said[0]));
  if (checklist.studies) {
    const rows = checklist.rows.map(({ id, label, words: values }) => {
      const box = h("input", { type: "checkbox", "aria-label": _("{label}: the same here", { label }), checked: words.same.includes(id) });
      box.addEventListener("change", () => changed((now) => ({
        ...now, same: box.checked ? [...now.same, id] : now.same.filter((one) => one !== id),
      })));
      return h("tr", {}, h("th", { scope: "row" }, label), h("td", { "data-ev-label": _("In the studies") }, values),
        h("td", { "data-ev-label": _("The same here") }, box),
        h("td", { "data-ev-label": _("Different here") }, ...answer(id, _("{label}: what is different here", { label }))));
    });
    const other = h("tr", {}, h("th", { scope: "row" }, SAID.other()), h("td", { class: "ev-own__none" }), h("td", { class: "ev-own__none" }),
      h("td", { "data-ev-label": _("Different here") }, ...answer("other", SAID.other())));
    section.append(h("table", { class: "ev-own__check" },
      h("thead", {}, h("tr", {}, ...SAID.heads().map((text) => h("th", { scope: "col" }, text)))),
      h("tbody", {}, ...rows, other)));
  }
  section.append(...said.slice(1).map((text) => h("p", { class: "ev-own__soft" }, text)));
  return section;

  function answer(id, label) {
    const value = words.here[id] ?? "";
    return field(value, { label, most: limits.answer, rows: 1 }, (text) => changed((now) => ({ ...now, here: { ...now.here, [id]: text } })));
  }
}

function drawNotes({ words }, limits, changed, out) {
  const hint = h("p", { class: "ev-own__hint", id: "brief-notes-hint" });
  const say = (length) => { hint.textContent = _("Your own words, marked as such. {left} of {most} letters left. They stay in this page’s address, which whoever gets the link can read.", { left: limits.notes - length, most: limits.notes }); };
  say([...words.notes].length);
  const parts = field(words.notes, { label: SAID.notes(), most: limits.notes, rows: 6, describedby: hint.id }, (text) => {
    say([...text].length);
    changed((now) => ({ ...now, notes: text }));
  });
  return h("section", { class: "ev-own__notes", "aria-labelledby": "brief-notes" },
    headed(h("h2", { id: "brief-notes" }, SAID.notes()), out),
    h("p", { class: "ev-own__paper" }, SAID.by()), ...parts, lines(), hint);
}

/* Where nothing is typed, paper has room to write. */
function lines() {
  return h("div", { class: "ev-own__rules", "aria-hidden": "true" }, ...Array.from({ length: ROOM }, () => h("div")));
}

/* A field to type in, and what stands in its place on paper. */
function field(value, { label, most, rows, describedby = "" }, typed) {
  const area = h("textarea", { rows: String(rows), maxlength: String(most), "aria-label": label, "aria-describedby": describedby });
  const printed = h("div", { class: "ev-own__printed", "aria-hidden": "true" }, value);
  area.value = value;
  area.addEventListener("input", () => {
    printed.textContent = area.value;
    typed(area.value);
  });
  return [area, printed];
}

function drawSources({ notes, references, sources }, out) {
  const items = notes.map(({ text, href }, n) => h("li", { id: `brief-note-${n + 1}`, tabindex: "-1" }, text, " ",
    href ? h("a", { class: "ev-own__where", href }, _("On this site")) : "", " ",
    h("a", { class: "ev-own__back", href: `#brief-mark-${n + 1}`, "aria-label": _("Back to statement {number}", { number: n + 1 }) }, "↑")));
  const section = h("section", { class: "ev-own__sources", "aria-labelledby": "brief-sources" }, h("h2", { id: "brief-sources" }, _("Where each statement stands")), h("ol", {}, ...items));
  if (references.length) section.append(headed(h("h3", {}, SAID.references()), out), h("ul", { class: "ev-own__references" }, ...references.map((text) => h("li", {}, text))));
  if (sources.length) section.append(h("h3", {}, SAID.sources()), h("ul", { class: "ev-own__references" }, ...sources.map((text) => h("li", {}, text))));
  return section;
}
