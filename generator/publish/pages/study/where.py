"""The map of the studies: where they took place, where they were published, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.derive.where import Place, Whereabouts, whereabouts
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import begun_small
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.records.dimensions import BuiltIn
from generator.publish.charts.world import (
    NARROW,
    WIDE,
    Drawing,
    Mark,
    Sheet,
    Spot,
    drawing,
    on_the_map,
)
from generator.publish.pages.items.words import figures, listed, sentence, studies_in_figures
from generator.publish.pages.page import Link, Page

TITLE: Final = N_("Where the studies are from")
KINDS: Final[Mapping[str, str]] = {BuiltIn.CARRIED_OUT: "done", BuiltIn.COUNTRY: "published"}
"""How the marks of a dimension are drawn."""


@dataclass(frozen=True)
class MapMark:
    """A mark with what it says and the studies it leads to."""

    mark: Mark
    said: str
    path: str

    @property
    def diamond(self) -> str:
        """Its corners, for a mark that is no circle."""
        x, y, r = self.mark.x, self.mark.y, self.mark.radius
        corners = ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
        return " ".join(f"{round(across, 1)},{round(down, 1)}" for across, down in corners)


@dataclass(frozen=True)
class Map:
    """One drawing of the map, for wide or for narrow screens."""

    drawing: Drawing
    marks: tuple[MapMark, ...]


@dataclass(frozen=True)
class Kind:
    """A dimension of countries: its label, and how its marks are drawn."""

    kind: str
    label: str


@dataclass(frozen=True)
class WhereRow:
    """A country, or a reason for which there is none, with the studies by dimension."""

    name: str
    counts: tuple[Link | None, ...]
    on_map: bool = True


@dataclass(frozen=True)
class WhereView:
    """The map and its table."""

    lede: tuple[str, ...]
    kinds: tuple[Kind, ...]
    maps: tuple[Map, ...]
    rows: tuple[WhereRow, ...]
    absent: tuple[WhereRow, ...]
    caption: str
    off_map: str


def where_page(catalogue: Catalogue) -> Page:
    """The page of the map, where some study has a country.

    Where none is known to the map, the table stands alone.
    """
    found = whereabouts(catalogue)
    shown = tuple(place for place in found.places if on_the_map(place.code))
    kinds = tuple(_kind(catalogue, name) for name in found.dimensions)
    return Page(
        path=urls.WHERE,
        template="where.html",
        title=_(TITLE),
        description=_(
            "A map of the studies: the countries in which the work was done and in which it was "
            "published, and for how many nobody reports them."
        ),
        view=WhereView(
            lede=tuple(_lede(catalogue, found)),
            kinds=kinds,
            maps=tuple(_map(catalogue, shown, sheet) for sheet in (WIDE, NARROW) if shown),
            rows=tuple(
                _row(found, place, on_map=place in shown)
                for place in (*found.places, *found.unplaced)
            ),
            absent=tuple(_absent(found)),
            caption=_caption(kinds),
            off_map=listed([place.name for place in found.unplaced]),
        ),
        breadcrumbs=(Link(_("Studies"), urls.STUDIES),),
    )


def way_there(catalogue: Catalogue) -> Link | None:
    """The map; nothing where there is none."""
    found = whereabouts(catalogue)
    has_any = found.places or found.unplaced
    return Link(_("The studies on a map"), urls.WHERE) if has_any else None


def _kind(catalogue: Catalogue, name: str) -> Kind:
    dimension = catalogue.dimensions[name]
    return Kind(KINDS[name], dimension.label)


def _caption(kinds: tuple[Kind, ...]) -> str:
    """What the map shows, in a sentence."""
    labels = listed([begun_small(kind.label) for kind in kinds])
    return _(
        "Map of the world: number of studies by {labels}. Larger marks stand for more studies.",
        labels=labels,
    )


def _lede(catalogue: Catalogue, found: Whereabouts) -> Iterator[str]:
    """Of how many studies a country is known, how many countries those are, and of how many not."""
    total = len(catalogue.studies)
    for name in found.dimensions:
        dimension = catalogue.dimensions[name]
        places = [one for one in (*found.places, *found.unplaced) if one.studies.get(name)]
        known = total - sum(found.absent[name].values())
        why = [
            ngettext("{absent} for {count}", "{absent} for {count}", count, absent=words)
            for words, count in found.absent[name].items()
        ]
        said = _(
            "{dimension}: known for {studies}, {countries}",
            dimension=dimension.label,
            studies=ngettext(
                "{part} of the {count} study",
                "{part} of {count} studies",
                total,
                part=figures(known),
            ),
            countries=ngettext("{count} country", "{count} countries", len(places)),
        )
        absent = listed(why)
        yield _("{said}; {absent}.", said=said, absent=absent) if why else f"{said}."


def _map(catalogue: Catalogue, places: tuple[Place, ...], sheet: Sheet) -> Map:
    spots = [
        Spot(place.code, KINDS[name], len(studies))
        for place in places
        for name, studies in place.studies.items()
    ]
    drawn = drawing(sheet, spots, [(place.code, place.name) for place in places])
    by_code = {place.code: place for place in places}
    names = {kind: name for name, kind in KINDS.items()}
    return Map(
        drawn,
        tuple(
            MapMark(
                mark,
                _said(catalogue, by_code[mark.spot.code], names[mark.spot.kind]),
                _chosen(by_code[mark.spot.code], names[mark.spot.kind]),
            )
            for mark in drawn.marks
        ),
    )


def _said(catalogue: Catalogue, place: Place, name: str) -> str:
    count = studies_in_figures(len(place.studies[name]))
    return f"{place.name}, {catalogue.dimensions[name].noun}: {count}"


def _chosen(place: Place, name: str) -> str:
    """The list of studies with any of a country's names."""
    return urls.selection(urls.STUDIES, [(name, value) for value in place.values])


def _row(found: Whereabouts, place: Place, *, on_map: bool) -> WhereRow:
    return WhereRow(
        place.name,
        tuple(
            Link(studies_in_figures(len(place.studies[name])), _chosen(place, name))
            if place.studies.get(name)
            else None
            for name in found.dimensions
        ),
        on_map,
    )


def _absent(found: Whereabouts) -> Iterator[WhereRow]:
    """The reasons for which countries are not known, each with its studies."""
    reasons = dict.fromkeys(why for of in found.absent.values() for why in of)
    for why in reasons:
        yield WhereRow(
            sentence(why),
            tuple(
                Link(
                    studies_in_figures(found.absent[name][why]),
                    urls.selection(urls.STUDIES, [(name, urls.value_id(why))]),
                )
                if why in found.absent[name]
                else None
                for name in found.dimensions
            ),
            on_map=False,
        )
