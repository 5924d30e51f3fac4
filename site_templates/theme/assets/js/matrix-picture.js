/* The shown matrix as a picture: groups above their columns, rows beside their names, what is left out. */
import { keyItem, lineHeight, lines, nameWidth, round, rowName, sheet, spoken, tag, widthOf, wrapped } from "./chart-svg.js";
import { told, totals } from "./chart-model.js";
import { chartWords } from "./chart-words.js";
import { _ } from "./words.js";

const SQUARE = 27;
const ROW = 38;
const HEAD = 13;
const TITLE = 14;
const SUM = 26; /* room for how many findings a row holds */
const MANY = 14; /* columns: from here on their names stand upright */
const SHARES = [0, 0.1, 0.24, 0.42, 1]; /* of the mark's colour in each shade, as matrix.css has them */

export function matrixPicture(model, colours) {
  return sheet(model, { body: bodyOf(model, colours), key: (inner) => keyOf(model, colours, inner), colours });
}

function bodyOf(model, colours) {
  const sums = totals(model);
  const rows = [...model.rows, totalOf(model), ...model.said];
  const beside = Math.min(260, Math.max(130, ...rows.map((row) => nameWidth(row) + 20))) + SUM;
  const upright = model.columns.length > MANY;
  const words = model.columns.flatMap(({ label }) => label.split(/\s+/));
  const each = upright ? 66 : Math.min(120, Math.max(72, ...words.map((word) => widthOf(word, HEAD) + 12)));
  const heads = model.columns.map(({ label }) => wrapped(label, HEAD, upright ? 190 : each - 10));
  const headHeight = upright
    ? Math.max(40, ...heads.flat().map((line) => widthOf(line, HEAD))) + 12
    : Math.max(1, ...heads.map(({ length }) => length)) * lineHeight(HEAD) + 14;
  const titles = model.groups.map(({ title, columns }) => wrapped(title, TITLE, Math.max(each * columns.length - 12, 60)));
  const titleHeight = Math.max(1, ...titles.map(({ length }) => length)) * lineHeight(TITLE) + 12;
  const names = rows.map((row) => rowName(row, beside - SUM - 14, colours));
  const isBand = (number) => Boolean(rows[number].band) && rows[number].band !== rows[number - 1]?.band;
  const bandHeight = (number) => (isBand(number) ? 24 : 0);
  const heights = names.map((name, number) => bandHeight(number) + Math.max(ROW, name.height + 8));
  const width = beside + each * model.columns.length;
  const top = titleHeight + headHeight;
  const height = top + heights.reduce((sum, one) => sum + one, 0);

  function draw(left, y) {
    const column = new Map(model.columns.map(({ id }, number) => [id, left + beside + each * number]));
    const rule = (y1, x1, colour, name = "line") => tag(name, { x1, x2: left + width, y1, y2: y1, stroke: colour });
    const parts = [rule(y + titleHeight, left + beside, colours.rule), rule(y + top, left, colours.rule)];
    model.groups.forEach((group, number) => {
      const x = column.get(group.columns[0].id);
      parts.push(lines(titles[number], { x: x + 6, y: round(y + lineHeight(TITLE) / 2 + 2), size: TITLE, fill: colours.ink, weight: 600 }));
      if (number) parts.push(tag("line", { x1: x, x2: x, y1: y, y2: y + height, stroke: colours.rule }));
    });
    model.columns.forEach(({ id }, number) => {
      const middle = column.get(id) + each / 2;
      const some = heads[number];
      const step = (some.length - 1) * lineHeight(HEAD);
      parts.push(upright
        ? lines(some, { x: round(middle - step / 2), y: round(y + top - 8), size: HEAD, fill: colours.ink, turn: -90 })
        : lines(some, { x: round(middle), y: round(y + top - 8 - step - lineHeight(HEAD) / 2), size: HEAD, fill: colours.ink, anchor: "middle" }));
    });
    let at = y + top;
    rows.forEach((row, number) => {
      const first = row.total || (row.said && !rows[number - 1].said);
      if (number) parts.push(rule(at, left, first ? colours.rule : colours.grid));
      if (isBand(number)) parts.push(lines([row.band], { x: left, y: round(at + 14), size: 12.5, fill: colours.soft, weight: 600 }));
      const place = { at: at + bandHeight(number), height: heights[number] - bandHeight(number), left, column, each };
      parts.push(row.total ? totalRow(row, place) : rowOf(row, names[number], place));
      at = round(at + heights[number]);
    });
    return parts.join("");
  }

  function rowOf(row, name, { at, height: high, left, column, each: wide }) {
    const middle = round(at + high / 2);
    const fill = row.said ? colours.soft : (row.out ? colours.faint : colours.ink);
    const label = name.draw(left, middle, { fill, through: row.out })
      + (row.said ? "" : lines([String(sums.rows.get(row.id))], { x: left + beside - 12, y: middle, size: 13, fill: colours.soft, anchor: "end" }));
    const cells = row.cells.map((cell) => cellOf(row, cell, round(column.get(cell.theme) + wide / 2), middle));
    return tag("g", { "data-row": row.id }, spoken(row.out ? _("{study}, left out", { study: row.label }) : row.label) + label + cells.join(""));
  }

  function totalRow({ label }, { at, height: high, left, column, each: wide }) {
    const y = round(at + high / 2);
    const look = { y, size: 13, fill: colours.soft };
    return tag("g", { "data-row": "total" }, lines([label], { x: left, ...look })
      + model.columns.map(({ id }) => lines([String(sums.columns.get(id))], { x: round(column.get(id) + wide / 2), anchor: "middle", ...look })).join(""));
  }

  function cellOf(row, cell, x, y) {
    if (row.said && !cell.findings) return "";
    return tag("g", { "data-cell": cell.point }, spoken(told(model, row, cell))
      + (cell.fallen ? cross(x, y, colours) : (cell.findings ? square(x, y, row.said ? "said" : cell.shade, cell.findings, colours) : dot(x, y, colours)))
      + (cell.quotes ? quotes(x + 17, y, cell.quotes, colours) : ""));
  }

  return { width, height, draw };
}

