/* Rows as CSV that no spreadsheet runs, as generator/evidence/text/cells.py writes the data files. */
const BETWEEN = ",;|\\t\\n\\v\\f\\r\\x85\\u2028\\u2029";
const BEFORE = ' "\\u00a0\\u00ad\\u2000-\\u200f\\u202f\\u2060\\u3000\\ufeff';
const SIGN = "=+\\-@\\uff1d\\uff0b\\uff0d\\uff20\\ufe66\\ufe62\\ufe63\\ufe6b";
const START = `(?:^|[${BETWEEN}])[${BEFORE}]*`;
const NUMBER = `[+-][0-9]+(?:\\.[0-9]+)?[%)\\]." \\u201d]*(?:$|[${BETWEEN}])`;
const FORMULA = new RegExp(`${START}(?=[${SIGN}])(?!${NUMBER})|${START}(?='+[${SIGN}])`, "g");
const WHITE = /^(?='*[\t\r\n])/;
const QUOTED = new RegExp(`[${BETWEEN}"]`);

/* The text of a cell with an apostrophe before whatever a spreadsheet could take for a formula. */
export function neutral(text) {
  return text.replace(FORMULA, "$&'").replace(WHITE, "'");
}

/* Rows of texts and numbers, each row ending in LF. */
export function csvText(rows) {
  return rows.map((row) => `${row.map((value) => written(String(value ?? ""))).join(",")}\n`).join("");
}

function written(text) {
  const safe = neutral(text);
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
