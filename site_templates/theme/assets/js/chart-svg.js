/* A chart as a picture to take away, at print size: title, what is shown, the drawing, its key and its source.
   It is made of the model alone, so that it can be made anywhere. Text gets in as text only. */

const SANS = "'Source Sans 3', 'Source Sans Pro', Arial, sans-serif";
const SERIF = "'Source Serif 4', 'Source Serif Pro', Georgia, serif";
const EDGE = 24;
const MOST_WIDE = 267; /* millimetres: A4 across, without its margins */
const UNIT = 0.18; /* millimetres: 1,000 units are 180 mm, so that 15 units are 7.7 points */
const LINE = 1.32;

/* An element of a picture with its attributes; `inside` is made by this module already. */
export function tag(name, attributes, inside = "") {
  const written = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== "")
    .map(([key, value]) => ` ${key}="${escaped(value)}"`).join("");
  return inside ? `<${name}${written}>${inside}</${name}>` : `<${name}${written}/>`;
}

/* Text as XML has it, without the characters that XML has not. */
export function escaped(value) {
  return String(value).toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/* What a part says to those who do not see it. */
export const spoken = (words) => tag("title", {}, escaped(words));

/* Lines of text from `y` downwards, the first line's middle at `y`; `turn` is in degrees around x and y. */
export function lines(texts, { x, y, size, fill, anchor = "start", weight = 400, family = SANS, turn = 0, style = "", through = false }) {
  const spans = texts.map((text, number) => tag("tspan", { x, y: round(y + number * size * LINE) }, escaped(text))).join("");
  return tag("text", {
    "font-size": size, fill, "text-anchor": anchor, "font-weight": weight === 400 ? "" : weight, "font-family": family === SANS ? "" : family,
    "font-style": style, "text-decoration": through ? "line-through" : "", "dominant-baseline": "central",
    transform: turn ? `rotate(${turn} ${x} ${y})` : "",
  }, spans);
}

export const lineHeight = (size) => size * LINE;

/* Words in lines of at most `width`; a word that is longer is broken. */
export function wrapped(text, size, width) {
  const found = [""];
  for (const word of String(text).split(/\s+/).filter(Boolean)) {
    for (const piece of pieces(word, size, width)) {
      const longer = found.at(-1) ? `${found.at(-1)} ${piece}` : piece;
      if (found.at(-1) && widthOf(longer, size) > width) found.push(piece);
      else found[found.length - 1] = longer;
    }
  }
  return found;
}

/* How wide text is in the site's typeface: near enough, and rather too wide, since no page is at hand. */
export function widthOf(text, size) {
  let units = 0;
  for (const letter of text) units += WIDTHS.find(([letters]) => letters.test(letter))[1];
  return units * size;
}

const WIDTHS = [
  [/[iljI.,:;'’|!\u00b7]/, 0.27],
  [/[ftr()[\]\- ]/, 0.35],
  [/[mwMW%@—…]/, 0.86],
  [/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u, 1.02],
  [/\p{Lu}/u, 0.64],
  [/[^]/, 0.52],
];

function pieces(word, size, width) {
  if (widthOf(word, size) <= width) return [word];
  const found = [""];
  for (const letter of word) {
    if (found.at(-1) && widthOf(found.at(-1) + letter, size) > width) found.push("");
    found[found.length - 1] += letter;
  }
  return found;
}

/* The whole picture as {text, width, height, millimetres}. `body` and each of `key` are {width, height, draw(x, y)}. */
export function sheet(model, { body, key, colours }) {
  const width = Math.max(body.width + 2 * EDGE, 760);
  const inner = width - 2 * EDGE;
  const parts = [];
  let y = EDGE;
  const write = (text, size, look, after) => {
    const texts = wrapped(text, size, inner * (look.family ? 0.86 : 1));
    parts.push(lines(texts, { x: EDGE, y: round(y + size * LINE / 2), size, fill: colours.soft, ...look }));
    y += texts.length * size * LINE + after;
  };
  const put = (part, after) => {
    parts.push(part.draw(EDGE, round(y)));
    y = round(y + part.height + after);
  };
  write(model.title, 23, { fill: colours.ink, family: SERIF, weight: 600 }, 4);
  write(model.subtitle, 15, {}, model.sentences.length ? 4 : 18);
  if (model.sentences.length) write(model.sentences.join(" "), 15, { fill: colours.ink }, 18);
  put(body, 18);
  for (const item of key(inner)) put(item, 5);
  y += 8;
  write(model.source, 13, {}, 0);
  const height = Math.ceil(y + EDGE);
  const millimetres = round(Math.min(width * UNIT, MOST_WIDE));
  const ground = tag("rect", { width, height, fill: colours.ground });
  const text = tag("svg", {
    xmlns: "http://www.w3.org/2000/svg", width: `${millimetres}mm`, height: `${round(millimetres * height / width)}mm`,
    viewBox: `0 0 ${width} ${height}`, "font-family": SANS, role: "img", "aria-labelledby": "title desc",
  }, `${tag("title", { id: "title" }, escaped(model.title))}${tag("desc", { id: "desc" }, escaped([model.subtitle, ...model.sentences].join(" ")))}${ground}${parts.join("")}`);
  return { text, width, height, millimetres };
}

/* One entry of the key: a small drawing, and what it means. */
export function keyItem(wide, mark, words, inner, colours) {
  const texts = wrapped(words, 13, inner - wide - 10);
  const height = Math.max(29, texts.length * lineHeight(13));
  return {
    height,
    draw: (x, y) => tag("g", {}, mark(x, round(y + height / 2))
      + lines(texts, { x: x + wide + 10, y: round(y + height / 2 - (texts.length - 1) * lineHeight(13) / 2), size: 13, fill: colours.soft })),
  };
}

const NAME = 14;
const ABOUT = 11.5;

/* How wide the name of a row is, and what tells it apart below it, on lines of their own. */
export const nameWidth = ({ label, about }) => Math.max(widthOf(label, NAME), widthOf(about ?? "", ABOUT));

/* The name of a row within a width, with what tells it apart below it: {height, draw(x, middle, look)}. */
export function rowName({ label, about }, width, colours) {
  const [name, below] = [wrapped(label, NAME, width), about ? wrapped(about, ABOUT, width) : []];
  const height = name.length * lineHeight(NAME) + below.length * lineHeight(ABOUT);
  return {
    height,
    draw(x, middle, look) {
      const y = round(middle - height / 2 + lineHeight(NAME) / 2);
      const last = round(y + (name.length - 1) * lineHeight(NAME) + (lineHeight(NAME) + lineHeight(ABOUT)) / 2);
      return lines(name, { x, y, size: NAME, ...look }) + (below.length ? lines(below, { x, y: last, size: ABOUT, fill: colours.soft }) : "");
    },
  };
}

export const round = (number) => Math.round(number * 100) / 100;
