/* Buttons that copy: with data-ev-href the address in it, with data-ev-target the words of the element that it names;
   data-ev-copy says what else: "address" the address on view with its filters, "embed" code that shows the address in
   data-ev-href in a frame, "code" the words with their lines. It says what was copied; where the browser refuses, it
   selects the words, so that the keyboard or a long press copies them. Other modules call copyText and copyAddress. */
import { announce, h } from "./dom.js";
import { _ } from "./words.js";

const SAID_FOR = 2500; // milliseconds for which a button says that it has copied
const FRAME_HEIGHT = 320; // pixels, where nobody listens to what is told
const told = new WeakMap();

/* Copies text for a button: resolves to whether it could; where it could not, the text stands selected. */
export async function copyText(text, button, { what = _("Text"), element = null } = {}) {
  clear(button);
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (element) select(element);
    else offer(text, button, what);
    announce(_("The browser did not allow copying. {what} is selected: copy it as you copy other text.", { what }));
    return false;
  }
  said(button, what);
  return true;
}

/* The button says it for a while, and screen readers once. */
function said(button, what) {
  say(button, _("{what} copied", { what }));
  announce(_("{what} copied.", { what }));
}

/* Copies the address on view, or one relative to it. */
export function copyAddress(button, href = location.href) {
  return copyText(new URL(href, location.href).href, button, { what: _("Link") });
}

/* A frame of a fixed height, and a line that follows the height that the page in it tells. */
function embedCode({ href, origin }, title) {
  const frame = h("iframe", { src: href, title, width: "100%", height: FRAME_HEIGHT, loading: "lazy", style: "border:0" });
  return `${frame.outerHTML}\n<script>addEventListener("message",e=>{const y=e.data&&e.data.evidenceHeight;if(y&&e.origin===${JSON.stringify(origin)})`
    + 'for(const f of document.querySelectorAll("iframe"))if(f.contentWindow===e.source)f.height=y})</scr' + "ipt>";
}

function say(button, words) {
  const label = button.querySelector(".ev-copy__label") ?? button;
  const before = told.get(button)?.before ?? label.textContent;
  label.textContent = words;
  button.classList.add("ev-copy--done");
  const timer = setTimeout(() => clear(button), SAID_FOR);
  told.set(button, { label, before, timer });
}

function clear(button) {
  button.parentElement?.querySelector(".ev-copy__offer")?.remove();
  const state = told.get(button);
  if (!state) return;
  clearTimeout(state.timer);
  state.label.textContent = state.before;
  button.classList.remove("ev-copy--done");
  told.delete(button);
}

function offer(text, button, what) {
  const field = h("input", {
    type: "text", readonly: true, value: text,
    oncopy: () => said(button, what),
    onblur: () => offered.remove(),
  });
  const offered = h("label", { class: "ev-copy__offer" }, h("span", {}, _("{what} to copy", { what })), field);
  button.after(offered);
  field.focus();
  field.select();
}

function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("button.ev-copy");
  if (!button) return;
  const { evCopy: kind, evHref: href, evTarget: target, evWhat: what } = button.dataset;
  if (kind === "address" || (href && !kind)) copyAddress(button, href);
  else if (kind === "embed") copyText(embedCode(new URL(href, location.href), button.dataset.evTitle), button, { what: _("Code") });
  else {
    const element = document.getElementById(target);
    if (!element) return;
    const text = kind === "code" ? element.textContent : element.textContent.replace(/\s+/g, " ").trim();
    copyText(text, button, { what, element });
  }
});
