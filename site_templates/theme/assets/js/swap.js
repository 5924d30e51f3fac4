/* Links that swap their page in, instead of loading the whole of it anew: the shell stays, and so do scripts,
   styles and fonts. What cannot be swapped in is loaded as ever. The rest of the site hears of it from
   document$ and location$, as with Material's own script. */

import { links, wear, worn } from "./styles.js";

const PARTS = ["skip", "container"].map((name) => `[data-md-component=${name}]`);
const HEAD = "title, meta[name], meta[property], link[rel=canonical], link[rel~=alternate], script[type]";
const scope = window.__md_scope;
let turn = 0;

/* The page that an address of this site names; what has an ending is a file. */
const isPage = (address) =>
  address.origin === scope.origin && address.pathname.startsWith(scope.pathname) && /(^|\/)(index\.html)?$/.test(address.pathname);

const isHere = (address) => address.pathname + address.search === location.pathname + location.search;

function keepPlace() {
  history.replaceState({ ...history.state, y: scrollY }, "");
}

/* The finished page at an address with its styles on, or null where there is none that can be swapped in. */
async function fetched(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok || !(answer.headers.get("content-type") || "").includes("text/html")) return null;
  const text = await answer.text();
  if (!text.includes("data-md-component")) return null; /* another policy may hold there: it is not even read */
  const page = new DOMParser().parseFromString(text, "text/html");
  if (!PARTS.every((part) => page.querySelector(part))) return null;
  const at = new URL(answer.url);
  return { page, at, old: await dressed(page, at) };
}

/* Brings the stylesheets of the page that comes before it is shown. Those of the page that goes, to take out. */
async function dressed(page, at) {
  const asked = links(page).map((link) => new URL(link.getAttribute("href"), at).href);
  const there = await Promise.all(asked.filter((href) => !worn(href)).map(wear));
  if (there.includes(false)) throw new TypeError("A stylesheet did not come.");
  const kept = asked.map(worn);
  return links().filter((link) => !kept.includes(link));
}

/* What stays will stand at other addresses than it came from: its links keep where they lead. */
function fix() {
  for (const link of document.querySelectorAll("head link[href], header a[href]")) link.setAttribute("href", link.href);
}

function swap(page) {
  for (const old of document.head.querySelectorAll(HEAD)) old.remove();
  for (const one of page.head.querySelectorAll(HEAD)) document.head.append(document.importNode(one, true));
  for (const part of PARTS) document.querySelector(part).replaceWith(document.importNode(page.querySelector(part), true));
  fix();
}

function scrollToPlace(address, y) {
  let target = null;
  try {
    target = document.getElementById(decodeURIComponent(address.hash.slice(1)));
  } catch {
    /* an address that is none */
  }
  if (typeof y === "number") scrollTo({ top: y, behavior: "instant" });
  else if (target) target.scrollIntoView({ behavior: "instant" });
  else scrollTo({ top: 0, behavior: "instant" });
}

/* What an address names is the page's target only where the browser itself went there. */
function aim(address) {
  const { state } = history;
  location.replace(address.hash);
  history.replaceState(state, "", address);
}

/* Goes to an address: `arrive` says that the address changes, before the page is shown. */
async function go(address, arrive, y) {
  const mine = ++turn;
  const found = await fetched(address).catch(() => null);
  if (mine !== turn) return;
  if (!found) return location.assign(address);
  const { page, at, old } = found;
  at.hash = address.hash;
  arrive(at);
  swap(page);
  old.forEach((link) => link.remove());
  window.location$.next(at);
  window.document$.next(document);
  if (at.hash) aim(at);
  scrollToPlace(at, y);
}

addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.hasAttribute("download") || (link.getAttribute("target") || "_self") !== "_self") return;
  const address = new URL(link.getAttribute("href"), document.baseURI);
  if (!isPage(address)) return;
  if (isHere(address) && address.hash) return; /* the browser goes there by itself */
  event.preventDefault();
  keepPlace();
  go(address, (at) => history[at.href === location.href ? "replaceState" : "pushState"]({}, "", at));
});

/* A step back or forth to another page; one that stays on its page ends in base.js. */
addEventListener("popstate", () => {
  go(new URL(location.href), (at) => history.replaceState(history.state, "", at), history.state?.y ?? 0);
});

/* Where a reader was comes back with a step back, and is left to the browser when the site is left. */
let resting = 0;
addEventListener("scroll", () => {
  clearTimeout(resting);
  const going = turn;
  resting = setTimeout(() => { if (going === turn) keepPlace(); }, 100);
}, { passive: true });
history.scrollRestoration = "manual";
addEventListener("beforeunload", () => { history.scrollRestoration = "auto"; });
fix();
