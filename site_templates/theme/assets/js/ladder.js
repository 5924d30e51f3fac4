/* The ladder chart: rows stand in the brackets of their ties, or in one list when sorted otherwise. */
import { ladderCsv, ladderModel } from "./chart-model.js";
import { startChart } from "./chart.js";
import { openInPanel } from "./evidence-panel.js";
import { openRows } from "./ladder-rows.js";
import { withFile } from "./list-file.js";

export function start(root) {
  return root.dataset.evList ? withFile(root, (file) => run(root, file)) : run(root, null);
}

function run(root, file) {
  const long = file && openRows(root, file, () => chart.again());
  const arrange = long ? null : createWhole(root);
  const chart = startChart(root, {
    data: file?.data,
    items: long?.items,
    fresh: long?.fresh,
    model: ladderModel,
    show(model, state, asItCame) {
      if (long) long.put(model, state, asItCame);
      else arrange(model.rows.map(({ id }) => id), state.sort === "score");
    },
    csv: (model, { table }) => ladderCsv(model, table, (path) => new URL(path, window.__md_scope).href),
    picture: async (model, colours) => (await import("./ladder-picture.js")).ladderPicture(model, colours),
    groups: () => [root.querySelector("[data-ev-part=picture]")],
  });
  const panel = openInPanel(root, { ...chart, link: long?.link });
  return () => {
    panel.stop();
    long?.stop();
    chart.stop();
  };
}

/* A ladder whose rows all stand in the page: they are hidden, shown and put in order. */
function createWhole(root) {
  const tiers = [...root.querySelectorAll("[data-ev-part=tier]")];
  const flat = root.querySelector("[data-ev-part=flat]");
  const rows = new Map([...root.querySelectorAll("li[data-ev-row]")].map((row) => [row.dataset.evRow, row]));
  const home = new Map([...rows.values()].map((row) => [row, row.parentElement]));

  return (order, byScore) => {
    const shown = new Set(order);
    for (const [id, row] of rows) row.hidden = !shown.has(id);
    for (const id of order) (byScore ? home.get(rows.get(id)) : flat).append(rows.get(id));
    for (const tier of tiers) {
      const count = [...tier.querySelectorAll("li[data-ev-row]")].filter((row) => !row.hidden).length;
      tier.hidden = !byScore || !count;
      tier.classList.toggle("ev-ladder__tier--alone", count < 2);
    }
    flat.hidden = byScore;
  };
}
