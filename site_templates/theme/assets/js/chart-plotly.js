/* Fetches Plotly's script and its styles once, when a reader reaches for a chart. */
import { h } from "./dom.js";

let plotly = null;

export function loadPlotly() {
  plotly ??= new Promise((resolve, reject) => {
    /* Plotly adds its style rules to this sheet, or, told so by the class, leaves it as it is. */
    const styles = h("link", {
      id: "plotly.js-style-global", class: "no-inline-styles", rel: "stylesheet",
      href: new URL("../vendor/plotly-style.css", import.meta.url),
    });
    const script = h("script", { src: new URL("../vendor/plotly-basic.min.js", import.meta.url) });
    script.onload = () => (window.Plotly ? resolve(window.Plotly) : reject(new Error("no Plotly")));
    script.onerror = () => {
      plotly = null; /* the next reach tries again */
      script.remove();
      styles.remove();
      reject(new Error("Plotly could not be fetched"));
    };
    /* Not in the head, from which instant navigation takes what the next page does not name. */
    document.body.append(styles, script);
  });
  return plotly;
}

/* Nothing is uploaded, no mode bar, no logo. */
export const CONFIG = {
  displayModeBar: false,
  displaylogo: false,
  showSendToCloud: false,
  plotlyServerURL: "",
  responsive: false,
  scrollZoom: false,
  doubleClick: false,
};
