/* What the page that compares makes of columns: node compare_ask.mjs SCRIPTS, asked as JSON on the input. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const rows = await import(pathToFileURL(`${process.argv[2]}/compare-rows.js`));
const answers = JSON.parse(readFileSync(0, "utf8")).map(({ columns, plan, numbers }) => {
  const groups = rows.sideBySide(columns);
  const labels = columns.map((column) => column.label);
  return {
    sentence: rows.sentence(groups, columns.length, plan, numbers),
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
console.log(JSON.stringify(answers));
