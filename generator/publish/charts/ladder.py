"""The ladder chart: exact scores as solid marks, partly reported ones as their possible values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from generator.publish.charts.figure import (
    base_layout,
    hover_text,
    marker,
    validated,
)

MARGIN: Final = 5.0
"""How far the outermost scores stand from the edges, in percent of the width."""
TICK_DISTANCE: Final = 6.5
"""The least distance of two printed scores, in percent of the width."""
MOST_TICKS: Final = 100
"""How many steps a scale is divided into at most."""
EXACT: Final = "exact"
POSSIBLE: Final = "possible"
UNREPORTED: Final = "unreported"


@dataclass(frozen=True)
class ScoredRow:
    """One study: its label, its exact score, its possible scores or none, and what to say of it."""

    id: str
    label: str
    scores: tuple[int, ...]
    about: tuple[str, ...]
    absent: str = ""
    """Why there is no score, where there is none."""

    @property
    def kind(self) -> str:
        """How the row is drawn."""
        if not self.scores:
            return UNREPORTED
        return EXACT if len(self.scores) == 1 else POSSIBLE


@dataclass(frozen=True)
class Mark:
    """One mark of the static picture; ``at`` is its place in percent of the width."""

    point: str
    score: int
    at: float


@dataclass(frozen=True)
class Tick:
    """A whole number on the axis; without a label where its neighbours leave no room."""

    score: int
    at: float
    label: str


@dataclass(frozen=True)
class Axis:
    """A linear scale from the lowest to the highest number that is reported or stated."""

    lowest: int
    highest: int
    ticks: tuple[Tick, ...]

    def at(self, score: int) -> float:
        """The place of a score in percent of the width."""
        return _at(score, self.lowest, self.highest)


def ladder_axis(rows: Sequence[ScoredRow], ends: Sequence[int] = ()) -> Axis:
    """The axis of some rows, with a tick at every whole number, or at whole steps of a long scale.

    ``ends`` are the ends of the scale, where the source states them: it goes no further than what
    is reported or stated.
    """
    known = {score for row in rows for score in row.scores} | set(ends)
    if not known:
        return Axis(0, 0, ())
    lowest, highest = min(known), max(known)
    step = -(-(highest - lowest) // MOST_TICKS) or 1
    scores = sorted({*range(lowest, highest + 1, step), highest})
    labelled = [lowest]
    last = _at(highest, lowest, highest)
    for score in scores[1:-1]:
        place = _at(score, lowest, highest)
        before = _at(labelled[-1], lowest, highest)
        if place - before >= TICK_DISTANCE and last - place >= TICK_DISTANCE:
            labelled.append(score)
    labelled.append(highest)
    shown = set(labelled)
    return Axis(
        lowest,
        highest,
        tuple(
            Tick(score, _at(score, lowest, highest), str(score) if score in shown else "")
            for score in scores
        ),
    )


def row_marks(row: ScoredRow, axis: Axis) -> tuple[Mark, ...]:
    """The marks of a row: one an exact or possible score."""
    return tuple(Mark(_point(row, score), score, axis.at(score)) for score in row.scores)


def ladder_figure(rows: Sequence[ScoredRow], axis: Axis) -> dict[str, Any]:
    """The Plotly figure: bands, then hollow, solid and unreported scores.

    A ground below the hollow marks keeps the bands out of them.
    """
    marks = {"mode": "markers", "cliponaxis": False, "hoverinfo": "text"}
    traces = [
        {"name": "band", "mode": "lines", "line": {"width": 3}, "hoverinfo": "skip"} | _bands(rows),
        {"name": "ground", **marks, "marker": marker("circle", 12, 0)}
        | _points(rows, POSSIBLE)
        | {"hoverinfo": "skip"},
        {"name": POSSIBLE, **marks, "marker": marker("circle-open", 12, 2)}
        | _points(rows, POSSIBLE),
        {"name": EXACT, **marks, "marker": marker("circle", 15, 0)} | _points(rows, EXACT),
        {
            "name": UNREPORTED,
            "mode": "text",
            "cliponaxis": False,
            "hoverinfo": "text",
            "textposition": "middle right",
        }
        | _unreported(rows, axis),
    ]
    return validated([{"type": "scatter", **trace} for trace in traces], base_layout())


def _point(row: ScoredRow, score: int) -> str:
    return f"{row.id}.{score}"


def _at(score: int, lowest: int, highest: int) -> float:
    if lowest == highest:
        return 50.0
    return round(MARGIN + (100 - 2 * MARGIN) * (score - lowest) / (highest - lowest), 3)


def _points(rows: Sequence[ScoredRow], kind: str) -> dict[str, Any]:
    points = [(row, score) for row in rows if row.kind == kind for score in row.scores]
    return {
        "ids": [_point(row, score) for row, score in points],
        "x": [score for _, score in points],
        "y": [row.id for row, _ in points],
        "hovertext": [hover_text(row.label, row.about) for row, _ in points],
    }


def _bands(rows: Sequence[ScoredRow]) -> dict[str, Any]:
    """Lines from the lowest to the highest possible score; an empty point parts the rows."""
    ids: list[str] = []
    x: list[int | None] = []
    y: list[str | None] = []
    for row in rows:
        if row.kind == POSSIBLE:
            ids += [_point(row, row.scores[0]), _point(row, row.scores[-1]), ""]
            x += [row.scores[0], row.scores[-1], None]
            y += [row.id, row.id, None]
    return {"ids": ids, "x": x, "y": y}


def _unreported(rows: Sequence[ScoredRow], axis: Axis) -> dict[str, Any]:
    missing = [row for row in rows if row.kind == UNREPORTED]
    return {
        "ids": [f"{row.id}." for row in missing],
        "x": [axis.lowest for _ in missing],
        "y": [row.id for row in missing],
        "text": [row.absent for row in missing],
        "hovertext": [hover_text(row.label, row.about) for row in missing],
    }
