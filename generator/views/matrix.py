"""The page of the theme matrix: what each study contributes to each theme, as it is cited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator import urls
from generator.catalogue import Catalogue
from generator.charts.matrix import EVERY, Cell, Column, CountedRow, in_words, matrix_figure
from generator.matrix import evidence_matrix
from generator.views.chart_controls import (
    Control,
    RowKeys,
    category_control,
    country_control,
    figure_text,
    model_control,
    row_keys,
    sort_control,
)
from generator.views.matrix_counts import columns_of, counted_rows, every_row
from generator.views.matrix_words import every_words, lede, matrix_headline
from generator.views.page import Page
from generator.views.words import counted, studies


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
class RowItem:
    """A study's row, or the row of what is said of every study."""

    id: str
    label: str
    path: str
    open: str
    keys: RowKeys | None
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
    rows: tuple[RowItem, ...]
    every: RowItem | None


@dataclass(frozen=True)
class MatrixView:
    """The matrix page."""

    lede: str
    headline: str
    subtitle: str
    controls: tuple[Control, ...]
    panels: tuple[PanelItem, ...]
    shades: tuple[int, ...]
    has_quotes: bool
    rows: tuple[RowItem, ...]
    every: RowItem | None
    every_words: str
    has_ladder: bool
    source: str
    csv: str
    data: Mapping[str, Any]


def matrix_page(catalogue: Catalogue) -> Page:
    """The matrix page of a catalogue."""
    matrix = evidence_matrix(catalogue)
    counts = counted_rows(catalogue, matrix)
    every = every_row(catalogue)
    columns = columns_of(catalogue)
    keys = row_keys(catalogue)
    headline = matrix_headline(catalogue)
    subtitle = (
        f"Findings that cite a study, and quotes from it: {studies(len(catalogue.studies))} by "
        f"{counted(len(catalogue.themes), 'theme')}"
    )
    text = figure_text(
        catalogue,
        headline,
        subtitle,
        "In a square: findings that cite the study. In quotation marks: quotes from it. A dot: the "
        "review cites none here, which is not a zero. Outlined: said of every study, uncited.",
    )
    panels = _panels(catalogue, counts, every, keys)
    rows = tuple(_joined(parts) for parts in zip(*(panel.rows for panel in panels), strict=True))
    every_item = _joined([panel.every for panel in panels if panel.every]) if every else None
    view = MatrixView(
        lede=lede(matrix),
        headline=headline,
        subtitle=subtitle,
        controls=(
            sort_control(catalogue),
            *model_control(catalogue),
            *country_control(catalogue),
            *category_control(catalogue),
        ),
        panels=panels,
        shades=tuple(sorted({c.shade for row in rows for c in row.cells if c.shade})),
        has_quotes=bool(catalogue.quotes_of_theme),
        rows=rows,
        every=every_item,
        every_words=every_words(catalogue),
        has_ladder=catalogue.has_ladder,
        source=text.source,
        csv=urls.data_file("matrix.csv"),
        data={
            "figure": matrix_figure(counts, every, columns, text),
            "table": _table(columns, rows, every_item),
            "name": "theme-matrix",
        },
    )
    return Page(
        path=urls.MATRIX,
        template="matrix.html",
        title="Theme matrix",
        description=f"{headline}. {subtitle}.",
        view=view,
    )


def _panels(
    catalogue: Catalogue,
    rows: Sequence[CountedRow],
    every: CountedRow | None,
    keys: Mapping[str, RowKeys],
) -> tuple[PanelItem, ...]:
    panels = []
    start = 0
    for position, category in enumerate(catalogue.categories, 1):
        themes = catalogue.themes_of_category[category.id]
        end = start + len(themes)
        panels.append(
            PanelItem(
                id=category.id,
                title=category.title,
                path=urls.category(category.id),
                position=position,
                columns=len(themes),
                heads=tuple(
                    HeadItem(theme.id, theme.title, urls.theme(theme.id), f".{theme.id}")
                    for theme in themes
                ),
                rows=tuple(
                    _row(catalogue, row, keys.get(row.id), row.cells[start:end]) for row in rows
                ),
                every=_row(catalogue, every, None, every.cells[start:end]) if every else None,
            )
        )
        start = end
    return tuple(panels)


def _row(
    catalogue: Catalogue, row: CountedRow, keys: RowKeys | None, cells: Sequence[Cell]
) -> RowItem:
    study = catalogue.study.get(row.id)
    return RowItem(
        id=row.id,
        label=row.label,
        path=urls.study(row.id) if study else "",
        open=f"{row.id}." if study else "",
        keys=keys,
        empty=all(cell.empty for cell in cells),
        cells=tuple(_cell(catalogue, cell, row.label) for cell in cells),
    )


def _cell(catalogue: Catalogue, cell: Cell, label: str) -> CellItem:
    theme = catalogue.theme[cell.theme]
    if cell.empty:
        path = ""
    elif cell.study == EVERY:
        path = f"{urls.theme(cell.theme)}#findings"
    else:
        path = urls.study_theme(cell.study, cell.theme)
    return CellItem(
        point=cell.point,
        path=path,
        category=theme.category,
        findings=cell.findings,
        quotes=cell.quotes,
        shade=cell.shade,
        empty=cell.empty,
        words=in_words(cell),
        short=counted(cell.findings, "finding"),
        spoken=f"{label}, {theme.title}: {in_words(cell)}",
    )


def _joined(parts: Sequence[RowItem]) -> RowItem:
    """The row across all categories."""
    return replace(parts[0], cells=tuple(cell for part in parts for cell in part.cells))


def _table(
    columns: Sequence[Column], rows: Sequence[RowItem], every: RowItem | None
) -> Mapping[str, Any]:
    """The rows that a reader downloads, by study id; the last stands for every study."""
    heads = [
        {"title": f"{column.label}: {noun}", "group": column.category}
        for column in columns
        for noun in ("findings", "quotes")
    ]
    return {
        "columns": [{"title": "Study", "group": ""}, *heads],
        "rows": {
            row.id: [row.label, *(n for cell in row.cells for n in (cell.findings, cell.quotes))]
            for row in (*rows, *([every] if every else []))
        },
    }
