"""The rows of a matrix as the page shows them: names, squares, and where each of them leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext
from generator.publish.charts.matrix import ChartCell, CountedRow, in_words
from generator.publish.pages.items.told_apart import headed
from generator.publish.pages.matrix.counts import SaidRow
from generator.publish.pages.matrix.rows import RowGroup, RowKind


@dataclass(frozen=True)
class CellItem:
    """A cell with the page of its evidence."""

    point: str
    path: str
    category: str
    findings: int
    quotes: int
    shade: int
    empty: bool
    words: str
    short: str
    spoken: str


@dataclass(frozen=True)
class MatrixRow:
    """A row, or a row of what is said of several studies at once."""

    id: str
    label: str
    path: str
    open: str
    empty: bool
    cells: tuple[CellItem, ...]
    about: str = ""
    """What tells the row apart for people, beside its name."""
    heading: str = ""
    """What the evidence panel is headed with: the name, and how much stands behind it."""
    findings: int = 0
    """How many findings the row holds under all themes."""
    quotes: int = 0
    """How many of its quotes stand under a theme."""


def row_item(
    catalogue: Catalogue,
    kind: RowKind,
    row: CountedRow,
    group: RowGroup,
    cells: Sequence[ChartCell],
) -> MatrixRow:
    """A row with some of its cells, each leading to the evidence behind it."""
    findings = sum(cell.findings for cell in row.cells)
    quotes = sum(bool(quote.themes) for study in group.studies for quote in study.quotes)
    return MatrixRow(
        id=row.id,
        label=row.label,
        path=row_path(kind, row.id),
        open=f"{row.id}.",
        empty=all(cell.empty for cell in cells),
        cells=tuple(_cell(catalogue, cell, row, _cell_path(kind, cell)) for cell in cells),
        about=group.about,
        heading=headed(row.label, findings, quotes),
        findings=findings,
        quotes=quotes,
    )


def said_item(catalogue: Catalogue, row: SaidRow, columns: slice) -> MatrixRow:
    """A row whose cells lead to the findings themselves, for no page tells of the row."""
    cells = tuple(
        _cell(catalogue, cell, row.counted, f"{urls.theme(cell.theme)}#findings")
        for cell in row.counted.cells[columns]
    )
    return MatrixRow(
        id=row.counted.id,
        label=row.counted.label,
        path="",
        open="",
        empty=all(cell.empty for cell in cells),
        cells=cells,
    )


def row_path(kind: RowKind, row: str) -> str:
    """Where the name of a row leads."""
    return urls.study(row) if kind.of_studies else f"{kind.page}#{urls.row_anchor(row)}"


def _cell_path(kind: RowKind, cell: ChartCell) -> str:
    return f"{stem_of_cells(kind, cell.row)}{cell.theme}"


def stem_of_cells(kind: RowKind, row: str) -> str:
    """Where the cells of a row lead, up to the id of their theme."""
    if kind.of_studies:
        return urls.study_theme(row, "")
    return f"{kind.page}#{urls.cell_anchor(row, '')}"


def _cell(catalogue: Catalogue, cell: ChartCell, row: CountedRow, path: str) -> CellItem:
    theme = catalogue.theme[cell.theme]
    words = in_words(cell, row.uncited)
    return CellItem(
        point=cell.point,
        path="" if cell.empty else path,
        category=catalogue.tree.group_of[cell.theme].id,
        findings=cell.findings,
        quotes=cell.quotes,
        shade=cell.shade,
        empty=cell.empty,
        words=words,
        short=ngettext("{number} finding", "{number} findings", cell.findings),
        spoken=_("{row}, {theme}: {words}", row=row.label, theme=theme.title, words=words),
    )


def joined(parts: Sequence[MatrixRow]) -> MatrixRow:
    """The row across all categories."""
    return replace(parts[0], cells=tuple(cell for part in parts for cell in part.cells))
