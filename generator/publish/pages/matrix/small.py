"""The small picture of the matrix for the front page, which links to the whole one."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.matrix import evidence_matrix
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.publish.pages.items.words import counted, sentence
from generator.publish.pages.matrix.counts import counted_rows
from generator.publish.pages.matrix.rows import row_kinds
from generator.publish.pages.matrix.words import matrix_headline

SMALL_ROWS = 14
"""How many studies the small picture shows."""
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
    """A category above its columns, in percent of the width; the last one may be narrower."""

    title: str
    width: float


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
    """The small picture of the matrix, which links to its page."""
    matrix, kind = evidence_matrix(catalogue), row_kinds(catalogue)[0]
    rows = counted_rows(catalogue, kind, matrix)
    shown = rows[:SMALL_ROWS]
    left = len(rows) - len(shown)
    counts = [len(themes) for _, themes in catalogue.theme_groups]
    unit = 100 / max(sum(counts) + SMALL_GAP * (len(counts) - 1), 1)
    heads: list[SmallHead] = []
    places: list[float] = []
    start = 0.0
    for (category, _), count in zip(catalogue.theme_groups, counts, strict=True):
        heads.append(
            SmallHead(category.title if category else "", round((count + SMALL_GAP) * unit, 2))
        )
        places.extend(round((start + column + 0.5) * unit, 2) for column in range(count))
        start += count + SMALL_GAP
    return MatrixPicture(
        path=urls.MATRIX,
        headline=matrix_headline(catalogue, kind, matrix),
        heads=tuple(heads),
        rows=tuple(
            SmallRow(
                row.label,
                tuple(
                    SmallCell(at, cell.shade) for at, cell in zip(places, row.cells, strict=True)
                ),
            )
            for row in shown
        ),
        words=f"{sentence(counted(len(catalogue.themes), 'theme'))} in columns. The stronger the "
        "shade, the more findings cite the study; a dot: none does.",
        more=f"and {left:,} more {'study' if left == 1 else 'studies'}" if left else "",
    )
