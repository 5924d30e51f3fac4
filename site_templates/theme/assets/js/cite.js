/* How a page is cited: once opened, the review and the data stand there too, fetched from the page of data, where
   they stand in full; and a reference that is copied gets the day on which the reader saw the page. */
import { h } from "./dom.js";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];
const SHORT = 3; // letters of a month, where it is cut

/* The words that say when somebody saw a page: {year}, {month}, {mon} and {day} are those of a date. */
export function seen(words, date, language = "en") {
  const name = (month) => new Intl.DateTimeFormat(language, { month }).format(date);
  const month = language === "en" ? MONTHS[date.getMonth()] : name("long");
  const mon = language === "en" ? month.slice(0, SHORT) : name("short");
  const parts = { year: date.getFullYear(), month, mon, day: date.getDate() };
  return words.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
}

/* Before it is copied, a reference gets the day; the click goes on to what copies. */
function dated(event) {
  const button = event.target instanceof Element && event.target.closest("button[data-ev-target]");
  const element = button && document.getElementById(button.dataset.evTarget);
  for (const place of element ? element.querySelectorAll("[data-ev-accessed]") : []) {
    place.textContent = seen(place.dataset.evAccessed, new Date(), document.documentElement.lang);
  }
}

/* The works that the page of data tells, with links that lead from here. */
async function others(link) {
  const answer = await fetch(link);
  if (!answer.ok) return [];
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const works = [...page.querySelectorAll(".ev-cite__work")].slice(1);
  for (const place of works.flatMap((work) => [...work.querySelectorAll("[href]")])) {
    place.setAttribute("href", new URL(place.getAttribute("href"), link).href);
  }
  return works.map((work) => document.importNode(work, true));
}

export function start(root) {
  const stops = new AbortController();
  const { signal } = stops;
  const more = root.querySelector(".ev-cite__more");
  document.addEventListener("click", dated, { capture: true, signal });
  root.addEventListener("toggle", async () => {
    const link = more?.querySelector("a");
    if (!root.open || !link || root.querySelector(".ev-cite__work + .ev-cite__work")) return;
    const works = await others(link.href).catch(() => []); // without them, the links lead there
    if (!works.length || signal.aborted || !more.isConnected) return;
    more.replaceWith(h("div", { class: "ev-cite__others" }, ...works));
  }, { signal });
  return () => stops.abort();
}
