/* What the editor makes of files, with the shapes of records in a file. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

export async function answer(cases, scripts, shapesFile) {
  const { recordFormat, toRecord } = await import(pathToFileURL(`${scripts}/admin-record.js`));
  const { records, ...shapes } = JSON.parse(readFileSync(shapesFile, "utf8"));
  const { read, write } = await import(pathToFileURL(`${scripts}/admin-yaml.js`));
  const { recordIds } = await import(pathToFileURL(`${scripts}/admin-ids.js`));
  const kinds = {
    options: ([field, values, record]) => {
      const formats = Object.fromEntries(Object.keys(records).map((name) => [name, recordFormat({ records, ...shapes }, name)]));
      if (record) formats[record[0]].fromFile(record[1]);
      const ids = recordIds({ config: { collections: [] }, shapes, formats });
      return ids.options(field, values)?.map(({ label }) => label) ?? null;
    },
    again: ([name, text]) => {
      const format = recordFormat({ records, ...shapes }, name);
      return format.toFile(format.fromFile(text));
    },
    form: ([name, form]) => toRecord(shapes, form, records[name].model) ?? null,
    text: ([text]) => write({ text }, "", () => ({ row: false, part: "" }), "# first"),
    read: ([text]) => read(text).value,
  };
  return cases.map(([kind, ...asked]) => {
    try {
      return kinds[kind](asked);
    } catch (error) {
      return { error: String(error.message).split("\n")[0] };
    }
  });
}
