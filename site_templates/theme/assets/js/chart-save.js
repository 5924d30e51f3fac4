/* What is shown as a file: SVG and PNG of the picture that its model makes, and CSV. */
import { csvText } from "./csv-text.js";
import { h, saveAs } from "./dom.js";

const DPI = 300;
const MOST_PIXELS = 16_000_000; /* what every browser paints on a canvas */
const MOST_HIGH = 32_000;
const INCH = 25.4; /* millimetres */
const FONTS = {
  "Source Sans 3": ["source-sans-3-latin-wght-normal.woff2", "source-sans-3-latin-ext-wght-normal.woff2"],
  "Source Serif 4": ["source-serif-4-latin-wght-normal.woff2", "source-serif-4-latin-ext-wght-normal.woff2"],
};
const LATIN = /^[\u0000-\u00ff\u0131\u0152\u0153\u02bb-\u02dc\u2000-\u206f\u20ac\u2122\u2191-\u2215\ufeff\ufffd]*$/;

/* Saves a picture {text, width, height, millimetres} as SVG or PNG at print size. The policy of the site allows
   data addresses for images and no others, so the PNG is painted here from the SVG. */
export async function savePicture(picture, format, name) {
  const text = picture.text.replace(/<svg[^>]*>/, `$&<style>${await fontFaces(picture.text)}</style>`);
  if (format === "svg") {
    saveAs(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`);
    return;
  }
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
  await image.decode();
  const { width, height, millimetres } = picture;
  const scale = Math.min(millimetres / INCH * DPI / width, Math.sqrt(MOST_PIXELS / (width * height)), MOST_HIGH / height);
  const canvas = h("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  const bytes = withResolution(new Uint8Array(await blob.arrayBuffer()), canvas.width / millimetres * 1000);
  saveAs(new Blob(bytes, { type: "image/png" }), `${name}.png`);
}

/* The typefaces of the site, inside the picture: an image reads no style sheet. The second file of each is for
   letters beyond Latin-1; where neither has a letter, the reader's own typefaces do. */
async function fontFaces(text) {
  const wanted = Object.entries(FONTS).flatMap(([family, [latin, more]]) => (LATIN.test(text) ? [[family, latin]] : [[family, more, true], [family, latin]]));
  const faces = await Promise.all(wanted.map(async ([family, file, isMore]) => {
    const answer = await fetch(new URL(`../fonts/${file}`, import.meta.url));
    if (!answer.ok) return "";
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    const range = isMore ? "unicode-range:U+100-2AF,U+1E00-1EFF,U+2C60-2C7F,U+A720-A7FF;" : "";
    return `@font-face{font-family:"${family}";font-weight:200 900;${range}src:url(data:font/woff2;base64,${btoa(letters)})}`;
  }));
  return faces.join("");
}

/* The parts of a PNG file that says how many pixels make a metre, so that it is placed at its size. */
function withResolution(bytes, pixelsPerMetre) {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set([..."pHYs"].map((letter) => letter.charCodeAt(0)), 4);
  view.setUint32(8, Math.round(pixelsPerMetre));
  view.setUint32(12, Math.round(pixelsPerMetre));
  chunk[16] = 1;
  view.setUint32(17, crc(chunk.subarray(4, 17)));
  const head = 33; /* the signature and the first chunk */
  return [bytes.subarray(0, head), chunk, bytes.subarray(head)];
}

function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/* Saves rows of cells as CSV. */
export function saveCsv(rows, name) {
  saveAs(new Blob([csvText(rows)], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
}
