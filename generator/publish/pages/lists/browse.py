"""What a filter shows: the panel beside a list or the bar above a table, and the index of a list by
value for readers without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import Any

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import begun_small
from generator.evidence.unit import unit_noun
from generator.publish.pages.items.words import in_figures, listed
from generator.publish.pages.lists.facets import (
    STUDY,
    THEME,
    Facet,
    FacetedItem,
    FacetedList,
    FacetValue,
    FilterOption,
)
from generator.publish.pages.lists.paging import chunks, in_pages
from generator.publish.pages.page import Link, Page, PlannedPage, TocItem

OPEN = 2
"""How many facets of a panel stand open, and how many groups of a facet's values."""
OTHERS = "Others"
ENTRIES = 800
"""How many entries stand on a page of a long index."""


@dataclass(frozen=True)
class Noun:
    """What a list holds: one, several, and the path of the list."""

    one: str
    several: str
    path: str


@dataclass(frozen=True)
class PanelValue:
    """One value in the panel: a link to what has it, and how many that are."""

    label: str
    path: str
    count: int


@dataclass(frozen=True)
class PanelGroup:
    """Values that are called something together; a facet without groups has one without a name."""

    label: str
    values: tuple[PanelValue, ...]
    stands_open: bool


@dataclass(frozen=True)
class PanelFacet:
    """One facet in the panel, with the values that show first."""

    name: str
    label: str
    introduction: str
    groups: tuple[PanelGroup, ...]
    all: Link | None
    stands_open: bool


@dataclass(frozen=True)
class FacetPanel:
    """The panel of a list, and what its script reads."""

    things: str
    words: str
    facets: tuple[PanelFacet, ...]
    index: str
    data: Mapping[str, Any]
    tokens: Mapping[str, str]
    """What each item carries, by id."""


@dataclass(frozen=True)
class FilterBar:
    """The filter above a table or page: its script fills the facets, so that none stands there
    without it."""

    facets: tuple[Facet, ...]
    data: Mapping[str, Any]


@dataclass(frozen=True)
class IndexEntry:
    """One item in the index."""

    text: str
    path: str
    language: str = ""
    detail: str = ""


@dataclass(frozen=True)
class IndexValue:
    """One value with the items that have it."""

    anchor: str
    label: str
    count: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True)
class IndexFacet:
    """One facet with its values."""

    anchor: str
    label: str
    values: tuple[IndexValue, ...]


@dataclass(frozen=True)
class IndexView:
    """All items by the values of each facet."""

    lede: str
    list: Link
    facets: tuple[IndexFacet, ...]


def browse(
    catalogue: Catalogue, listing: FacetedList, things: Noun, options: tuple[FilterOption, ...] = ()
) -> FacetPanel:
    """The panel of a list, and how it is sorted if there are several ways."""
    index = urls.by_value(things.path)
    introductions = _introductions(listing, things)
    return FacetPanel(
        things=things.several,
        words=combining_words(things),
        facets=tuple(
            _panel_facet(facet, index, position, introductions.get(facet.name, ""))
            for position, facet in enumerate(listing.facets)
        ),
        index=index,
        data=listing.data((things.one, things.several), catalogue.former_ids, options),
        tokens={item.id: listing.tokens(item) for item in listing.items},
    )


def filter_bar(
    catalogue: Catalogue,
    listing: FacetedList,
    things: tuple[str, str],
    options: tuple[FilterOption, ...] = (),
) -> FilterBar:
    """The filter above a table whose rows are called so, one and several."""
    return FilterBar(listing.facets, listing.data(things, catalogue.former_ids, options))


def _panel_facet(facet: Facet, index: str, position: int, introduction: str) -> PanelFacet:
    first = tuple(value for value in facet.values if value.first)
    count = len(facet.values)
    return PanelFacet(
        name=facet.name,
        label=facet.label,
        introduction=introduction,
        groups=tuple(_panel_groups(facet, first, index)),
        all=(
            Link(f"All {count:,}", f"{index}#{urls.facet_anchor(facet.name)}")
            if len(first) < count
            else None
        ),
        stands_open=position < OPEN,
    )


