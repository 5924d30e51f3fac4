"""Stylesheets name no class that nothing has, and scripts share one builder and one starter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.conftest import REPOSITORY
from tools.lean.made import MADE, state

TEMPLATES = REPOSITORY / "site_templates"
STYLES = TEMPLATES / "theme/assets/css"
SCRIPTS = TEMPLATES / "theme/assets/js"
CLASS = re.compile(r"\.(ev-[\w-]+)")
NAME = re.compile(r"ev-[\w-]+")
OTHERS = {"vendor", "admin", "material"}
BEGUN = re.compile(r"(ev-[\w-]*-)(?:\{\{|\$?\{)")
"""A class whose end comes from a value: ``ev-note--{{ kind }}``, ``ev-result--${kind}``."""


def unknown_classes(styles: str, users: str) -> set[str]:
    """The classes of stylesheets that no template, script or module names, or begins to name."""
    named = set(NAME.findall(users))
    begun = tuple(BEGUN.findall(users))
    rules = re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)
    return {
        name for name in CLASS.findall(rules) if name not in named and not name.startswith(begun)
    }


def _texts(folder: Path, *endings: str) -> Iterator[str]:
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder).parts
        if file.suffix in endings and not OTHERS & {*inside}:
            yield file.read_text(encoding="utf-8")


def test_a_class_that_nothing_has_is_found() -> None:
    styles = ".ev-a, .ev-b--one > .ev-c { } /* .ev-d */ .ev-a__part:is(.ev-e) { }"
    users = '<p class="ev-a ev-b--{{ kind }}">' + "h('p', { class: `ev-e-${number}` })"
    assert unknown_classes(styles, users) == {"ev-c", "ev-a__part", "ev-e"}
    assert unknown_classes("", users) == set()


def test_stylesheets_name_no_class_that_nothing_has() -> None:
    styles = "\n".join(_texts(STYLES, ".css"))
    users = "\n".join(
        (*_texts(TEMPLATES, ".html", ".js"), *_texts(REPOSITORY / "generator", ".py"))
    )
    assert len(CLASS.findall(styles)) > 500
    assert unknown_classes(styles, users) == set()


def nameless_after_has(styles: str) -> list[str]:
    """Selectors with ``:has()`` whose last part has no class, id, attribute or type.

    Chromium then styles all of a page anew whenever anything in it changes: opening a cell of a
    matrix of 69 studies took four times as long for one of them.
    """
    rules = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", styles, flags=re.DOTALL)
    selectors = re.findall(r"([^{};]+)\{", rules)
    return [
        one.strip()
        for selector in selectors
        if not selector.lstrip().startswith("@")
        for one in _split(selector, ",")
        if ":has(" in one
        and ":has(" not in (last := re.split(r"[ >+~]+", _shallow(one))[-1])
        and not re.match(r"[\w.#\[]", last)
    ]


def _split(selector: str, mark: str) -> Iterator[str]:
    """A selector at each mark that stands in no brackets."""
    depth, start = 0, 0
    for at, letter in enumerate(selector):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == mark and not depth:
            yield selector[start:at]
            start = at + 1
    yield selector[start:]


def _shallow(selector: str) -> str:
    """A selector without what stands in its brackets; alternatives that are all named count as one
    name."""
    text = selector.strip()
    inner = re.compile(r":(is|has|not|where|nth-child)\(([^()]*)\)")
    while match := inner.search(text):
        parts = [re.split(r"[ >+~]+", part.strip())[-1] for part in match[2].split(",")]
        is_named = match[1] == "is" and all(re.match(r"[\w.#\[]", part) for part in parts)
        mark = ".named" if is_named else ":has[]" if match[1] == "has" else ":any"
        text = f"{text[: match.start()]}{mark}{text[match.end() :]}"
    return text.replace(":has[]", ":has(")


def test_a_selector_that_names_nothing_after_has_is_found() -> None:
    bad = [
        "dl dd:has(> .place) > *",
        ".row:has(.box :checked) .label > :first-child",
        ".a:not(:has(p)) :is(.b, *)",
    ]
    good = [
        "ul:has(> .finding)",
        ".row:has(.box :checked) .label > :is(.name, .score)",
        ".content:not(:has(:target)) :is(.list > li:nth-child(n + 9), .long)",
        "dl dd > *",
    ]
    styles = "\n".join(f"{one} {{ color: red; }}" for one in (*bad, *good))
    assert nameless_after_has(styles) == bad


def test_no_selector_styles_a_whole_page_anew() -> None:
    styles = "\n".join(_texts(STYLES, ".css"))
    assert styles.count(":has(") > 5
    assert nameless_after_has(styles) == []


def test_what_opens_in_place_has_one_mark() -> None:
    drawn = re.compile(
        r"summary[\w.\[\]=\"-]*::(?:before|marker)[^{}]*\{|disclosure-(?:open|closed)"
    )
    found = {file.stem for file in STYLES.glob("*.css") if drawn.search(file.read_text("utf-8"))}
    assert found == {"disclosure", "facets", "chart"}, "menus take the mark away"


_DECLARED: Final = re.compile(r"([\w-]+)\s*:\s*([^;{}]+?)\s*(?=[;}])")
_SIDED: Final = re.compile(r"left|right|.*-(?:left|right)(?:-.*)?")
_OF_FOUR: Final = re.compile(r"(?:scroll-)?(?:margin|padding)|inset|border-(?:width|color|style)")
_PARTS: Final = re.compile(r"(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+")
PHYSICAL: Final = {
    "chart.css": "the angle of a mark, which is turned",
    "facets.css": "the angle of a mark, which is turned",
    "cycle.css": "a drawing, whose places are numbers from the left",
    "matrix-evidence.css": "the middle of a cell",
    "scale.css": "a strip of numbers, which runs from the left in every language",
    "term.css": "a place that a script measures from the left",
    "tray.css": "the edges of the screen, wherever a line begins",
}
"""Where a stylesheet may say left and right, and why."""


def sided(styles: str) -> list[str]:
    """The declarations that say left and right where a line's beginning and end can be said."""
    found = []
    for name, value in _DECLARED.findall(re.sub(r"/\*.*?\*/", "", styles, flags=re.S)):
        parts = _PARTS.findall(value)
        if (
            _SIDED.fullmatch(name)
            or (name in {"text-align", "float", "clear"} and value in {"left", "right"})
            or (_OF_FOUR.fullmatch(name) and len(parts) == 4 and parts[1] != parts[3])
        ):
            found.append(f"{name}: {value}")
    return found


