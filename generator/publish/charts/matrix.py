"""The theme matrix as a chart: a square a cell with its findings, the quotes beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from generator.evidence.interface import _, ngettext
from generator.publish.charts.figure import (
    base_layout,
    hover_text,
    marker,
    validated,
)

SHADES: Final = 4
"""Shades of a square, from one finding to the most."""
EVERY: Final = "*"
"""The row of findings said of every study, and what the ids of rows begin with that are said of all
with something in common; no study has such an id."""
NO_STUDY: Final = "**"
"""The row of findings that cite no study; no row of a value has such an id."""


@dataclass(frozen=True)
class ChartColumn:
    """A theme with its category."""

    id: str
    label: str
    category: str


@dataclass(frozen=True)
class ChartCell:
    """What a row contributes to a theme: cited findings and quotes, and the findings' shade."""

    row: str
    theme: str
    findings: int
    quotes: int
    shade: int

    @property
    def point(self) -> str:
        """The name of the cell's square in the static picture."""
        return f"{self.row}.{self.theme}"

    @property
    def empty(self) -> bool:
        """Whether the source cites nothing here."""
        return not self.findings and not self.quotes


@dataclass(frozen=True)
class CountedRow:
    """A study, or what is said without citing one, with its cells in the order of the columns."""

    id: str
    label: str
    cells: tuple[ChartCell, ...]
    uncited: str = ""
    """What is said of the findings of a row that cite no study, after their number; empty for a row
    of cited findings."""
    about: str = ""
    """What tells the row apart for people, beside its name."""


def shade(findings: int, most: int) -> int:
    """The shade of a count: 0 for none, then 1 to SHADES, each count its own while they suffice."""
    if findings <= 0:
        return 0
    if most <= SHADES:
        return min(findings, SHADES)
    return -(-findings * SHADES // most)


def cells_of(
    row: str, themes: Sequence[str], findings: Sequence[int], quotes: Sequence[int], most: int
) -> tuple[ChartCell, ...]:
    """The cells of one row from its counts."""
    return tuple(
        ChartCell(row, theme, cited, quoted, shade(cited, most))
        for theme, cited, quoted in zip(themes, findings, quotes, strict=True)
    )


def matrix_figure(
    rows: Sequence[CountedRow],
    said_rows: Sequence[CountedRow],
    columns: Sequence[ChartColumn],
) -> dict[str, Any]:
    """The Plotly figure, of scatter traces alone: squares, quote counts, dots where nothing is."""
    shown = [*rows, *said_rows]
    names = {column.id: column.label for column in columns}
    labels = {row.id: row.label for row in shown}
    uncited = {row.id: row.uncited for row in shown}
    cells = [cell for row in rows for cell in row.cells]
    said = [cell for row in said_rows for cell in row.cells if cell.findings]
    cited = [cell for cell in cells if cell.findings]
    quoted = [cell for cell in cells if cell.quotes]
    alone = [cell for cell in quoted if not cell.findings]
    nothing = [cell for cell in cells if cell.empty]

    def hover(cell: ChartCell) -> str:
        return hover_text(labels[cell.row], (names[cell.theme], in_words(cell, uncited[cell.row])))

    def points(some: Sequence[ChartCell]) -> dict[str, Any]:
        return {
            "ids": [cell.point for cell in some],
            "x": [cell.theme for cell in some],
            "y": [cell.row for cell in some],
            "hovertext": [hover(cell) for cell in some],
            "hoverinfo": "text",
            "cliponaxis": False,
        }

    def numbers(some: Sequence[ChartCell]) -> dict[str, Any]:
        return points(some) | {
            "mode": "markers+text",
            "text": [str(cell.findings) for cell in some],
            "textposition": "middle center",
            "textfont": {"size": 15, "weight": 600},
        }

    traces: list[dict[str, Any]] = [
        {
            "name": "nothing",
            "mode": "markers",
            **points(nothing),
            "marker": marker("circle", 4, 0),
        },
        {"name": "cited", **numbers(cited), "marker": marker("square", 27, 1)},
        {
            "name": "quoted-only",
            "mode": "markers",
            **points(alone),
            "marker": marker("circle", 4, 0),
        },
        {
            "name": "quotes",
            **points(quoted),
            "ids": [f"{cell.point}.quotes" for cell in quoted],
            "mode": "text",
            "text": [f"“{cell.quotes}”" for cell in quoted],
            "textposition": "middle right",
            "textfont": {"size": 15},
        },
        {"name": "every-study", **numbers(said), "marker": marker("square", 27, 2)},
    ]
    return validated([{"type": "scatter", **trace} for trace in traces], base_layout())


def in_words(cell: ChartCell, uncited: str = "") -> str:
    """What the square and the quotes beside it say, for readers who do not see them.

    ``uncited`` is what a row says of findings that cite no study.
    """
    if uncited:
        return _("{findings} {said}", findings=_findings(cell.findings), said=uncited)
    if cell.empty:
        return _("none cited")
    return ", ".join(_parts(cell))


def _parts(cell: ChartCell) -> Iterator[str]:
    yield _findings(cell.findings)
    if cell.quotes:
        yield ngettext("{count} quote", "{count} quotes", cell.quotes)


def _findings(count: int) -> str:
    return ngettext("{count} finding", "{count} findings", count) if count else _("no findings")
