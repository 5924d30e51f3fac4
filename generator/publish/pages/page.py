"""A page before it is drawn: where it stands, what it is called, and the view its template gets.

Where it stands is known before its view is made: a check asks for no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class TocItem:
    """A heading of the page with its anchor, for the table of contents."""

    title: str
    anchor: str
    children: tuple[TocItem, ...] = ()


@dataclass(frozen=True)
class Link:
    """A link in words; the path is relative to the site's root, or an absolute address."""

    text: str
    path: str


@dataclass(frozen=True)
class Sought:
    """A page or a part of one that is found by what readers ask, in their words."""

    asked: tuple[str, ...]
    title: str
    anchor: str = ""
    text: str = ""


@dataclass(frozen=True)
class Pager:
    """Where a page of a long list stands among all its pages."""

    words: str
    """Which items it has, and of how many."""
    count: int
    """How many items it has."""
    number: int
    pages: tuple[tuple[Link, bool, bool], ...]
    """Pages to go to, the first and last among them: whether it is this one, and whether some are
    left out before it."""
    previous: Link | None
    next: Link | None
    file: str
    """The file with what the list's filter reads."""


@dataclass(frozen=True)
class Page:
    """One generated page."""

    path: str
    template: str
    title: str
    description: str
    view: Any
    record: str = ""
    """The file behind the page, below the content folder, for the edit button."""
    toc: tuple[TocItem, ...] = ()
    breadcrumbs: tuple[Link, ...] = ()
    unlisted: bool = False
    """Whether it is for those who edit: no search finds it, here or elsewhere."""
    for_editors: bool = False
    """Whether only those who edit look for it: the readers' search does not find it."""
    sought: tuple[Sought, ...] = ()
    """Itself and its parts, as far as readers ask for them in words of their own."""
    moved_to: str = ""
    """Where it is now, for the page at an address that a record had before it was renamed."""
    pager: Pager | None = None
    """Its place among the pages of a list that one page would be too long for."""
    continues: str = ""
    """The path of the list whose further page it is: a search finds the list."""
    anchors: tuple[str, ...] = ()
    """What addresses of the list may name, and stands on this of its pages."""


@dataclass(frozen=True)
class PlannedPage:
    """A page that there will be: where it stands, and what makes it when somebody asks for it."""

    path: str
    make: Callable[[], Page]
    list_file: str = ""
    """The file of the list that it is a part of, where that has several pages."""

    @cached_property
    def page(self) -> Page:
        """The page itself, made once."""
        return self.make()


def made(pages: Iterable[PlannedPage]) -> tuple[Page, ...]:
    """The pages themselves."""
    return tuple(planned.page for planned in pages)
