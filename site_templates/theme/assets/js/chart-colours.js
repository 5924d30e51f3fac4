/* Colours as Plotly understands them, taken from the style sheets: Plotly knows no custom properties. */
import { h } from "./dom.js";

const canvas = h("canvas", { width: 1, height: 1 });
const brush = canvas.getContext("2d", { willReadFrequently: true });
const known = new Map();
const PICTURE = {
  ground: "--ev-chart-bg",
  ink: "--ev-chart-ink",
  soft: "--ev-ink-soft",
  faint: "--ev-ink-faint",
  muted: "--ev-chart-muted",
  grid: "--ev-chart-grid",
  rule: "--ev-rule-strong",
  mark: "--ev-chart-mark",
  quotes: "--ev-chart-mark-2",
  cross: "--ev-note-contradiction",
};

/* Any CSS colour as rgba(). */
export function plainColour(colour) {
  if (!known.has(colour)) {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = colour === "none" ? "transparent" : colour;
    brush.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
    known.set(colour, `rgba(${red},${green},${blue},${Math.round((alpha / 255) * 1000) / 1000})`);
  }
  return known.get(colour);
}

/* The value of a colour token such as --ev-ink, in the scheme that is on. */
export function token(name) {
  const probe = h("span");
  probe.style.color = `var(${name}, transparent)`;
  document.body.append(probe);
  const colour = plainColour(getComputedStyle(probe).color);
  probe.remove();
  return colour;
}

/* The colours of a picture that leaves the page, in the scheme that is on, as #rrggbb, which every program reads. */
export function pictureColours() {
  return Object.fromEntries(Object.entries(PICTURE).map(([name, of]) => {
    const [red, green, blue] = token(of).match(/\d+/g).map(Number);
    return [name, `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`];
  }));
}

/* The fill and stroke of each element, asking once for elements of the same class. */
export function painter() {
  const seen = new Map();
  return (element) => {
    const kind = element.getAttribute("class");
    if (!seen.has(kind)) {
      const style = getComputedStyle(element);
      seen.set(kind, { fill: plainColour(style.fill), stroke: plainColour(style.stroke) });
    }
    return seen.get(kind);
  };
}

/* Calls back when the colour scheme changes; returns what ends it. */
export function onScheme(callback) {
  const observer = new MutationObserver(callback);
  observer.observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
  return () => observer.disconnect();
}
