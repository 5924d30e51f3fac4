/* Which rows are shown of a chart that stands in several pages: those of the page, until a reader chooses something;
   then the first of what was chosen among all, and a way to more. The table below the chart shows the same. */
import { button, h } from "./dom.js";
import { _, figures } from "./words.js";

const MOST = 300; /* rows that are drawn at once */
const SVG = "http://www.w3.org/2000/svg";

/* `tableLine` makes a line of the table for a row, by its id; `again` shows the chart with more rows. */
export function createWindow(root, file, tableLine, again) {
  const table = document.querySelector("[data-ev-part=table]");
  const body = table.tBodies[0];
  const own = [...body.rows];
  const pager = document.querySelector("[data-ev-part=pager]");
  const head = table.tHead.rows.length; /* they are counted, too */
  const whole = table.getAttribute("aria-rowcount");
  const begins = own.length ? Number(own[0].getAttribute("aria-rowindex")) - head - 1 : 0;
  const size = file.pages[0][2];
  const more = h("div", { class: "ev-more", hidden: true });
  const ownLines = new Map(own.map((line) => [line.dataset.evRow, line]));
  let lines = ownLines;
  let wanted = size;
  let shown = [];
  root.querySelector("[data-ev-part=picture]").after(more);
  if (pager) more.after(pager);

  function arrange(all, asItCame) {
    lines = new Map(shown.map(({ id }) => [id, ownLines.get(id) ?? lines.get(id) ?? tableLine(id)]));
    const first = head + 1 + (asItCame ? begins : 0);
    [...lines.values()].forEach((line, number) => line.setAttribute("aria-rowindex", first + number));
    table.setAttribute("aria-rowcount", asItCame ? whole : all + head);
    body.replaceChildren(...lines.values());
  }

  function offer(left, all) {
    more.hidden = left <= 0;
    if (more.hidden) return;
    const next = Math.min(size, left);
    more.replaceChildren(...[
      h("p", { class: "ev-more__words", role: "status" }, _("The first {count} of {total} are shown.", { count: figures(shown.length), total: figures(all) })),
      button(_("Show {count} more", { count: figures(next) }), () => add(next)),
      next < left && all <= MOST && button(_("Show all {count}", { count: figures(all) }), () => add(left)),
    ].filter(Boolean));
  }

  /* Then the keys are on the first that came. */
  function add(count) {
    const first = shown.length;
    wanted += count;
    again();
    root.querySelector(`li[data-ev-row="${CSS.escape(shown[first]?.id ?? "")}"] a`)?.focus();
  }

  return {
    /* The rows of the model that are shown. */
    put({ rows }, asItCame) {
      shown = asItCame ? rows.slice(begins, begins + own.length) : rows.slice(0, wanted);
      arrange(rows.length, asItCame);
      if (pager) pager.hidden = !asItCame;
      offer(asItCame ? 0 : rows.length - shown.length, rows.length);
      return shown;
    },
    shown: () => shown,
    line: (id) => lines.get(id),
    /* Whatever is chosen now, as many rows are shown as at the beginning. */
    fresh() {
      wanted = size;
    },
    stop() {
      more.remove();
    },
  };
}

/* An element of a picture. */
export function svg(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
