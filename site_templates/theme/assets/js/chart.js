/* What both charts do: sort and filter rows by the controls, keep that in the address, and draw with
   Plotly once a reader reaches for the chart. The two charts bring how their rows are arranged. */
import { createDrawing } from "./chart-draw.js";
import { createKeys } from "./chart-keys.js";
import { saveCsv, savePicture } from "./chart-save.js";
import { createSelection } from "./chart-select.js";
import { countingSelect } from "./facet-panel.js";
import { createFilter } from "./filter-engine.js";
import { itemsOf, startFilter } from "./filter.js";

/* `chart` has arrange(rows, columns, state) and count(rows, columns, state), with the ids that are shown,
   groups(), each with all rows, columns, the elements at the heads of its columns if these are themes, and
   layout(layout, rows, columns, state), which fits the picture that leaves the page. */
export function startChart(root, chart) {
  const prepared = chart.prepare ?? ((figure) => figure);
  const said = chart.said ?? ((point, words) => words);
  const part = (name) => root.querySelector(`[data-ev-part=${name}]`);
  const picture = part("picture");
  const form = part("controls");
  const controls = [...form.elements].filter((one) => one instanceof HTMLSelectElement);
  const { figure, table, name, filters, ...more } = JSON.parse(part("data").content.textContent);
  const drawing = createDrawing(root, picture, figure, prepared);
  const twin = document.querySelector("[data-ev-part=table] tbody");
  const words = hoverWords(figure);
  const keys = createKeys(picture, part("announcer"), chart.groups, (mark) => said(mark.dataset.evHover, words.get(mark.dataset.evHover) ?? ""));
  const rows = itemsOf(chart.groups()[0].querySelectorAll("li[data-ev-row]"), "evRow");
  const items = [rows, ...(chart.columns ? [itemsOf(chart.columns)] : [])];
  const lists = filters.map((data, number) => createFilter(data, items[number]));
  const [ofRows] = lists;
  const head = { title: root.querySelector(".ev-chart__title"), subtitle: root.querySelector(".ev-chart__subtitle") };
  const whole = { title: head.title.textContent, subtitle: head.subtitle.textContent };
  const ending = new AbortController();
  const facets = lists.flatMap((list, number) => list.facets.map((facet) => ({ facet, list, number })));
  const selects = controls.map((control) => {
    const of = facets.find(({ facet }) => facet.name === control.name);
    return { control, of, show: of && countingSelect(control, of.facet) };
  });
  const selection = createSelection(root, {
    lists: lists.map((list) => ({ ...list.facets[0], nouns: list.things })),
    count: part("count"),
    choose: (change) => page.choose(change),
  });
  let shown = [];
  let filtered = "";

  /* The page comes in the order of the first choices: then there is nothing to arrange at the start. */
  function draw(state, looks, first) {
    shown = looks.map((look, number) => lists[number].sorted(state)
      .filter((item) => look.shown[item]).map((item) => items[number][item].id));
    for (const { control, of, show } of selects) {
      if (of) show(state, looks[of.number].counts);
      else control.value = state[control.name];
    }
    selection.show(state);
    if (!first || !isDefault(state)) {
      chart.arrange(...shown, state);
      arrangeTable(twin, shown[0]);
    }
    keys.settle();
    const counted = selection.words(...shown.map((ids) => ids.length)) ?? chart.count(shown, rows.length, state);
    filtered = [filterWords(state), selection.head()].filter(Boolean).join(", ");
    head.title.textContent = filtered ? `${document.querySelector("h1").textContent}: ${filtered}` : whole.title;
    head.subtitle.textContent = filtered ? counted : whole.subtitle;
    drawing.refresh();
    if (!first) drawing.draw();
    return counted;
  }

  const isDefault = (state) => lists.every((list) => Object.values(list.address(state)).every((value) => !value.length));

  /* What is filtered, in words: the headline of the whole chart does not fit a part of it. */
  function filterWords(state) {
    return selects.filter(({ control }) => control.name !== "sort" && control.selectedIndex > 0).map(({ control, of }) => {
      const chosen = of ? of.list.labels(of.facet, state)[0] : control.selectedOptions[0].text;
      return `${control.closest("label").querySelector("span").textContent}: ${chosen}`;
    }).join(", ");
  }

  const page = startFilter(root, lists, draw);

  const on = (target, type, does) => target.addEventListener(type, does, { signal: ending.signal, passive: true });
  for (const { control, of } of selects) {
    on(control, "change", () => page.choose({ [control.name]: of ? [control.value].filter(Boolean) : control.value }));
  }
  on(form, "reset", () => setTimeout(() => {
    selection.reset();
    page.clear({ options: true });
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
    if (format === "csv") saveCsv(csvRows(chart.left?.(table) ?? table, ...shown), name);
    else if (format) {
      const [order, columns] = shown;
      const alone = await drawing.picture({ rows: chart.figureRows?.(order) ?? order, columns });
      if (filtered) {
        alone.figure.layout.title.text = wrapped(head.title.textContent, 60);
        alone.figure.layout.title.subtitle.text = wrapped(head.subtitle.textContent, 90);
      }
      chart.layout(alone.figure.layout, order, columns, page.state());
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
      page.stop();
      selection.stop();
      drawing.stop();
    },
  };
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
  const rows = [...order, ...Object.keys(table.rows).filter((id) => id.startsWith("*"))].map((id) => table.rows[id]);
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
