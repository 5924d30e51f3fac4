/* Starts the chart or list of a page, after every page change, and only then fetches what it needs. */
const starts = {
  "findings-table": () => import("./findings-table.js"),
  gaps: () => import("./gaps.js"),
  ladder: () => import("./ladder.js"),
  matrix: () => import("./matrix.js"),
};
let stops = [];

window.document$.subscribe(() => {
  for (const stop of stops.splice(0)) stop();
  const components = Object.keys(starts).map((name) => `[data-ev-component=${name}]`).join();
  for (const root of document.querySelectorAll(components)) {
    starts[root.dataset.evComponent]().then((module) => {
      if (root.isConnected) stops.push(module.start(root));
    });
  }
});
