/* Draws a figure with Plotly over its static picture: each point where its static mark stands, in that
   mark's colour. So the page never jumps, and every layout, order and colour scheme fits by itself. */
import { onScheme, painter, token } from "./chart-colours.js";
import { CONFIG, loadPlotly } from "./chart-plotly.js";
import { h } from "./dom.js";

const CLEAR = "rgba(0,0,0,0)";
const NARROW = 480; /* pixels: labels have no room here, and the rows say it in words */

/* A drawing: draw() starts and refreshes it, stop() ends it. `root` gets ev-chart--drawn. */
export function createDrawing(root, picture, whole, prepared = (figure) => figure) {
  let figure = whole;
  /* Hidden from readers who listen: the links of the static picture say it all */
  const layer = h("div", { class: "ev-chart__layer", id: `${root.id}-plot`, "aria-hidden": "true" });
  let Plotly = null;
  let wanted = null;
  let begun = false;
  let stopped = false;
  let size = "";
  let places = new Map();

  /* Draws for the first time; later calls do nothing, unless the first one failed. */
  async function draw() {
    if (begun) return;
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
    root.classList.add("ev-chart--drawn");
  }

  async function refresh() {
    if (!layer.isConnected || stopped) return;
    const box = picture.getBoundingClientRect();
    size = `${box.width} ${box.height}`;
    figure = prepared(whole);
    const placed = place(figure, picture, box);
    places = placed.places;
    await Plotly.react(layer, placed.data, inPageLayout(figure.layout, box), CONFIG);
    if (wanted) point(wanted);
  }

  /* Shows Plotly's label at a point, by its name; null takes it away. */
  function point(name) {
    wanted = name;
    if (!Plotly || !layer.data || layer.clientWidth < NARROW) return;
    const at = name && places.get(name);
    if (at) Plotly.Fx.hover(layer, [at]);
    else Plotly.Fx.unhover(layer);
  }

  const resizes = new ResizeObserver(() => {
    const box = picture.getBoundingClientRect();
    if (`${box.width} ${box.height}` !== size) refresh();
  });
  const endScheme = onScheme(() => requestAnimationFrame(refresh));

  return {
    draw,
    point,
    /* What is shown as a figure of its own, with its words around it; fetches Plotly if need be. */
    async picture(shown) {
      Plotly ??= await loadPlotly();
      figure = prepared(whole);
      return { Plotly, figure: aloneFigure(figure, picture, shown) };
    },
    refresh,
    stop() {
      stopped = true;
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

/* The figure that leaves the page: rows in the order shown, with headline, axes and source. */
function aloneFigure(figure, picture, shown) {
  const marks = new Map();
  for (const mark of picture.querySelectorAll("[data-ev-point]")) marks.set(mark.dataset.evPoint, mark);
  const paint = painter();
  const rows = new Set(shown.rows);
  const columns = shown.columns && new Set(shown.columns);
  const data = figure.data.map((trace) => {
    let keep = true;
    const kept = trace.ids.map((_, number) => number).filter((number) => {
      if (trace.ids[number] !== "") keep = rows.has(trace.y[number]) && (!columns || columns.has(trace.x[number]));
      return keep;
    });
    const few = picked(trace, kept);
    few.text = trace.text && kept.map((number) => trace.text[number]);
    return coloured(few, kept.map((number) => marks.get(trace.ids[number])), picture, paint);
  });
  const layout = structuredClone(figure.layout);
  const soft = token("--ev-ink-soft");
  layout.paper_bgcolor = layout.plot_bgcolor = token("--ev-chart-bg");
  layout.font.color = token("--ev-chart-ink");
  layout.title.subtitle.font.color = soft;
  for (const note of layout.annotations) note.font = { ...note.font, color: soft };
  for (const axis of [layout.xaxis, layout.yaxis]) {
    Object.assign(axis, { gridcolor: token("--ev-chart-grid"), linecolor: soft, tickcolor: soft });
  }
  return { data, layout };
}
