/* The ladder chart: rows stand in the brackets of their ties, or in one list when sorted otherwise. */
import { startChart } from "./chart.js";

const ROW = 36; /* pixels a row takes in the picture that leaves the page */

export function start(root) {
  const tiers = [...root.querySelectorAll("[data-ev-part=tier]")];
  const flat = root.querySelector("[data-ev-part=flat]");
  const rows = new Map([...root.querySelectorAll("li[data-ev-row]")].map((row) => [row.dataset.evRow, row]));
  const home = new Map([...rows.values()].map((row) => [row, row.parentElement]));
  const tierOf = (id) => tiers.indexOf(home.get(rows.get(id)).closest("[data-ev-part=tier]"));

  function arrange(order, state) {
    const byScore = state.sort === "score";
    const shown = new Set(order);
    for (const [id, row] of rows) row.hidden = !shown.has(id);
    for (const id of order) (byScore ? home.get(rows.get(id)) : flat).append(rows.get(id));
    for (const tier of tiers) {
      const count = [...tier.querySelectorAll("li[data-ev-row]")].filter((row) => !row.hidden).length;
      tier.hidden = !byScore || !count;
      tier.classList.toggle("ev-ladder__tier--alone", count < 2);
    }
    flat.hidden = byScore;
  }

  /* Brackets beside the rows that the scores do not order. */
  function brackets(layout, order, ink) {
    let start = 0;
    while (start < order.length) {
      let end = start;
      while (end + 1 < order.length && tierOf(order[end + 1]) === tierOf(order[start])) end += 1;
      if (end > start) {
        const at = { xref: "paper", yref: "y", type: "line", line: { width: 1, color: ink } };
        const [top, bottom] = [start - 0.3, end + 0.3];
        layout.shapes.push(
          { ...at, x0: 1.02, x1: 1.02, y0: top, y1: bottom },
          { ...at, x0: 1.012, x1: 1.02, y0: top, y1: top },
          { ...at, x0: 1.012, x1: 1.02, y0: bottom, y1: bottom },
        );
        layout.annotations.push({
          text: "in this bracket,<br>by name: no ranking", showarrow: false, align: "left",
          xref: "paper", x: 1.03, xanchor: "left", yref: "y", y: (start + end) / 2,
          font: { size: 13, color: ink },
        });
      }
      start = end + 1;
    }
  }

  const chart = startChart(root, {
    arrange,
    groups: () => [root.querySelector("[data-ev-part=picture]")],
    count: ([rows], total) => countWords(rows.length, total),
    layout(layout, order, columns, state) {
      const ink = layout.annotations[0].font.color;
      layout.shapes = [];
      layout.yaxis.categoryarray = order;
      layout.yaxis.range = [order.length - 0.4, -0.6];
      layout.yaxis.autorange = false;
      layout.yaxis.ticklen = 0;
      layout.width = 1000;
      layout.margin = { l: 190, r: 190, t: headHeight(layout) + 40, b: 130 };
      layout.height = layout.margin.t + layout.margin.b + ROW * Math.max(order.length, 1);
      layout.annotations[0].x = -166 / (layout.width - layout.margin.l - layout.margin.r);
      layout.annotations[0].yshift = -24;
      if (state.sort === "score") brackets(layout, order, ink);
    },
  });
  return () => chart.stop();
}

/* The pixels that headline and subtitle take in the picture that leaves the page. */
export function headHeight(layout) {
  const lines = (text) => text.split("<br>").length;
  return 36 + 30 * lines(layout.title.text) + 22 * lines(layout.title.subtitle.text);
}

export function countWords(shown, total, [one, many] = ["study", "studies"]) {
  if (!shown) return `No ${one} matches.`;
  if (shown === total) return total === 1 ? `One ${one} shown.` : `All ${total} ${many} shown.`;
  return `${shown} of ${total} ${many} shown.`;
}
