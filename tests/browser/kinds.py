"""Which pages of a site stand for all: some of each kind, with every sort of element among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser

from tests.browser.built_site import BuiltSite

MANY = 4
"""From so many pages of one kind on, the simplest is looked at beside the fullest."""

Sort = tuple[str, ...]


def kind(page: str) -> str:
    """Return the kind of a page: its folder, with the depth; the pages of one folder are alike."""
    folders = page.split("/")[:-1]
    return "/".join([*folders[:-1], "*"]) if len(folders) > 1 else page


def sorts(tree: LexborHTMLParser) -> frozenset[Sort]:
    """Return what a page is made of: each element’s name, classes, role and component."""
    return frozenset(
        (str(one.tag), *sorted((of.get("class") or "").split()), *_behaves(of))
        for one in tree.css("body *")
        for of in [one.attributes]
    )


def _behaves(attributes: Mapping[str, str | None]) -> list[str]:
    names = ("role", "data-ev-component", "type", "open", "hidden")
    return [f"{name}={attributes[name]}" for name in names if name in attributes]


def standing_for_all(site: BuiltSite) -> tuple[str, ...]:
    """Return the fullest page of each kind, the simplest of many, and what else has a new sort.

    No page that is left out holds a sort of element that none of these does.
    """
    made_of = {page: sorts(tree) for page, tree in site.pages.items()}
    chosen = _ends(site)
    seen = frozenset[Sort]().union(*(made_of[page] for page in chosen))
    for page in sorted(made_of, key=lambda page: (-len(made_of[page]), page)):
        if not made_of[page] <= seen:
            chosen.add(page)
            seen |= made_of[page]
    return tuple(sorted(chosen))


def _ends(site: BuiltSite) -> set[str]:
    """Return the fullest page of each kind, and the simplest where there are many, by size."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for page in sorted(site.pages, key=lambda page: ((site.root / page).stat().st_size, page)):
        kinds[kind(page)].append(page)
    fullest = {alike[-1] for alike in kinds.values()}
    return fullest | {alike[0] for alike in kinds.values() if len(alike) >= MANY}
