/* Buttons that hand a reader what is shown as files: rows of a data file, and the references of its studies. The
   same bytes as in the files of all; partials/take.html has the buttons. */
import { announce, saveAs } from "./dom.js";
import { fileName, REFERENCES, resourceOf, rowsOf, studiesOf } from "./selection-files.js";
import { _ } from "./words.js";

const TYPES = {
  csv: "text/csv;charset=utf-8",
  ris: "application/x-research-info-systems;charset=utf-8",
  json: "application/vnd.citationstyles.csl+json;charset=utf-8",
};
const failed = () =>
  _("The data could not be fetched. Perhaps the connection is down. All of it is on the page of data.");

/* Finds the buttons under `root`; `shown` gives {ids, chosen}, with `chosen` as the address has it, {name: [values]},
   and where the page has several tables {table, named}: which of them, and what its rows are called. Returns
   tell(words, all): how many there are to take, and whether these are all. */
export function startTake(root, shown) {
  const box = root.querySelector("[data-ev-part=take]");
  const said = box.querySelector("[data-ev-part=took]");
  box.addEventListener("click", async (event) => {
    const form = event.target.closest("[data-ev-form]")?.dataset.evForm;
    if (!form) return;
    const { table = box.dataset.evTable, named = box.dataset.evNamed, ids, chosen } = shown();
    said.textContent = await take(form, table, ids, fileName(named, chosen)).catch(failed);
    if (said.textContent) announce(said.textContent);
  });
  return (words, all) => {
    box.querySelector("[data-ev-part=takes]").textContent = all ? _("Download all {things}:", { things: words }) : _("Download {things}:", { things: words });
  };
}

/* Saves one file; resolves to what there is to say where it could not. */
async function take(form, table, ids, name) {
  if (form === "csv") {
    const { path } = resourceOf(await description(), table);
    save(rowsOf(await file(path), ids), form, name);
    return "";
  }
  const studies = await studiesOf(table === "studies" ? null : await description(), table, ids, file);
  if (!studies.length) return _("Nothing of what is shown names a study, so there is no reference to download.");
  save(REFERENCES[form](await file(`references.${form}`), studies), form, `${name}-references`);
  return "";
}

function save(text, form, name) {
  saveAs(new Blob([text], { type: TYPES[form] }), `${name}.${form}`);
}

const description = async () => JSON.parse(await file("datapackage.json"));

async function file(name) {
  const answer = await fetch(new URL(`data/${name}`, window.__md_scope));
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}
