"""Pages beside that of gaps, for what it would be too long with: which studies, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from generator.evidence import urls
from generator.publish.pages.gaps import gap_editors, gap_kinds
from generator.publish.pages.gaps.gap_editors import EditorsTask, EditorsTasks
from generator.publish.pages.gaps.gap_tables import GapCell, GapRow, GapTable
from generator.publish.pages.lists.paging import chunks, in_pages
from generator.publish.pages.page import Link, Page, TocItem

NAMES_ON_A_PAGE: Final = 600
TASKS_ON_A_PAGE: Final = 200
TITLE: Final = "Gaps"
TEMPLATE: Final = "gap-list.html"


@dataclass(frozen=True)
class NamedStudies:
    """A row of a table of gaps with those of its studies that stand on one page."""

    row: GapRow
    cells: tuple[GapCell, ...]


@dataclass(frozen=True)
class GapListView:
    """Rows with the studies that they name, or tasks by kind."""

    about: str
    rows: tuple[NamedStudies, ...] = ()
    tasks: tuple[EditorsTasks, ...] = ()


def with_list(table: GapTable, words: str) -> GapTable:
    """The table; one that would name too many studies leads to a page that names them."""
    is_long = not table.columns and sum(len(row.named) for row in table.rows) > NAMES_ON_A_PAGE
    path = urls.gap_list(gap_kinds.anchor_of(table.kind))
    return replace(table, apart=path, words=words) if is_long else replace(table, words=words)


def tasks_apart(tasks: Sequence[EditorsTasks]) -> str:
    """The path of the page that lists the tasks; empty where there is room among the gaps."""
    many = sum(len(of.tasks) for of in tasks)
    return urls.gap_list(gap_editors.ANCHOR) if many > TASKS_ON_A_PAGE else ""


def gap_list_pages(gaps: Page) -> Iterator[Page]:
    """The pages beside the page of gaps; none where it has room for all."""
    for table in (*gaps.view.fields, gaps.view.cells):
        if table.apart:
            yield from _studies(table)
    if gaps.view.editors_list:
        yield from _tasks(gaps.view.editors, gaps.view.editors_list)


def _whole(path: str, title: str, about: str) -> Page:
    return Page(path, TEMPLATE, title, about, None, breadcrumbs=(Link(TITLE, urls.GAPS),))


def _studies(table: GapTable) -> tuple[Page, ...]:
    lines = [(row, cell) for row in table.rows for cell in row.named or (None,)]
    pages = in_pages(
        _whole(table.apart, table.title, table.words),
        chunks(lines, NAMES_ON_A_PAGE),
        "entries",
        lambda part: GapListView(table.words, rows=tuple(_rows(part))),
        lambda line: (line[0].anchor,),
    )
    return tuple(
        replace(page, toc=tuple(TocItem(of.row.label, of.row.anchor) for of in page.view.rows))
        for page in pages
    )


def _rows(part: Sequence[tuple[GapRow, GapCell | None]]) -> Iterator[NamedStudies]:
    for _anchor, of in groupby(part, key=lambda line: line[0].anchor):
        lines = list(of)
        yield NamedStudies(lines[0][0], tuple(cell for _row, cell in lines if cell))


def _tasks(editors: Sequence[EditorsTasks], path: str) -> tuple[Page, ...]:
    lines = [(kind, task) for kind in editors for task in kind.tasks]
    pages = in_pages(
        replace(_whole(path, gap_editors.TITLE, gap_editors.ABOUT), for_editors=True),
        chunks(lines, TASKS_ON_A_PAGE),
        "things to do",
        lambda part: GapListView(gap_editors.ABOUT, tasks=tuple(_kinds(part))),
        lambda line: (line[0].anchor,),
    )
    return tuple(
        replace(page, toc=tuple(TocItem(of.title, of.anchor) for of in page.view.tasks))
        for page in pages
    )


def _kinds(part: Sequence[tuple[EditorsTasks, EditorsTask]]) -> Iterator[EditorsTasks]:
    for _anchor, of in groupby(part, key=lambda line: line[0].anchor):
        lines = list(of)
        yield replace(lines[0][0], tasks=tuple(task for _kind, task in lines))
