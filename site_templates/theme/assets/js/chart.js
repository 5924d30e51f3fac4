/* What both charts do: sort and filter rows by the controls, keep that in the address, and draw with
   Plotly once a reader reaches for the chart. The two charts bring how their rows are arranged. */
import { onAddress, readAll, resolve, unknownSentence, write } from "./address.js";
import { createDrawing } from "./chart-draw.js";
import { createKeys } from "./chart-keys.js";
import { saveCsv, savePicture } from "./chart-save.js";
import { createSelection, listsOf } from "./chart-select.js";

/* `chart` has arrange(order, state), count(order, total), groups(), columns(state), the themes that are
   shown where these are its columns, and
   layout(layout, order, state), which fits the picture that leaves the page. */
export function startChart(root, chart) {
  const prepared = chart.prepare ?? ((figure) => figure);
  const said = chart.said ?? ((point, words) => words);
  const part = (name) => root.querySelector(`[data-ev-part=${name}]`);
  const picture = part("picture");
  const form = part("controls");
  const controls = [...form.elements].filter((one) => one instanceof HTMLSelectElement);
  const { figure, table, name, former, ...more } = JSON.parse(part("data").content.textContent);
  const drawing = createDrawing(root, picture, figure, prepared);
  const twin = document.querySelector("[data-ev-part=table] tbody");
  const words = hoverWords(figure);
  const keys = createKeys(picture, part("announcer"), chart.groups, (mark) => said(mark.dataset.evHover, words.get(mark.dataset.evHover) ?? ""));
  const rows = rowsOf(picture);
  const head = { title: root.querySelector(".ev-chart__title"), subtitle: root.querySelector(".ev-chart__subtitle") };
  const whole = { title: head.title.textContent, subtitle: head.subtitle.textContent };
  const ending = new AbortController();
  let order = [];
  const selection = createSelection(root, {
    lists: listsOf(root, { rows: [...rows.keys()], themes: chart.columns?.({}), nouns: more.nouns, former }),
    count: part("count"),
    changed,
  });

  /* The choices of the controls, and `rows` and `themes` where only these are shown. */
  function state() {
    return { ...Object.fromEntries(controls.map((control) => [control.name, control.value])), ...selection.state() };
  }

  const isDefault = () => controls.every((control) => control.selectedIndex === 0) && !selection.head();

  /* The page comes in the order of the first choices: then there is nothing to arrange at the start. */
  function apply(arranged = false) {
    const now = state();
    const shown = [...rows.values()].filter((row) => matches(row, now));
    shown.sort((one, other) => one.ranks[now.sort] - other.ranks[now.sort]);
    order = shown.map((row) => row.id);
    if (!arranged) {
      chart.arrange(order, now);
      arrangeTable(twin, order);
    }
    keys.settle();
    const seen = [order.length, ...(chart.columns ? [chart.columns(now).length] : [])];
    part("count").textContent = selection.words(...seen) ?? chart.count(order.length, rows.size, now);
    const filters = leftWords();
    head.title.textContent = filters ? `${document.querySelector("h1").textContent}: ${filters}` : whole.title;
    head.subtitle.textContent = filters ? part("count").textContent : whole.subtitle;
    drawing.refresh();
  }

  function changed() {
    apply();
    part("unknown").textContent = "";
    write(chosen(), { push: true });
    drawing.draw();
  }

  function chosen() {
    const values = controls.map((one) => [one.name, one.selectedIndex ? one.value : ""]);
    return { ...Object.fromEntries(values), ...selection.address() };
  }

  const leftWords = () => [filterWords(controls), selection.head()].filter(Boolean).join(", ");

  /* Sets the controls to what the address asks for; returns the sentence on what it does not know. */
  function readAddress() {
    const asked = readAll(controls.map((control) => control.name));
    const { unknown, renamed: earlier } = selection.read();
    let renamed = earlier;
    for (const control of controls) {
      const known = [...control.options].map((option) => option.value);
      const found = resolve(asked[control.name], known, JSON.parse(control.dataset.evFormer ?? "{}"));
      control.value = found.values[0] ?? known[0];
      renamed ||= found.renamed.length > 0;
      const name = control.closest("label").querySelector("span").textContent;
      unknown.push(...found.unknown.map((value) => ({ name, value })));
    }
    if (renamed) write(chosen());
    return unknownSentence(unknown);
  }

  part("unknown").textContent = readAddress();
  apply(isDefault());

  const on = (target, type, does) => target.addEventListener(type, does, { signal: ending.signal, passive: true });
  on(form, "change", changed);
  onAddress(() => {
    const before = JSON.stringify(state());
    part("unknown").textContent = readAddress();
    if (JSON.stringify(state()) !== before) apply();
  }, { signal: ending.signal });
  on(form, "reset", () => setTimeout(() => {
    for (const control of controls) control.value = control.options[0].value;
    selection.reset();
    changed();
  }));
  form.addEventListener("submit", (event) => event.preventDefault(), { signal: ending.signal });
  for (const reach of ["pointermove", "pointerdown", "focusin"]) {
    for (const target of [picture, form]) on(target, reach, drawing.draw);
  }
  const point = (event) => {
    if (event.pointerType === "touch") return; /* a tap follows the link; a label would stay */
    drawing.point(event.target.closest?.("[data-ev-hover]")?.dataset.evHover ?? null);
  };
  on(picture, "pointerover", point);
  on(picture, "pointerleave", () => drawing.point(null));
  on(picture, "focusin", point);
  on(picture, "focusout", () => drawing.point(null));
  on(part("downloads"), "click", async (event) => {
    const format = event.target.closest("[data-ev-download]")?.dataset.evDownload;
    if (format === "csv") saveCsv(csvRows(chart.left?.(table) ?? table, order, chart.columns?.(state())), name);
    else if (format) {
      const shown = { rows: chart.figureRows?.(order) ?? order, columns: chart.columns?.(state()) };
      const alone = await drawing.picture(shown);
      if (leftWords()) {
        alone.figure.layout.title.text = wrapped(head.title.textContent, 60);
        alone.figure.layout.title.subtitle.text = wrapped(head.subtitle.textContent, 90);
      }
      chart.layout(alone.figure.layout, order, state());
      await savePicture(alone.Plotly, alone.figure, format, name);
    }
  });

  return {
    figure,
    ...more,
    unknown(sentence) {
      part("unknown").textContent = `${part("unknown").textContent} ${sentence}`.trim();
    },
    stop() {
      ending.abort();
      selection.stop();
      drawing.stop();
    },
  };
}

