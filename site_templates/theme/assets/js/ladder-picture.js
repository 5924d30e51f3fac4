/* The shown ladder as a picture: a mark a possible score, and brackets beside rows that no score orders. */
import { keyItem, lineHeight, lines, nameWidth, round, rowName, sheet, spoken, tag, wrapped } from "./chart-svg.js";
import { _ } from "./words.js";

const ROW = 34;
const SCALE = 540;
const NOTE = 200;
const AXIS = 44;

export function ladderPicture(model, colours) {
  return sheet(model, { body: bodyOf(model, colours), key: (inner) => keyOf(model, colours, inner), colours });
}

function bodyOf(model, colours) {
  const beside = Math.min(280, Math.max(110, ...model.rows.map((row) => nameWidth(row) + 20)));
  const names = model.rows.map((row) => rowName(row, beside - 14, colours));
  const heights = names.map((name) => Math.max(ROW, name.height + 8));
  const height = AXIS + heights.reduce((sum, one) => sum + one, 0);
  const width = beside + SCALE + (model.tied.length ? NOTE : 0);

  function draw(left, y) {
    const at = (place) => round(left + beside + SCALE * place / 100);
    const top = y + AXIS;
    const parts = [
      lines([model.unit], { x: left + beside, y: round(y + 10), size: 13, fill: colours.soft }),
      ...model.ticks.map(([, place]) => tag("line", { x1: at(place), x2: at(place), y1: top - 8, y2: y + height, stroke: colours.grid })),
      ...model.ticks.filter(([, , label]) => label)
        .map(([, place, label]) => lines([label], { x: at(place), y: round(y + 28), size: 13, fill: colours.ink, anchor: "middle" })),
      tag("line", { x1: left + beside, x2: left + beside + SCALE, y1: top - 6, y2: top - 6, stroke: colours.rule }),
    ];
    const ends = new Map();
    let from = top;
    model.rows.forEach((row, number) => {
      const to = round(from + heights[number]);
      ends.set(row.id, [from, to]);
      parts.push(rowOf(row, names[number], round((from + to) / 2), left, at));
      from = to;
    });
    for (const { note, rows } of model.tied) parts.push(bracket(note, ends.get(rows[0])[0] + 7, ends.get(rows.at(-1))[1] - 7, left + beside + SCALE + 8));
    return parts.join("");
  }

  function rowOf(row, name, y, left, at) {
    const label = name.draw(left, y, { fill: colours.ink });
    return tag("g", { "data-row": row.id }, spoken(_("{study}: {score}", { study: row.label, score: row.words })) + label + marksOf(row, (place) => at(place), y, colours));
  }

  /* A bracket with as much of its note as there is room for. */
  function bracket(note, from, to, x) {
    const size = 12;
    const texts = wrapped(note, size, NOTE - 24);
    const half = (texts.length - 1) * lineHeight(size) / 2;
    const line = tag("path", { d: `M${x} ${round(from)}h6V${round(to)}h-6`, stroke: colours.soft, fill: "none" });
    return line + lines(texts, { x: x + 14, y: round(Math.max((from + to) / 2 - half, from)), size, fill: colours.soft });
  }

  return { width, height, draw };
}

function marksOf(row, at, y, colours) {
  if (row.kind === "unreported") return lines([row.words], { x: at(5), y, size: 13, fill: colours.soft, style: "italic" });
  const [first, last] = [row.scores[0], row.scores.at(-1)].map(([, place]) => at(place));
  const band = row.kind === "possible" ? tag("line", { x1: first, x2: last, y1: y, y2: y, stroke: colours.muted, "stroke-width": 3 }) : "";
  return band + row.scores.map(([score, place]) => tag("circle", {
    cx: at(place), cy: y, "data-score": score, r: row.kind === "exact" ? 7.5 : 6,
    fill: row.kind === "exact" ? colours.mark : colours.ground, stroke: colours.mark, "stroke-width": row.kind === "exact" ? "" : 2,
  })).join("");
}

function keyOf(model, colours, inner) {
  const kinds = new Set(model.rows.map(({ kind }) => kind));
  const mark = (row) => (x, y) => marksOf(row, (place) => x + place, y, colours);
  return [
    kinds.has("exact") && keyItem(48, mark({ kind: "exact", scores: [[0, 20]] }), _("exact score, as reported"), inner, colours),
    kinds.has("possible") && keyItem(48, mark({ kind: "possible", scores: [[0, 4], [1, 22], [2, 40]] }), _("one of these scores; which of them is not known"), inner, colours),
  ].filter(Boolean);
}
