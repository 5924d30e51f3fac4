"""Parts of the shell that pages have in common: drawn for one page, and taken over by others.

Two pages of one folder, neither of them in the navigation, lead to all other pages by the same
links. Where a part leads to a page itself or below it, it is drawn for this page alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import jinja2
from jinja2.runtime import Context

_LEADS_DOWN: Final = re.compile(r'\s(?:href|src)="(?!\.\./|[a-zA-Z][a-zA-Z0-9+.-]*:|[/#])')
"""A link that leads to the page that it stands on or below it."""


def in_common() -> Callable[..., str]:
    """What templates ``call`` by the name of a part around it, in one build of a site.

    The part may hold what is the same for all pages, links, and where in the navigation pages are.
    """
    drawn: dict[tuple[str, str, tuple[str, ...]], str] = {}
    listed: list[Any] = []

    @jinja2.pass_context
    def part(context: Context, name: str, caller: Callable[[], str]) -> str:
        page = context["page"]
        if not listed:
            listed.extend(_pages(context["nav"].items))
        if page is None or any(one is page for one in listed):
            return caller()
        folder, _, own = page.url.rstrip("/").rpartition("/")
        holders = (one.url for one in listed if one.url and page.url.startswith(one.url))
        key = (name, folder, tuple(holders))
        if key not in drawn:
            found = caller()
            if not _LEADS_DOWN.search(found):
                drawn[key] = found
            return found
        return caller() if f'"../{own}/' in drawn[key] else drawn[key]

    return part


def _pages(items: Iterable[Any]) -> Iterator[Any]:
    """What the navigation leads to."""
    for item in items:
        if item.is_section:
            yield from _pages(item.children)
        else:
            yield item
