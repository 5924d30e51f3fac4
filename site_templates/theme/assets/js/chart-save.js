/* What is shown as a file: PNG and SVG drawn by Plotly with headline and source, and CSV. */
import { csvText } from "./csv-text.js";
import { h, saveAs } from "./dom.js";

const SCALE = 2;
const FONTS = {
  "Source Sans 3": "source-sans-3-latin-wght-normal.woff2",
  "Source Serif 4": "source-serif-4-latin-wght-normal.woff2",
};

/* Saves the SVG or PNG of a figure. The policy of the site allows data addresses for images and no
   others, so the PNG is painted here from the SVG. */
export async function savePicture(Plotly, figure, format, name) {
  const { width, height } = figure.layout;
  const address = await Plotly.toImage(figure, { format: "svg", width, height });
  const drawing = decodeURIComponent(address.slice(address.indexOf(",") + 1));
  const text = drawing.replace(/<svg[^>]*>/, `$&<style>${await fontFaces()}</style>`);
  if (format === "svg") {
    saveAs(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`);
    return;
  }
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = h("canvas");
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  saveAs(blob, `${name}.png`);
}

/* The typefaces of the site, inside the picture: an image reads no style sheet. */
async function fontFaces() {
  const faces = await Promise.all(Object.entries(FONTS).map(async ([family, file]) => {
    const answer = await fetch(new URL(`../fonts/${file}`, import.meta.url));
    if (!answer.ok) return "";
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    return `@font-face{font-family:"${family}";font-weight:200 900;src:url(data:font/woff2;base64,${btoa(letters)})}`;
  }));
  return faces.join("");
}

/* Saves rows of cells as CSV. */
export function saveCsv(rows, name) {
  saveAs(new Blob([csvText(rows)], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
}
