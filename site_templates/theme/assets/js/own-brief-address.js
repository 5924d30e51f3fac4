/* The address of a reader's own brief. What is picked stands in the query, in the reader's order; what the
   reader typed stands in the fragment, which browsers keep to themselves. */

import { readAll, write } from "./address.js";
import { _, ngettext } from "./words.js";

const ID = /^[\p{L}\p{N}]+(?:-+[\p{L}\p{N}]+)*$/u;
const PARTS = "--";
const PART = /^[\p{L}\p{N}.-]{1,200}$/u;
export const FULL = "full";
/* The lengths of a brief, the shortest first. */
export const LENGTHS = ["headlines", "findings", FULL];

/* {picks: {theme: [id]}, choice: {length, out: [part]}, words: {title, notes, same: [question],
   here: {question: text}}, messages} */
export function readBrief(data) {
  const asked = readAll([...Object.keys(data.kinds), "length", "out"]);
  const picks = {};
  const unknown = [];
  const messages = [];
  let room = data.limits.picked;
  let left = 0;
  let renamed = false;
  for (const [kind, { former, one }] of Object.entries(data.kinds)) {
    picks[kind] = [];
    for (const value of asked[kind]) {
      const id = present(value, former);
      renamed ||= id !== value;
      if (!ID.test(id) || isPart(data, kind) !== id.includes(PARTS)) unknown.push({ name: one, value });
      else if (picks[kind].includes(id)) continue;
      else if (room === 0) left += 1;
      else {
        picks[kind].push(id);
        room -= 1;
      }
    }
  }
  if (left) {
    messages.push(ngettext("A brief holds at most {most} things. The last {count} of the address was left out.",
      "A brief holds at most {most} things. The last {count} of the address were left out.", left, { most: data.limits.picked }));
  }
  const { words, cut } = readWords(data);
  if (cut) {
    messages.push(_("The address holds more words than fit: at most {title} letters for the title, {notes} for the notes and {answer} for an answer. The rest was cut off.", data.limits));
  }
  return { picks, choice: readChoice(asked), words, unknown, messages, renamed };
}

/* What is no length is none; parts that are not there are found out where the parts are. */
function readChoice({ length, out }) {
  return { length: LENGTHS.find((one) => one === length[0]) ?? FULL, out: [...new Set(out.filter((one) => PART.test(one)))] };
}

const inAddress = ({ length, out }) => ({ length: length === FULL ? [] : [length], out });

/* A choice as it stands in the address. */
export function choiceText(choice) {
  return new URLSearchParams(Object.entries(inAddress(choice)).flatMap(([name, values]) => values.map((value) => [name, value]))).toString();
}

export const isPart = (data, kind) => data.kinds[kind].file !== kind;

/* The record whose file holds what is picked, and the part of it. */
export function owner(data, kind, id) {
  const [record, part = ""] = isPart(data, kind) ? id.split(PARTS) : [id];
  return { file: data.kinds[kind].file, record, name: part };
}

function present(value, former) {
  const [record, ...part] = value.split(PARTS);
  return [Object.hasOwn(former, record) ? former[record] : record, ...part].join(PARTS);
}

function readWords(data) {
  const asked = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  let cut = false;
  const short = (text, most) => {
    const letters = [...clean(text ?? "")];
    cut ||= letters.length > most;
    return letters.slice(0, most).join("");
  };
  const { limits, questions } = data;
  const known = questions.map(([question]) => question);
  const here = {};
  for (const question of [...known, "other"]) {
    const text = short(asked.get(`here-${question}`), limits.answer);
    if (text) here[question] = text;
  }
  const words = {
    title: short(asked.get("title"), limits.title).replace(/\s+/g, " "),
    notes: short(asked.get("notes"), limits.notes),
    same: asked.getAll("same").filter((question) => known.includes(question)),
    here,
  };
  return { words, cut };
}

/* Text without what no file and no page can hold. */
function clean(text) {
  return text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, " ").toWellFormed();
}

export function writePicks(picks, choice, { push = true } = {}) {
  write({ ...picks, ...inAddress(choice) }, { push });
}

/* What was typed, as it stands in the address after the "#". */
export function wordsText({ title, notes, same, here }) {
  const text = new URLSearchParams();
  if (title) text.append("title", title);
  if (notes) text.append("notes", notes);
  for (const question of same) text.append("same", question);
  for (const [question, answer] of Object.entries(here)) if (answer) text.append(`here-${question}`, answer);
  return text.toString();
}

export function writeWords(words) {
  const address = new URL(location.href);
  address.hash = wordsText(words);
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

/* The address without what was typed: what stands at the foot of the paper. */
export function addressOfPicks() {
  const address = new URL(location.href);
  address.hash = "";
  return address.href.replace(/#$/, "");
}
