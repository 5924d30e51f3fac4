/* The search as people see it: field, kinds, results, messages. The dialog and the page share it. */

import { unknownSentence } from "./address.js";
import { h } from "./dom.js";
import { createIndex } from "./search-index.js";
import { createNames } from "./search-names.js";
import { resultItem } from "./search-result.js";
import { _, figures, filled, listed, ngettext } from "./words.js";

const PAUSE = 180; /* milliseconds after the last key */
const AT_ONCE = 10;
const LONGEST_QUERY = 200;
let index = null;

/* `page` is the address of the page of the search; the index stands below it. `changed` hears what is
   asked for: {q, kinds}; `opened` hears that a result is followed. `listsBelow`: whether the lists of
   everything stand on the page already. `drawn`, if given, hears of new results: they can be picked then. */
export function createSearch(container, { page, root, state, listsBelow = false, drawn = null, changed = () => {}, opened = () => {} }) {
  index ??= createIndex(
    async (name) => (await got(new URL(`index/${name}`, page), name === "index.json" ? "no-cache" : "default")).json(),
    (from, to) => gotPart(new URL("../vendor/known-words.bin", import.meta.url), from, to),
  );
  const id = `ev-search-${container.dataset.evComponent ?? "dialog"}`;
  const field = h("input", {
    class: "ev-search__field", id: `${id}-field`, type: "text", name: "q", maxlength: LONGEST_QUERY,
    placeholder: _("Search this site"), autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
    "aria-describedby": `${id}-help`,
  });
  const names = createNames(field, `${id}-names`, root, (link) => opened(link));
  const form = h("form", { class: "ev-search__form", role: "search", action: page, method: "get" },
    h("label", { class: "ev-search__label", for: field.id }, _("Search this site")), field);
  const help = h("p", { class: "ev-search__help", id: `${id}-help` });
  const status = h("p", { class: "ev-search__status", role: "status" });
  const alert = h("p", { class: "ev-search__alert", role: "alert", hidden: true });
  const message = h("div", { class: "ev-search__message" });
  const chips = h("div", { class: "ev-search__chips" });
  const kinds = h("fieldset", { class: "ev-search__kinds", hidden: true },
    h("legend", { class: "ev-visually-hidden" }, _("Kinds to show: several are alternatives")), chips);
  const list = h("ol", { class: "ev-search__results", hidden: true });
  const more = h("button", { class: "ev-button ev-search__more", type: "button", hidden: true }, _("Show more results"));
  const besides = h("div", { class: "ev-search__besides" });
  container.replaceChildren(form, names.list, help, alert, kinds, status, message, list, more, besides);

  let asked = { q: (state.q ?? "").slice(0, LONGEST_QUERY), kinds: state.kinds ?? [], exactly: false };
  let turn = 0;
  let timer = 0;
  let answer = Promise.resolve(); /* to what is asked for now */
  let found = null;
  let shown = [];
  field.value = asked.q;

  function ask() {
    clearTimeout(timer);
    timer = 0;
    answer = answered(++turn);
    return answer;
  }

  async function answered(mine) {
    changed({ q: asked.q, kinds: asked.kinds });
    try {
      const known = await index.kinds();
      if (mine !== turn) return;
      const things = listed(known.map((kind) => kind.many.toLowerCase()));
      help.textContent = _("Finds {things}. Accents, apostrophes and capitals do not matter.", { things });
      const unknown = asked.kinds.filter((one) => !known.some((kind) => kind.id === one));
      if (unknown.length) {
        alert.textContent = unknownSentence(unknown.map((value) => ({ name: _("Kind"), value })));
        asked.kinds = asked.kinds.filter((one) => !unknown.includes(one));
        changed({ q: asked.q, kinds: asked.kinds });
      }
      alert.hidden = !alert.textContent;
      const result = await index.find(asked.q, asked.exactly);
      if (mine !== turn) return;
      const said = isAnswered(result) ? null : await index.unanswered(asked.q);
      if (mine !== turn) return;
      found = said?.nearest && !result.numbers.length ? { ...result, ...said.nearest, named: [], complete: false } : result;
      shown = index.ofKinds(found.numbers, asked.kinds);
      const records = await index.records(shown.slice(0, AT_ONCE));
      const called = names.wanted ? await index.records(found.named) : [];
      if (mine !== turn) return;
      names.show(called);
      draw(known, said, records);
    } catch {
      if (mine === turn) failed();
    }
  }

  /* Whether nothing is left to say besides the results */
  const isAnswered = (result) => result.empty || (result.numbers.length && !result.missing.length);

  function draw(known, said, records) {
    container.classList.toggle("ev-search--asked", !found.empty);
    if (list.contains(document.activeElement)) field.focus(); /* what it stood on goes away */
    list.replaceChildren(...items(records));
    drawn?.(list);
    list.hidden = !records.length;
    more.hidden = shown.length <= records.length;
    kinds.hidden = found.empty || !found.numbers.length || isNear(said);
    status.classList.toggle("ev-visually-hidden", Boolean(said) && (!found.numbers.length || isNear(said))); /* the message says it */
    if (!chips.childElementCount) chips.replaceChildren(...known.map(chip));
    for (const one of chips.children) {
      const [box, , count] = one.children;
      box.checked = asked.kinds.includes(box.value);
      count.textContent = found.counts[box.value] ?? 0;
      one.hidden = !found.counts[box.value] && !box.checked;
    }
    const chosen = chips.querySelector(":checked")?.parentElement;
    if (chosen) chips.scrollLeft = chosen.offsetLeft - chips.clientWidth / 3; /* on phones they stand in one row */
    status.replaceChildren(statusOf(known, said), h("span", { class: "ev-visually-hidden" }, names.words));
    message.replaceChildren(...messages(said));
    besides.replaceChildren(...(said && (!found.numbers.length || isNear(said)) ? others(said) : []));
  }

  function items(records) {
    return records.map((record) => resultItem(record, found.matched, root, Boolean(drawn)));
  }

  function statusOf(known, said) {
    const typed = asked.q.trim();
    if (found.empty) return typed && _("“{typed}” holds no word to search for. Type a word, a name or a number.", { typed });
    if (!found.numbers.length || isNear(said)) return _("No result for “{typed}”.", { typed });
    const words = found.instead || typed;
    const all = figures(found.numbers.length);
    const names = known.filter((kind) => asked.kinds.includes(kind.id)).map((kind) => kind.many.toLowerCase());
    if (names.length) {
      return ngettext("{count} result for “{words}” in {kinds}, of {all} in all.", "{count} results for “{words}” in {kinds}, of {all} in all.",
        shown.length, { words, kinds: listed(names, "or"), all });
    }
    if (found.complete && found.whole < shown.length) {
      return ngettext("{count} result for “{words}”, {whole} with all of it.", "{count} results for “{words}”, {whole} with all of it.",
        shown.length, { words, whole: figures(found.whole) });
    }
    return ngettext("{count} result for “{words}”.", "{count} results for “{words}”.", shown.length, { words });
  }

  const isNear = (said) => Boolean(said?.nearest) && found.numbers === said.nearest.numbers;

  function* messages(said) {
    if (found.empty) return;
    if (found.shortened) yield h("p", {}, _("The question is long: only its first words were searched."));
    if (found.instead) {
      const typed = asked.q.trim();
      yield h("p", {}, ...filled(_("No record has {typed}. These are the results for {instead}. {only}"), {
        typed: quoted(typed), instead: quoted(found.instead),
        only: button(_("Search for “{typed}” only", { typed }), () => askExactly()) }));
    } else if (found.suggested) {
      yield h("p", {}, ...filled(_("No record has {words}. Did you mean {suggested}?"), {
        words: missing(), suggested: button(`“${found.suggested}”`, () => again(found.suggested)) }));
    } else if (said) {
      yield* nothing(said);
    } else if (!found.complete) {
      yield h("p", {}, _("No record has all of these words. These have some of them."));
    }
    if (!said && found.as.length) yield h("p", {}, _("Also looked for: {words}.", { words: listed(found.as.map((words) => `“${words}”`)) }));
    if (found.numbers.length && !shown.length) {
      yield h("p", {}, _("None of the results is of the kinds chosen."), " ", button(_("Show every kind"), () => choose([])));
    }
  }

  const missing = () => listed(found.missing.map(({ text }) => `“${text}”`), "or");

  /* That nothing is known is an answer: what the studies are about instead, and what comes nearest. */
  function* nothing({ none, instead, nearest }) {
    const some = found.numbers.length && !isNear({ nearest });
    const words = some ? missing() : `“${asked.q.trim()}”`;
    /* Of one word among others, nothing is said of studies: it may be a slip */
    const said = some ? _("No record has {words}.") : none || _("Nothing here has {words}.");
    const sentence = h("strong", {}, ...filled(said, { words }));
    if (some) yield h("p", {}, sentence, " ", _("These have the other words, or some of them:"));
    else yield h("p", { class: "ev-search__nothing" }, sentence, instead ? ` ${instead}` : "");
    if (!some && found.numbers.length) yield h("p", {}, ...filled(_("What comes nearest here is {words}:"), { words: quoted(nearest.words) }));
  }

  /* Where nothing is known, the questions of readers and the lists of everything, below what comes nearest. */
  function* others({ questions, lists }) {
    const links = (items) => items.map(([text, path]) => h("li", {}, h("a", { href: new URL(path, root).href }, text)));
    if (questions.length) {
      yield h("p", { class: "ev-search__heading" }, _("Questions that readers ask"));
      yield h("ul", { class: "ev-search__questions" }, ...links(questions));
    }
    if (!listsBelow) yield h("p", { class: "ev-search__heading" }, _("Everything, in lists"));
    if (!listsBelow) yield h("ul", { class: "ev-search__lists" }, ...links(lists));
  }

  function askExactly() {
    asked.exactly = true;
    field.focus();
    ask();
  }

  function again(words) {
    field.value = words;
    asked = { ...asked, q: words, exactly: false };
    field.focus();
    ask();
  }

  function chip(kind) {
    const box = h("input", { type: "checkbox", name: "kind", value: kind.id });
    box.addEventListener("change", () => choose([...chips.querySelectorAll(":checked")].map((one) => one.value)));
    return h("label", { class: "ev-search__chip" }, box, h("span", {}, kind.many), h("span", { class: "ev-search__count" }));
  }

  function choose(chosen) {
    asked.kinds = chosen;
    ask();
  }

  function failed() {
    found = null;
    list.hidden = more.hidden = kinds.hidden = true;
    status.textContent = "";
    besides.replaceChildren();
    names.hide();
    const retry = h("button", { class: "ev-button", type: "button" }, _("Try again"));
    retry.addEventListener("click", () => {
      field.focus();
      ask();
    });
    message.replaceChildren(
      h("p", {}, _("The index of the search could not be fetched. Check the connection and try again. A copy of this site that was opened as a file cannot be searched: its lists hold everything.")),
      h("p", {}, retry),
    );
  }

  async function showMore() {
    const from = list.childElementCount;
    const mine = turn;
    try {
      const records = await index.records(shown.slice(from, from + AT_ONCE));
      if (mine !== turn) return;
      list.append(...items(records));
      drawn?.(list);
      more.hidden = shown.length <= list.childElementCount;
      status.textContent = ngettext("{part} of {count} result is shown.", "{part} of {count} results are shown.",
        shown.length, { part: figures(list.childElementCount) });
      list.children[from]?.querySelector(".ev-result__link").focus();
    } catch {
      failed();
    }
  }

  /* The arrow keys walk from the field through the results; any letter goes on with the query. */
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const stops = () => [field, ...list.querySelectorAll(".ev-result__link"), ...(more.hidden ? [] : [more])];
    const at = stops().indexOf(document.activeElement);
    if (at < 0 || (at === 0 && names.onKey(event))) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      /* Down from the field waits for the answer to what was typed last. */
      const ready = at ? Promise.resolve() : timer ? ask() : answer;
      ready.then(() => {
        const all = stops();
        all[Math.max(0, Math.min(all.length - 1, at + step))].focus();
      });
    } else if (at > 0 && event.key.length === 1 && event.key !== " ") {
      field.focus();
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    asked = { ...asked, q: field.value, exactly: false };
    names.wanted = true;
    timer = setTimeout(ask, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (names.follow()) return;
    names.hide();
    (timer ? ask() : answer).then(() => list.querySelector(".ev-result__link")?.focus());
  });
  more.addEventListener("click", showMore);
  container.addEventListener("keydown", onKey);
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) opened(link);
  });

  return {
    field,
    ask,
    set(next) {
      asked = { ...asked, ...next };
      field.value = asked.q;
      ask();
    },
    get state() {
      return { q: asked.q, kinds: asked.kinds };
    },
    stop: () => clearTimeout(timer),
  };
}

/* The address at which this search can be had again */
export function addressOf(page, { q, kinds }) {
  const address = new URL(page);
  if (q.trim()) address.searchParams.set("q", q.trim());
  for (const kind of kinds) address.searchParams.append("kind", kind);
  return address.href;
}

async function got(address, cache = "default", headers = {}) {
  const answer = await fetch(address, { cache, headers });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer;
}

/* Bytes of a file from one place to another; a host that gives no parts gives all of it */
async function gotPart(address, from, to) {
  const answer = await got(address, "default", { Range: `bytes=${from}-${to - 1}` });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return answer.status === 206 ? bytes : bytes.subarray(from, to);
}

function button(words, does) {
  return h("button", { class: "ev-search__instead", type: "button", onclick: does }, words);
}

function quoted(text) {
  return h("strong", {}, `“${text}”`);
}
