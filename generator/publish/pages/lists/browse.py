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
from generator.evidence.interface import N_, _
from generator.publish.pages.items.words import figures, listed
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
ENTRIES = 700
"""How many entries stand on a page of a long index."""


@dataclass(frozen=True)
class Noun:
    """What a list holds: one and several in English, the path of the list, and what is said of it.

    The words are messages: sentences of their own for each kind of things.
    """

    one: str
    several: str
    path: str
    title: str
    by_value: str
    filtered: str
    """What the panel is called."""
    combining: str
    """How choices combine."""
    all_by: str
    all_in_lists: str
    """What the index says of itself, with ``ways`` to be filled in."""
    in_one_list: str
    all_by_value: str
    of_members: Mapping[str, str]
    """What stands above the filters that are about members, by their group."""
    counted: Callable[[int], str]


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
    """How many values there are, leading to all of them; nothing where all are shown."""
    stands_open: bool


@dataclass(frozen=True)
class FacetPanel:
    """The panel of a list, and what its script reads."""

    label: str
    words: str
    facets: tuple[PanelFacet, ...]
    index: Link
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
        label=_(things.filtered),
        words=_(things.combining),
        facets=tuple(
            _panel_facet(facet, index, position, introductions.get(facet.name, ""))
            for position, facet in enumerate(listing.facets)
        ),
        index=Link(_(things.all_by_value), index),
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
            Link(figures(count), f"{index}#{urls.facet_anchor(facet.name)}")
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
        yield PanelGroup(label or (_("Others") if place else ""), items, place < OPEN)


def _introductions(listing: FacetedList, things: Noun) -> Mapping[str, str]:
    """What stands above the first facet of a group whose facets one member must meet together."""
    said: dict[str, str] = {}
    for group in (STUDY, THEME):
        facets = [facet.name for facet in listing.facets if facet.group == group]
        most = max((len(item.members.get(group, ())) for item in listing.items), default=0)
        if len(facets) > 1 and most > 1:
            said[facets[0]] = _(things.of_members[group])
    return said


def index_page(
    listing: FacetedList,
    things: Noun,
    entry: Callable[[FacetedItem], IndexEntry],
    on_a_page: int = ENTRIES,
) -> tuple[PlannedPage, ...]:
    """The index of a list by the values of its facets; a long one in several pages."""
    lines = [one for facet in listing.facets for one in _lines(listing, facet, things)]
    ways = [begun_small(facet.label) for facet in listing.facets]
    by_ways = [_("by {what}", what=way) for way in ways]
    whole = Page(
        path=urls.by_value(things.path),
        template="by-value.html",
        title=_(things.by_value),
        description=_(things.all_by, ways=listed(ways)),
        view=None,
        breadcrumbs=(Link(_(things.title), things.path),),
    )
    view = IndexView(
        lede=_(things.all_in_lists, ways=listed(by_ways)),
        list=Link(_(things.in_one_list), things.path),
        facets=(),
    )
    entries = cache(lambda: {item.id: entry(item) for item in listing.items})
    return in_pages(
        whole,
        chunks(lines, on_a_page),
        N_("Entries: {which} of {total}"),
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
            count=things.counted(value.count),
            entries=(),
        )
        several: Sequence[str | None] = having[value.id] or (None,)
        for one in several:
            yield _Line(facet, named, one)


def _index_facets(
    lines: Sequence[_Line], entries: Mapping[str, IndexEntry]
) -> Iterator[IndexFacet]:
    for name, of_facet in groupby(lines, key=lambda line: line.facet.name):
        values = [list(of) for _at, of in groupby(of_facet, key=lambda line: line.value.anchor)]
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
