/* The page that compares: what stands in the address is fetched, record by record, and put side by side. */

import { onAddress, readAll, unknownSentence, write } from "./address.js";
import { announce, button, h } from "./dom.js";
import { fetched } from "./list-file.js";
import { picked } from "./picks.js";
import { isQuiet, sentence, sideBySide } from "./compare-rows.js";
import { table } from "./compare-table.js";
import { SAID } from "./compare-words.js";
import { startTake } from "./selection-take.js";
import { _, listed } from "./words.js";

const columns = new Map(); /* what was fetched, for as long as the site is open */

/* Where records are many, their names stand in a file, and the fields get them once somebody turns to one. */
export function start(root) {
  const forms = [...root.querySelectorAll(".ev-compare__form")];
  const held = new Map();
  const nameOf = (form) => form.querySelector("select").name;
  for (const form of forms) {
    const options = [...form.querySelector("select").options].filter((one) => one.value);
    held.set(nameOf(form), options.map((one) => ({ id: one.value, name: one.dataset.evLabel, label: one.textContent })));
  }
  const long = forms.filter((form) => form.dataset.evChoices);
  if (!long.length) return run(root, held);
  let stop = () => {};
  let ended = false;
  Promise.all(long.map(async (form) => {
    const file = new URL(form.dataset.evChoices, window.__md_scope).href;
    const names = await fetched(file, (answer) => answer.json());
    held.set(nameOf(form), names.map(([id, name, label]) => ({ id, name, label })));
    for (const field of form.querySelectorAll("select")) fillOnce(field, held.get(nameOf(form)));
  })).then(() => {
    if (!ended) stop = run(root, held);
  });
  return () => {
    ended = true;
    stop();
  };
}

/* A field gets its choices when somebody turns to it: thousands take a while. */
function fillOnce(field, choices) {
  const fill = () => {
    if (field.options.length < 2) field.append(...choices.map(({ id, label }) => new Option(label, id)));
  };
  field.addEventListener("pointerdown", fill);
  field.addEventListener("focus", fill);
}

