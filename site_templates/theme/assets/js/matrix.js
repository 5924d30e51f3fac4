/* The theme matrix: rows in every category's panel in the same order, and the evidence behind a cell. */
import { startChart } from "./chart.js";
import { matrixCsv, matrixModel, told, totals } from "./chart-model.js";
import { openInPanel } from "./evidence-panel.js";
import { createBands } from "./matrix-bands.js";
import { createFold } from "./matrix-fold.js";
import { createLight } from "./matrix-light.js";
import { withFile } from "./list-file.js";
import { openRows, readFile } from "./matrix-rows.js";
import { createScreen, filledFigure, shownFigure } from "./matrix-screen.js";

export function start(root) {
  if (root.dataset.evList) return withFile(root, (file) => run(root, null, file));
  return run(root, JSON.parse(root.querySelector("[data-ev-part=data]").content.textContent), null);
}

function run(root, whole, file) {
  const panels = [...root.querySelectorAll("[data-ev-part=panel]")];
  const lines = () => [...document.querySelectorAll("[data-ev-part=table] tr")];
  const heads = [...root.querySelectorAll(".ev-matrix__heads > li")];
  const themes = new Map(panels.map((panel) => {
    return [panel, heads.filter((head) => panel.contains(head)).map((head) => head.dataset.evItem)];
  }));
  const every = [...themes.values()].flat();

  const picture = root.querySelector("[data-ev-part=picture]");
  const read = file && readFile(file);
  const long = file && openRows(root, file, read, [...themes], () => chart.again());
  const data = whole ?? read.data;
  const { filters: [{ facets: rowFacets, things }] } = data;
  const light = createLight(picture);
  const firstRows = new Map([...panels[0]?.querySelectorAll("li[data-ev-row]") ?? []].map((row) => [row.dataset.evRow, row]));
  const bands = createBands(panels, long?.values ?? ((id) => firstRows.get(id).dataset.evValues), rowFacets.map(({ name, values }) => {
    return { name, values: values.map(([id, label]) => ({ id, label })) };
  }));

  const folds = panels.map((panel) => createFold(panel, things));

  function arrange(shown, columns) {
    for (const panel of panels) {
      const list = panel.querySelector("[data-ev-part=rows]");
      const rows = new Map([...list.querySelectorAll(":scope > [data-ev-row]")].map((row) => [row.dataset.evRow, row]));
      for (const row of rows.values()) row.hidden = true;
      for (const { id } of shown) {
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
    picture.style.setProperty("--ev-all", columns.length || every.length);
    bands.show(shown);
    for (const fold of folds) fold.show();
    arrangeColumns(new Set(columns));
  }

  /* What is beside names and below themes counts what is shown. */
  function showTotals({ rows, columns: held }) {
    for (const sum of picture.querySelectorAll("[data-ev-sum]")) {
      sum.textContent = rows.get(sum.closest("[data-ev-row]").dataset.evRow) ?? "";
    }
    for (const total of picture.querySelectorAll("[data-ev-total]")) {
      total.textContent = held.get(total.dataset.evTotal) ?? "";
    }
  }

  /* The columns of the table: a line has a cell a theme, the first one a head a category. */
  function arrangeColumns(seen) {
    for (const line of lines()) {
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

  const tableRows = new Map(lines().filter((line) => line.dataset.evRow).map((line) => [line.dataset.evRow, line]));
  const tableCells = long ? null : new Map([...tableRows].flatMap(([id, line]) => {
    return [...line.querySelectorAll("td[data-ev-category]")].map((cell, number) => [`${id}.${every[number]}`, cell]);
  }));
  const showLeft = createScreen(root, long?.cell ?? ((point) => tableCells.get(point)), long?.line ?? ((id) => tableRows.get(id)));
  for (const fold of folds) fold.show(); /* the chart shows nothing anew where nothing is chosen */
  const chart = startChart(root, {
    data,
    items: long?.items,
    left: long?.left,
    fresh: long?.fresh,
    model: matrixModel,
    banded: (order, state) => bands.sorted(order, state.row),
    bands: (order, state) => bands.words(order, state.row),
    show(model, state, asItCame) {
      const rows = long ? long.put(model, asItCame) : model.rows;
      arrange(rows, model.columns.map(({ id }) => id));
      showLeft({ ...model, rows });
      showTotals(totals(model));
    },
    says(model, point) {
      const id = point.slice(0, point.lastIndexOf("."));
      const row = [...model.rows, ...model.said].find((one) => one.id === id);
      const cell = row?.cells.find((one) => one.point === point);
      return cell ? `${told(model, row, cell)}.` : null;
    },
    figure: (figure, model) => {
      if (!long) return shownFigure(figure, model);
      const rows = long.shown();
      return shownFigure(filledFigure(figure, model, rows), { ...model, rows });
    },
    csv: (model) => matrixCsv(model, addressOf),
    picture: async (model, colours) => (await import("./matrix-picture.js")).matrixPicture(model, colours),
    groups: () => panels,
    columns: heads,
  });

  /* Where the evidence of a cell stands, whatever the page's own address asks for */
  function addressOf(point) {
    if (long && !point.startsWith("*")) return long.address(point);
    const address = new URL(picture.querySelector(`a[data-ev-open="${CSS.escape(point)}"]`).href);
    address.search = "";
    return address.href;
  }

  const panel = openInPanel(root, { ...chart, link: long?.link });
  return () => {
    panel.stop();
    light.stop();
    for (const fold of folds) fold.stop();
    bands.stop();
    long?.stop();
    chart.stop();
  };
}
