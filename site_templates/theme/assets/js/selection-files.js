/* What of the data files a selection holds: rows and references as they stand there, to the byte. Which file,
   which column and which key that is, the description of the data says (datapackage.json). Nothing here
   touches the page. */

const CELL = /(?:"([^"]*(?:""[^"]*)*)"|([^",\n]*))([,\n])/gy;
const RIS_BETWEEN = /(?<=^ER {2}- \n)\n/m;
const RIS_ID = /^ID {2}- (.*)$/m;

/* The lines of a CSV text, the first with the heads: [{cells, text}], where text has its line break. */
export function csvLines(text) {
  const lines = [];
  let cells = [];
  let start = 0;
  for (const { 0: all, 1: quoted, 2: plain, 3: mark, index } of text.matchAll(CELL)) {
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    if (mark === ",") continue;
    lines.push({ cells, text: text.slice(start, index + all.length) });
    start = index + all.length;
    cells = [];
  }
  return lines;
}

/* The heads and the rows of these ids, which stand in the first column. */
export function rowsOf(text, ids) {
  const wanted = new Set(ids);
  const [heads, ...rows] = csvLines(text);
  return [heads, ...rows.filter(({ cells }) => wanted.has(cells[0]))].map((line) => line.text).join("");
}

/* The references of these studies, from the file of all. */
export const REFERENCES = {
  ris(text, ids) {
    const wanted = new Set(ids);
    return text.split(RIS_BETWEEN).filter((one) => wanted.has(RIS_ID.exec(one)?.[1])).join("\n");
  },
  json(text, ids) {
    const wanted = new Set(ids);
    return `${JSON.stringify(JSON.parse(text).filter(({ id }) => wanted.has(id)), null, 1)}\n`;
  },
};

const STUDIES = "studies";
const LONGEST = 80; /* letters of a name */

/* The name of a file without its ending: what it holds, and by what that was chosen, {name: [values]}. A name that
   would be too long names the filters alone. */
export function fileName(named, chosen) {
  const filters = Object.entries(chosen).filter(([, values]) => values.length);
  if (!filters.length) return slug(["all", named]);
  const whole = slug([named, ...filters.flat(2)]);
  return whole.length <= LONGEST ? whole : slug([named, "by", ...filters.map(([name]) => name)]);
}

const slug = (words) => words.join("-").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");

/* The studies that rows of a table rest on. A row names them, or rows of other tables name both; `file` gives
   the text of a file. */
export async function studiesOf(description, table, ids, file) {
  if (table === STUDIES) return ids;
  const own = columnNaming(resourceOf(description, table), STUDIES);
  if (own) return namedIn(resourceOf(description, table), own, { key: ids }, file);
  const both = description.resources.filter((one) => columnNaming(one, table) && columnNaming(one, STUDIES));
  const found = await Promise.all(both.map((one) => {
    return namedIn(one, columnNaming(one, STUDIES), { column: columnNaming(one, table), key: ids }, file);
  }));
  return [...new Set(found.flat())];
}

export function resourceOf(description, table) {
  return description.resources.find(({ name }) => name === table);
}

/* The first column whose ids name rows of a table. */
function columnNaming(resource, table) {
  return resource.schema.fields.find((field) => field.names === table)?.name;
}

/* What a column names in the rows that hold one of these ids, in the first column or in another. */
async function namedIn(resource, name, { column, key }, file) {
  const wanted = new Set(key);
  const [heads, ...rows] = csvLines(await file(resource.path));
  const at = heads.cells.indexOf(name);
  const by = column ? heads.cells.indexOf(column) : 0;
  const held = rows.filter(({ cells }) => cells[by].split(";").some((id) => wanted.has(id)));
  return [...new Set(held.flatMap(({ cells }) => cells[at].split(";")).filter(Boolean))];
}
