/* Runs in the head, before anything is painted: what Material's inline scripts do, without being
   inline. It gives Material's script its storage functions, and sets the colour scheme on the body
   the moment the body exists, so that a dark page never flashes light. */
(function () {
  "use strict";
  var script = document.currentScript;
  var root = document.documentElement;

  root.classList.replace("no-js", "js");
  if (window.__md_scope) return; /* instant navigation may bring this script along again */

  /* The site's root, from this file's own address: the same at every depth. */
  window.__md_scope = new URL(script.dataset.base, script.src);
  window.__md_hash = function (text) {
    return Array.from(text).reduce(function (hash, letter) {
      return (hash << 5) - hash + letter.charCodeAt(0);
    }, 0);
  };
  window.__md_get = function (key, storage, scope) {
    try {
      return JSON.parse((storage || localStorage).getItem((scope || window.__md_scope).pathname + "." + key));
    } catch (error) {
      return null; /* storage is switched off, or holds something else */
    }
  };
  window.__md_set = function (key, value, storage, scope) {
    try {
      (storage || localStorage).setItem((scope || window.__md_scope).pathname + "." + key, JSON.stringify(value));
    } catch (error) {
      /* storage is switched off or full: the choice lasts for this page */
    }
  };

  /* Material's instant navigation writes every href onto itself, to make it absolute. An SVG link's
     href has no setter, so that it would throw and end instant navigation; its address is relative
     to the page on view in any case, which is right. */
  [window.SVGAElement, window.SVGUseElement, window.SVGImageElement].forEach(function (type) {
    var href = type && Object.getOwnPropertyDescriptor(type.prototype, "href");
    if (!href || href.set) return;
    href.set = function () {};
    Object.defineProperty(type.prototype, "href", href);
  });

  /* A step back or forth that stays on the page. Material would fetch the page and swap it in the first
     time that this happens, under the hands of whoever goes on; components listen to ev:address
     instead (onAddress in address.js) and change what they show. The listener has to be the first one. */
  var asked = location.pathname;
  var hash = location.hash;
  addEventListener("DOMContentLoaded", function () {
    if (window.location$) window.location$.subscribe(function (address) { asked = address.pathname; });
  });
  addEventListener("popstate", function (event) {
    var moved = location.hash !== hash;
    hash = location.hash;
    if (location.pathname !== asked) return;
    event.stopImmediatePropagation();
    if (moved && history.state && typeof history.state.y === "number") scrollTo(0, history.state.y);
    dispatchEvent(new Event("ev:address"));
  });

  function scheme() {
    var stored = window.__md_get("__palette");
    var color = (stored && stored.color) || {};
    if (stored && stored.index > 0 && color.scheme) return color.scheme;
    return matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  }

  new MutationObserver(function (_, observer) {
    if (!document.body) return;
    observer.disconnect();
    document.body.setAttribute("data-md-color-scheme", scheme());
  }).observe(root, { childList: true });
})();
