/* The theme matrix: rows in every category's panel in the same order, and the evidence behind a cell. */
import { addressValue, onAddress, write } from "./address.js";
import { startChart } from "./chart.js";
import { createPanel } from "./evidence-panel.js";
import { countWords, headHeight } from "./ladder.js";
import { createWithout } from "./matrix-without.js";

const CELL = { width: 70, height: 38 };
const SAID = "*"; /* what the ids of rows begin with that are said of several studies at once */

export function start(root) {
  const panels = [...root.querySelectorAll("[data-ev-part=panel]")];
  const lines = [...document.querySelectorAll("[data-ev-part=table] tr")];
  const heads = [...root.querySelectorAll(".ev-matrix__heads > li")];
  const themes = new Map(panels.map((panel) => {
    return [panel, heads.filter((head) => panel.contains(head)).map((head) => head.dataset.evItem)];
  }));
  const every = [...themes.values()].flat();

  function arrange(order, columns, state) {
    for (const panel of panels) {
      const list = panel.querySelector("[data-ev-part=rows]");
      const rows = new Map([...list.children].map((row) => [row.dataset.evRow, row]));
      for (const row of rows.values()) row.hidden = true;
      for (const id of order) {
        rows.get(id).hidden = false;
        list.append(rows.get(id));
      }
      const seen = themes.get(panel).filter((theme) => columns.includes(theme));
      panel.hidden = !seen.length;
      panel.style.setProperty("--ev-columns", seen.length || themes.get(panel).length);
      for (const strip of panel.querySelectorAll(".ev-matrix__heads, .ev-matrix__strip")) {
        themes.get(panel).forEach((theme, number) => { strip.children[number].hidden = !seen.includes(theme); });
      }
    }
    arrangeColumns(new Set(columns));
    without.show(state.without ?? "");
  }

  /* The columns of the table: a line has a cell a theme, the first one a head a category. */
  function arrangeColumns(seen) {
    for (const line of lines) {
      const cells = [...line.querySelectorAll("[data-ev-category]")];
      const grouped = cells.some((cell) => cell.scope === "colgroup");
      cells.forEach((cell, number) => {
        const shown = grouped
          ? themes.get(panels[number]).filter((theme) => seen.has(theme)).length
          : Number(seen.has(every[number]));
        cell.hidden = !shown;
        if (grouped && shown) cell.colSpan = shown;
      });
    }
  }

  const { filters: [{ things: nouns }], table: { rows: counted }, without: falls } = JSON.parse(root.querySelector("[data-ev-part=data]").content.textContent);
  const said = Object.keys(counted).filter((id) => id.startsWith(SAID));
  const cells = new Map(lines.filter((line) => line.dataset.evRow).flatMap((line) => {
    return [...line.querySelectorAll("td[data-ev-category]")].map((cell, number) => [`${line.dataset.evRow}.${every[number]}`, cell]);
  }));
  const without = createWithout(root, falls, cells);
  const chart = startChart(root, {
    prepare: without.prepare,
    said: without.said,
    left: (table) => without.table(table, every),
    arrange,
    groups: () => panels,
    columns: heads,
    figureRows: (order) => [...order, ...said],
    count([rows, seen], total, state) {
      if (!seen.length) return "No theme matches.";
      const words = countWords(rows.length, total, nouns);
      return state.category?.size && rows.length ? words.replace(" shown.", `, ${seen.length} themes shown.`) : words;
    },
    layout(layout, order, seen) {
      const rows = [...order, ...layout.yaxis.categoryarray.filter((id) => id.startsWith(SAID))];
      layout.xaxis.categoryarray = seen;
      layout.xaxis.range = [-0.6, seen.length - 0.4];
      layout.yaxis.categoryarray = rows;
      layout.yaxis.range = [rows.length - 0.4, -0.6];
      layout.yaxis.autorange = false;
      layout.yaxis.showgrid = true;
      layout.xaxis.ticklen = layout.yaxis.ticklen = 0;
      const longest = Math.max(...layout.xaxis.ticktext.map((text) => text.length));
      layout.margin = { l: 290, r: 130, t: headHeight(layout) + 40 + 5 * longest, b: 130 };
      layout.width = Math.max(1000, layout.margin.l + layout.margin.r + CELL.width * seen.length);
      layout.height = layout.margin.t + layout.margin.b + CELL.height * Math.max(rows.length, 1);
      layout.annotations[0].x = -266 / (layout.width - layout.margin.l - layout.margin.r);
      layout.annotations[0].yshift = -24;
    },
  });

  const panel = createPanel(root);
  const onClick = (event) => {
    const link = event.target.closest?.("a[data-ev-open]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); /* instant navigation would follow the link */
    panel.open(link);
  };
  root.addEventListener("click", onClick);

  /* What the address asks to open, at the start and when the reader goes back or forward. */
  function follow() {
    if (!root.isConnected) return;
    const asked = addressValue("open");
    const link = asked && root.querySelector(`a[data-ev-open="${CSS.escape(asked)}"]`);
    if (link) panel.show(link);
    else panel.hide();
    if (asked && !link) {
      chart.unknown(`The address asks to open “${asked}”, which this page does not know. It was left out.`);
      write({ open: "" });
    }
  }
  follow();
  const still = onAddress(follow);
  return () => {
    still();
    root.removeEventListener("click", onClick);
    panel.stop();
    chart.stop();
  };
}
