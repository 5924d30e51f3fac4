/* Walks over a built site in Firefox, or in Chromium, as a reader does who has no mouse: every kind of page by
   keyboard and by axe with all opened, then search, filters, picks, comparison, own brief and matrix in use.

     node tools/firefox/walk.mjs SITE BROWSER [PATH]      (firefox-esr, or a Chromium; one page alone)

   Prints what is wrong, and ends with 1 if anything is. What it asks of a page are the scripts of tests/browser. */

import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import puppeteer from "puppeteer-core";

const [site, program, only] = process.argv.slice(2);
const repository = new URL("../../", import.meta.url);
const ofTests = async (name) => (await readFile(new URL(`tests/browser/scripts/${name}.js`, repository), "utf8"));
const scripts = Object.fromEntries(await Promise.all(
  ["layout", "open_all", "settle", "thin", "axe_run"].map(async (name) => [name, await ofTests(name)])));
const axe = await readFile(createRequire(new URL("package.json", repository)).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".woff2": "font/woff2", ".xml": "application/xml",
};
const MOST_STOPS = 250;
const faults = [];
let where = "";
const wrong = (what) => faults.push(`${where}: ${what}`);
const expect = (true_, what) => { if (!true_) wrong(what); };

const base = new URL((/rel="canonical" href="([^"]+)"/.exec(await readFile(join(site, "index.html"), "utf8")) ?? [])[1] ?? "http://x/").pathname;
const server = createServer(async (request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname).replace(base, "/");
  const file = join(site, path.endsWith("/") ? `${path}index.html` : path);
  try {
    const body = await readFile(file);
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, "127.0.0.1");
await new Promise((ready) => server.once("listening", ready));
const origin = `http://127.0.0.1:${server.address().port}${base}`;

/* The fullest page of each kind: the pages of one folder are alike. */
async function kinds() {
  const fullest = new Map();
  for (const file of await readdir(site, { recursive: true })) {
    if (!file.endsWith("index.html") || file.startsWith("admin/editor")) continue;
    const folders = file.split("/").slice(0, -1);
    const kind = folders.length > 1 ? [...folders.slice(0, -1), "*"].join("/") : file;
    const size = (await readFile(join(site, file))).length;
    if (size > (fullest.get(kind)?.size ?? 0)) fullest.set(kind, { size, path: file.replace("index.html", "") });
  }
  return [...fullest.values()].map(({ path }) => path).sort();
}

const isFirefox = /firefox/.test(program);
const browser = await puppeteer.launch({
  browser: isFirefox ? "firefox" : "chrome",
  executablePath: program,
  headless: true,
  args: isFirefox ? [] : ["--no-sandbox"],
  extraPrefsFirefox: { "accessibility.tabfocus": 7, "focusmanager.testmode": true, "ui.prefersReducedMotion": 1 },
});
let page;

/* A walk by the Tab key ends in the bars around the page; only a new tab takes the focus back from them. */
async function newTab() {
  const before = page;
  page = await browser.newPage();
  page.on("pageerror", (error) => wrong(`script: ${error.message}`));
  page.on("console", (message) => { if (message.type() === "error") wrong(`console: ${message.text()}`); });
  await before?.close();
}

const run = (name, ...given) => page.evaluate(`(${scripts[name]})(...${JSON.stringify(given)})`);
const pause = (milliseconds) => new Promise((over) => setTimeout(over, milliseconds));

async function until(what) {
  for (let looks = 0; looks < 100; looks += 1) {
    if (await page.evaluate(`Boolean(${what})`)) return;
    await pause(100);
  }
  throw new Error(`never came: ${what}`);
}

async function open(path, width = 1280) {
  where = `/${path} (${width} px)`;
  await newTab();
  await page.setViewport({ width, height: 800 });
  await page.goto(origin + path, { waitUntil: "load" });
  await run("settle");
}

async function axeFaults() {
  if (!(await page.evaluate("window.axe?.version"))) await page.evaluate(axe);
  const found = await run("axe_run", { tags: TAGS, rules: [] });
  for (const [rule, example] of found) wrong(`axe: ${rule}: ${example}`);
}

let stops = 0;
let unjudged = 0;

/* Every stop of the Tab key: to be seen, named, in the order of the page, and none twice. */
async function byKeyboard() {
  await page.mouse.click(2, 2); /* the window has the focus, not what is around it */
  await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); window.evStops = []; });
  for (let count = 0; count < MOST_STOPS; count += 1) {
    await page.keyboard.press("Tab");
    const said = await page.evaluate(async () => {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const one = document.activeElement;
      if (!one || one === document.body || window.evStops.includes(one)) return { over: true };
      const before = window.evStops.at(-1);
      window.evStops.push(one);
      for (const moving of document.getAnimations()) moving.finish();
      const palette = one.name === "__palette" ? document.querySelectorAll("label[for^=__palette]") : [];
      const drawn = [one, ...(one.labels ?? []), ...palette]; /* of some inputs the label is what is seen */
      const isSeen = (it) => it.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        && it.getBoundingClientRect().width > 1 && it.getBoundingClientRect().height > 1;
      const isInWindow = () => {
        const { bottom, top } = one.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      };
      if (!drawn.some(isSeen) || !isInWindow()) await new Promise((over) => setTimeout(over, 500));
      const words = (ids) => (ids ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join("");
      const name = one.getAttribute("aria-label") || words(one.getAttribute("aria-labelledby")) || one.textContent
        || one.title || [...(one.labels ?? [])].map((label) => label.textContent).join("") || one.value || "";
      const ring = getComputedStyle(one);
      return {
        html: one.cloneNode(false).outerHTML.slice(0, 140),
        named: Boolean(name.trim()),
        judged: document.hasFocus(), /* else nothing is drawn as having the focus */
        seen: drawn.some(isSeen),
        inWindow: isInWindow(),
        at: `${Math.round(one.getBoundingClientRect().top)} px from its top`,
        inOrder: !before || Boolean(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING),
        ring: drawn.length > 1 || ring.outlineStyle !== "none" || ring.boxShadow !== "none" || ring.backgroundColor !== "rgba(0, 0, 0, 0)",
      };
    });
    if (said.over) return;
    stops += 1;
    unjudged += said.judged ? 0 : 1;
    for (const [is, what] of [[said.named, "no name"], [said.seen || !said.judged, "cannot be seen"], [said.inWindow || !said.judged, `lies outside the window (${said.at})`],
      [said.inOrder, "comes before what had the focus"], [said.ring || !said.judged, "shows no focus"]]) {
      if (!is) wrong(`keyboard: ${what}: ${said.html}`);
    }
  }
}

