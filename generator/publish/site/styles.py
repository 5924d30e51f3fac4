"""The stylesheets that pages fetch: one with everything, and shorter ones for pages that need less.

People edit one file a component. A page fetches one file, joined in the order of the settings; the
shortest that has what the page has, so that who only reads, or looks through a list, fetches less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

READING: Final = "assets/css/reading.css"
LISTS: Final = "assets/css/lists.css"
STYLESHEET: Final = "assets/css/site.css"
"""From the shortest to the one with everything, as in ``assets/js/styles.js``."""
MATERIAL: Final = "assets/css/material/"
"""Where the rules of Material stand that match pages of ours; before all others."""
RIGHT_TO_LEFT: Final = f"{MATERIAL}rtl.css"
"""Those for text that runs to the left: of no use to other sites."""

OF_LISTS: Final = frozenset(
    [
        "bar",
        "browse",
        "changes",
        "chart",
        "confidence",
        "facets",
        "filter-bar",
        "pager",
        "plain",
        "rests-on",
        "table",
        "take",
        "theme",
        "tiles",
    ]
)
"""Components of lists, tables and themes, by the names of their stylesheets."""
TOOLS: Final = frozenset(
    [
        "appraisal",
        "assess",
        "board",
        "brief",
        "chart-pair",
        "chart-select",
        "codes",
        "compare",
        "cycle",
        "diagram",
        "effects",
        "evidence-panel",
        "finder",
        "flow",
        "gaps",
        "glossary",
        "ladder",
        "matrix",
        "matrix-evidence",
        "matrix-tabs",
        "messages",
        "offline",
        "own-brief",
        "problems",
        "reporting",
        "scale",
        "search",
        "sof",
        "strands",
        "taxonomy",
        "ways",
        "where",
        "written",
    ]
)
"""Components of charts, tools and single pages, and what only hand-written pages can have."""
_LEFT_OUT: Final = {READING: OF_LISTS | TOOLS, LISTS: TOOLS}

_CLASS: Final = re.compile(r"\.(ev-[\w-]+)")
_CLASSES: Final = re.compile(r'class="([^"]*)"')
_CONDITION: Final = re.compile(r":(?!(?:is|where|has)\()[\w-]+\([^()]*\)")
_ONE_OF: Final = re.compile(r":(?:is|where|has)\(([^()]*)\)")
_SELECTORS: Final = re.compile(r"([^{};]+)\{")
_SPACE: Final = r"(?:\s|/\*(?:[^*]|\*(?!/))*\*/)"
_LEAN: Final = re.compile(
    rf"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|{_SPACE}*([{{}};,]){_SPACE}*|{_SPACE}+""", re.S
)
"""A string, which stays; a mark that needs no space around it; space and comments."""


@dataclass(frozen=True)
class Styles:
    """All stylesheets, as they are written."""

    files: Mapping[str, str]
    """Each by its path in the site, the shortest first."""
    lacking: Mapping[str, tuple[frozenset[str], ...]]
    """For each of the shorter ones, the classes that each of the rules asks for which it lacks."""

    def address(self, html: str) -> str:
        """The stylesheet of a page with this HTML: the shortest that lacks no rule for it."""
        there = frozenset(" ".join(frozenset(_CLASSES.findall(html))).split())
        for path, rules in self.lacking.items():
            if not any(map(there.issuperset, rules)):
                return path
        return STYLESHEET


def styles_of(parts: Iterable[tuple[str, str]], direction: str = "ltr") -> Styles:
    """Stylesheets by their paths, in their order, joined to those that pages fetch.

    ``direction`` is that of the text of the site: ``ltr`` or ``rtl``.
    """
    asked = (part for part in parts if direction == "rtl" or part[0] != RIGHT_TO_LEFT)
    lean = [(_component(path), _lean(text)) for path, text in asked]
    files = {
        path: "\n".join(text for component, text in lean if component not in left_out)
        for path, left_out in (*_LEFT_OUT.items(), (STYLESHEET, frozenset[str]()))
    }
    lacking = {
        path: _asked("\n".join(text for component, text in lean if component in left_out))
        for path, left_out in _LEFT_OUT.items()
    }
    return Styles(files, lacking)


def _asked(style: str) -> tuple[frozenset[str], ...]:
    """The classes that each selector asks for, without those that it has to be without.

    What asks for no class of ours is left to the walk over the built pages.
    """
    ways = (way for rule in _SELECTORS.findall(style) for way in _ways(f":is({rule.strip()})"))
    asked = {frozenset(_CLASS.findall(way)) for way in ways} - {frozenset[str]()}
    return tuple(sorted((one for one in asked if not any(map(one.__gt__, asked))), key=sorted))


def _ways(selector: str) -> Iterator[str]:
    """A selector once for each of its alternatives."""
    while (shorter := _CONDITION.sub("", selector)) != selector:
        selector = shorter
    found = _ONE_OF.search(selector)
    if found is None:
        yield selector
        return
    for way in found[1].split(","):
        yield from _ways(f"{selector[: found.start()]} {way} {selector[found.end() :]}")


def _component(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".css")


def _lean(style: str) -> str:
    """A stylesheet without comments and without space that says nothing."""
    return _LEAN.sub(lambda found: found[1] or found[2] or " ", style).strip()
