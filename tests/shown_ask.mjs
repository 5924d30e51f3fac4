/* What the pictures and files of a chart hold, for the data of its page and what an address asks for. */
import { pathToFileURL } from "node:url";

const COLOURS = Object.fromEntries(["ground", "ink", "soft", "faint", "muted", "grid", "rule", "mark", "quotes", "cross"]
  .map((name, number) => [name, `#${String(number).repeat(6)}`]));

export async function answer({ data, rows, columns, asked, bands }, scripts) {
  const script = (name) => import(pathToFileURL(`${scripts}/${name}.js`));
  const { createFilter } = await script("filter-engine");
  const { headline } = await script("chart-headline");
  const models = await script("chart-model");
  const { matrixPicture } = await script("matrix-picture");
  const { ladderPicture } = await script("ladder-picture");
  const { csvText } = await script("csv-text");
  const items = [rows, columns].slice(0, data.filters.length);
  const lists = data.filters.map((filter, number) => createFilter(filter, items[number]));
  const isMatrix = items.length > 1;
  return asked.map((query) => {
    const state = Object.assign({}, ...lists.map((list) => list.read(query).state));
    const seen = lists.map((list, number) => {
      const { shown } = list.look(state);
      return list.sorted(state).filter((item) => shown[item]).map((item) => items[number][item].id);
    });
    const left = data.without?.[state.without];
    const shown = {
      rows: seen[0], columns: seen[1], unit: data.unit, left, byScore: state.sort === "score", count: null,
      bands: bands && new Map(Object.entries(bands)),
      headline: headline({ lists, state, shown: seen.map((ids) => ids.length), wholes: items.map((all) => all.length), phrases: data.phrases ?? {}, left: left?.label }),
    };
    const model = (isMatrix ? models.matrixModel : models.ladderModel)(data.chart, shown);
    const picture = (isMatrix ? matrixPicture : ladderPicture)(model, COLOURS);
    const lines = isMatrix ? models.matrixCsv(model, (point) => `to ${point}`) : models.ladderCsv(model, data.chart.table, (path) => path);
    return { model, svg: picture.text, csv: csvText(lines) };
  });
}