/* What is filtered, in words: the headline of the whole chart does not fit a part of it. */
function filterWords(controls) {
  return controls
    .filter((control) => control.name !== "sort" && control.selectedIndex > 0)
    .map((control) => {
      const chosen = control.selectedOptions[0].textContent.replace(/ \(\d+\)$/, "");
      return `${control.closest("label").querySelector("span").textContent}: ${chosen}`;
    })
    .join(", ");
}

/* Plain text in lines, for Plotly, which reads a few tags in its titles. */
function wrapped(text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= width) lines.push("");
    lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines.join("\n").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", "<br>");
}

/* The rows of the static picture by id, with their place in each order and what they are filtered by. */
function rowsOf(picture) {
  const rows = new Map();
  for (const element of picture.querySelectorAll("[data-ev-row]")) {
    const data = element.dataset;
    rows.set(data.evRow, {
      id: data.evRow,
      ranks: JSON.parse(data.evRanks),
      values: JSON.parse(data.evValues),
    });
  }
  return rows;
}

function matches(row, state) {
  if (state.rows.length && !state.rows.includes(row.id)) return false;
  return Object.entries(row.values).every(([name, values]) => !state[name] || values.includes(state[name]));
}

/* The table shows the same studies in the same order. */
function arrangeTable(body, order) {
  const lines = new Map([...body.rows].map((line) => [line.dataset.evRow, line]));
  for (const line of lines.values()) line.hidden = true;
  for (const id of order) {
    const line = lines.get(id);
    line.hidden = false;
    body.append(line);
  }
}

function csvRows(table, order, themes) {
  const columns = table.columns.map((_, number) => number)
    .filter((number) => !themes || !table.columns[number].theme || themes.includes(table.columns[number].theme));
  const rows = [...order, ...("*" in table.rows ? ["*"] : [])].map((id) => table.rows[id]);
  const value = (row, number) => {
    return table.columns[number].link ? new URL(row[number], window.__md_scope).href : row[number];
  };
  const lines = rows.map((row) => columns.map((number) => value(row, number)));
  return [columns.map((number) => table.columns[number].title), ...lines];
}

/* What Plotly's label says of a point, as a sentence. */
function hoverWords(figure) {
  const words = new Map();
  for (const trace of figure.data) {
    trace.hovertext?.forEach((html, number) => {
      const text = html.replaceAll("<br />", " ").replaceAll("<br>", ". ").replaceAll(/<\/?b>/g, "");
      words.set(trace.ids[number], `${text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")}.`);
    });
  }
  return words;
}
