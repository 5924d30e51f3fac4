/* Addresses that lead to a part of a page. Where the page has no such part, a sentence says so instead of
   silence; where a record was renamed, the link to its page takes the part along. */
import { button, h } from "./dom.js";
import { addressOfPart } from "./list-file.js";
import { _ } from "./words.js";

const ID = "ev-lost-part";

function part() {
  const hash = location.hash.slice(1);
  if (!hash || hash.startsWith(":~:")) return "";
  if (document.querySelector("[data-ev-component=own-brief]") && hash.includes("=")) return ""; // words typed there
  try {
    return decodeURIComponent(hash.split(":~:")[0]);
  } catch {
    return hash;
  }
}

function tell() {
  document.getElementById(ID)?.remove();
  const wanted = part();
  const moved = document.querySelector("[data-ev-component=moved]");
  if (moved) {
    const there = new URL(moved.href);
    there.search = location.search;
    there.hash = location.hash;
    moved.href = there.href;
    return;
  }
  const there = followed(wanted);
  if (there) {
    location.replace(there);
    return;
  }
  if (!wanted || document.getElementById(wanted) || document.getElementsByName(wanted).length) return;
  if (document.querySelector("[data-ev-list]")) elsewhere(wanted);
  else document.querySelector("article h1")?.after(notice(wanted));
}

/* What is not on this page of a long list may be on another. */
async function elsewhere(wanted) {
  const found = await addressOfPart(wanted).catch(() => "");
  if (part() !== wanted) return;
  if (found) location.replace(found);
  else document.querySelector("article h1")?.after(notice(wanted));
}

/* Where a part of this page stands now, or what its filters narrowed: a link names it in data-ev-moved. */
function followed(wanted) {
  const named = [...document.querySelectorAll("[data-ev-moved]")];
  const part = wanted && named.find((link) => link.dataset.evMoved === wanted);
  const link = part || (location.search && named.find(({ dataset }) => dataset.evMoved === "*"));
  if (!link) return "";
  const there = new URL(link.href);
  there.search = location.search;
  return there.href;
}

function notice(wanted) {
  const dismiss = () => {
    box.remove();
    history.replaceState(history.state, "", location.pathname + location.search);
    document.getElementById("ev-content")?.focus({ preventScroll: true });
  };
  const box = h("div", { id: ID, class: "ev-notice", role: "alert" },
    h("p", {}, _("The address asks for the part “{part}”, which this page does not have. It may have been renamed or taken out, or the link may be incomplete. The page is shown from its beginning.", { part: wanted })),
    button(_("Dismiss"), dismiss));
  return box;
}

addEventListener("hashchange", tell);
window.document$.subscribe(tell);