async function walkKinds() {
  const paths = (await kinds()).filter((path) => !only || path === only);
  for (const path of paths) {
    await open(path, 360);
    await run("open_all");
    await run("settle");
    for (const one of await run("layout", true)) wrong(`layout: ${one}`);
    await page.setViewport({ width: 1280, height: 800 });
    await run("thin");
    await run("settle");
    await axeFaults();
    await byKeyboard();
  }
  return paths.length;
}

/* --- parts in use ------------------------------------------------------------------------------------------- */

const text = (selector) => page.evaluate((asked) => document.querySelector(asked)?.textContent.trim() ?? "", selector);
const focused = (selector) => page.evaluate((asked) => document.activeElement?.matches(asked) ?? false, selector);

async function search() {
  await open("");
  await page.focus("[data-ev-component=search-link]");
  await page.keyboard.press("Enter");
  await until("document.querySelector('dialog.ev-search-dialog[open] input')");
  expect(await focused("dialog input"), "search: the field has no focus");
  await page.keyboard.type("co");
  await until("document.querySelector('.ev-search__results:not([hidden]) a')");
  expect(await text(".ev-search [role=status]"), "search: nothing is announced");
  await axeFaults();
  await page.keyboard.press("ArrowDown");
  expect(await focused(".ev-search__results a, [aria-activedescendant]"), "search: the arrow key leads to no result");
  await page.keyboard.press("Escape"); /* closes the names that fit, if any */
  await pause(300);
  if (await page.$("dialog.ev-search-dialog[open]")) await page.keyboard.press("Escape");
  await until("!document.querySelector('dialog.ev-search-dialog[open]')");
  expect(await focused("[data-ev-component=search-link]"), "search: Escape does not lead back to where it was opened");
}

