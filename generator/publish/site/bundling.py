"""The site's scripts as one that a browser runs from a folder, where it runs no modules.

Each module becomes a function that fills what it exports; what it would fetch is brought by a
script, which a folder may do. Our own scripts are written in a few plain forms of import and
export; anything else is refused, not guessed at.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

BUNDLE: Final = "assets/offline.js"
SCRIPTS: Final = "assets/js/"
WORD: Final = "assets/vendor/docx.js"
"""The only module of others; it is brought when somebody asks for it."""

_IMPORT: Final = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"\./([\w-]+\.js)";', re.M)
_IMPORT_ALONE: Final = re.compile(r'^import\s*"\./([\w-]+\.js)";', re.M)
_EXPORT_FUNCTION: Final = re.compile(r"^export ((?:async )?function\*?) (\w+)", re.M)
_EXPORT_VALUE: Final = re.compile(r"^export (const|class) (\w+)", re.M)
_EXPORT_LIST: Final = re.compile(r"^export\s*\{([^}]*)\};\s*(?://[^\n]*\s*)*\Z", re.M)
_LATER: Final = re.compile(r'\bimport\("\./([\w-]+\.js)"\)')
_LEFT: Final = re.compile(r"^(?:import|export)\b|\bimport\(\"|\bimport\.meta\b", re.M)

_HEAD: Final = """\
(function () {
"use strict";
var root = new URL("../", document.currentScript.src);
var made = {}, held = {}, found = {};
window.evidenceOffline = function (path, what, isBytes) {
  if (typeof what === "string" && isBytes) {
    what = Uint8Array.from(atob(what), function (letter) { return letter.charCodeAt(0); });
  }
  found[path](what);
};
function brought(path) {
  if (!held[path]) {
    held[path] = new Promise(function (does, fails) {
      var script = document.createElement("script");
      found[path] = does;
      script.src = new URL(path + ".js", root);
      script.onerror = function () {
        delete held[path];
        fails(new TypeError("There is no " + path));
      };
      document.head.append(script);
    });
  }
  return held[path];
}
function fetch(address) {
  var path = new URL(address, location.href).href.slice(root.href.length).split(/[?#]/)[0];
  return brought(decodeURIComponent(path)).then(function (what) { return new Response(what); });
}
function $later(name) { return Promise.resolve().then(function () { return $use(name); }); }
function $others(path) {
  return brought(path).then(function (fills) { var out = {}; fills(out); return out; });
}
function $use(name) {
  if (!made[name]) {
    made[name] = {};
    modules[name](made[name], new URL("assets/js/" + name, root).href);
  }
  return made[name];
}
/* A folder shows its pages by their file's name only. */
["click", "auxclick"].forEach(function (kind) {
  addEventListener(kind, function (event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (!link || link.protocol !== "file:" || !link.pathname.endsWith("/")) return;
    link.pathname += "index.html";
  }, true);
});
var modules = {
"""


def imported(module: str) -> list[str]:
    """The names of the modules that a module imports before it runs, in its order."""
    found = [*_IMPORT.finditer(module), *_IMPORT_ALONE.finditer(module)]
    return [one[one.lastindex or 1] for one in sorted(found, key=re.Match.start)]


def bundle(modules: Mapping[str, str], entries: Sequence[str]) -> str:
    """One script of the texts of modules by name; ``entries`` are started in their order.

    Raises ValueError with the name of a module that has a form of import or export which is not
    known here.
    """
    made = (
        f"{json.dumps(name)}: function ($out, $here) {{\n{_as_function(name, text)}\n}}"
        for name, text in sorted(modules.items())
    )
    starts = "".join(f"$use({json.dumps(name)});\n" for name in entries)
    functions = ",\n".join(made)
    return f"{_HEAD}{functions}\n}};\n{starts}}})();\n"


def brought_along(path: str, content: bytes, *, is_text: bool) -> str:
    """A script that holds what stood in a file, for ``fetch`` of the bundle to find."""
    said = content.decode() if is_text else base64.b64encode(content).decode("ascii")
    more = "" if is_text else ", true"
    return f"evidenceOffline({_quoted(path)}, {_quoted(said)}{more});\n"


def as_others(path: str, text: str) -> str:
    """A module of others, which exports all at its end, as a script for the bundle to bring."""
    listed = _EXPORT_LIST.search(text)
    if listed is None:
        raise ValueError(f"{path} does not export all at its end")
    inside = text[: listed.start()] + _filled(listed[1])
    return f"evidenceOffline({_quoted(path)}, function ($out) {{\n{inside}\n}});\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _as_function(name: str, text: str) -> str:
    functions = [found[2] for found in _EXPORT_FUNCTION.finditer(text)]
    values = [found[2] for found in _EXPORT_VALUE.finditer(text)]
    listed = "".join(_filled(found[1]) for found in _EXPORT_LIST.finditer(text))
    text = _EXPORT_LIST.sub("", text)
    text = _EXPORT_FUNCTION.sub(r"\1 \2", text)
    text = _EXPORT_VALUE.sub(r"\1 \2", text)
    text = _IMPORT.sub(_used, text)
    text = _IMPORT_ALONE.sub(r'$use("\1");', text)
    text = _LATER.sub(r'$later("\1")', text)
    text = text.replace('import("../vendor/docx.js")', f'$others("{WORD}")')
    text = text.replace("import.meta.url", "$here")
    if left := _LEFT.search(text):
        raise ValueError(f"{name} has a form that the offline edition does not know: {left[0]}")
    before = "".join(f"$out.{one} = {one};\n" for one in functions)
    after = "".join(f"$out.{one} = {one};\n" for one in values)
    return f"{before}{text.strip()}\n{after}{listed}"


def _used(found: re.Match[str]) -> str:
    names = (name.strip() for name in found[1].split(","))
    parts = ", ".join(name.replace(" as ", ": ") for name in names if name)
    return f'const {{ {parts} }} = $use("{found[2]}");'


def _filled(names: str) -> str:
    """The names of a list of exports, put among what is exported."""
    pairs = (name.strip().partition(" as ") for name in names.split(",") if name.strip())
    return "".join(f"$out.{other or own} = {own};\n" for own, _, other in pairs)