function run(root, held) {
  const part = (name) => root.querySelector(`[data-ev-part=${name}]`);
  const data = JSON.parse(document.querySelector("template[data-ev-part=data]").content.textContent);
  const kinds = Object.keys(data.kinds);
  const heading = document.querySelector("h1");
  const title = heading.textContent;
  const site = document.title.slice(document.title.indexOf(title) + title.length);
  const opened = new Set();
  let shown = { kind: "", ids: [] };
  let turn = 0;

  const select = (kind) => root.querySelector(`.ev-compare__form select[name=${kind}]`);
  const choices = (kind) => held.get(kind);
  const labelOf = (kind, id) => choices(kind).find((one) => one.id === id)?.name ?? id;

  /* What the address asks for, and what has to be said about it. */
  function asked() {
    const values = readAll([...Object.keys(data.kinds), "only"]);
    const messages = [];
    const wanted = kinds.filter((kind) => values[kind].length);
    const kind = wanted[0];
    if (!kind) return { kind: "", ids: [], messages, renamed: false };
    const { former } = data.kinds[kind];
    const known = new Set(choices(kind).map((choice) => choice.id));
    const ids = [];
    const unknown = [];
    const twice = new Set();
    let renamed = false;
    for (const value of values[kind]) {
      const id = Object.hasOwn(former, value) ? former[value] : value;
      if (!known.has(id)) unknown.push({ name: SAID[kind].one(), value });
      else if (ids.includes(id)) twice.add(id);
      else ids.push(id);
      renamed ||= id !== value;
    }
    if (wanted.length > 1) {
      messages.push(SAID[kind].shown());
    }
    if (unknown.length) messages.push(unknownSentence(unknown));
    if (twice.size) {
      const names = listed([...twice].map((id) => labelOf(kind, id)));
      messages.push(_("The address names {names} more than once; it stands here once.", { names }));
    }
    if (ids.length > data.most) {
      const left = ids.splice(data.most).map((id) => labelOf(kind, id));
      messages.push(SAID[kind].tooMany(data.most, left));
    }
    return { kind, ids, messages, renamed };
  }

  async function show({ focus = false } = {}) {
    const mine = ++turn;
    const { kind, ids, messages, renamed } = asked();
    shown = { kind, ids };
    if (renamed) write({ [kind]: ids });
    if (kind && ids.length === 1) {
      messages.push(SAID[kind].onlyOne(labelOf(kind, ids[0])));
    }
    say(messages);
    root.classList.toggle("ev-compare--chosen", ids.length > 0);
    part("view").hidden = !ids.length;
    part("start").hidden = ids.length > 0;
    for (const name of ["tools", "legend", "paper"]) part(name).hidden = ids.length < 2;
    part("table").replaceChildren();
    part("sentence").textContent = "";
    const labels = ids.map((id) => labelOf(kind, id));
    heading.textContent = ids.length > 1 ? listed(labels) : title;
    document.title = [ids.length > 1 ? _("Compare {records}", { records: listed(labels) }) : title, site].join("");
    if (!ids.length) return offerPicks();
    chosen();
    if (ids.length < 2) return;
    part("table").setAttribute("aria-busy", "true");
    try {
      const found = await Promise.all(ids.map((id) => column(kind, id)));
      if (mine !== turn || !root.isConnected) return;
      draw(found);
      if (focus) announce([SAID[kind].beside(labels.length), part("sentence").textContent].join(" "));
    } catch {
      if (mine === turn) failed();
    } finally {
      if (mine === turn) part("table").removeAttribute("aria-busy");
    }
  }

  function draw(found) {
    const groups = sideBySide(found);
    const { kind } = shown;
    const only = readAll(["only"]).only.includes("differences");
    const quiet = groups.flatMap((group) => group.rows).filter(isQuiet).length;
    part("sentence").textContent = sentence(groups, found.length, data.kinds[kind].sentence);
    part("only").checked = only;
    part("table").replaceChildren(
      table(groups, found, {
        only,
        opened,
        base: window.__md_scope,
        caption: SAID[kind].table(),
        left: only ? quiet : 0,
      }),
    );
    if (part("open").getAttribute("aria-pressed") === "true") openAll(true);
  }

  async function column(kind, id) {
    const address = new URL(`${kind}/${encodeURIComponent(id)}.json`, location.href.split(/[?#]/)[0]);
    if (!columns.has(address.href)) {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(String(answer.status));
      columns.set(address.href, await answer.json());
    }
    return columns.get(address.href);
  }

  function failed() {
    const words = _("What is to be compared could not be fetched. Perhaps the connection is down.");
    const again = button(_("Try again"), () => show({ focus: true }));
    say([words], again);
  }

  function say(messages, extra) {
    const box = part("messages");
    box.replaceChildren(...messages.map((text) => h("p", {}, text)), ...(extra ? [extra] : []));
  }

  /* Who is compared: each with what can be done with it, and a way to add another. */
  function chosen() {
    const { kind, ids } = shown;
    const list = h("ol", { class: "ev-compare__list" }, ...ids.map((id, n) => {
      const label = labelOf(kind, id);
      return h("li", {}, h("span", { class: "ev-compare__name" }, label),
        n > 0 && control("←", _("Move {label} to the left", { label }), `left ${id}`, () => swap(n, n - 1, `left ${id}`)),
        n < ids.length - 1 && control("→", _("Move {label} to the right", { label }), `right ${id}`, () => swap(n, n + 1, `right ${id}`)),
        control("×", _("Remove {label}", { label }), `remove ${id}`, () => change(ids.filter((other) => other !== id), "add")));
    }));
    const parts = [list];
    const rest = choices(kind).filter((choice) => !ids.includes(choice.id));
    if (ids.length < data.most && rest.length) {
      const field = h("select", { "data-ev-control": "add" }, new Option(_("Choose"), ""));
      if (root.querySelector(`[name=${kind}]`).form.dataset.evChoices) fillOnce(field, rest);
      else field.append(...rest.map((choice) => new Option(choice.label, choice.id)));
      const add = button(_("Add"), () => (field.value ? change([...ids, field.value], "add") : field.focus()));
      parts.push(h("label", { class: "ev-compare__add" }, h("span", {}, SAID[kind].add()), field), add);
    } else if (ids.length >= data.most) {
      parts.push(h("p", { class: "ev-compare__hint" }, SAID[kind].most(data.most)));
    }
    parts.push(button(_("Start again"), () => change([], "")));
    part("chosen").replaceChildren(...parts);
  }

  function control(sign, words, name, act) {
    return button(sign, act, { class: "ev-compare__control", "aria-label": words, "data-ev-control": name });
  }

  function swap(from, to, name) {
    const ids = [...shown.ids];
    [ids[from], ids[to]] = [ids[to], ids[from]];
    change(ids, name);
  }

  /* A step that the Back button undoes; the focus stays where it was, or goes to what is near. */
  function change(ids, focus) {
    const { kind } = shown;
    write({ ...Object.fromEntries(kinds.map((one) => [one, []])), [kind]: ids, ...(ids.length ? {} : { only: [] }) }, { push: true });
    show({ focus: true });
    const at = (name) => root.querySelector(`[data-ev-control="${name}"]`);
    const [side, id] = focus.split(" ");
    const target = !ids.length ? select(kinds[0]) : at(focus) ?? at(`${side === "left" ? "right" : "left"} ${id}`)
      ?? root.querySelector("[data-ev-control]");
    target.focus();
  }

  /* With nothing in the address: what was picked before is offered. */
  function offerPicks() {
    root.querySelector(".ev-compare__picked")?.remove();
    const ready = kinds.filter((kind) => picked(kind).length > 1);
    if (!ready.length) return;
    const box = h("p", { class: "ev-compare__picked" }, ...ready.map((kind) => {
      const list = picked(kind).slice(0, data.most);
      return button(_("Compare {records}, which are in your brief", { records: listed(list.map((one) => one.label)) }), () => {
        shown = { kind, ids: [] };
        change(list.map((one) => one.id), "add");
      });
    }));
    part("start").prepend(box);
  }

  function openAll(open) {
    for (const one of part("table").querySelectorAll(".ev-compare__unfold")) {
      if (open !== (one.getAttribute("aria-expanded") === "true")) one.click();
    }
  }

  for (const form of root.querySelectorAll(".ev-compare__form")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const fields = [...form.querySelectorAll("select")];
      shown = { kind: fields[0].name, ids: [] };
      change(fields.map((field) => field.value), "add");
    });
  }
  part("only").addEventListener("change", () => {
    write({ only: part("only").checked ? ["differences"] : [] });
    show({ focus: true });
  });
  part("open").addEventListener("click", () => {
    const open = part("open").getAttribute("aria-pressed") !== "true";
    part("open").setAttribute("aria-pressed", String(open));
    opened.clear();
    openAll(open);
  });
  part("print").addEventListener("click", () => window.print());
  /* A link to this same page with another choice, such as the one in the navigation: instant navigation
     would swap nothing in. */
  const follow = (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const to = new URL(link.href);
    if (to.origin !== location.origin || to.pathname !== location.pathname || to.hash) return;
    event.preventDefault();
    event.stopPropagation();
    if (to.search !== location.search) history.pushState(null, "", to);
    show({ focus: true });
  };
  startTake(root, () => {
    const { table, named } = data.kinds[shown.kind];
    return { table, named, ids: shown.ids, chosen: { compared: shown.ids } };
  });
  const still = onAddress(() => show());
  addEventListener("click", follow, true);
  show();
  return () => {
    removeEventListener("click", follow, true);
    still();
  };
}
