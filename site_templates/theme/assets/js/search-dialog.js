/* The search in a dialog over any page. */

import { h } from "./dom.js";
import { addressOf, createSearch } from "./search-view.js";
import { wholeStyles } from "./styles.js";
import { _, filled } from "./words.js";

const dressed = wholeStyles();
let open = null;

export function openSearch({ page, root }) {
  dressed.then(() => {
    open ??= create(page, root);
    open();
  });
}

function create(page, root) {
  const body = h("div", { class: "ev-search ev-search--dialog" });
  const close = h("button", { class: "ev-search__close", type: "button" }, _("Close"));
  const all = h("a", { href: page }, _("All results on one page"));
  const foot = h("p", { class: "ev-search__foot" },
    h("span", { class: "ev-search__keys", "aria-hidden": "true" },
      ...filled(_("{arrows} to move, {enter} to open, {escape} to close"), {
        arrows: h("span", {}, h("kbd", {}, "↑"), h("kbd", {}, "↓")), enter: h("kbd", {}, "Enter"), escape: h("kbd", {}, "Esc") })),
    all);
  const dialog = h("dialog", { class: "ev-search-dialog", "aria-label": _("Search") },
    h("div", { class: "md-typeset ev-search-dialog__inner" }, close, body, foot));
  document.body.append(dialog);

  const search = createSearch(body, {
    page,
    root,
    state: {},
    changed: (state) => (all.href = addressOf(page, state)),
    opened: follow,
  });
  close.addEventListener("click", () => dialog.close());
  all.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); /* beside it */
  });
  dialog.addEventListener("click", (event) => {
    if (event.target.closest(".ev-search__lists a")) dialog.close();
  });

  /* A result on the page that is open, where the address stays as it is: nothing else would scroll to it. */
  function follow(link) {
    dialog.close();
    if (link.href === location.href) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }

  return () => {
    if (!dialog.isConnected) document.body.append(dialog);
    if (dialog.open) return;
    dialog.showModal();
    search.field.focus();
    search.field.select();
    search.ask();
  };
}
