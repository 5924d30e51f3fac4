"""The stylesheets that pages fetch: one with everything, and a shorter one for pages that are read.

People edit one file a component. A page fetches one file, joined in the order of the settings;
where it has nothing of the tools, that is the shorter one, so that who only reads fetches no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

STYLESHEET: Final = "assets/css/site.css"
READING: Final = "assets/css/reading.css"
MATERIAL: Final = "assets/css/material/"
"""Where the rules of Material stand that match pages of ours; before all others."""

TOOLS: Final = frozenset(
    [
        "appraisal",
        "assess",
        "board",
        "brief",
        "browse",
        "changes",
        "chart",
        "chart-pair",
        "chart-select",
        "codes",
        "compare",
        "cycle",
        "diagram",
        "download",
        "effects",
        "embed",
        "evidence-panel",
        "facets",
        "filter-bar",
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
        "pager",
        "problems",
        "reporting",
        "scale",
        "search",
        "sof",
        "strands",
        "synthesis",
        "table",
        "take",
        "taxonomy",
        "tiles",
        "ways",
        "where",
        "written",
    ]
)
"""The components that are more than text to read, by the names of their stylesheets."""

_CLASS: Final = re.compile(r"\.(ev-[\w-]+)")
_SPACE: Final = r"(?:\s|/\*(?:[^*]|\*(?!/))*\*/)"
_LEAN: Final = re.compile(
    rf"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|{_SPACE}*([{{}};,]){_SPACE}*|{_SPACE}+""", re.S
)
"""A string, which stays; a mark that needs no space around it; space and comments."""


@dataclass(frozen=True)
class Styles:
    """Both stylesheets, as they are written."""

    whole: str
    reading: str
    tools: re.Pattern[str]
    """A class that only the whole one knows."""

    def address(self, html: str) -> str:
        """The stylesheet of a page with this HTML."""
        return STYLESHEET if self.tools.search(html) else READING

    def files(self) -> dict[str, str]:
        """Both by their paths in the site."""
        return {STYLESHEET: self.whole, READING: self.reading}


def styles_of(parts: Iterable[tuple[str, str]]) -> Styles:
    """Stylesheets by their paths, in their order, joined to those that pages fetch."""
    lean = [(_component(path), _lean(text)) for path, text in parts]
    reading = [text for component, text in lean if component not in TOOLS]
    known = frozenset(_CLASS.findall("".join(reading)))
    named = frozenset(_CLASS.findall("".join(text for _, text in lean))) - known
    either = "|".join(map(re.escape, sorted(named)))
    tools = re.compile(rf"""\bclass="(?:[^"]* )?(?:{either})[ "]""")
    return Styles("\n".join(text for _, text in lean), "\n".join(reading), tools)


def _component(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".css")


def _lean(style: str) -> str:
    """A stylesheet without comments and without space that says nothing."""
    return _LEAN.sub(lambda found: found[1] or found[2] or " ", style).strip()
