/* The page of a reader's own brief: what the address asks for is fetched, record by record, and put on one
   paper, with what the reader adds. Nothing is sent anywhere. */

import { onAddress, unknownSentence } from "./address.js";
import { copyAddress } from "./copy.js";
import { announce, button, h, saveAs } from "./dom.js";
import { addressOfPicks, choiceText, FULL, owner, readBrief, wordsText, writePicks, writeWords } from "./own-brief-address.js";
import { drawPaper } from "./own-brief-draw.js";
import { drawItems } from "./own-brief-items.js";
import { briefContent } from "./own-brief-content.js";
import { drawLeft, drawLengths, lengthName } from "./own-brief-choice.js";
import { pagesOf, pageWords } from "./own-brief-pages.js";
import { choice as keptChoice, clearAll, count, everything, setAll, setChoice, setWords, shortened, words as keptWords } from "./picks.js";
import { _, ngettext } from "./words.js";

const PAUSE = 300; // milliseconds after a key until the address holds what was typed
const files = new Map(); /* what was fetched, for as long as the site is open */

export function start(root) {
  const part = (name) => root.querySelector(`[data-ev-part=${name}]`);
  const data = JSON.parse(document.querySelector("template[data-ev-part=data]").content.textContent);
  data.kinds = Object.fromEntries(data.kinds.map((kind) => [kind.id, kind]));
  const kinds = Object.keys(data.kinds);
  const heading = document.querySelector("h1");
  const name = heading.textContent;
  const site = document.title.slice(document.title.indexOf(name) + name.length);
  const before = []; /* earlier states, for Undo */
  let words = { title: "", notes: "", same: [], here: {} };
  let choice = { length: FULL, out: [] };
  let made = null; /* what stands on the paper */
  let found = [];
  let turn = 0;
  let timer;
  let steps = 0; /* changes since this brief was opened: what was typed stays over Back and Forth among them */

  const idsOf = (list) => Object.fromEntries(kinds.map((kind) => [kind, list.filter((one) => one.kind === kind).map((one) => one.id)]));
  const mine = () => Object.entries(everything()).flatMap(([kind, list]) => (kinds.includes(kind) ? list.map(({ id }) => ({ kind, id })) : []));

  async function show({ fresh = false } = {}) {
    const now = ++turn;
    timer = clearTimeout(timer);
    openKept();
    const asked = readBrief(data);
    const { messages, unknown } = asked;
    if (asked.renamed) writePicks(asked.picks, asked.choice, { push: false });
    ({ words, choice } = asked);
    part("title").value = words.title;
    const wanted = kinds.flatMap((kind) => asked.picks[kind].map((id) => ({ kind, id, ...owner(data, kind, id) })));
    part("paper").setAttribute("aria-busy", "true");
    const answers = await Promise.allSettled(wanted.map((one) => fetched(one.file, one.record)));
    if (now !== turn || !root.isConnected) return;
    found = [];
    let failed = 0;
    answers.forEach(({ status, value: record }, n) => {
      const { kind, id, name } = wanted[n];
      const piece = record && name ? pieceOf(record, kind, name) : record;
      if (status === "rejected") failed += 1;
      else if (!piece) unknown.push({ name: data.kinds[kind].one, value: id });
      else found.push({ kind, id, record, part: piece, label: labelOf(record, piece) });
    });
    made = model();
    unknown.push(...choice.out.filter((key) => !made.parts.has(key)).map((value) => ({ name: _("part left out"), value })));
    choice = { ...choice, out: choice.out.filter((key) => made.parts.has(key)) };
    if (unknown.length) messages.unshift(unknownSentence(unknown.map((one) => ({ ...one, name: one.name[0].toUpperCase() + one.name.slice(1) }))));
    if (failed) messages.unshift(failed === wanted.length ? _("What is in this brief could not be fetched. Perhaps the connection is down.")
      : _("Some of what is in this brief could not be fetched. Perhaps the connection is down."));
    say(messages, failed ? button(_("Try again"), () => show({ fresh: true })) : null);
    if (found.length && !count()) keep();
    if (isMine()) {
      setWords(wordsText(words));
      setChoice(choiceText(choice));
    }
    part("paper").removeAttribute("aria-busy");
    draw();
    if (fresh) announce(ngettext("{count} item in this brief.", "{count} items in this brief.", found.length));
  }

  /* Without anything in the address, this is the page of what was picked before. */
  function openKept() {
    if (steps || [...new URLSearchParams(location.search).keys()].some((name) => name in data.kinds)) return;
    const kept = mine();
    if (!kept.length) return;
    const address = new URL(location.href);
    address.search = new URLSearchParams([...kept.map(({ kind, id }) => [kind, id]), ...new URLSearchParams(keptChoice())]);
    if (!address.hash.includes("=")) address.hash = keptWords();
    history.replaceState(history.state, "", address);
  }

  async function fetched(kind, id) {
    const address = new URL(`${kind}/${encodeURIComponent(id)}.json`, location.href.split(/[?#]/)[0]);
    if (!files.has(address.href)) {
      const answer = await fetch(address);
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(String(answer.status));
      files.set(address.href, await answer.json());
    }
    return files.get(address.href);
  }

  function pieceOf(record, kind, name) {
    const pieces = kind === "finding" ? record.statements : record.quotes;
    return (pieces ?? []).find((one) => one.id === name);
  }

  const labelOf = (record, piece) => (piece === record ? record.label : shortened(piece.text));

  /* The picks of this visit are what this brief holds. */
  function keep() {
    setAll(Object.fromEntries(kinds.map((kind) => [kind, found.filter((one) => one.kind === kind).map(({ id, label }) => ({ id, label }))])));
  }

  /* Whether this brief is what was picked in this visit, and not one that somebody sent. */
  function isMine() {
    const held = new Set(found.map(({ kind, id }) => `${kind} ${id}`));
    return held.size === count() && mine().every(({ kind, id }) => held.has(`${kind} ${id}`));
  }

  function draw() {
    const has = found.length > 0;
    root.classList.toggle("ev-own--made", has);
    part("start").hidden = has;
    for (const one of ["desk", "paper"]) part(one).hidden = !has;
    title();
    offer();
    undo();
    if (!has) return;
    const lengths = drawLengths(choice.length, (length) => change(found, _("Length: {length}", { length: lengthName(length) }), `length ${length}`, { ...choice, length }));
    part("lengths").replaceChildren(...lengths);
    part("items").replaceChildren(...drawItems(found, data, change), ...drawLeft(choice.out, made.parts, back));
    part("paper").replaceChildren(...drawPaper(made, window.__md_scope, { limits: data.limits, changed: typed, leave }));
    part("pages").textContent = pageWords(pagesOf(heading, part("paper")));
  }

  const model = () => briefContent(found, words, data, window.__md_scope, choice);

  /* The focus goes on to the next part that can be left out, or to what can be put back next. */
  function leave(key) {
    const controls = [...part("paper").querySelectorAll("[data-ev-control^='out ']")].map((one) => one.dataset.evControl);
    const at = controls.indexOf(`out ${key}`);
    const next = controls[at + 1] ?? controls[at - 1] ?? "";
    change(found, _("{part} left out", { part: made.parts.get(key) }), next, { ...choice, out: [...choice.out, key] });
  }

  function back(key) {
    const next = choice.out.find((one) => one !== key);
    change(found, _("{part} put back", { part: made.parts.get(key) }), next ? `back ${next}` : `length ${choice.length}`, { ...choice, out: choice.out.filter((one) => one !== key) });
  }

  function title() {
    const shown = found.length ? words.title || _("Evidence brief") : name;
    heading.textContent = shown;
    document.title = `${found.length ? shown : name}${site}`;
  }

  /* What was picked elsewhere and is not in this brief. */
  function offer() {
    const held = new Set(found.map(({ kind, id }) => `${kind} ${id}`));
    const others = mine().filter(({ kind, id }) => !held.has(`${kind} ${id}`));
    part("offer").hidden = !others.length;
    part("offer").replaceChildren(...(others.length ? [button(
      _("Add what else you chose ({count})", { count: others.length }),
      () => change([...found, ...others], _("{count} added", { count: others.length }), "title"),
    )] : []));
  }

  function undo() {
    const last = before.at(-1);
    part("undo").hidden = !last;
    part("undo").replaceChildren(...(last ? [button(_("Undo: {step}", { step: last.said }), () => {
      before.pop();
      if (last.words) writeWords(last.words);
      apply(last.picks, last.choice, _("Undone: {step}", { step: last.said }), "title");
    })] : []));
  }

  /* Another choice or order: a step that Undo and Back take back. `focus` names the control to go on from. */
  function change(list, said, focus, to = choice) {
    before.push({ picks: idsOf(found), choice, said });
    const ids = new Set(list.map(({ kind, id }) => `${kind}.${id}`));
    const held = (key) => !key.includes(".") || ids.has(key.split(".", 2).join("."));
    return apply(idsOf(list), { ...to, out: to.out.filter(held) }, said, focus);
  }

  async function apply(picks, to, said, focus) {
    flush();
    steps += 1;
    writePicks(picks, to);
    setAll({});
    await show();
    if (found.length) keep();
    announce(`${said}.`);
    const at = root.querySelector(`[data-ev-control="${CSS.escape(focus)}"]`) ?? root.querySelector("[data-ev-part=undo] button, [data-ev-part=title]");
    (at?.offsetParent ? at : heading).focus();
  }

  /* What the reader types goes into the address a moment later. */
  function typed(change) {
    words = change(words);
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE);
  }

  function flush() {
    if (!timer) return;
    timer = clearTimeout(timer);
    writeWords(words);
    setWords(wordsText(words));
  }

  async function download(one, ending, make) {
    flush();
    one.disabled = true;
    try {
      saveAs(await make(), `${fileName(words.title)}.${ending}`);
      announce(_("The file is ready."));
    } catch {
      say([_("The file could not be made. Perhaps the connection is down. Printing to PDF works without it.")]);
    } finally {
      one.disabled = false;
      one.focus();
    }
  }

  function say(messages, extra = null) {
    part("messages").replaceChildren(...messages.map((text) => h("p", {}, text)), ...(extra ? [extra] : []));
  }

  part("title").addEventListener("input", () => {
    typed((now) => ({ ...now, title: part("title").value }));
    title();
  });
  part("print").addEventListener("click", () => window.print());
  part("clear").addEventListener("click", () => {
    flush();
    before.push({ picks: idsOf(found), choice, words, said: _("everything removed") });
    writeWords({ title: "", notes: "", same: [], here: {} });
    clearAll();
    apply(idsOf([]), { length: FULL, out: [] }, _("Everything removed"), "title");
  });
  part("copy").addEventListener("click", () => {
    flush();
    copyAddress(part("copy"));
  });
  part("markdown").addEventListener("click", () => download(part("markdown"), "md", async () => {
    const { markdown } = await import("./own-brief-markdown.js");
    return new Blob([markdown(model(), addressOfPicks())], { type: "text/markdown;charset=utf-8" });
  }));
  part("word").addEventListener("click", () => download(part("word"), "docx", async () => {
    const module = await import("./own-brief-word.js");
    return module.word(model(), addressOfPicks());
  }));

  /* Links within the paper: the address keeps what was typed. Links to this page with another choice. */
  const follow = (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (link) flush();
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const to = new URL(link.href);
    if (to.origin !== location.origin || to.pathname !== location.pathname) return;
    const inside = link.getAttribute("href").startsWith("#") && document.getElementById(to.hash.slice(1));
    if (!inside && to.hash && !to.hash.includes("=")) return;
    event.preventDefault();
    event.stopPropagation();
    if (inside) {
      inside.scrollIntoView({ block: "center" });
      inside.focus({ preventScroll: true });
      return;
    }
    steps = 0;
    if (to.href !== location.href) history.pushState(null, "", to);
    show({ fresh: true });
  };
  const moved = () => {
    if (!location.hash.includes("=")) writeWords(words);
  };
  const paperFoot = () => {
    const address = document.querySelector("[data-ev-component=printed-address]");
    if (address) address.textContent = addressOfPicks();
  };
  const still = onAddress(() => {
    if (steps) writeWords(words);
    show();
  });
  addEventListener("click", follow, true);
  addEventListener("hashchange", moved);
  document.addEventListener("ev-picks", offer); /* another tab added something */
  addEventListener("beforeprint", paperFoot);
  addEventListener("pagehide", flush);
  show();
  return () => {
    if (timer) setWords(wordsText(words)); /* the address is another page's by now */
    clearTimeout(timer);
    removeEventListener("click", follow, true);
    removeEventListener("hashchange", moved);
    document.removeEventListener("ev-picks", offer);
    removeEventListener("beforeprint", paperFoot);
    removeEventListener("pagehide", flush);
    still();
  };
}

function fileName(title) {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "evidence-brief";
}
