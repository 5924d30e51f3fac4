/* What the plain shell does itself: it tells the scripts of a page's parts that the page is there, keeps
   the chosen colours, marks where the reader is in the table of contents, and leads back to the top.
   Every page is loaded anew: there is nothing to swap in. */
(function () {
  "use strict";

  /* As with a host that swaps pages in, so that parts need not know which one it is. */
  window.document$ = {
    subscribe: function (does) {
      if (document.readyState === "loading") addEventListener("DOMContentLoaded", function () { does(document); });
      else queueMicrotask(function () { does(document); });
    }
  };

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

  /* Where the reader is: the last heading that has reached the top of the window. */
  var links = Array.from(document.querySelectorAll("[data-md-component=toc] a"));
  var heads = links.map(function (link) {
    return document.getElementById(decodeURIComponent(link.hash.slice(1)));
  });
  var way = document.querySelector("[data-md-component=top]");
  var header = document.querySelector("[data-md-component=header]");
  var before = scrollY;
  var asked = false;

  function at() {
    var line = header.offsetHeight + 24;
    var reached = -1;
    heads.forEach(function (head, number) {
      if (head && head.getBoundingClientRect().top < line) reached = number;
    });
    return reached;
  }

  function look() {
    asked = false;
    var here = at();
    links.forEach(function (link, number) {
      link.classList.toggle("md-nav__link--active", number === here);
      link.classList.toggle("md-nav__link--passed", number < here);
    });
    header.classList.toggle("md-header--shadow", scrollY > 8);
    /* The way back shows when a reader turns back, far down. */
    if (way && scrollY !== before) way.hidden = scrollY > before || scrollY < innerHeight;
    before = scrollY;
  }

  addEventListener("scroll", function () {
    if (asked) return;
    asked = true;
    requestAnimationFrame(look);
  }, { passive: true });
  look();

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

  if (way) {
    way.addEventListener("click", function () {
      scrollTo(0, 0);
      document.getElementById("ev-content").focus({ preventScroll: true });
    });
  }

  /* Wide tables and long lines of hand-written pages scroll in a frame of their own, and keys reach it. */
  document.querySelectorAll(".md-typeset table:not([class])").forEach(function (table) {
    var frame = document.createElement("div");
    frame.className = "md-typeset__scrollwrap";
    table.replaceWith(frame);
    frame.append(table);
  });
  document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code").forEach(function (frame) {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
  });
})();
