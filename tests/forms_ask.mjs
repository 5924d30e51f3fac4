/* What the page's own scripts make of texts: node forms_ask.mjs SCRIPTS, asked as JSON on the input. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { folded } = await import(pathToFileURL(`${process.argv[2]}/folding.js`));
const texts = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map(folded)));
