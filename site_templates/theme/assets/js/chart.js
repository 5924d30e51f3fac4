/* What both charts do: sort and filter rows by the controls, keep that in the address, make the model of what
   is shown, and hand it to whatever shows it: screen, table, files, and Plotly, once a reader reaches for it. */
import { pictureColours } from "./chart-colours.js";
import { createDrawing } from "./chart-draw.js";
import { headline } from "./chart-headline.js";
import { createKeys } from "./chart-keys.js";
import { saveCsv, savePicture } from "./chart-save.js";
import { createSelection } from "./chart-select.js";
import { countingSelect } from "./facet-panel.js";
import { createFilter } from "./filter-engine.js";
import { itemsOf, startFilter } from "./filter.js";
import { startTake } from "./selection-take.js";

/* `chart` has model(base, shown), the shown chart as chart-model.js describes it, show(model), which puts it
   on the screen, figure(figure, model) for Plotly, csv(model, base), picture(model, colours), groups(), each with all rows, columns, the elements at
   the heads of its columns if these are themes, and says(model, point), what a mark says in words. One whose rows
   do not all stand in the page has its `data` and the `items` of its filter, fresh(), before other rows are shown,
   and left(id, ready), what falls without a study. */
export function startChart(root, chart) {
  const part = (name) => root.querySelector(`[data-ev-part=${name}]`);
  const picture = part("picture");
  const form = part("controls");
  const controls = [...form.elements].filter((one) => one instanceof HTMLSelectElement);
  const { figure, chart: base, name, filters, ...more } = chart.data ?? JSON.parse(part("data").content.textContent);
  const drawing = createDrawing(root, picture, () => chart.figure?.(figure, model) ?? figure);
  const twin = document.querySelector("[data-ev-part=table] tbody");
  const caption = twin?.closest("table").caption?.firstChild;
  const words = hoverWords(figure);
  const says = (mark) => chart.says?.(model, mark.dataset.evHover) ?? words.get(mark.dataset.evHover) ?? "";
  const keys = createKeys(picture, part("announcer"), chart.groups, says);
  const rows = chart.items ?? itemsOf(chart.groups()[0].querySelectorAll("li[data-ev-row]"), "evRow");
  const items = [rows, ...(chart.columns ? [itemsOf(chart.columns)] : [])];
  const lists = filters.map((data, number) => createFilter(data, items[number]));
  const head = { title: root.querySelector(".ev-chart__title"), subtitle: root.querySelector(".ev-chart__subtitle") };
  const ending = new AbortController();
  const facets = lists.flatMap((list, number) => list.facets.map((facet) => ({ facet, list, number })));
  const selects = controls.map((control) => {
    const of = facets.find(({ facet }) => facet.name === control.name);
    const { values } = lists.flatMap((list) => list.options).find((option) => option.name === control.name) ?? { values: [] };
    const fill = () => control.append(...values.slice(control.options.length).map(([id, label]) => new Option(label, id)));
    return { control, of, show: of && countingSelect(control, of.facet), fill };
  });
  const selection = createSelection(root, {
    lists: lists.map((list) => ({ ...list.facets[0], nouns: list.things })),
    count: part("count"),
    choose: (change) => page.choose(change),
  });
  let model = null;
  let ids = [];

  /* The page comes in the order of the first choices: then there is nothing to arrange at the start. */
  function draw(state, looks, first) {
    const [matching, themes] = looks.map((look, number) => lists[number].sorted(state)
      .filter((item) => look.shown[item]).map((item) => items[number][item].id));
    const shown = ids = chart.banded?.(matching, state) ?? matching;
    for (const { control, of, show, fill } of selects) {
      if (!of && state[control.name]) fill();
      if (of) show(state, looks[of.number].counts);
      else control.value = state[control.name];
    }
    const left = state.without ? more.without?.[state.without] ?? chart.left?.(state.without, () => page.choose({})) : undefined;
    selection.show(state);
    model = chart.model(base, {
      rows: shown,
      columns: themes,
      bands: chart.bands?.(shown, state),
      headline: headline({ lists, state, shown: [shown, themes].map((ids) => ids?.length), wholes: items.map((all) => all.length), phrases: more.phrases ?? {}, left: left?.label }),
      unit: more.unit,
      count: selection.words(...[shown, themes].filter(Boolean).map((ids) => ids.length)),
      left,
      byScore: state.sort === "score",
    });
    tellPanel(state);
    chart.fresh?.();
    if (chart.items) put(state);
    else if (!first || !isDefault(state)) {
      put(state);
      arrangeTable(twin, shown);
    }
    if (caption) caption.textContent = `${model.subtitle} `;
    keys.settle();
    head.title.textContent = model.title;
    head.subtitle.textContent = model.subtitle;
    drawing.refresh();
    return model.count;
  }

  const put = (state) => {
    chart.show(model, state, isDefault(state));
    selection.settle();
  };

  const isDefault = (state) => lists.every((list) => Object.values(list.address(state)).every((value) => !value.length));

  /* How much is chosen in the panel, and a way back where anything is. */
  function tellPanel(state) {
    const chosen = selects.filter(({ control }) => part("tools").contains(control) && control.selectedIndex > 0).length;
    part("chosen").textContent = chosen ? ` (${chosen})` : "";
    form.querySelector("[type=reset]").hidden = isDefault(state);
  }

  const page = startFilter(root, lists, draw);
  startTake(root, () => ({ ids, chosen: lists[0].narrowed(page.state()) }));

  const on = (target, type, does) => target.addEventListener(type, does, { signal: ending.signal, passive: true });
  part("more").addEventListener("toggle", () => { for (const { fill } of selects) fill(); }, { signal: ending.signal, once: true });
  for (const { control, of } of selects) {
    on(control, "change", () => page.choose({ [control.name]: of ? [control.value].filter(Boolean) : control.value }));
  }
  on(form, "reset", () => setTimeout(() => {
    selection.reset();
    page.clear({ options: true });
    controls[0].focus();
  }));
  /* The panel closes as a menu does: by Escape, and when the reader goes elsewhere. */
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !part("more").open) return;
    event.preventDefault();
    part("more").open = false;
    part("more").querySelector("summary").focus();
  }, { signal: ending.signal });
  on(document, "pointerdown", (event) => {
    if (!part("more").contains(event.target)) part("more").open = false;
  });
  form.addEventListener("submit", (event) => event.preventDefault(), { signal: ending.signal });
  on(picture, "pointermove", ({ pointerType }) => { if (pointerType !== "touch") drawing.reach(); });
  on(picture, "focusin", (event) => { if (byKeys(event)) drawing.reach(); });
  for (const other of ["pointerdown", "keydown", "pointerleave", "focusout"]) on(picture, other, drawing.hold);
  const point = (event) => {
    if (event.pointerType === "touch") return; /* a tap follows the link; a label would stay */
    drawing.point(event.target.closest?.("[data-ev-hover]")?.dataset.evHover ?? null);
  };
  on(picture, "pointerover", point);
  on(picture, "pointerleave", () => drawing.point(null));
  on(picture, "focusin", (event) => { if (byKeys(event)) point(event); });
  on(picture, "focusout", () => drawing.point(null));
  on(part("downloads"), "click", async (event) => {
    const format = event.target.closest("[data-ev-download]")?.dataset.evDownload;
    if (format === "csv") saveCsv(chart.csv(model, base), name);
    else if (format) await savePicture(await chart.picture(model, pictureColours()), format, name);
  });

  return {
    /* More rows are wanted of what is shown. */
    again() {
      put(page.state());
      keys.settle();
      drawing.refresh();
    },
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

/* A press gives the focus, too, and is about to open something. */
function byKeys(event) {
  return event.target.matches(":focus-visible");
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
