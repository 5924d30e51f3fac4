"""Finished HTML as elements: what a page's fragment holds, without what only a screen needs.

Finished pages hold no bare quotation mark or angle bracket outside of tags, and every element that
is not empty by its name is closed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape
from typing import Final

from generator.evidence.interface import N_, _

EMPTY: Final = frozenset({"br", "wbr", "hr", "img", "input"})
ONLY_ON_SCREEN: Final = frozenset(
    {"nav", "button", "svg", "template", "form", "select", "label", "input"}
)
"""Ways to other pages, controls, and drawings, whose words or table stand beside them."""
ONLY_ON_SCREEN_BY_CLASS: Final = frozenset(
    (
        *("ev-actions", "ev-toc-inline", "ev-facets", "ev-state", "headerlink", "ev-letters"),
        *("ev-place__source", "ev-place__edit", "ev-strands__narrow", "ev-foot__brief"),
        *("ev-chart__mark", "ev-matrix__nothing", "ev-chart__legend", "ev-matrix__corner"),
        *("ev-matrix__rows", "ev-here__title", "ev-here__facts"),
    )
)
"""The same, by class. What a mark of a chart says stands below the chart, rows of a matrix stand in
its table; what lists say of a study besides its name stands in the twin that they lead to."""
TOLD_ELSEWHERE: Final[Mapping[str, str]] = {
    "ev-matrix-evidence": N_(
        "The findings and quotes behind these counts stand, with their studies and places, on the "
        "pages of their themes, which the heads of the columns lead to."
    ),
    "ev-study__without": N_(
        "The review cites this study under no other theme. That does not mean that nothing of the "
        "kind happened there."
    ),
    "ev-near": N_("Which these are, the page itself lists, counted from what is cited and quoted."),
    "ev-gap-list--editors": N_("Each stands on the page itself, with its file and line."),
}
"""What stands in another twin, or is for editors, by class: a sentence in its place says where."""

_DRAWN: Final = re.compile(r"<(svg|button|template)\b.*?</\1>", re.DOTALL)
"""What is most of a chart, and never stands in its own kind: left out before anything is read."""
_TOKEN: Final = re.compile(
    r"""(?:<!--.*?-->|<(/?)([A-Za-z][A-Za-z0-9]*)([^<>"']*+(?:(?:"[^"]*"|'[^']*')[^<>"']*+)*+)>|<|\A)"""
    "([^<]*)",
    re.DOTALL,
)
"""A tag, or what else begins with a bracket, with the text behind it."""
_ATTRIBUTE: Final = re.compile(r"""([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?""")


@dataclass(frozen=True)
class Tag:
    """An opening tag."""

    name: str
    attributes: Mapping[str, str]
    classes: frozenset[str]

    @cached_property
    def anchor(self) -> str:
        """Its id; empty where it has none."""
        return self.attributes.get("id", "")

    @cached_property
    def elsewhere(self) -> str:
        """The message that says where what it holds is told; empty where it is told here."""
        return next((TOLD_ELSEWHERE[one] for one in self.classes if one in TOLD_ELSEWHERE), "")

    @cached_property
    def is_left_out(self) -> bool:
        """Whether it holds nothing that a reader of words alone is to be told."""
        return (
            self.name in ONLY_ON_SCREEN
            or not ONLY_ON_SCREEN_BY_CLASS.isdisjoint(self.classes)
            or bool(self.elsewhere)
            or "hidden" in self.attributes
            or self.attributes.get("aria-hidden") == "true"
        )


_PARAGRAPH: Final = Tag("p", {}, frozenset())


@dataclass(slots=True)
class Element:
    """An element with what stands in it: text, and elements."""

    tag: Tag
    children: list[Element | str]


def elements(html: str) -> tuple[list[Element | str], set[str]]:
    """What stands in a fragment, and the ids there; raises ValueError if it is not closed."""
    open_now = [Element(Tag("", {}, frozenset()), [])]
    ids = set()
    left_out = 0
    for closing, name, attributes, text in _TOKEN.findall(_DRAWN.sub("", html)):
        if closing:
            if left_out:
                left_out -= 1
            elif open_now.pop().tag.name != name.lower():
                raise ValueError(f"the fragment closes <{name}> where another is open")
        elif name:
            tag = _tag(name.lower(), attributes)
            is_empty = tag.name in EMPTY or attributes.endswith("/")
            if left_out or tag.is_left_out:
                if not left_out and tag.elsewhere:
                    open_now[-1].children.append(Element(_PARAGRAPH, [_(tag.elsewhere)]))
                left_out += not is_empty
            else:
                element = Element(tag, [])
                open_now[-1].children.append(element)
                ids.add(tag.anchor)
                if not is_empty:
                    open_now.append(element)
        if text and not left_out:
            open_now[-1].children.append(unescape(text))
    if len(open_now) != 1:
        raise ValueError(f"the fragment never closes <{open_now[-1].tag.name}>")
    return open_now[0].children, ids - {""}


@lru_cache(maxsize=10_000)
def _tag(name: str, text: str) -> Tag:
    found = {
        key.lower(): unescape(one or other or bare)
        for key, one, other, bare in _ATTRIBUTE.findall(text)
    }
    return Tag(name, found, frozenset(found.get("class", "").split()))
