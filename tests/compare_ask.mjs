/* What the page that compares makes of columns. */
import { pathToFileURL } from "node:url";

export async function answer(cases, scripts) {
  const rows = await import(pathToFileURL(`${scripts}/compare-rows.js`));
  return cases.map(({ columns, plan }) => {
    const groups = rows.sideBySide(columns);
    const labels = columns.map((column) => column.label);
    return {
      sentence: rows.sentence(groups, columns.length, plan),
      rows: groups.flatMap((group) => group.rows).map((row) => ({
        id: row.id,
        state: row.state,
        quiet: rows.isQuiet(row),
        words: rows.stateWords(row, columns.length),
        cells: row.cells.map((cell, n) => ({
          words: cell.words,
          parts: cell.parts.map((part) => [part.text, rows.sharedWords(part, n, labels)]),
        })),
      })),
    };
  });
}
