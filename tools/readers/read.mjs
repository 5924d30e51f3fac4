/* R reads CSV files: `node read.mjs default|told FILE…` prints a list of {version, heads, rows} as JSON, each cell as R
   writes it; `node read.mjs code FILE CODE` prints what R code prints, with the file where it runs. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { WebR } from "webr";

const [how, ...files] = process.argv.slice(2);
const TOLD = ', colClasses = "character", na.strings = character()';
const webr = new WebR();
await webr.init();
const bring = (file) => webr.FS.writeFile(`/home/web_user/${basename(file)}`, readFileSync(file));

async function table(file) {
  await bring(file);
  const said = await webr.evalRString(`
    read <- read.csv("${basename(file)}", check.names = FALSE${how === "told" ? TOLD : ""})
    cells <- function(one) { text <- as.character(one); text[is.na(text)] <- ""; text }
    paste(c(R.version.string, ncol(read), names(read), unlist(lapply(read, cells))), collapse = "\\u001f")`);
  const [version, many, ...rest] = said.split("\u001f");
  const heads = rest.splice(0, Number(many));
  const length = rest.length / heads.length;
  const rows = Array.from({ length }, (_, row) => heads.map((_, column) => rest[column * length + row]));
  return { version: version.replace(/^R version (\S+).*/, "$1"), heads, rows };
}

/* R goes on running: it ends when all is written. */
function said(text) {
  process.stdout.write(`${text}\n`, () => process.exit(0));
}

if (how === "code") {
  await bring(files[0]);
  said(await webr.evalRString(`paste(capture.output({${files[1]}}), collapse = "\\n")`));
} else {
  const read = [];
  for (const file of files) read.push(await table(file));
  said(JSON.stringify(read));
}
