"""Long lists in pages: so many items on each, the first at the list's own address.

A list with few items stays whole. Every page says where it stands among all, and leads to the next
and the one before; where an item of a further page is looked for at the list, it is found there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import accumulate
from typing import Any, TypeVar

from generator.evidence import urls
from generator.evidence.interface import _
from generator.evidence.text.compact import compact_json
from generator.publish.pages.items.words import figures
from generator.publish.pages.page import Link, Page, Pager, PlannedPage, TocItem

T = TypeVar("T")

AROUND = 2
"""How many pages on each side of one its pager names, besides the first and the last."""


@dataclass(frozen=True)
class PartOfRows:
    """Which rows of a chart stand on one of its pages."""

    begins: int
    """The number of the first, from 1."""
    total: int
    """How many rows the chart has."""
    file: Mapping[str, Any]
    """What its script reads: the same on every page."""
    without: tuple[Mapping[str, Any], ...] = ()
    """What falls without each study, file by file."""


def chunks(items: Sequence[T], size: int, whole: int = 0) -> tuple[tuple[T, ...], ...]:
    """The items in pages of this size; on one page where they are at most ``whole``, which is twice
    as many unless it is told."""
    step = size if len(items) > (whole or 2 * size) else max(len(items), 1)
    return tuple(tuple(items[at : at + step]) for at in range(0, max(len(items), 1), step))


def weighed(
    items: Sequence[T], weigh: Callable[[T], float], most: float
) -> tuple[tuple[T, ...], ...]:
    """The items in pages of at most this weight; what weighs more stands alone."""
    parts: list[list[T]] = [[]]
    held = 0.0
    for item in items:
        weight = weigh(item)
        if parts[-1] and held + weight > most:
            parts.append([])
            held = 0.0
        parts[-1].append(item)
        held += weight
    return tuple(map(tuple, parts))


def in_pages(
    whole: Page,
    parts: Sequence[Sequence[T]],
    words: str,
    view_of: Callable[[Sequence[T]], Any],
    anchors_of: Callable[[T], Iterable[str]] = lambda item: (),
    *,
    toc_of: Callable[[Any], tuple[TocItem, ...]] = lambda view: (),
    nouns: str = "",
) -> tuple[PlannedPage, ...]:
    """The pages of a list, whose items stand in these parts; ``whole`` is what they have in common.

    ``words`` is a message that says which items of how many stand on a page; ``anchors_of`` an item
    are those that addresses of the list may name; ``toc_of`` a view, what its table of contents
    names. ``nouns`` is what the review calls the items, where the message has a place for it.
    """

    def page_of(part: Sequence[T]) -> Page:
        view = view_of(part)
        return replace(whole, view=view, toc=toc_of(view))

    if len(parts) == 1:
        return (PlannedPage(whole.path, partial(page_of, parts[0])),)
    ends = tuple(accumulate(map(len, parts)))

    def numbered(number: int) -> Page:
        part, end = parts[number - 1], ends[number - 1]
        which = _which(end - len(part) + 1, end)
        said = _(words, nouns=nouns, which=which, total=figures(ends[-1]))
        pager = replace(_pager(whole.path, number, len(parts)), words=said, count=len(part))
        anchors = tuple(dict.fromkeys(anchor for item in part for anchor in anchors_of(item)))
        page = replace(page_of(part), pager=pager, anchors=anchors)
        return page if number == 1 else _further(page, number, len(parts))

    file = urls.list_file(whole.path)
    return tuple(
        PlannedPage(urls.list_page(whole.path, number), partial(numbered, number), file)
        for number in range(1, len(parts) + 1)
    )


def _which(first: int, last: int) -> str:
    if first == last:
        return figures(last)
    return _("{first} to {last}", first=figures(first), last=figures(last))


def _further(page: Page, number: int, last: int) -> Page:
    return replace(
        page,
        path=urls.list_page(page.path, number),
        title=_(
            "{title}, page {number} of {last}",
            title=page.title,
            number=figures(number),
            last=figures(last),
        ),
        breadcrumbs=(*page.breadcrumbs, Link(page.title, page.path)),
        continues=page.path,
        sought=(),
    )


def _pager(path: str, number: int, last: int) -> Pager:
    def to(other: int) -> Link:
        return Link(figures(other), urls.list_page(path, other))

    near = range(number - AROUND, number + AROUND + 1)
    shown = [n for n in range(1, last + 1) if n in (1, last) or n in near]
    gaps = {n for n, before in zip(shown[1:], shown, strict=False) if n > before + 1}
    return Pager(
        words="",
        count=0,
        number=number,
        pages=tuple((to(n), n == number, n in gaps) for n in shown),
        previous=to(number - 1) if number > 1 else None,
        next=to(number + 1) if number < last else None,
        file=urls.list_file(path),
    )


def only_page(path: str, count: int) -> Pager:
    """Of a list of so many items on one page, whose scripts read a file all the same."""
    return Pager("", count, 1, (), None, None, urls.list_file(path))


def together(
    make: Callable[[], Sequence[Page]], planned: Iterable[tuple[str, str]]
) -> tuple[PlannedPage, ...]:
    """Pages that are made at once: the path of each, and the file of the list that it is part of.

    ``make`` returns them in this order.
    """
    pages = cache(make)

    def one(number: int) -> Page:
        return pages()[number]

    return tuple(
        PlannedPage(path, partial(one, number), file) for number, (path, file) in enumerate(planned)
    )


def paths(path: str, pages: int) -> tuple[tuple[str, str], ...]:
    """The path of each of so many pages of a list, with the list's file, which one page lacks."""
    file = urls.list_file(path) if pages > 1 else ""
    return tuple((urls.list_page(path, number), file) for number in range(1, pages + 1))


def standing(pages: Iterable[Page]) -> Mapping[str, str]:
    """Where parts of long lists stand that are not on their first page, by their address there."""
    found: dict[str, str] = {}
    for page in pages:
        for anchor in page.anchors:
            there = f"{page.path}#{anchor}"
            found.setdefault(f"{page.continues or page.path}#{anchor}", there)
    return {address: there for address, there in found.items() if address != there}


def list_files(pages: Iterable[Page]) -> dict[str, str]:
    """A file for each list in several pages: what its filter reads, and where anchors stand."""
    of_list: dict[str, list[tuple[Page, Pager]]] = {}
    for page in pages:
        if page.pager:
            of_list.setdefault(page.pager.file, []).append((page, page.pager))
    return {file: _file(several) for file, several in of_list.items()}


def _file(pages: Sequence[tuple[Page, Pager]]) -> str:
    first = pages[0][0]
    browse = getattr(first.view, "browse", None)
    held: dict[str, Any] = {
        "pages": [
            [page.path.removeprefix(first.path), page.anchors, pager.count] for page, pager in pages
        ]
    }
    if browse:
        held |= {"filter": browse.data, "items": list(browse.tokens.items())}
    held |= getattr(first.view, "file", {})
    return compact_json(held)
