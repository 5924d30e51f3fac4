/* Starts the chart or list of a page, after every page change, and only then fetches what it needs. */
const starts = {
  gaps: () => import("./gaps.js"),
  ladder: () => import("./ladder.js"),
  matrix: () => import("./matrix.js"),
};
let stops = [];

window.document$.subscribe(() => {
  for (const stop of stops.splice(0)) stop();
  for (const root of document.querySelectorAll("[data-ev-component=gaps], [data-ev-component=ladder], [data-ev-component=matrix]")) {
    starts[root.dataset.evComponent]().then((module) => {
      if (root.isConnected) stops.push(module.start(root));
    });
  }
});
