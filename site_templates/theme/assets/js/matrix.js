/* The theme matrix: rows in every category's panel in the same order, and the evidence behind a cell. */
import { addressValue, write } from "./address.js";
import { startChart } from "./chart.js";
import { createPanel } from "./evidence-panel.js";
import { countWords, headHeight } from "./ladder.js";
import { createWithout } from "./matrix-without.js";

const CELL = { width: 70, height: 38 };
const EVERY = "*";

export function start(root) {
  const panels = [...root.querySelectorAll("[data-ev-part=panel]")];
  const columns = document.querySelectorAll("[data-ev-part=table] [data-ev-category]");
  const shownPanels = ({ category }) => panels.filter((panel) => !category || panel.dataset.evCategory === category);
  const themesOf = (panel) => {
    const heads = [...panel.querySelectorAll(".ev-matrix__heads [data-ev-open]")];
    return heads.map((head) => head.dataset.evOpen.slice(1)); /* ".theme" opens a theme */
  };

  function arrange(order, state) {
    for (const panel of panels) {
      const list = panel.querySelector("[data-ev-part=rows]");
      const rows = new Map([...list.children].map((row) => [row.dataset.evRow, row]));
      for (const row of rows.values()) row.hidden = true;
      for (const id of order) {
        rows.get(id).hidden = false;
        list.append(rows.get(id));
      }
      panel.hidden = !shownPanels(state).includes(panel);
    }
    for (const cell of columns) cell.hidden = Boolean(state.category) && cell.dataset.evCategory !== state.category;
    without.show(state.without ?? "");
  }

  const { nouns, without: falls } = JSON.parse(root.querySelector("[data-ev-part=data]").content.textContent);
  const without = createWithout(root, falls);
  const chart = startChart(root, {
    prepare: without.prepare,
    arrange,
    groups: () => panels,
    groupsShown: (state) => shownPanels(state).map((panel) => panel.dataset.evCategory),
    columns: (state) => shownPanels(state).flatMap(themesOf),
    figureRows: (order) => [...order, EVERY],
    count(shown, total, state) {
      const themes = shownPanels(state).flatMap(themesOf).length;
      const words = countWords(shown, total, nouns);
      return state.category && shown ? words.replace(" shown.", `, ${themes} themes shown.`) : words;
    },
    layout(layout, order, state) {
      const themes = shownPanels(state).flatMap(themesOf);
      const rows = [...order, ...(layout.yaxis.categoryarray.includes(EVERY) ? [EVERY] : [])];
      layout.xaxis.categoryarray = themes;
      layout.xaxis.range = [-0.6, themes.length - 0.4];
      layout.yaxis.categoryarray = rows;
      layout.yaxis.range = [rows.length - 0.4, -0.6];
      layout.yaxis.autorange = false;
      layout.yaxis.showgrid = true;
      layout.xaxis.ticklen = layout.yaxis.ticklen = 0;
      const longest = Math.max(...layout.xaxis.ticktext.map((text) => text.length));
      layout.margin = { l: 290, r: 130, t: headHeight(layout) + 40 + 5 * longest, b: 130 };
      layout.width = Math.max(1000, layout.margin.l + layout.margin.r + CELL.width * themes.length);
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
  window.addEventListener("popstate", follow);
  return () => {
    window.removeEventListener("popstate", follow);
    root.removeEventListener("click", onClick);
    panel.stop();
    chart.stop();
  };
}
