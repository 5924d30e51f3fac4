/* The theme matrix: rows in every category's panel in the same order, and the evidence behind a cell. */
import { addressValue, onAddress, write } from "./address.js";
import { startChart } from "./chart.js";
import { matrixCsv, matrixModel, told } from "./chart-model.js";
import { createPanel } from "./evidence-panel.js";
import { createScreen, shownFigure } from "./matrix-screen.js";

export function start(root) {
  const panels = [...root.querySelectorAll("[data-ev-part=panel]")];
  const lines = [...document.querySelectorAll("[data-ev-part=table] tr")];
  const heads = [...root.querySelectorAll(".ev-matrix__heads > li")];
  const themes = new Map(panels.map((panel) => {
    return [panel, heads.filter((head) => panel.contains(head)).map((head) => head.dataset.evItem)];
  }));
  const every = [...themes.values()].flat();

  function arrange(order, columns) {
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

  const tableRows = new Map(lines.filter((line) => line.dataset.evRow).map((line) => [line.dataset.evRow, line]));
  const tableCells = new Map([...tableRows].flatMap(([id, line]) => {
    return [...line.querySelectorAll("td[data-ev-category]")].map((cell, number) => [`${id}.${every[number]}`, cell]);
  }));
  const showLeft = createScreen(root, tableCells, tableRows);
  const chart = startChart(root, {
    model: matrixModel,
    show(model) {
      arrange(model.rows.map(({ id }) => id), model.columns.map(({ id }) => id));
      showLeft(model);
    },
    says(model, point) {
      for (const row of [...model.rows, ...model.said]) {
        const cell = row.cells.find((one) => one.point === point);
        if (cell) return `${told(model, row, cell)}.`;
      }
      return null;
    },
    figure: shownFigure,
    csv: matrixCsv,
    picture: async (model, colours) => (await import("./matrix-picture.js")).matrixPicture(model, colours),
    groups: () => panels,
    columns: heads,
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
