/* What the editor makes of files: node admin_ask.mjs ASSETS SHAPES, asked as JSON on the input. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { recordFormat, toRecord } = await import(pathToFileURL(`${process.argv[2]}/admin-record.js`));
const { records, ...shapes } = JSON.parse(readFileSync(process.argv[3], "utf8"));
const { read, write } = await import(pathToFileURL(`${process.argv[2]}/admin-yaml.js`));
const kinds = {
  again: ([name, text]) => {
    const format = recordFormat({ records, ...shapes }, name);
    return format.toFile(format.fromFile(text));
  },
  form: ([name, form]) => toRecord(shapes, form, records[name].model) ?? null,
  text: ([text]) => write({ text }, "", () => ({ row: false, part: "" }), "# first"),
  read: ([text]) => read(text).value,
};
const answers = JSON.parse(readFileSync(0, "utf8")).map(([kind, ...asked]) => {
  try {
    return kinds[kind](asked);
  } catch (error) {
    return { error: String(error.message).split("\n")[0] };
  }
});
process.stdout.write(JSON.stringify(answers));
