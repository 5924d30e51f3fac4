/* Starts the components of a page, after every page change, and only then fetches what they need. A module
   exports start(root), which returns what ends it. */
const STARTS = {
  cite: () => import("./cite.js"),
  compare: () => import("./compare.js"),
  facets: () => import("./facets.js"),
  "findings-table": () => import("./findings-table.js"),
  gaps: () => import("./gaps.js"),
  ladder: () => import("./ladder.js"),
  matrix: () => import("./matrix.js"),
  notes: () => import("./notes.js"),
  "own-brief": () => import("./own-brief.js"),
  strands: () => import("./strands.js"),
};
const ALL = Object.keys(STARTS).map((name) => `[data-ev-component=${name}]`).join();
let stops = [];

window.document$.subscribe(() => {
  for (const stop of stops.splice(0)) stop();
  for (const root of document.querySelectorAll(ALL)) {
    STARTS[root.dataset.evComponent]().then((module) => {
      if (root.isConnected) stops.push(module.start(root));
    });
  }
});