async function filters() {
  await open("studies/");
  await until("document.querySelector('.ev-browse--live')");
  if (!(await page.$(".ev-facet input[type=checkbox]"))) return;
  await run("open_all");
  const before = await text("[data-ev-part=count]");
  await page.evaluate(() => [...document.querySelectorAll(".ev-facet input[type=checkbox]")].find((one) => one.checkVisibility()).focus());
  await page.keyboard.press(" ");
  await until(`document.querySelector('[data-ev-part=count]').textContent.trim() !== ${JSON.stringify(before)} || document.querySelector('.ev-chips')`);
  expect(await page.$("[role=status][data-ev-part=count], [role=status] [data-ev-part=count], [aria-live] [data-ev-part=count]"),
    "filters: how many are left is in no live region");
  await axeFaults();
  await page.focus(".ev-chip");
  await page.keyboard.press("Enter");
  expect(!(await page.evaluate(() => document.activeElement === document.body)), "filters: removing one loses the focus");
}

async function picks() {
  await open("studies/");
  await until("document.querySelectorAll('.ev-pick:not([hidden])').length > 1");
  const pressed = await page.$$(".ev-pick:not([hidden])");
  for (const one of pressed.slice(0, 2)) {
    await one.focus();
    await page.keyboard.press("Enter");
    await pause(200);
  }
  await until("document.querySelectorAll('.ev-pick[aria-pressed=true]').length === 2 && !document.querySelector('.ev-tray').hidden");
  await axeFaults();
  for (const path of ["compare/", "brief/"]) {
    const link = await page.evaluate((wanted) => [...document.querySelectorAll(".ev-tray a")].map((one) => one.href).find((one) => one.includes(wanted)), path);
    if (!link) {
      wrong(`picks: the bar does not lead to ${path}`);
      continue;
    }
    await open(link.replace(origin, ""));
    where = `/${path} with two picks`;
    await until("document.querySelector('[data-ev-component] [data-ev-part]:not([hidden])')");
    await pause(500);
    await run("settle");
    await axeFaults();
    await byKeyboard();
    await page.setViewport({ width: 360, height: 780 });
    await run("settle");
    for (const one of await run("layout", true)) wrong(`layout: ${one}`);
    await page.setViewport({ width: 1280, height: 800 });
    await open("studies/");
    await until("!document.querySelector('.ev-tray').hidden");
  }
}

async function matrix() {
  for (const path of ["matrix/", "ladder/"]) {
    await open(path);
    const mark = await page.$(".ev-chart__picture a[data-ev-open]");
    if (!mark) continue;
    await until("document.querySelector('.ev-evidence-panel')");
    await mark.focus();
    await page.keyboard.press("Enter");
    await until("document.querySelector('.ev-evidence-panel[open]') && !/Fetching/.test(document.querySelector('.ev-evidence-panel').textContent)");
    expect(await focused(".ev-evidence-panel *"), "panel: the focus is not in it");
    await axeFaults();
    await page.keyboard.press("Escape");
    await until("!document.querySelector('.ev-evidence-panel[open]')");
    expect(await focused("a[data-ev-open]"), "panel: closing it does not lead back");
  }
}

let kindsSeen = 0;
try {
  kindsSeen = await walkKinds();
  for (const use of [filters, picks, matrix, search]) {
    try {
      await use();
    } catch (error) {
      wrong(`${use.name}: ${error.message}`);
    }
  }
} finally {
  const version = await browser.version();
  await browser.close();
  server.close();
  server.closeAllConnections();
  for (const one of [...new Set(faults)]) console.log(one);
  console.log(`${version}: ${kindsSeen} kinds of pages with ${stops} stops of the keyboard (${unjudged} in a window without focus: only names and order), and four parts in use; ${new Set(faults).size} faults.`);
}
process.exitCode = faults.length ? 1 : 0;
