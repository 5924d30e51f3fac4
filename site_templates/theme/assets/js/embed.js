/* On a page that others show within theirs: tells the page around it how high it is, whenever that changes. It
   tells nothing else, and listens to nothing. A part that stands on a further page of many is shown there. */
import { addressOfPart } from "./list-file.js";

const all = document.querySelector("[data-ev-part=all]");

const tell = () => parent.postMessage({ evidenceHeight: Math.ceil(all.getBoundingClientRect().height) }, "*");

if (all && parent !== window) {
  new ResizeObserver(tell).observe(all);
  addEventListener("hashchange", tell);
}

async function follow() {
  let part = "";
  try {
    part = decodeURIComponent(location.hash.slice(1));
  } catch {
    return; // an address that is none
  }
  if (!part || document.getElementById(part)) return;
  const there = await addressOfPart(part).catch(() => "");
  if (there && there !== location.href) location.replace(there);
}

addEventListener("hashchange", follow);
follow();
