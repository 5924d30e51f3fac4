/* The shell's own behaviour: it tells screen readers that a page changed under instant navigation,
   and opens folded details where a link or the printer needs what is inside. */
(function () {
  "use strict";

  function openAround(element) {
    for (var node = element; node; node = node.parentElement) {
      if (node instanceof HTMLDetailsElement) node.open = true;
    }
  }

  function openTarget() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target || !target.closest("details:not([open])")) return;
    openAround(target);
    target.scrollIntoView();
  }

  /* A form that only makes an address leaves out what was not chosen. */
  addEventListener("submit", function (event) {
    if (!event.target.matches("[data-ev-component=finder]")) return;
    var empty = Array.from(event.target.elements).filter(function (one) { return one.name && !one.value; });
    empty.forEach(function (one) { one.disabled = true; });
    setTimeout(function () { empty.forEach(function (one) { one.disabled = false; }); });
  });

  var folded = [];
  addEventListener("hashchange", openTarget);
  addEventListener("beforeprint", function () {
    folded = Array.from(document.querySelectorAll("details:not([open])"));
    folded.forEach(function (details) { details.open = true; });
    var address = document.querySelector("[data-ev-component=printed-address]");
    if (address) address.textContent = location.href;
  });
  addEventListener("afterprint", function () {
    folded.forEach(function (details) { details.open = false; });
  });

  var first = true;
  window.document$.subscribe(function () {
    openTarget();
    if (first) { first = false; return; }
    var announcer = document.querySelector("[data-ev-component=announcer]");
    var main = document.getElementById("ev-content");
    if (announcer) announcer.textContent = document.title;
    if (main && !location.hash) main.focus({ preventScroll: true });
  });
})();
