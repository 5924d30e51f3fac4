/* The page of the search: the same search, with its state in the address. */

import { onAddress, readAll, write } from "./address.js";
import { h } from "./dom.js";
import { refresh } from "./tray.js";
import { createSearch } from "./search-view.js";
import { _ } from "./words.js";

export function start(container, { page, root, setting }) {
  const asked = () => {
    const { q, kind } = readAll(["q", "kind"]);
    return { q: q[0] ?? "", kinds: kind };
  };
  const search = createSearch(container, {
    page,
    root,
    state: asked(),
    listsBelow: true,
    drawn: refresh,
    changed: ({ q, kinds }) => container.isConnected && write({ q: q.trim(), kind: kinds }),
  });
  const key = h("input", { type: "checkbox", checked: setting.isOn(), onchange: () => setting.turn(key.checked) });
  container.append(h("label", { class: "ev-search__setting" }, key, _("Open the search with the / key")));
  const still = onAddress(() => search.set(asked()));
  if (search.state.q || search.state.kinds.length) search.ask();
  else search.field.addEventListener("focus", search.ask, { once: true });
  return {
    field: search.field,
    stop() {
      still();
      search.stop();
    },
  };
}
