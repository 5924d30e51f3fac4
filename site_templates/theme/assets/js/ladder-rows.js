/* The rows of a ladder that stands in several pages. The page brings some; others are drawn from the file of the
   ladder, as many as are wanted. */
import { createWindow, svg } from "./chart-window.js";
import { h } from "./dom.js";

const href = (path) => new URL(path, window.__md_scope).href;

/* `again` shows the chart anew. Returns put(model, state, asItCame), which shows rows, and what else a chart asks
   of them. */
export function openRows(root, file, again) {
  const { chart } = file.data;
  const rows = new Map(file.rows.map(([id, values, about, heading, score, spoken], number) => {
    return [id, { ...chart.rows[number], values, apart: about, heading, score, spoken, cells: chart.table.rows[id] }];
  }));
  const part = createWindow(root, file, (id) => tableLine(rows.get(id)), again);
  const own = [...root.querySelectorAll("[data-ev-part=tier]")];
  const flat = root.querySelector("[data-ev-part=flat]");
  const labels = [...document.querySelectorAll("[data-ev-part=table] thead th")].map((head) => head.textContent);
  const made = h("div");
  flat.before(made);

  function put(model, state, asItCame) {
    const shown = part.put(model, asItCame).map(({ id }) => rows.get(id));
    const byScore = state.sort === "score";
    for (const tier of own) tier.hidden = !asItCame;
    flat.hidden = asItCame || byScore;
    made.hidden = asItCame || !byScore;
    flat.replaceChildren(...(flat.hidden ? [] : shown.map(line)));
    made.replaceChildren(...(made.hidden ? [] : tiers(shown)));
  }

  /* Rows that the scores do not order stand together. */
  function tiers(shown) {
    const runs = [];
    for (const row of shown) {
      if (runs.at(-1)?.[0].tier === row.tier) runs.at(-1).push(row);
      else runs.push([row]);
    }
    return runs.map((some) => {
      const note = chart.tiers[some[0].tier];
      const alone = some.length < 2 ? " ev-ladder__tier--alone" : "";
      return h("div", { class: `ev-ladder__tier${note ? " ev-ladder__tier--tied" : ""}${alone}` },
        h("ol", { class: "ev-ladder__rows" }, ...some.map(line)), note && h("p", { class: "ev-ladder__note" }, note));
    });
  }

  function line(row) {
    const opens = { href: pathOf(row), "data-ev-open": `${row.id}.`, "data-ev-heading": row.heading };
    const last = row.scores.at(-1);
    const picture = svg("svg", { class: "ev-chart__drawn", width: "100%", height: "100%", "aria-hidden": "true" }, ...marks(row));
    return h("li", { class: "ev-ladder__row", "data-ev-row": row.id },
      h("p", { class: "ev-ladder__label" },
        h("span", { class: "ev-ladder__name" }, h("a", opens, row.label), row.apart && " ", row.apart && h("span", { class: "ev-ladder__about" }, row.apart)),
        " ", last && h("span", { class: "ev-ladder__score" }, row.score)),
      h("a", { class: "ev-chart__mark ev-ladder__mark", tabindex: "-1", ...opens, "data-ev-hover": `${row.id}.${last ? last[0] : ""}` },
        h("span", { class: "ev-visually-hidden" }, row.spoken), picture));
  }

  function marks(row) {
    const [first, last] = [row.scores[0], row.scores.at(-1)];
    if (!first) {
      return [svg("text", { class: "ev-ladder__unreported", x: "5%", dx: "0.5em", y: "50%", dy: "0.35em", "data-ev-point": `${row.id}.` }, row.words)];
    }
    const band = { class: "ev-ladder__band", x1: `${first[1]}%`, x2: `${last[1]}%`, y1: "50%", y2: "50%", "data-ev-trace": "band" };
    const dots = row.scores.map(([score, at]) => svg("circle", {
      class: `ev-ladder__dot ev-ladder__dot--${row.kind}`, cx: `${at}%`, cy: "50%", r: row.kind === "exact" ? 7.5 : 6, "data-ev-point": `${row.id}.${score}`,
    }));
    return [...(row.kind === "possible" ? [svg("line", band)] : []), ...dots];
  }

  const pathOf = (row) => href(row.cells.at(-1));

  function tableLine(row) {
    const cells = [row.words, ...row.cells.slice(1, labels.length - 1)];
    return h("tr", { "data-ev-row": row.id }, h("th", { scope: "row" }, h("a", { href: pathOf(row) }, row.label)),
      ...cells.map((words, number) => h("td", { "data-label": labels[number + 1] }, words)));
  }

  return {
    put,
    fresh: part.fresh,
    items: [...rows.values()].map(({ id, values }) => ({ id, values })),
    /* The link of a row that is not drawn. */
    link: (point) => (rows.has(point.slice(0, -1)) ? line(rows.get(point.slice(0, -1))).querySelector("a") : null),
    stop() {
      part.stop();
      made.remove();
    },
  };
}
