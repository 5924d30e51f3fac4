"""The scale of the score, as far as it is reported, with its instruments."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.catalogue import Catalogue
from generator.evidence.records.reported import (
    Absence,
    Reported,
    absence_of,
)
from generator.evidence.records.review import LadderScale
from generator.publish.pages.items.items import (
    NoteItem,
    PlaceItem,
    note_items,
    place_item,
)


@dataclass(frozen=True)
class InstrumentItem:
    """An instrument behind the score."""

    name: str
    cites: str
    levels: tuple[str, ...]
    levels_absent: Absence | None
    levels_origin: str
    place: PlaceItem
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class ScaleItem:
    """The score's scale, as far as it is reported."""

    title: str
    explanation: str
    lowest_possible: Reported[int]
    highest_possible: Reported[int]
    instruments: tuple[InstrumentItem, ...]
    place: PlaceItem
    notes: tuple[NoteItem, ...]


def scale_item(catalogue: Catalogue, scale: LadderScale) -> ScaleItem:
    """The scale as the page of the method shows it."""
    return ScaleItem(
        title=scale.title,
        explanation=scale.explanation,
        lowest_possible=scale.lowest_possible,
        highest_possible=scale.highest_possible,
        instruments=tuple(
            InstrumentItem(
                item.name,
                "; ".join(item.cites),
                item.levels.known or (),
                absence_of(item.levels),
                item.levels_origin or "",
                place_item(catalogue, item.place),
                note_items(catalogue, item.notes),
            )
            for item in scale.instruments
        ),
        place=place_item(catalogue, scale.place),
        notes=note_items(catalogue, scale.notes),
    )
