"""The pages with a matrix: what each study, model or country contributes to each theme."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from generator.derive.matrix import grouped_matrix
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.publish.charts.matrix import (
    EVERY,
    ChartCell,
    ChartColumn,
    CountedRow,
    in_words,
    matrix_figure,
)
from generator.publish.pages.items.words import counted, sentence
from generator.publish.pages.ladder.chart_controls import ChartFilter, figure_text
from generator.publish.pages.matrix.controls import matrix_filter
from generator.publish.pages.matrix.counts import UNGROUPED, columns_of, counted_rows, every_row
from generator.publish.pages.matrix.evidence import RowEvidence, evidence_behind
from generator.publish.pages.matrix.rows import RowKind, row_kinds
from generator.publish.pages.matrix.without import without_each
from generator.publish.pages.matrix.words import every_words, lede, matrix_headline
from generator.publish.pages.page import Link, Page


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


LINE_OF_A_NAME: Final = 24
"""How many letters of a name fit beside the squares."""


@dataclass(frozen=True)
class MatrixRow:
    """A row, or the row of what is said of every study."""

    id: str
    label: str
    path: str
    open: str
    take: str
    """What the evidence panel takes from the page that the name leads to; empty: its anchor."""
    lines: int
    """How many lines its name takes where names stand beside the squares."""
    empty: bool
    cells: tuple[CellItem, ...]


@dataclass(frozen=True)
class HeadItem:
    """A theme at the head of its column."""

    id: str
    title: str
    path: str
    open: str


@dataclass(frozen=True)
class PanelItem:
    """A category with its themes and the rows below them."""

    id: str
    title: str
    path: str
    position: int
    columns: int
    heads: tuple[HeadItem, ...]
    rows: tuple[MatrixRow, ...]
    every: MatrixRow | None


@dataclass(frozen=True)
class MatrixView:
    """A page with a matrix: studies, or groups of them, by themes."""

    kind: RowKind
    tabs: tuple[tuple[Link, bool], ...]
    """The matrices that there are, and which of them this is."""
    lede: str
    headline: str
    subtitle: str
    filter: ChartFilter
    panels: tuple[PanelItem, ...]
    shades: tuple[int, ...]
    has_quotes: bool
    rows: tuple[MatrixRow, ...]
    every: MatrixRow | None
    every_words: str
    has_ladder: bool
    source: str
    csv: str
    evidence: tuple[RowEvidence, ...]
    data: Mapping[str, Any]


def matrix_pages(catalogue: Catalogue) -> tuple[Page, ...]:
    """The matrix of studies, and those of models and countries where there are several."""
    kinds = row_kinds(catalogue)
    return tuple(_matrix_page(catalogue, kind, kinds) for kind in kinds)


def _matrix_page(catalogue: Catalogue, kind: RowKind, kinds: Sequence[RowKind]) -> Page:
    matrix = grouped_matrix(catalogue, kind.rows)
    counts = counted_rows(catalogue, kind, matrix)
    every = every_row(catalogue)
    columns = columns_of(catalogue)
    narrowed = matrix_filter(catalogue, kind)
    headline = matrix_headline(catalogue, kind, matrix)
    subtitle = (
        f"Findings that cite {kind.cited}, and quotes from it: "
        f"{counted(len(kind.groups), kind.noun, kind.nouns)} by "
        f"{counted(len(catalogue.themes), 'theme')}"
    )
    text = figure_text(
        catalogue,
        headline,
        subtitle,
        f"In a square: findings that cite {kind.cited}. In quotation marks: quotes from it. A dot: "
        "the review cites none here, which is not a zero. Outlined: said of every study, uncited.",
    )
    panels = _panels(catalogue, kind, counts, every)
    rows = tuple(_joined(parts) for parts in zip(*(panel.rows for panel in panels), strict=True))
    every_item = _joined([panel.every for panel in panels if panel.every]) if every else None
    view = MatrixView(
        kind=kind,
        tabs=tuple((Link(other.title, other.page), other is kind) for other in kinds),
        lede=lede(kind, matrix),
        headline=headline,
        subtitle=subtitle,
        filter=narrowed,
        panels=panels,
        shades=tuple(sorted({c.shade for row in rows for c in row.cells if c.shade})),
        has_quotes=bool(catalogue.quotes_of_theme),
        rows=rows,
        every=every_item,
        every_words=every_words(catalogue),
        has_ladder=catalogue.has_ladder and kind.of_studies,
        source=text.source,
        csv=urls.data_file("matrix.csv"),
        evidence=evidence_behind(catalogue, kind),
        data={
            "figure": matrix_figure(counts, every, columns, text),
            "table": _table(kind, columns, rows, every_item),
            "name": "theme-matrix" if kind.of_studies else f"theme-matrix-{kind.name}",
            "filters": narrowed.data,
            "without": without_each(catalogue, kind, matrix),
        },
    )
    return Page(
        path=kind.page,
        template="matrix.html",
        title="Theme matrix" if kind.of_studies else f"Theme matrix: {kind.nouns}",
        description=f"{headline}. {subtitle}.",
        view=view,
        breadcrumbs=() if kind.of_studies else (Link("Theme matrix", urls.MATRIX),),
    )


def _panels(
    catalogue: Catalogue,
    kind: RowKind,
    rows: Sequence[CountedRow],
    every: CountedRow | None,
) -> tuple[PanelItem, ...]:
    panels = []
    start = 0
    for position, (category, themes) in enumerate(catalogue.theme_groups, 1):
        end = start + len(themes)
        panels.append(
            PanelItem(
                id=category.id if category else UNGROUPED,
                title=category.title if category else "Themes",
                path=urls.category(category.id) if category else urls.THEMES,
                position=position,
                columns=len(themes),
                heads=tuple(
                    HeadItem(theme.id, theme.title, urls.theme(theme.id), f".{theme.id}")
                    for theme in themes
                ),
                rows=tuple(_row(catalogue, kind, row, row.cells[start:end]) for row in rows),
                every=_row(catalogue, kind, every, every.cells[start:end]) if every else None,
            )
        )
        start = end
    return tuple(panels)


def _row(
    catalogue: Catalogue,
    kind: RowKind,
    row: CountedRow,
    cells: Sequence[ChartCell],
) -> MatrixRow:
    said = row.id == EVERY
    return MatrixRow(
        id=row.id,
        label=row.label,
        path="" if said else _row_path(kind, row.id),
        open="" if said else f"{row.id}.",
        take="#contributions" if kind.of_studies else "",
        lines=len(textwrap.wrap(row.label, LINE_OF_A_NAME)),
        empty=all(cell.empty for cell in cells),
        cells=tuple(_cell(catalogue, kind, cell, row.label) for cell in cells),
    )


def _row_path(kind: RowKind, row: str) -> str:
    return urls.study(row) if kind.of_studies else f"{kind.page}#{urls.row_anchor(row)}"


def _cell(catalogue: Catalogue, kind: RowKind, cell: ChartCell, label: str) -> CellItem:
    theme = catalogue.theme[cell.theme]
    if cell.empty:
        path = ""
    elif cell.row == EVERY:
        path = f"{urls.theme(cell.theme)}#findings"
    elif kind.of_studies:
        path = urls.study_theme(cell.row, cell.theme)
    else:
        path = f"{kind.page}#{urls.cell_anchor(cell.row, cell.theme)}"
    return CellItem(
        point=cell.point,
        path=path,
        category=theme.category or UNGROUPED,
        findings=cell.findings,
        quotes=cell.quotes,
        shade=cell.shade,
        empty=cell.empty,
        words=in_words(cell),
        short=counted(cell.findings, "finding"),
        spoken=f"{label}, {theme.title}: {in_words(cell)}",
    )


def _joined(parts: Sequence[MatrixRow]) -> MatrixRow:
    """The row across all categories."""
    return replace(parts[0], cells=tuple(cell for part in parts for cell in part.cells))


def _table(
    kind: RowKind,
    columns: Sequence[ChartColumn],
    rows: Sequence[MatrixRow],
    every: MatrixRow | None,
) -> Mapping[str, Any]:
    """The rows that a reader downloads, by id; the last stands for every study."""
    heads = [
        {"title": f"{column.label}: {noun}", "theme": column.id}
        for column in columns
        for noun in ("findings", "quotes")
    ]
    return {
        "columns": [{"title": sentence(kind.noun), "theme": ""}, *heads],
        "rows": {
            row.id: [row.label, *(n for cell in row.cells for n in (cell.findings, cell.quotes))]
            for row in (*rows, *([every] if every else []))
        },
    }
