"""Pages beside that of gaps, for what it would be too long with: which studies, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _
from generator.publish.pages.gaps import gap_editors, gap_kinds
from generator.publish.pages.gaps.gap_editors import EditorsTask, EditorsTasks, editors_tasks
from generator.publish.pages.gaps.gap_tables import (
    GapCell,
    GapRow,
    GapTable,
    cell_table,
    field_tables,
    is_small,
)
from generator.publish.pages.lists.paging import chunks, in_pages
from generator.publish.pages.page import Link, Page, PlannedPage, TocItem

NAMES_ON_A_PAGE: Final = 600
TASKS_ON_A_PAGE: Final = 200
TITLE: Final = N_("Gaps")
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


def gap_tables(catalogue: Catalogue) -> tuple[GapTable, ...]:
    """All tables, that of themes last; one that names too many studies leads to a page of them."""
    return tuple(map(_with_list, (*field_tables(catalogue), cell_table(catalogue))))


def _with_list(table: GapTable) -> GapTable:
    is_long = not table.columns and sum(len(row.named) for row in table.rows) > NAMES_ON_A_PAGE
    path = urls.gap_list(gap_kinds.anchor_of(table.kind))
    return replace(table, apart=path) if is_long else table


def tasks_apart(catalogue: Catalogue) -> str:
    """The path of the page that lists the tasks; empty where there is room among the gaps."""
    if is_small(catalogue):
        return ""
    many = sum(len(of.tasks) for of in editors_tasks(catalogue))
    return urls.gap_list(gap_editors.ANCHOR) if many > TASKS_ON_A_PAGE else ""


def gap_list_pages(catalogue: Catalogue) -> Iterator[PlannedPage]:
    """The pages beside the page of gaps; none where it has room for all, as with few studies."""
    if is_small(catalogue):
        return
    for table in gap_tables(catalogue):
        if table.apart:
            yield from _studies(table)
    if path := tasks_apart(catalogue):
        yield from _tasks(editors_tasks(catalogue), path)


def _whole(path: str, title: str, about: str) -> Page:
    return Page(path, TEMPLATE, title, about, None, breadcrumbs=(Link(_(TITLE), urls.GAPS),))


def _studies(table: GapTable) -> tuple[PlannedPage, ...]:
    lines = [(row, cell) for row in table.rows for cell in row.named or (None,)]
    return in_pages(
        _whole(table.apart, table.title, table.words),
        chunks(lines, NAMES_ON_A_PAGE),
        N_("Entries: {which} of {total}"),
        lambda part: GapListView(table.words, rows=tuple(_rows(part))),
        lambda line: (line[0].anchor,),
        toc_of=lambda view: tuple(TocItem(of.row.label, of.row.anchor) for of in view.rows),
    )


def _rows(part: Sequence[tuple[GapRow, GapCell | None]]) -> Iterator[NamedStudies]:
    for _anchor, of in groupby(part, key=lambda line: line[0].anchor):
        lines = list(of)
        yield NamedStudies(lines[0][0], tuple(cell for _row, cell in lines if cell))


def _tasks(editors: Sequence[EditorsTasks], path: str) -> tuple[PlannedPage, ...]:
    lines = [(kind, task) for kind in editors for task in kind.tasks]
    return in_pages(
        replace(_whole(path, _(gap_editors.TITLE), _(gap_editors.ABOUT)), for_editors=True),
        chunks(lines, TASKS_ON_A_PAGE),
        N_("Things to do: {which} of {total}"),
        lambda part: GapListView(_(gap_editors.ABOUT), tasks=tuple(_kinds(part))),
        lambda line: (line[0].anchor,),
        toc_of=lambda view: tuple(TocItem(of.title, of.anchor) for of in view.tasks),
    )


def _kinds(part: Sequence[tuple[EditorsTasks, EditorsTask]]) -> Iterator[EditorsTasks]:
    for _anchor, of in groupby(part, key=lambda line: line[0].anchor):
        lines = list(of)
        yield replace(lines[0][0], tasks=tuple(task for _kind, task in lines))
