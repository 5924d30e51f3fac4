"""The small picture of the matrix for the front page, which links to the whole one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.derive.matrix import evidence_matrix, matrix_groups
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext
from generator.publish.pages.items.words import listed
from generator.publish.pages.matrix.counts import counted_rows, ordered_themes
from generator.publish.pages.matrix.rows import row_kinds
from generator.publish.pages.matrix.words import matrix_headline

SMALL_ROWS = 14
"""How many studies the small picture shows."""
SMALL_COLUMNS = 14
"""How many themes it shows: their names need room."""
SMALL_GAP = 0.6
"""The room between categories, in columns."""


@dataclass(frozen=True)
class SmallCell:
    """A square of the small picture; ``at`` is its middle in percent of the width."""

    at: float
    shade: int


@dataclass(frozen=True)
class SmallRow:
    """A study in the small picture."""

    label: str
    cells: tuple[SmallCell, ...]


@dataclass(frozen=True)
class SmallHead:
    """A theme above its column, in percent of the width: its column, and what is left before it."""

    title: str
    width: float
    before: float


@dataclass(frozen=True)
class MatrixPicture:
    """The small picture for the front page."""

    path: str
    headline: str
    heads: tuple[SmallHead, ...]
    rows: tuple[SmallRow, ...]
    words: str
    more: str


def matrix_picture(catalogue: Catalogue) -> MatrixPicture:
    """The small picture of the matrix, which links to its page: what holds most, in page order."""
    matrix, kind = evidence_matrix(catalogue), row_kinds(catalogue)[0]
    rows = counted_rows(catalogue, kind, matrix)
    shown = rows[:SMALL_ROWS]
    themes = _fullest(catalogue)
    places = _places(catalogue, themes)
    left, more = len(rows) - len(shown), len(catalogue.themes) - len(themes)
    also = [
        *([ngettext("{number} more study", "{number} more studies", left)] if left else []),
        *([ngettext("{number} more theme", "{number} more themes", more)] if more else []),
    ]
    return MatrixPicture(
        path=urls.MATRIX,
        headline=matrix_headline(catalogue, kind, matrix),
        heads=_heads(catalogue, places),
        rows=tuple(
            SmallRow(
                row.label,
                tuple(
                    SmallCell(places[cell.theme], cell.shade)
                    for cell in row.cells
                    if cell.theme in places
                ),
            )
            for row in shown
        ),
        words=_("The stronger the shade, the more findings cite the study; a dot: none does."),
        more=_("and {more}", more=listed(also)) if also else "",
    )


def _fullest(catalogue: Catalogue) -> frozenset[str]:
    """The ids of the themes that most studies stand behind, as many as are shown."""
    ordered = [theme.id for theme in ordered_themes(catalogue)]
    by_reach = sorted(ordered, key=lambda theme: -len(catalogue.studies_of_theme[theme]))
    return frozenset(by_reach[:SMALL_COLUMNS])


def _heads(catalogue: Catalogue, places: Mapping[str, float]) -> tuple[SmallHead, ...]:
    """The names of themes, each as wide as a column."""
    width = 2 * next(iter(places.values()), 0.0)
    heads: list[SmallHead] = []
    end = 0.0
    for theme, at in places.items():
        before = round(at - width / 2 - end, 2)
        heads.append(SmallHead(catalogue.theme[theme].title, round(width, 2), max(before, 0.0)))
        end = at + width / 2
    return tuple(heads)


def _places(catalogue: Catalogue, shown: Collection[str]) -> Mapping[str, float]:
    """The middle of each column in percent of the width, category by category."""
    groups = [
        kept
        for group in matrix_groups(catalogue)
        if (kept := [theme.id for theme in group.themes if theme.id in shown])
    ]
    unit = 100 / max(sum(map(len, groups)) + SMALL_GAP * (len(groups) - 1), 1)
    places: dict[str, float] = {}
    start = 0.0
    for group in groups:
        for column, theme in enumerate(group):
            places[theme] = round((start + column + 0.5) * unit, 2)
        start += len(group) + SMALL_GAP
    return places
