/* What falls when one study is left out. The generator says what is left of each cell; here it is only
   shown: changed numbers, fallen cells under two crossing lines, and the words above the chart. */
import { h } from "./dom.js";

/* `falls` has an entry a study: words, findings, cells (point: [findings, quotes, shade]), rows. `cells`
   holds the cells of the table by point. */
export function createWithout(root, falls, cells) {
  const box = root.querySelector("[data-ev-part=without]");
  const touched = new Map(); /* elements with what they were */
  let left = {};
  let label = "";

  function show(study) {
    restore();
    left = falls[study]?.cells ?? {};
    label = [...root.querySelector("select[name=without]")?.options ?? []].find((one) => one.value === study)?.text ?? "";
    box.hidden = !falls[study];
    box.replaceChildren(...(falls[study] ? words(falls[study]) : []));
    if (!falls[study]) return;
    const gone = new Set(falls[study].rows);
    for (const row of root.querySelectorAll("[data-ev-row]")) {
      row.classList.toggle("ev-matrix__row--left-out", gone.has(row.dataset.evRow));
    }
    for (const mark of root.querySelectorAll(".ev-chart__mark")) {
      const counts = left[mark.dataset.evOpen];
      if (counts) change(mark, mark.dataset.evOpen, ...counts);
    }
    for (const point of Object.keys(left)) {
      const cell = cells.get(point);
      if (!cell) continue;
      const note = h("small", {}, ` (${remains(point)})`);
      cell.append(note);
      touched.set(note, () => note.remove());
    }
  }

  /* What a cell holds without the study, in words. */
  function remains(point) {
    const [findings, quotes] = left[point];
    const parts = [[findings, "finding"], [quotes, "quote"]].filter(([count]) => count);
    const words = parts.map(([count, noun]) => `${count} ${count === 1 ? noun : `${noun}s`}`).join(", ");
    return `without ${label}: ${words || "none cited"}`;
  }

  const said = (point, words) => (left[point] ? `${words} W${remains(point).slice(1)}.` : words);

  /* The table to download: a label, then findings and quotes of each theme. */
  function table(whole, themes) {
    const rows = Object.entries(whole.rows).map(([id, [name, ...counts]]) => {
      const now = counts.map((count, number) => {
        return left[`${id}.${themes[Math.floor(number / 2)]}`]?.[number % 2] ?? count;
      });
      return [id, [name, ...now]];
    });
    return { ...whole, rows: Object.fromEntries(rows) };
  }

  function change(mark, point, findings, quotes, shade) {
    const square = mark.querySelector(`rect[data-ev-point="${CSS.escape(point)}"]`);
    const number = mark.querySelector(`[data-ev-number="${CSS.escape(point)}"]`);
    const quoted = mark.querySelector(`[data-ev-point="${CSS.escape(`${point}.quotes`)}"]`);
    if (square && findings) {
      set(square, "class", `ev-matrix__square ev-matrix__square--${shade}`);
      set(number, "class", `ev-matrix__number ev-matrix__number--${shade}`);
      text(number, String(findings));
    } else if (square) for (const one of [square, number]) hide(one);
    if (quoted && quotes) text(quoted, `“${quotes}”`);
    else if (quoted) hide(quoted);
    const spoken = mark.querySelector(".ev-visually-hidden");
    text(spoken, `${spoken.textContent}; ${remains(point)}`);
    if (findings || quotes) return;
    const fallen = h("span", { class: "ev-matrix__fallen" });
    mark.append(fallen);
    touched.set(fallen, () => fallen.remove());
  }

  /* A mark that is hidden has no place, so that Plotly does not draw it either. */
  function hide(element) {
    element.style.display = "none";
    touched.set(element, () => { element.style.display = ""; });
  }

  function set(element, name, value) {
    const before = element.getAttribute(name);
    element.setAttribute(name, value);
    const undo = touched.get(element);
    touched.set(element, () => { undo?.(); element.setAttribute(name, before); });
  }

  function text(element, value) {
    const before = element.textContent;
    element.textContent = value;
    const undo = touched.get(element);
    touched.set(element, () => { undo?.(); element.textContent = before; });
  }

  function restore() {
    for (const undo of touched.values()) undo();
    touched.clear();
    for (const row of root.querySelectorAll(".ev-matrix__row--left-out")) {
      row.classList.remove("ev-matrix__row--left-out");
    }
  }

  /* The figure with the numbers that are left, its fallen points left out. */
  function prepare(figure) {
    if (!Object.keys(left).length) return figure;
    const now = (id) => {
      const quotes = id.endsWith(".quotes");
      const counts = left[quotes ? id.slice(0, -".quotes".length) : id];
      return counts && counts[quotes ? 1 : 0];
    };
    const data = figure.data.map((trace) => {
      if (!["cited", "quotes"].includes(trace.name)) return trace;
      const kept = trace.ids.map((_, number) => number).filter((number) => now(trace.ids[number]) !== 0);
      const few = { ...trace };
      for (const key of ["ids", "x", "y", "text", "hovertext"]) few[key] = kept.map((number) => trace[key][number]);
      few.text = few.text.map((words, number) => {
        const count = now(few.ids[number]);
        return count ? words.replace(/\d+/, String(count)) : words;
      });
      few.hovertext = few.hovertext.map((words, number) => {
        const point = few.ids[number].replace(/\.quotes$/, "");
        return left[point] ? `${words}<br>${plain(remains(point))}` : words;
      });
      return few;
    });
    return { ...figure, data };
  }

  return { show, prepare, said, table };
}

/* Plotly reads a few tags in its labels. */
function plain(words) {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function words({ words: sentences, findings }) {
  const items = findings.map(([statement, path]) => h("li", {}, h("a", { href: new URL(path, window.__md_scope).href }, statement)));
  return [h("p", {}, sentences.join(" ")), ...(items.length ? [h("ul", {}, ...items)] : [])];
}
