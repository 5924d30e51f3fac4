/* The paper of a brief as Markdown. What people wrote stays text: every character that Markdown reads as a
   mark is escaped, and so is what would begin a heading, a list or a table. */

import { checkWords, SAID } from "./own-brief-content.js";
import { _ } from "./words.js";

export function escaped(text) {
  return String(text ?? "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&!$^]/g, "\\$&")
    .replace(/^([-+=:])/, "\\$1")
    .replace(/^(\d+)([.)])/, "$1\\$2");
}

/* A reference: its addresses stay addresses. */
function linked(text) {
  return text.split(/(https?:\/\/[^\s<>]+)/).map((part, n) => (n % 2 ? `<${part}>` : escapedWithin(part))).join("");
}

function escapedWithin(text) {
  if (!text.trim()) return text && " ";
  return `${/^\s/.test(text) ? " " : ""}${escaped(text)}${/\s$/.test(text) ? " " : ""}`;
}

/* Paragraphs of a text that a reader typed; a single line break stays one. */
function typed(text) {
  return text.split(/\n\s*\n/).map((part) => part.split("\n").map(escaped).filter(Boolean).join("\\\n")).filter(Boolean).join("\n\n");
}

const mark = (note) => (note ? `[^${note}]` : "");

const BLOCKS = {
  head: ({ text }) => `### ${escaped(text)}`,
  subhead: ({ text }) => `#### ${escaped(text)}`,
  p: ({ text, note }) => `${escaped(text)}${mark(note)}`,
  caution: ({ texts }) => texts.map((text) => `*${escaped(text)}*`).join("\n\n"),
  list: ({ items }) => items.map(({ text, cautions, soft, note }) => {
    const more = [...cautions.map((one) => `*${escaped(one)}*`), ...(soft ? [escaped(soft)] : [])];
    return [`- ${escaped(text)}${mark(note)}`, ...more].join("\\\n  ");
  }).join("\n"),
  quote: ({ text, who, note }) => `> ${escaped(text)}\n>\n> — ${escaped(who)}${mark(note)}`,
  facts: ({ rows, note }) => rows.map(([label, words], n) => `- **${escaped(label)}:** ${escaped(words)}${n === rows.length - 1 ? mark(note) : ""}`).join("\n"),
};

export function markdown(model, address) {
  const parts = [`# ${escaped(model.title)}`, escaped(model.lede)];
  for (const { title, blocks } of model.sections) {
    parts.push(`## ${escaped(title)}`, ...blocks.map((block) => BLOCKS[block.type](block)));
  }
  if (model.checklist) parts.push(`## ${SAID.check()}`, ...checkWords(model.checklist).map(escaped));
  if (model.checklist?.studies) parts.push(table(model));
  if (model.hasNotes) parts.push(`## ${SAID.notes()}`, SAID.by());
  if (model.hasNotes && model.words.notes) parts.push(typed(model.words.notes));
  if (model.references.length) parts.push(`## ${SAID.references()}`, model.references.map((text) => `- ${linked(text)}`).join("\n"));
  if (model.sources.length) parts.push(`## ${SAID.sources()}`, model.sources.map((text) => `- ${linked(text)}`).join("\n"));
  parts.push(_("Put together at {address}", { address: `<${address}>` }));
  parts.push(model.notes.map(({ text, href }, n) => `[^${n + 1}]: ${escaped(text)}${href ? ` <${href}>` : ""}`).join("\n"));
  return `${parts.join("\n\n")}\n`;
}

function table({ checklist, words }) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rows = checklist.rows.map(({ id, label, words: values }) => line([
    escaped(label), escaped(values), words.same.includes(id) ? _("yes") : " ", escaped(words.here[id] ?? ""),
  ]));
  return [
    line(SAID.heads()),
    line(["---", "---", "---", "---"]),
    ...rows,
    line([SAID.other(), " ", " ", escaped(words.here.other ?? "")]),
  ].join("\n");
}
