"""What a slide holds: points, or one drawing, with its sources in the notes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Source:
    """Where something on a slide stands: in words, and on which page of the site."""

    words: str
    path: str


@dataclass(frozen=True)
class Point:
    """A sentence or two of a slide, with what it rests on."""

    text: str
    source: Source | None = None


class Look(StrEnum):
    """How numbers are drawn."""

    BARS = "bars"
    """Each row a bar in parts."""
    MARKS = "marks"
    """Each row one or several marks, which no line ties together."""


@dataclass(frozen=True)
class Series:
    """One kind of number, by row; None where a row has none."""

    name: str
    values: tuple[int | None, ...]
    hollow: bool = False
    """Whether its marks are drawn as one of several possibilities."""


@dataclass(frozen=True)
class Chart:
    """A drawing of numbers."""

    look: Look
    rows: tuple[str, ...]
    series: tuple[Series, ...]
    axis: str
    """What the numbers are."""
    lowest: int
    highest: int


@dataclass(frozen=True)
class Cell:
    """A cell of a table; ``shade`` runs from 0, none, to 4."""

    text: str
    shade: int = 0


@dataclass(frozen=True)
class Table:
    """A table whose first column names the rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: bool = False
    """Whether all columns but the first hold numbers."""


@dataclass(frozen=True)
class Slide:
    """One slide, or several where it does not fit on one."""

    title: str
    points: tuple[Point, ...] = ()
    chart: Chart | None = None
    table: Table | None = None
    caption: str = ""
    """How the drawing is read, below it."""
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Deck:
    """All slides, with what the first one says."""

    path: str
    title: str
    question: str
    about: str
    made: str
    """What this file is."""
    changed: str
    day: str
    """The day of the last change, as in ``2024-05-03``; empty where it is not known."""
    slides: tuple[Slide, ...]
