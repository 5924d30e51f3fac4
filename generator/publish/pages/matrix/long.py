"""A matrix that one page would be too long for: its table in pages, and its picture from one file.

A page has the table of its rows, whole without scripts. The file holds all rows, from which a
script draws the picture of as many as a reader wants to see; what falls without a study stands in
further files, some studies in each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from generator.evidence import urls
from generator.evidence.interface import N_
from generator.evidence.text.compact import compact_json
from generator.publish.charts.matrix import ChartColumn, CountedRow
from generator.publish.pages.ladder.chart_controls import ChartFilter
from generator.publish.pages.lists.paging import PartOfRows, in_pages, only_page
from generator.publish.pages.matrix.row_items import row_path, stem_of_cells
from generator.publish.pages.matrix.rows import RowKind
from generator.publish.pages.page import Page, made

T = TypeVar("T")

STUDIES = N_("Studies: {which} of {total}")
OTHERS = N_("{nouns}: {which} of {total}")

WHOLE = 250
"""The most cells, with the names of rows, of a matrix that stands on one page with its picture."""
CELLS = 2_000
"""About as many cells, with the names of rows, has the table of one page."""
ROWS = 100
"""The most rows on one page."""
TOGETHER = 100
"""So many studies are told in one file of what falls without each; a page tells of no more."""


def is_long(rows: int, columns: int, studies: int) -> bool:
    """Whether a matrix is too much for one page with a picture, or has too many studies to leave
    out."""
    return rows * (columns + 1) > WHOLE or studies > TOGETHER


def rows_in_pages(path: str, rows: int, columns: int, studies: int) -> tuple[tuple[str, str], ...]:
    """The path of each page of a matrix, with the file of its rows, which a short one lacks."""
    if not is_long(rows, columns, studies):
        return ((path, ""),)
    pages = len(in_parts(range(rows), columns))
    return tuple(
        (urls.list_page(path, number), urls.list_file(path)) for number in range(1, pages + 1)
    )


def in_parts(rows: Sequence[T], columns: int) -> tuple[tuple[T, ...], ...]:
    """The rows page by page, each with about as many."""
    most = max(1, min(ROWS, CELLS // (columns + 1)))
    pages = -(-len(rows) // most)
    size = -(-len(rows) // pages)
    return tuple(tuple(rows[at : at + size]) for at in range(0, len(rows), size))


def long_pages(
    page: Page, kind: RowKind, counts: Sequence[CountedRow], columns: Sequence[ChartColumn]
) -> tuple[Page, ...]:
    """The pages of a long matrix; ``page`` has all rows in its view."""
    view = page.view
    falling = list(view.data["without"].items())
    part = PartOfRows(
        begins=1,
        total=len(view.rows),
        file=_file(view, kind, counts, columns),
        without=tuple(dict(falling[at : at + TOGETHER]) for at in range(0, len(falling), TOGETHER)),
    )
    number = {row.id: place for place, row in enumerate(view.rows, 1)}
    short = replace(
        view,
        panels=tuple(replace(panel, rows=()) for panel in view.panels),
        filter=_without_rows(view.filter),
        data={},
    )
    pages = made(
        in_pages(
            page,
            in_parts(view.rows, len(columns)),
            STUDIES if kind.of_studies else OTHERS,
            lambda rows: replace(
                short, rows=tuple(rows), part=replace(part, begins=number[rows[0].id])
            ),
            nouns=kind.title,
        )
    )
    if len(pages) > 1:
        return pages
    return (replace(pages[0], pager=only_page(page.path, part.total)),)


def _file(
    view: Any, kind: RowKind, counts: Sequence[CountedRow], columns: Sequence[ChartColumn]
) -> dict[str, Any]:
    """All that the script reads but the rows that are shown nowhere yet, in few letters.

    A row has its id, name, what tells it apart, quotes, path, where its cells lead but for the
    theme's id, what the filter reads of it, and its cells: column, findings, quotes, shade of each.
    """
    place = {column.id: number for number, column in enumerate(columns)}
    return {
        "data": {
            **view.data,
            "chart": {**view.data["chart"], "rows": [], "paged": True},
            "without": {},
        },
        "rows": [
            [
                row.id,
                row.label,
                row.about,
                item.quotes,
                row_path(kind, row.id),
                stem_of_cells(kind, row.id),
                view.filter.rows[row.id],
                [
                    value
                    for cell in row.cells
                    if not cell.empty
                    for value in (place[cell.theme], cell.findings, cell.quotes, cell.shade)
                ],
            ]
            for row, item in zip(counts, view.rows, strict=True)
        ],
        "together": TOGETHER,
        "around": view.around,
    }


def _without_rows(controls: ChartFilter) -> ChartFilter:
    """The controls without the choices that are as many as there are studies: the script adds
    them."""
    return replace(
        controls,
        controls=tuple(
            replace(one, choices=one.choices[:1]) if one.name == "without" else one
            for one in controls.controls
        ),
        rows={},
    )


def without_files(pages: Iterable[Page]) -> dict[str, str]:
    """The files with what falls in each long matrix without each study."""
    return {
        urls.matrix_without(page.path, number): compact_json(of_some)
        for page in pages
        if page.template == "matrix.html" and page.view.part and not page.continues
        for number, of_some in enumerate(page.view.part.without, 1)
    }
