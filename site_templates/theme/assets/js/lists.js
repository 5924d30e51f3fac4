/* Starts the facets of a list, after every page change, and only then fetches what they need. */
let stop = null;

window.document$.subscribe(() => {
  stop?.();
  stop = null;
  const root = document.querySelector("[data-ev-component=facets]");
  if (!root?.querySelector("[data-ev-part=data]")) return;
  import("./facets.js").then(({ start }) => {
    if (root.isConnected) stop = start(root);
  });
});
