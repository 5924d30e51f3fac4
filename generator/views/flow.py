"""The numbers of a study flow, as printed."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.records.review import FlowStep
from generator.views.items import NoteItem, PlaceItem, note_items, place_item


@dataclass(frozen=True)
class FlowItem:
    """One number of a study flow, as printed."""

    anchor: str
    label: str
    printed: str
    unit: str
    place: PlaceItem
    notes: tuple[NoteItem, ...]


def flow_items(catalogue: Catalogue, steps: tuple[FlowStep, ...]) -> tuple[FlowItem, ...]:
    """The numbers of a study flow in the order of the source."""
    return tuple(
        FlowItem(
            f"flow-{step.id}",
            step.label,
            step.printed,
            step.unit,
            place_item(catalogue, step.place),
            note_items(catalogue, step.notes),
        )
        for step in steps
    )
