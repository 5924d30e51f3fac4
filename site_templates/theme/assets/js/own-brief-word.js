/* The paper of a brief as a Word file: real headings, styles, footnotes and a table. The library (docx, MIT)
   is fetched when somebody asks for the file, and not before. */

import { checkWords, SAID } from "./own-brief-content.js";
import { _ } from "./words.js";

const page = () => _("Page");

/* A Word file as a Blob. Word shows a soft hyphen as a hyphen, so none gets there. */
export async function word(given, address) {
  const model = JSON.parse(JSON.stringify(given).replaceAll("\u00ad", ""));
  const docx = await import("../vendor/docx.js");
  const { Document, Footer, Packer, PageNumber, Paragraph, TextRun } = docx;
  const footnotes = Object.fromEntries(model.notes.map(({ text, href }, n) => [n + 1, {
    children: [new Paragraph({ style: "FootnoteText", children: [new TextRun(` ${text}`), ...(href ? [new TextRun(` ${href}`)] : [])] })],
  }]));
  const foot = new Footer({
    children: [new Paragraph({ style: "Foot", children: [
      new TextRun([model.title, _("Put together at {address}", { address }), `${page()} `].join(" · ")),
      new TextRun({ children: [PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] }),
    ] })],
  });
  return Packer.toBlob(new Document({
    title: model.title,
    subject: model.lede,
    creator: "",
    lastModifiedBy: "",
    description: address,
    styles: STYLES,
    footnotes,
    sections: [{
      properties: { page: { margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 }, size: { width: 11906, height: 16838 } } },
      footers: { default: foot },
      children: content(model, docx),
    }],
  }));
}

function content(model, docx) {
  const { FootnoteReferenceRun, HeadingLevel, Paragraph, TextRun } = docx;
  const mark = (note) => (note ? [new FootnoteReferenceRun(note)] : []);
  const run = (text, lang) => new TextRun({ text, ...(lang ? { language: { value: lang, eastAsia: lang, bidirectional: lang } } : {}) });
  const heading = (text, level) => new Paragraph({ heading: HeadingLevel[level], children: [run(text)] });
  const p = (text, { style, note, lang } = {}) => new Paragraph({ ...(style ? { style } : {}), children: [run(text, lang), ...mark(note)] });
  const item = (text, note, soft, cautions = []) => new Paragraph({
    style: "ListParagraph",
    bullet: { level: 0 },
    children: [run(text), ...mark(note), ...cautions.map((one) => new TextRun({ text: one, break: 1, italics: true })), ...(soft ? [new TextRun({ text: soft, break: 1, style: "SoftWords" })] : [])],
  });
  const blocks = {
    head: ({ text }) => [heading(text, "HEADING_2")],
    subhead: ({ text }) => [heading(text, "HEADING_3")],
    p: ({ text, lang, note, soft }) => [p(text, { lang, note, style: soft ? "Small" : undefined })],
    caution: ({ texts }) => texts.map((text) => new Paragraph({ children: [new TextRun({ text, italics: true })] })),
    list: ({ items }) => items.map(({ text, cautions, soft, note }) => item(text, note, soft, cautions)),
    quote: ({ text, lang, who, note }) => [p(text, { lang, style: "Quote" }), p(who, { note, style: "QuoteSource" })],
    facts: ({ rows, note }) => rows.map(([label, words], n) => new Paragraph({
      children: [new TextRun({ text: `${label}: `, bold: true }), run(words), ...mark(n === rows.length - 1 ? note : 0)],
    })),
  };
  const typed = (text) => text.split("\n").map((line) => p(line));
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [run(model.title)] }),
    p(model.lede, { style: "Small" }),
    ...model.sections.flatMap(({ title, blocks: held }) => [heading(title, "HEADING_1"), ...held.flatMap((block) => blocks[block.type](block))]),
    ...(model.checklist ? [heading(SAID.check(), "HEADING_1"), ...checkWords(model.checklist).map((text) => p(text))] : []),
    ...(model.checklist?.studies ? [table(model, docx), p("")] : []),
    ...(model.hasNotes ? [
      heading(SAID.notes(), "HEADING_1"),
      p(SAID.by(), { style: "Small" }),
      ...(model.words.notes ? typed(model.words.notes) : [p(""), p("")]),
    ] : []),
    ...(model.references.length ? [heading(SAID.references(), "HEADING_1"), ...model.references.map((text) => item(text))] : []),
    ...(model.sources.length ? [heading(SAID.sources(), "HEADING_1"), ...model.sources.map((text) => item(text))] : []),
  ];
}

function table({ checklist, words }, { Paragraph, Table, TableCell, TableRow, TextRun, WidthType }) {
  const widths = [2100, 3000, 1100, 3438];
  const cell = (text, n, bold = false) => new TableCell({
    width: { size: widths[n], type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: [new Paragraph({ style: "Small", children: [new TextRun({ text, bold })] })],
  });
  const head = new TableRow({
    tableHeader: true,
    children: SAID.heads().map((text, n) => cell(text, n, true)),
  });
  const rows = checklist.rows.map(({ id, label, words: values }) => new TableRow({
    cantSplit: true,
    children: [label, values, words.same.includes(id) ? "☑" : "☐", words.here[id] ?? ""].map((text, n) => cell(text, n, n === 0)),
  }));
  const other = new TableRow({ children: [SAID.other(), "", "", words.here.other ?? ""].map((text, n) => cell(text, n, n === 0)) });
  return new Table({ columnWidths: widths, width: { size: 9638, type: WidthType.DXA }, rows: [head, ...rows, other] });
}

const SERIF = "Georgia";
const heading = (size, before, after = 80) => ({
  run: { font: SERIF, size, bold: true, color: "1B2430" },
  paragraph: { spacing: { before, after }, keepNext: true },
});
const STYLES = {
  default: {
    document: { run: { font: "Calibri", size: 22, language: { value: "en-GB" } }, paragraph: { spacing: { after: 120, line: 276 } } },
    title: { run: { font: SERIF, size: 44, bold: true, color: "1B2430" }, paragraph: { spacing: { after: 120 } } },
    heading1: heading(30, 320),
    heading2: heading(25, 240),
    heading3: heading(21, 160, 40),
    listParagraph: { paragraph: { spacing: { after: 100 } } },
    footnoteText: { run: { size: 17 }, paragraph: { spacing: { after: 40, line: 240 } } },
  },
  paragraphStyles: [
    { id: "Quote", name: "Quote", basedOn: "Normal", next: "QuoteSource", quickFormat: true, run: { font: SERIF, italics: true }, paragraph: { indent: { left: 340 }, spacing: { before: 160, after: 40 }, keepNext: true } },
    { id: "QuoteSource", name: "Quote source", basedOn: "Normal", run: { size: 19, color: "47505E" }, paragraph: { indent: { left: 340 } } },
    { id: "Small", name: "Small words", basedOn: "Normal", run: { size: 19, color: "47505E" }, paragraph: { spacing: { after: 80, line: 252 } } },
    { id: "Foot", name: "Foot of the page", basedOn: "Normal", run: { size: 15, color: "47505E" } },
  ],
  characterStyles: [{ id: "SoftWords", name: "Soft words", basedOn: "DefaultParagraphFont", run: { size: 19, color: "47505E" } }],
};
