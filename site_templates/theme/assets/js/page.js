/* What the shell does itself, whatever the host: it tells the scripts of a page's parts that the page is
   there, keeps the chosen colours, marks where the reader is in the table of contents, and leads back to
   the top. swap.js tells it of a page that was swapped in. */
(function () {
  "use strict";

  var features = document.currentScript.dataset.features.split(" ");
  var first = new AbortController(); /* ends what belongs to one page alone */

  /* As with Material's own script, so that parts need not know which one it is: `subscribe` acts on what is
     there now, and on all that comes; `next` says that something came. */
  function stream(now) {
    var acts = [];
    var is = now;
    return {
      subscribe: function (act) {
        acts.push(act);
        if (is) queueMicrotask(function () { act(is); });
      },
      next: function (what) {
        is = what;
        acts.forEach(function (act) { act(what); });
      }
    };
  }

  window.location$ = stream(new URL(location.href));
  window.document$ = stream(null);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", function () { window.document$.next(document); });
  else window.document$.next(document);

  /* Colours: the label of the chosen one is shown, and pressing it chooses the next one. */
  var choices = Array.from(document.querySelectorAll("input[name=__palette]"));
  var dark = matchMedia("(prefers-color-scheme: dark)");
  var kept = window.__md_get("__palette");
  var chosen = Math.max(0, Math.min((kept && kept.index) || 0, choices.length - 1));

  function schemeOf(choice) {
    if (choice.dataset.mdColorMedia !== "(prefers-color-scheme)") return choice.dataset.mdColorScheme;
    return dark.matches ? "slate" : "default";
  }

  function paint() {
    choices.forEach(function (input, number) {
      input.checked = number === chosen;
      input.nextElementSibling.hidden = number !== chosen;
    });
    if (choices.length) document.body.setAttribute("data-md-color-scheme", schemeOf(choices[chosen]));
  }

  choices.forEach(function (input, number) {
    input.addEventListener("change", function () {
      chosen = number;
      paint();
      window.__md_set("__palette", {
        index: chosen,
        color: { media: input.dataset.mdColorMedia, scheme: schemeOf(input) }
      });
    });
  });
  dark.addEventListener("change", paint);
  paint();

  /* A link within the page: the keyboard and screen readers go on from where it led. */
  addEventListener("hashchange", function () {
    var there = null;
    try {
      there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch (error) {
      /* an address that is none */
    }
    if (!there) return;
    if (there.tabIndex < 0 && !there.hasAttribute("tabindex")) there.setAttribute("tabindex", "-1");
    there.focus({ preventScroll: true });
  });

  /* Where the reader is: the last heading that has reached the top of the window. */
  function follow(over) {
    var header = document.querySelector("[data-md-component=header]");
    var way = document.querySelector("[data-md-component=top]");
    var side = document.querySelector(".md-sidebar__scrollwrap");
    var links = Array.from(document.querySelectorAll("[data-md-component=toc] a"));
    var heads = links.map(function (link) {
      return document.getElementById(decodeURIComponent(link.hash.slice(1)));
    });
    var before = scrollY;
    var asked = false;
    var last = -1;

    function at() {
      var line = header.offsetHeight + 24;
      var reached = -1;
      heads.forEach(function (head, number) {
        if (head && head.getBoundingClientRect().top < line) reached = number;
      });
      return reached;
    }

    function mark(here) {
      links.forEach(function (link, number) {
        link.classList.toggle("md-nav__link--active", number === here);
        link.classList.toggle("md-nav__link--passed", number < here);
      });
      if (here < 0 || !features.includes("toc.follow")) return;
      var box = links[here].getBoundingClientRect();
      var frame = side.getBoundingClientRect();
      if (box.top < frame.top || box.bottom > frame.bottom) side.scrollTop += box.top - frame.top - frame.height / 2;
    }

    function look() {
      asked = false;
      var here = links.length ? at() : -1;
      if (here !== last) mark(here);
      last = here;
      header.classList.toggle("md-header--shadow", scrollY > 8);
      /* The way back shows when a reader turns back, far down. */
      if (way && scrollY !== before) way.hidden = scrollY > before || scrollY < innerHeight;
      before = scrollY;
    }

    addEventListener("scroll", function () {
      if (asked) return;
      asked = true;
      requestAnimationFrame(look);
    }, { passive: true, signal: over });
    requestAnimationFrame(look);

    if (way) {
      way.addEventListener("click", function () {
        scrollTo(0, 0);
        document.getElementById("ev-content").focus({ preventScroll: true });
      });
    }
  }

  /* Wide tables and long lines of hand-written pages scroll in a frame of their own, and keys reach it. */
  function frame() {
    document.querySelectorAll(".md-typeset table:not([class])").forEach(function (table) {
      var scrolls = document.createElement("div");
      scrolls.className = "md-typeset__scrollwrap";
      table.replaceWith(scrolls);
      scrolls.append(table);
    });
    var frames = Array.from(document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code"));
    var wide = frames.filter(function (one) { return one.scrollWidth > one.clientWidth; });
    wide.forEach(function (one) { one.tabIndex = 0; });
  }

  window.document$.subscribe(function () {
    first.abort();
    first = new AbortController();
    follow(first.signal);
    frame();
  });

  /* Links that swap their page in; from a folder, a browser may fetch none. */
  if (features.includes("navigation.instant") && location.protocol !== "file:") {
    addEventListener("load", function () { import("./swap.js"); });
  }
})();