def _panel_groups(facet: Facet, values: tuple[FacetValue, ...], index: str) -> Iterator[PanelGroup]:
    """The values in their groups; those of no group come last, under "Others"."""
    for place, (label, of) in enumerate(groupby(values, key=lambda value: value.group)):
        items = tuple(
            PanelValue(v.label, f"{index}#{urls.value_anchor(facet.name, v.id)}", v.count)
            for v in of
        )
        yield PanelGroup(label or (OTHERS if place else ""), items, place < OPEN)


def combining_words(things: Noun) -> str:
    """How choices combine, in words."""
    return (
        f"Choose several values of one filter to see {things.several} with any of them. "
        f"Use several filters to see {things.several} that fit them all."
    )


def _introductions(listing: FacetedList, things: Noun) -> Mapping[str, str]:
    """What stands above the first facet of a group whose facets one member must meet together."""
    said: dict[str, str] = {}
    for group, member, members in (
        (STUDY, *unit_noun()),
        (THEME, "theme", "themes"),
    ):
        facets = [facet.name for facet in listing.facets if facet.group == group]
        most = max((len(item.members.get(group, ())) for item in listing.items), default=0)
        if len(facets) > 1 and most > 1:
            said[facets[0]] = (
                f"The next filters are about the {members} of a {things.one}. Where you use more "
                f"than one of them, they must all fit one and the same {member}."
            )
    return said


def index_page(
    listing: FacetedList,
    things: Noun,
    title: str,
    entry: Callable[[FacetedItem], IndexEntry],
    on_a_page: int = ENTRIES,
) -> tuple[PlannedPage, ...]:
    """The index of a list by the values of its facets; a long one in several pages."""
    lines = [one for facet in listing.facets for one in _lines(listing, facet, things)]
    names = [begun_small(facet.label) for facet in listing.facets]
    whole = Page(
        path=urls.by_value(things.path),
        template="by-value.html",
        title=f"{title} by value",
        description=f"All {things.several} by {listed(names)}.",
        view=None,
        breadcrumbs=(Link(title, things.path),),
    )
    view = IndexView(
        lede=f"All {things.several}, {listed([f'by {name}' for name in names])}.",
        list=Link(f"All {things.several} in one list", things.path),
        facets=(),
    )
    entries = cache(lambda: {item.id: entry(item) for item in listing.items})
    return in_pages(
        whole,
        chunks(lines, on_a_page),
        "entries",
        lambda part: replace(view, facets=tuple(_index_facets(part, entries()))),
        lambda line: (urls.facet_anchor(line.facet.name), line.value.anchor),
        toc_of=lambda view: tuple(TocItem(facet.label, facet.anchor) for facet in view.facets),
    )


@dataclass(frozen=True)
class _Line:
    """An item in the index under its value; none under a value that nothing has."""

    facet: Facet
    value: IndexValue
    item: str | None


def _lines(listing: FacetedList, facet: Facet, things: Noun) -> Iterator[_Line]:
    having: dict[str, list[str]] = {value.id: [] for value in facet.values}
    for item in listing.items:
        for value_id in listing.values(item, facet):
            having[value_id].append(item.id)
    for value in facet.values:
        named = IndexValue(
            anchor=urls.value_anchor(facet.name, value.id),
            label=value.label,
            count=in_figures(value.count, things.one, things.several),
            entries=(),
        )
        several: Sequence[str | None] = having[value.id] or (None,)
        for one in several:
            yield _Line(facet, named, one)


def _index_facets(
    lines: Sequence[_Line], entries: Mapping[str, IndexEntry]
) -> Iterator[IndexFacet]:
    for name, of_facet in groupby(lines, key=lambda line: line.facet.name):
        values = [list(of) for _, of in groupby(of_facet, key=lambda line: line.value.anchor)]
        yield IndexFacet(
            anchor=urls.facet_anchor(name),
            label=values[0][0].facet.label,
            values=tuple(
                replace(of[0].value, entries=tuple(entries[one.item] for one in of if one.item))
                for of in values
            ),
        )


def pages_of(
    list_pages: tuple[PlannedPage, ...], index: tuple[PlannedPage, ...], listing: FacetedList
) -> tuple[PlannedPage, ...]:
    """The list and its index; no index where nothing tells items apart."""
    return (*list_pages, *index) if listing.facets else list_pages