/* The row below all others that counts them. */
const totalOf = ({ nouns }) => ({ total: true, label: chartWords(nouns).held() });

function keyOf(model, colours, inner) {
  const item = (wide, mark, words) => keyItem(wide, mark, words, inner, colours);
  const cells = model.rows.flatMap((row) => row.cells);
  const items = [];
  if (model.shades.length && cells.some(({ findings }) => findings)) {
    const wide = model.shades.length * 44;
    items.push(item(wide, (x, y) => model.shades.map(([shade, least, most], number) => {
      return square(x + 44 * number + 16, y, shade, least === most ? least : `${least}–${most}`, colours);
    }).join(""), _("findings that cite it: the number in a square, and the stronger the shade, the more")));
  }
  if (cells.some((cell) => cell.quotes)) items.push(item(32, (x, y) => quotes(x + 4, y, 1, colours), _("quotes from it: the number in quotation marks")));
  if (cells.some((cell) => !cell.findings && !cell.quotes && !cell.fallen)) {
    items.push(item(32, (x, y) => dot(x + 16, y, colours), _("none cited, which is not a zero")));
  }
  if (cells.some(({ fallen }) => fallen)) items.push(item(32, (x, y) => cross(x + 16, y, colours), _("none cited without {study}", { study: model.left.label })));
  if (model.said.length) items.push(item(32, (x, y) => square(x + 16, y, "said", "", colours), _("findings {said}, counted in no other row", { said: model.apart })));
  items.push(item(32, (x, y) => lines(["7"], { x: x + 16, y, size: 13, fill: colours.soft, anchor: "middle" }), chartWords(model.nouns).below()));
  return items;
}

function square(x, y, shade, number, colours) {
  const said = shade === "said";
  const box = tag("rect", {
    x: x - SQUARE / 2, y: y - SQUARE / 2, width: SQUARE, height: SQUARE,
    fill: said ? "none" : mixed(colours.mark, colours.ground, SHARES[shade]), stroke: said ? colours.muted : colours.mark, "stroke-width": said ? 2 : 1,
  });
  if (number === "") return box;
  const ink = SHARES[shade] === 1 ? colours.ground : colours.ink;
  return box + lines([String(number)], { x, y, size: String(number).length > 3 ? 11 : 15, fill: ink, anchor: "middle", weight: 600 });
}

const quotes = (x, y, number, colours) => lines([`“${number}”`], { x, y, size: 15, fill: colours.quotes, weight: 600 });

const dot = (x, y, colours) => tag("circle", { cx: x, cy: y, r: 2, fill: colours.muted });

const cross = (x, y, colours) => tag("path", { d: `M${x - 7.5} ${y - 7.5}l15 15m0-15l-15 15`, stroke: colours.cross, "stroke-width": 2.2, fill: "none" });

/* A colour with another below it, both as #rrggbb. */
function mixed(over, under, share) {
  const part = (colour, number) => parseInt(colour.slice(1 + 2 * number, 3 + 2 * number), 16);
  return `#${[0, 1, 2].map((number) => Math.round(part(over, number) * share + part(under, number) * (1 - share)).toString(16).padStart(2, "0")).join("")}`;
}
