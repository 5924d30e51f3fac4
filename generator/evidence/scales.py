"""The scale on which the numbers or levels of a declared characteristic stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.evidence.records.declared import DeclaredCharacteristic
from generator.evidence.records.dimensions import Better


@dataclass(frozen=True)
class Scale:
    """What is said of values by which studies can be put in an order."""

    unit: str = ""
    """Of numbers, what they count, behind each."""
    levels: tuple[str, ...] = ()
    """Of a scale of words, these words, the lowest first."""
    is_score: bool = False
    """Whether it is a score that the review gave beside that of its ladder."""
    better: Better | None = None
    """Which end is the good one, where the source says it."""
    lowest: float | None = None
    highest: float | None = None
    range: str = ""
    """From where to where the values of all studies go, as printed."""


NO_SCALE: Final = Scale()


def scale_of(declared: DeclaredCharacteristic) -> Scale:
    """The scale of what a review declares; that of other things than numbers says nothing."""
    return Scale(
        unit=declared.unit or "",
        levels=declared.levels,
        is_score=declared.is_score,
        better=declared.better,
        lowest=declared.lowest_possible,
        highest=declared.highest_possible,
        range=declared.range.printed if declared.range else "",
    )
