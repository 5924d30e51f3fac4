/* The names of records and questions that begin as somebody types: a list below the field, which stays the place
   of the keyboard (the combobox pattern of ARIA). */

import { h } from "./dom.js";
import { _, ngettext } from "./words.js";

/* `opened` hears that a name is followed. Nothing shows unless `wanted`, that is, while somebody types. */
export function createNames(field, id, root, opened) {
  const list = h("ul", { class: "ev-search__names", id, role: "listbox", "aria-label": _("Records and questions by name"), hidden: true });
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", id], ["aria-expanded", "false"]]) {
    field.setAttribute(name, value);
  }
  let active = -1;

  const names = {
    list,
    wanted: false,

    /* What is said of them to those who cannot see them */
    get words() {
      const count = list.hidden ? 0 : list.childElementCount;
      return count ? [" ", ngettext("{count} by name: the down arrow leads to it.", "{count} by name: the down arrow leads to them.", count)].join("") : "";
    },

    show(records) {
      list.replaceChildren(...records.map(option));
      list.hidden = !records.length || !names.wanted || document.activeElement !== field;
      field.setAttribute("aria-expanded", String(!list.hidden));
      activate(-1);
    },

    hide() {
      names.wanted = false;
      names.show([]);
    },

    /* Whether a key in the field was meant for the names. */
    onKey(event) {
      if (list.hidden) return false;
      const last = list.childElementCount - 1;
      if (event.key === "Escape") names.hide();
      else if (event.key === "ArrowDown" && active < last) activate(active + 1);
      else if (event.key === "ArrowUp" && active >= 0) activate(active - 1);
      else {
        if (event.key === "Tab" || event.key === "ArrowDown") names.hide(); /* a pointer may stay on what moves else */
        return false;
      }
      event.preventDefault(); /* the dialog stays open, the caret where it is */
      event.stopPropagation();
      return true;
    },

    /* Opens the name that is chosen, if one is. */
    follow() {
      if (list.hidden || active < 0) return false;
      open(list.children[active]);
      return true;
    },
  };

  function option(record, number) {
    return h("li", { class: "ev-search__name", role: "option", id: `${id}-${number}`, "aria-selected": "false", "data-href": new URL(record.path, root).href },
      h("span", {}, h("span", { class: "ev-search__name-title" }, record.title), record.note ? ` · ${record.note}` : ""), " ", h("span", { class: "ev-search__name-kind" }, record.kind.one));
  }

  function activate(number) {
    active = number;
    [...list.children].forEach((one, n) => one.setAttribute("aria-selected", String(n === number)));
    if (number < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", list.children[number].id);
    list.children[number]?.scrollIntoView({ block: "nearest" });
  }

  /* As a link that is pressed, so that the page changes as for any other. */
  function open(one) {
    const link = h("a", { href: one.dataset.href, hidden: true });
    field.after(link);
    names.hide();
    link.click();
    opened(link);
    link.remove();
  }

  list.addEventListener("mousedown", (event) => event.preventDefault()); /* the field keeps the focus */
  list.addEventListener("click", (event) => {
    const one = event.target.closest("[role=option]");
    if (one) open(one);
  });
  return names;
}
