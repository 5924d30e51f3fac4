/* The shell's own behaviour: it tells screen readers that a page changed under instant navigation,
   opens folded details where a link or the printer needs what is inside, and fetches the search when
   somebody reaches for it, and not before. */
(function () {
  "use strict";

  function openAround(element) {
    for (var node = element; node; node = node.parentElement) {
      if (node instanceof HTMLDetailsElement) node.open = true;
    }
  }

  /* What the address points to, if it is there. */
  function target() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch (error) {
      return null; /* an address that is none */
    }
  }

  function openTarget() {
    var element = target();
    if (!element || !element.closest("details:not([open])")) return;
    openAround(element);
    element.scrollIntoView();
  }

  /* The keyboard and screen readers go on from where the link led. */
  function focusOn(element) {
    if (!element) return;
    if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
    element.focus({ preventScroll: true });
  }

  /* Firefox does not scroll to a mark of a drawing that the Tab key reaches. */
  addEventListener("focusin", function (event) {
    if (event.target.ownerSVGElement && event.target.matches(":focus-visible")) requestAnimationFrame(function () { show(event.target); });
  });

  function show(mark) {
    var box = mark.getBoundingClientRect();
    var page = getComputedStyle(document.documentElement);
    var above = box.top - (parseFloat(page.scrollPaddingTop) || 0);
    var below = box.bottom - innerHeight + (parseFloat(page.scrollPaddingBottom) || 0);
    if (above < 0) scrollBy(0, above);
    else if (below > 0) scrollBy(0, Math.min(below, above));
  }

  /* Notes that a reader has not opened stay off the paper, even though Material opens all that is closed. */
  var UNPRINTED = "ev-note--unprinted";
  var folded = [];
  addEventListener("hashchange", openTarget);
  addEventListener("beforeprint", function () {
    var notes = "details.ev-note--more:not([open])";
    document.querySelectorAll(notes).forEach(function (details) { details.classList.add(UNPRINTED); });
    folded = Array.from(document.querySelectorAll("details:not([open], ." + UNPRINTED + ")"));
    folded.forEach(function (details) { details.open = true; });
    var address = document.querySelector("[data-ev-component=printed-address]");
    if (address) address.textContent = location.href;
  });
  addEventListener("afterprint", function () {
    folded.forEach(function (details) { details.open = false; });
    document.querySelectorAll("." + UNPRINTED).forEach(function (details) { details.classList.remove(UNPRINTED); });
  });

  /* On a phone the long parts of a long page begin closed, so that it ends; on a desk they cannot be closed. */
  var PHONE = matchMedia("(max-width: 44em)");
  var LONG = 9000; /* pixels: some twelve screens */

  function closeLong() {
    if (!PHONE.matches || document.documentElement.scrollHeight < LONG) return;
    document.querySelectorAll("details[data-ev-part=long]").forEach(function (part) { part.open = false; });
  }

  var first = true;
  window.document$.subscribe(function () {
    closeLong();
    openTarget();
    if (first) { first = false; return; }
    var announcer = document.querySelector("[data-ev-component=announcer]");
    var main = document.getElementById("ev-content");
    if (announcer) announcer.textContent = document.title;
    focusOn((location.hash && target()) || main);
  });

  /* Search. Its link leads to its page; with scripts it opens a dialog, and so does the / key. */
  var KEY_SETTING = "ev-search-key";
  var inline = null; /* the search of the page that is open, if it has one */

  function searchLink() {
    return document.querySelector("[data-ev-component=search-link]");
  }

  function places() {
    return { page: searchLink().href, root: window.__md_scope.href, setting: keySetting };
  }

  function reach() {
    return import("./search-dialog.js");
  }

  function openSearch() {
    if (inline) {
      inline.then(function (search) {
        search.field.focus();
        search.field.select();
      });
      return;
    }
    reach().then(
      function (module) { module.openSearch(places()); },
      function () { location.assign(searchLink().href); }
    );
  }

  function keyIsOn() {
    return window.__md_get(KEY_SETTING) !== false;
  }

  function showKey() {
    var hint = searchLink() && searchLink().querySelector("kbd");
    if (hint) hint.hidden = !keyIsOn();
  }

  /* One key alone is in the way of people who speak to their computer: it can be switched off. */
  var keySetting = {
    isOn: keyIsOn,
    turn: function (on) {
      window.__md_set(KEY_SETTING, on);
      showKey();
    }
  };

  function writes(element) {
    return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
  }

  addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (writes(event.target) || document.querySelector("dialog:modal, [popover]:popover-open")) return;
    if (!searchLink() || !keyIsOn()) return;
    event.preventDefault();
    openSearch();
  });

  addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("[data-ev-component=search-link]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); /* instant navigation would follow it */
    openSearch();
  }, true);

  ["pointerover", "focusin"].forEach(function (kind) {
    addEventListener(kind, function (event) {
      if (event.target.closest && event.target.closest("[data-ev-component=search-link]")) reach().catch(function () {});
    });
  });

  showKey();
  window.document$.subscribe(function () {
    if (inline) inline.then(function (search) { search.stop(); });
    inline = null;
    var root = document.querySelector("[data-ev-component=search]");
    if (root) {
      inline = import("./search-page.js").then(function (module) { return module.start(root, places()); });
      inline.catch(function () {
        inline = null;
        document.querySelector(".ev-search__broken").hidden = false;
      });
    }
    fillLost();
  });

  /* Where no page is: the words of the address, ready to be searched for. */
  function fillLost() {
    var field = document.querySelector("[data-ev-component=lost] input");
    if (!field || field.value) return;
    var path = location.pathname.replace(window.__md_scope.pathname, "");
    try {
      path = decodeURIComponent(path);
    } catch (error) {
      /* an address that is none: searched for as it stands */
    }
    field.value = path.replace(/^404\.html$|\.html?$|index$/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim().slice(0, 200);
  }
})();
