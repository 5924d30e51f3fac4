/* How many pages of A4 a brief takes: its paper is set once more out of sight, as wide and with as large letters as
   on paper, and measured. Where pages end nobody can tell before printing, hence "about". */

import { h } from "./dom.js";
import { ngettext } from "./words.js";

const PAGE = 986; // CSS pixels: 297 mm without two margins of 18 mm
const WIDTH = 672.8; // CSS pixels: 210 mm without two margins of 16 mm
const HEAD = 110; // CSS pixels: the source, its licence and the address, above it
const SPARE = 1.07; // what stays empty at the end of pages, since nothing is torn apart
const LETTERS = 12.5 * 96 / 72; // CSS pixels: what print.css gives the root

/* The number of pages of a brief whose title and paper are given. */
export function pagesOf(heading, paper) {
  return Math.max(1, Math.ceil((heightOf(heading, paper) * SPARE + HEAD) / PAGE));
}

export function heightOf(heading, paper) {
  const scale = LETTERS / parseFloat(getComputedStyle(document.documentElement).fontSize);
  const copy = h("div", { class: "ev-own ev-own__measured md-typeset", "aria-hidden": "true", inert: true },
    heading.cloneNode(true), paper.cloneNode(true));
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
  copy.style.width = `${WIDTH / scale}px`;
  paper.parentElement.append(copy);
  const height = copy.getBoundingClientRect().height * scale;
  copy.remove();
  return height;
}

export const pageWords = (pages) => ngettext("About {count} printed page (A4)", "About {count} printed pages (A4)", pages);
