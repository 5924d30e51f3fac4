/* The rows of a matrix that stands in several pages. The page brings the table of some; the picture, and the table
   of what a reader chose among all, are drawn from the file of the matrix: as many rows as are wanted. */
import { inWords } from "./chart-model.js";
import { createWindow, svg } from "./chart-window.js";
import { h } from "./dom.js";
import { fetched } from "./list-file.js";
import { _, ngettext, number, pgettext } from "./words.js";

const href = (path) => new URL(path, window.__md_scope).href;

/* What the page of a whole matrix brings, as the file of one in several pages has it, and its rows by id. */
export function readFile(file) {
  const { columns } = file.data.chart;
  const rows = new Map(file.rows.map(([id, label, about, quotes, path, stem, values, flat]) => {
    const cells = {};
    for (let at = 0; at < flat.length; at += 4) cells[columns[flat[at]].id] = flat.slice(at + 1, at + 4);
    return [id, { id, label, about, quotes, path, stem, values, cells }];
  }));
  return { data: { ...file.data, chart: { ...file.data.chart, rows: [...rows.values()] } }, rows };
}

/* `panels` with their themes; `again` shows the chart anew. Returns put(model, asItCame), which draws the rows to be
   shown and returns them, and what else a chart asks of its rows. */
export function openRows(root, file, { rows, data }, panels, again) {
  const picture = root.querySelector("[data-ev-part=picture]");
  const columns = new Map(data.chart.columns.map((column) => [column.id, column]));
  const lost = new Map(); /* what falls without a study, by its id */
  const part = createWindow(root, file, (id) => tableLine(rows.get(id)), again);
  let drawn = new Map();

  function put(model, asItCame) {
    const shown = part.put(model, asItCame);
    const before = drawn;
    drawn = new Map(shown.map(({ id }) => [id, before.get(id) ?? panels.map(([, themes]) => line(rows.get(id), themes))]));
    panels.forEach(([panel], number) => {
      panel.querySelector("[data-ev-part=rows]").replaceChildren(...[...drawn.values()].map((parts) => parts[number]));
    });
    picture.style.setProperty("--ev-lines", 2 * shown.length + file.around);
    return shown;
  }

  function line(row, themes) {
    const sum = Object.values(row.cells).reduce((all, [findings]) => all + findings, 0);
    const heading = _("{name}: {findings}, {quotes}", {
      name: row.label,
      findings: ngettext("{number} finding", "{number} findings", sum, { number: number(sum) }),
      quotes: ngettext("{number} quote", "{number} quotes", row.quotes, { number: number(row.quotes) }),
    });
    return h("li", { class: "ev-matrix__row", "data-ev-row": row.id },
      h("p", { class: "ev-matrix__label" },
        h("span", { class: "ev-matrix__name" },
          h("a", { href: href(row.path), "data-ev-open": `${row.id}.`, "data-ev-heading": heading }, row.label),
          " ", row.about && h("span", { class: "ev-matrix__about" }, row.about)), " ",
        h("span", { class: "ev-matrix__sum" }, h("span", { "data-ev-sum": true }, String(sum || "")), " ", h("span", { class: "ev-matrix__in-all" }, pgettext("after a sum", "in all")))),
      h("div", { class: "ev-matrix__strip" }, ...themes.map((theme) => cellOf(row, theme))));
  }

  function cellOf(row, theme) {
    const point = `${row.id}.${theme}`;
    const [findings, quotes, shade] = row.cells[theme] ?? [0, 0, 0];
    const dot = () => svg("circle", { class: "ev-matrix__dot", cx: "50%", cy: "50%", r: 2, "data-ev-point": point });
    const at = { x: "50%", y: "50%" };
    const marks = findings
      ? [svg("rect", { class: `ev-matrix__square ev-matrix__square--${shade}`, ...at, width: 27, height: 27, "data-ev-point": point }),
        svg("text", { class: `ev-matrix__number ev-matrix__number--${shade}`, ...at, "data-ev-number": point }, findings)]
      : [dot()];
    if (quotes) marks.push(svg("text", { class: "ev-matrix__quotes", ...at, "data-ev-point": `${point}.quotes` }, `“${quotes}”`));
    const picture = svg("svg", { class: "ev-chart__drawn", "aria-hidden": "true" });
    picture.append(...marks);
    if (!findings && !quotes) return h("span", { class: "ev-matrix__nothing ev-chart__empty", "data-ev-hover": point }, picture);
    return h("a", { class: "ev-chart__mark", href: href(`${row.stem}${theme}`), tabindex: "-1", "data-ev-open": point, "data-ev-hover": point },
      h("span", { class: "ev-visually-hidden" }, _("{row}, {theme}: {words}", { row: row.label, theme: columns.get(theme).label, words: inWords(findings, quotes) })), picture);
  }

  function tableLine(row) {
    const cells = [...columns.values()].map(({ id, group }) => {
      const [findings, quotes] = row.cells[id] ?? [0, 0];
      return h("td", { "data-ev-category": group }, findings || quotes
        ? h("a", { href: href(`${row.stem}${id}`) }, inWords(findings, quotes)) : h("span", { class: "ev-matrix__none" }, _("none cited")));
    });
    return h("tr", { "data-ev-row": row.id },
      h("th", { scope: "row" }, h("a", { href: href(row.path) }, row.label), row.about && " ", row.about && h("small", {}, row.about)), ...cells);
  }

  return {
    put,
    shown: part.shown,
    fresh: part.fresh,
    stop: part.stop,
    items: [...rows.values()].map(({ id, values }) => ({ id, values })),
    values: (id) => rows.get(id).values,
    cell: (point) => part.line(rowOf(point)).cells[1 + [...columns.keys()].indexOf(themeOf(point))],
    line: part.line,
    address: (point) => href(`${rows.get(rowOf(point)).stem}${themeOf(point)}`),
    /* The link of a mark or a row that is not drawn; none where there is nothing behind it. */
    link(point) {
      const row = rows.get(rowOf(point));
      if (!row || (themeOf(point) && !row.cells[themeOf(point)])) return null;
      return line(row, [...columns.keys()]).querySelector(`a[data-ev-open="${CSS.escape(point)}"]`);
    },
    /* What falls without a study: undefined until its file is here; then `ready` is called. */
    left(id, ready) {
      const place = data.filters[0].options.find(({ name }) => name === "without").values.findIndex(([one]) => one === id);
      const address = new URL(`without/${Math.ceil(place / file.together)}.json`, file.address).href;
      if (!lost.has(id)) {
        fetched(address, (answer) => answer.json()).then((some) => {
          for (const [study, falls] of Object.entries(some)) lost.set(study, falls);
          ready();
        }, () => {});
      }
      return lost.get(id);
    },
  };
}

const rowOf = (point) => point.slice(0, point.lastIndexOf("."));
const themeOf = (point) => point.slice(point.lastIndexOf(".") + 1);