def test_what_a_stylesheet_says_of_sides_is_found() -> None:
    said = "a { margin: 0 1px 0 0; padding: 0 1px 2px 1px; left: 0; text-align: right; top: 0 }"
    assert sided(said) == ["margin: 0 1px 0 0", "left: 0", "text-align: right"]
    assert sided("a { inset: 0 max(1px, env(x)) 0 0 }") == ["inset: 0 max(1px, env(x)) 0 0"]


def test_stylesheets_say_where_a_line_begins_and_ends() -> None:
    sheets = [*STYLES.glob("*.css"), *(TEMPLATES / "plain").rglob("*.css")]
    found = {one.name: sided(one.read_text(encoding="utf-8")) for one in sheets}
    assert len(found) > 50
    assert {name: said for name, said in found.items() if said and name not in PHYSICAL} == {}
    assert [name for name in PHYSICAL if not found.get(name)] == [], "it is said there no more"


def _scripts_with(pattern: str) -> set[str]:
    return {
        file.name
        for file in SCRIPTS.glob("*.js")
        if re.search(pattern, file.read_text(encoding="utf-8"))
    }


def test_one_module_builds_elements() -> None:
    """The shell's script is none, and puts a frame around a wide table."""
    builders = _scripts_with(r"createElement\b|innerHTML\b|insertAdjacentHTML\b")
    assert builders == {"dom.js", "page.js"}


def test_one_module_starts_components() -> None:
    """The shell starts the search besides, which its dialog shares; what few need comes late."""
    late = {"own-brief.js", "search-index.js", "matrix.js", "ladder.js", "page.js"}
    assert _scripts_with(r"import\(\"\./[\w-]+\.js\"\)") - late == {
        "components.js",
        "shell.js",
    }


def test_the_lean_files_are_those_that_would_be_made_now() -> None:
    assert state() == MADE.read_text(encoding="utf-8"), "make lean makes them anew"
