/* The shown chart as data: rows, columns, values, reasons, filters and what is left out. The screen, the
   table, the pictures, CSV and print are views of it. Nothing here touches the page. */
import { capital, chartWords } from "./chart-words.js";
import { _, figures, ngettext } from "./words.js";

/* `base` is the whole chart as the page brings it (shown.py writes it). `shown` says what is left of it:
   ids of `rows` and `columns`, a `headline` where it is a part, the `unit` of what is counted, the `count` in
   words where single ones were chosen, the `bands` of rows in words by their ids, where they stand in some, and `left`, what falls without a study. */
export function matrixModel(base, shown) {
  const left = shown.left && { cells: {}, rows: [], ...shown.left };
  const columns = picked(base.columns, shown.columns);
  /* Cells are made once somebody asks for them: a long matrix shows few of its rows at a time. */
  const rowOf = (row, out) => {
    const lost = row.said ? null : left;
    let cells = null;
    return {
      id: row.id,
      label: row.label,
      about: row.about,
      band: shown.bands?.get(row.id) ?? "",
      said: row.said ?? "",
      out,
      get cells() {
        cells ??= columns.map((column) => cellOf(row, column, lost));
        return cells;
      },
      held: () => Object.entries(row.cells).map(([theme, whole]) => [theme, lost?.cells[`${row.id}.${theme}`] ?? whole]),
    };
  };
  return {
    ...about(base, shown, left),
    columns,
    groups: base.groups.map((group) => ({ ...group, columns: columns.filter((one) => one.group === group.id) }))
      .filter((group) => group.columns.length),
    rows: picked(base.rows, shown.rows).map((row) => rowOf(row, Boolean(left?.rows.includes(row.id)))),
    said: base.said.map((row) => rowOf(row, false)),
    apart: base.apart,
    shades: base.shades,
    nouns: base.nouns,
    left,
  };
}

/* How many findings each shown row holds, and how many shown rows hold something under each column; nothing is
   no zero here either. */
export function totals(model) {
  const rows = new Map();
  const columns = new Map(model.columns.map(({ id }) => [id, 0]));
  for (const row of model.rows) {
    let sum = 0;
    for (const [theme, [findings, quotes]] of row.held()) {
      if (!columns.has(theme)) continue;
      sum += findings;
      if (findings || quotes) columns.set(theme, columns.get(theme) + 1);
    }
    rows.set(row.id, sum || "");
  }
  return { rows, columns: new Map([...columns].map(([id, count]) => [id, count || ""])) };
}

/* The same for the ladder; `tied` holds runs of rows that the scores do not order, while sorted by score. */
export function ladderModel(base, shown) {
  const rows = picked(base.rows, shown.rows);
  return {
    ...about(base, shown, null),
    unit: base.unit,
    ticks: base.ticks,
    rows,
    tied: shown.byScore ? runs(rows).filter(({ rows: { length } }) => length > 1).map(({ tier, rows: of }) => ({ note: base.tiers[tier], rows: of })) : [],
    left: null,
  };
}

/* What is shown, as rows of a CSV file. A number that is not there is empty, with the reason beside it; where rows
   stand in bands, each says in which. `address` gives the whole address of what a cell that holds something rests on. */
export function matrixCsv(model, address) {
  const heads = model.columns.flatMap(({ label }) => ["findings", "quotes", "why empty", "link"].map((what) => `${label}: ${what}`));
  const banded = model.rows.some(({ band }) => band);
  const line = ({ label, band, out, cells }) => [out ? `${label} (left out)` : label, ...(banded ? [band] : []),
    ...cells.flatMap(({ point, findings, quotes, reason }) => [findings ?? "", quotes ?? "", reason, findings || quotes ? address(point) : ""])];
  return [[capital(model.nouns[0]), ...(banded ? ["Band"] : []), ...heads], ...[...model.rows, ...model.said].map(line)];
}

