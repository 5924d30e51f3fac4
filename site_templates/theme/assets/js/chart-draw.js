/* Draws a figure with Plotly over its static picture: each point where its static mark stands, in that
   mark's colour. So the page never jumps, and every layout, order and colour scheme fits by itself. */
import { onScheme, painter, token } from "./chart-colours.js";
import { CONFIG, loadPlotly } from "./chart-plotly.js";
import { h } from "./dom.js";

const CLEAR = "rgba(0,0,0,0)";
const NARROW = 480; /* pixels: labels have no room here, and the rows say it in words */
const REST = 700; /* milliseconds */
const PAUSE = 60; /* milliseconds: who passes over a mark reads no label */
const whenIdle = window.requestIdleCallback ?? setTimeout;

/* A drawing: reach() says that a reader rests on the chart, hold() that this is over, refresh() draws anew what
   figureNow() gives, stop() ends it. `root` gets ev-chart--drawn. */
export function createDrawing(root, picture, figureNow) {
  /* Hidden from readers who listen: the links of the static picture say it all */
  const layer = h("div", { class: "ev-chart__layer", id: `${root.id}-plot`, "aria-hidden": "true" });
  let Plotly = null;
  let wanted = null;
  let begun = false;
  let stopped = false;
  let size = "";
  let resting = 0;
  let pointing = 0;
  let resized = 0;
  let places = new Map();

  /* Plotly's script keeps a slow computer busy for a second, in which nothing opens: it waits until the
     reader stays at a mark, and never comes between a press and what it opens. */
  function reach() {
    clearTimeout(resting);
    if (!begun) resting = setTimeout(() => whenIdle(draw), REST);
  }

  function hold() {
    clearTimeout(resting);
    clearTimeout(pointing);
  }

  /* Draws for the first time; where that failed, the next reach tries again. */
  async function draw() {
    if (begun || stopped) return;
    begun = true;
    try {
      Plotly = await loadPlotly();
      await document.fonts.ready;
    } catch {
      begun = false; /* the static picture stays, and the next reach tries again */
      return;
    }
    if (stopped) return;
    picture.append(layer);
    resizes.observe(picture);
    await refresh();
  }

  async function refresh() {
    if (!layer.isConnected || stopped) return;
    const box = picture.getBoundingClientRect();
    size = `${box.width} ${box.height}`;
    const figure = figureNow();
    const placed = place(figure, picture, box);
    places = placed.places;
    layer.hidden = false;
    await Plotly.react(layer, placed.data, inPageLayout(figure.layout, box), CONFIG);
    root.classList.add("ev-chart--drawn");
    if (wanted) label();
  }

  /* Until it is drawn anew, a drawing of another size gives way to the static picture. */
  function giveWay() {
    layer.hidden = true;
    root.classList.remove("ev-chart--drawn");
  }

  /* Shows Plotly's label at a point, by its name; null takes it away. */
  function point(name) {
    wanted = name;
    clearTimeout(pointing);
    if (begun) pointing = setTimeout(() => whenIdle(label), PAUSE);
  }

  function label() {
    if (!Plotly || !layer.data || layer.clientWidth < NARROW) return;
    const at = wanted && places.get(wanted);
    if (at) Plotly.Fx.hover(layer, [at]);
    else Plotly.Fx.unhover(layer);
  }

  const resizes = new ResizeObserver(() => {
    clearTimeout(resized);
    const box = picture.getBoundingClientRect();
    if (`${box.width} ${box.height}` === size) return;
    giveWay();
    resized = setTimeout(() => whenIdle(refresh), PAUSE);
  });
  const endScheme = onScheme(() => requestAnimationFrame(refresh));

  return {
    reach,
    hold,
    point,
    refresh,
    stop() {
      stopped = true;
      hold();
      clearTimeout(resized);
      endScheme();
      resizes.disconnect();
      if (Plotly && layer.data) Plotly.purge(layer);
      layer.remove();
    },
  };
}

function place(figure, picture, box) {
  const marks = new Map();
  for (const mark of picture.querySelectorAll("[data-ev-point]")) {
    const rect = mark.getBoundingClientRect();
    if (rect.width) {
      marks.set(mark.dataset.evPoint, {
        mark,
        x: rect.left + rect.width / 2 - box.left,
        y: rect.top + rect.height / 2 - box.top,
      });
    }
  }
  const paint = painter();
  const places = new Map();
  const data = figure.data.map((trace, curveNumber) => {
    const numbers = trace.ids.map((_, number) => number);
    const kept = numbers.filter((number) => trace.ids[number] === "" || marks.has(trace.ids[number]));
    const found = kept.map((number) => marks.get(trace.ids[number]));
    if (trace.hoverinfo !== "skip") {
      kept.forEach((number, pointNumber) => places.set(trace.ids[number], { curveNumber, pointNumber }));
    }
    return {
      ...coloured(picked(trace, kept), found.map((one) => one?.mark), picture, paint),
      x: found.map((one) => one?.x ?? null),
      y: found.map((one) => one?.y ?? null),
      textposition: "middle center",
    };
  });
  return { data, places };
}

/* A trace with only some of its points. */
function picked(trace, numbers) {
  const all = trace.ids.length;
  const few = { ...trace };
  for (const [name, values] of Object.entries(trace)) {
    if (Array.isArray(values) && values.length === all) few[name] = numbers.map((number) => values[number]);
  }
  if (few.text) few.text = few.text.map((text) => text.trim());
  return few;
}

/* A trace in the colours of its static marks. */
function coloured(trace, marks, picture, paint) {
  if (trace.mode === "lines") {
    const line = picture.querySelector(`[data-ev-trace="${trace.name}"]`);
    return { ...trace, line: { ...trace.line, color: line ? paint(line).stroke : CLEAR } };
  }
  const paints = marks.map((mark) => (mark ? paint(mark) : { fill: CLEAR, stroke: CLEAR }));
  const filled = { ...trace };
  if (trace.marker) {
    const open = trace.marker.symbol.endsWith("-open");
    filled.marker = {
      ...trace.marker,
      color: paints.map((one) => (open ? one.stroke : one.fill)),
      line: { ...trace.marker.line, color: paints.map((one) => one.stroke) },
    };
  }
  if (trace.mode.includes("text")) {
    const number = (mark) => mark.parentNode.querySelector(`[data-ev-number="${mark.dataset.evPoint}"]`);
    const texts = marks.map((mark) => mark && (number(mark) ?? mark));
    filled.textfont = { ...trace.textfont, color: texts.map((text) => (text ? paint(text).fill : CLEAR)) };
  }
  return filled;
}

function inPageLayout(layout, box) {
  const axis = { visible: false, fixedrange: true, type: "linear", autorange: false };
  return {
    width: box.width,
    height: box.height,
    margin: { l: 0, r: 0, t: 0, b: 0 },
    font: { ...layout.font, color: token("--ev-chart-ink") },
    hoverlabel: {
      align: "left",
      bgcolor: token("--ev-surface"),
      bordercolor: token("--ev-rule-strong"),
      font: { family: layout.font.family, size: 15, color: token("--ev-ink") },
    },
    hovermode: "closest",
    dragmode: false,
    paper_bgcolor: CLEAR,
    plot_bgcolor: CLEAR,
    showlegend: false,
    xaxis: { ...axis, range: [0, box.width] },
    yaxis: { ...axis, range: [box.height, 0] },
  };
}