/* `address` makes a whole address of a page's path. */
export function ladderCsv(model, table, address) {
  const links = table.columns.map(({ link }) => link);
  const line = ({ id }) => table.rows[id].map((value, number) => (links[number] ? address(value) : value));
  return [table.columns.map(({ title }) => title), ...model.rows.map(line)];
}

/* What a cell or mark says to somebody who does not see it. */
export function told(model, row, cell) {
  const column = model.columns.find(({ id }) => id === cell.theme);
  return _("{row}, {theme}: {words}", { row: row.label, theme: column.label, words: cell.words });
}

/* How much is shown, as a sentence; of a chart in several pages, how much there is to be shown. */
function countWords({ nouns, rows: { length: total }, columns, paged }, shown) {
  const { length } = shown.rows;
  const ofThemes = chartWords(["theme", "themes"]);
  const ofRows = chartWords(nouns);
  if (columns && !shown.columns.length) return ofThemes.noneMatches();
  if (!length) return ofRows.noneMatches();
  const rows = length === total ? ofRows.all(total) : ofRows.part(figures(length), total);
  if (!columns || shown.columns.length === columns.length) return paged ? _("{rows}.", { rows }) : _("{rows} shown.", { rows });
  const themes = ofThemes.counted(shown.columns.length);
  return paged ? _("{rows}, {themes}.", { rows, themes }) : _("{rows}, {themes} shown.", { rows, themes });
}

/* The words around a chart: a sentence on top, what is shown below it, and what was left out. */
function about(base, shown, left) {
  const counted = shown.count ?? countWords(base, shown);
  const count = left ? [counted, _("Counted without {study}.", { study: left.label })].join(" ") : counted;
  const sentences = left?.words ?? [];
  return {
    title: shown.headline || (left ? sentences[0].replace(/\.$/, "") : base.title),
    subtitle: shown.headline || left ? _("{unit}: {count}", { unit: shown.unit, count }) : base.subtitle,
    count,
    /* A sentence is not said twice */
    sentences: shown.headline ? sentences : sentences.slice(1),
    source: base.source,
  };
}

const NOTHING = [0, 0, 0];

function cellOf(row, column, left) {
  const point = `${row.id}.${column.id}`;
  const whole = row.cells[column.id] ?? NOTHING;
  const now = left?.cells[point];
  const [findings, quotes, shade] = now ?? whole;
  const nothing = now ? _("none cited without {study}", { study: left.label }) : _("none cited");
  return {
    point,
    theme: column.id,
    findings: findings || null,
    quotes: quotes || null,
    shade,
    changed: Boolean(now),
    fallen: Boolean(now) && !findings && !quotes,
    words: wordsOf(row, findings, quotes, now && left.label),
    reason: reasonOf(findings, quotes, row.said ? _("none {said}", { said: row.said }) : nothing),
  };
}

/* As in_words of generator/publish/charts/matrix.py says it. */
export function inWords(findings, quotes) {
  if (!findings && !quotes) return _("none cited");
  return [findingsOf(findings), quotes && ngettext("{count} quote", "{count} quotes", quotes)].filter(Boolean).join(", ");
}

/* What a cell holds; `without` is a study that is left out. */
function wordsOf({ said }, findings, quotes, without) {
  if (said) return _("{findings} {said}", { findings: findingsOf(findings), said });
  const held = inWords(findings, quotes);
  return without ? _("{held} without {study}", { held, study: without }) : held;
}

const findingsOf = (count) => (count ? ngettext("{count} finding", "{count} findings", count) : _("no findings"));

/* Why a number of a cell is not there; nothing where both are. */
function reasonOf(findings, quotes, nothing) {
  if (!findings && !quotes) return nothing;
  if (!findings) return _("no findings cited");
  return quotes ? "" : _("no quotes");
}

function picked(items, ids) {
  const byId = new Map(items.map((item) => [item.id, item]));
  return ids.map((id) => byId.get(id));
}

function runs(rows) {
  const found = [];
  for (const row of rows) {
    if (found.at(-1)?.tier === row.tier) found.at(-1).rows.push(row.id);
    else found.push({ tier: row.tier, rows: [row.id] });
  }
  return found;
}
