"""The tables as one workbook for spreadsheets (Office Open XML, ISO/IEC 29500): a sheet a table.

Texts are written as texts, so nothing becomes a formula, a link or a date; numbers are numbers.
Heads are frozen and can be filtered. The same tables give the same bytes: the library takes the
time of the archive from nowhere, and of the document from us.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Final

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from generator.evidence.interface import _
from generator.publish.exports.cells import cell as in_one_cell
from generator.publish.exports.columns import Column, ColumnType, Table, value
from generator.publish.exports.listing import ABSENT_FILE

_NO_DAY: Final = datetime(1980, 1, 1)
_WIDEST, _NARROWEST = 60, 9
_LONGEST: Final = 32_767
"""Characters that a cell can hold."""


def column_letters(place: int) -> str:
    """A column, counted from 0, as a workbook calls it: A, Z, AA."""
    return str(xl_col_to_name(place))


class TooLong(ValueError):
    """A text has more characters than a cell of a workbook can hold."""


def workbook(tables: Sequence[Table], about: Iterable[tuple[str, str]]) -> bytes:
    """The workbook's bytes; raises TooLong where a text has no room in a cell.

    What the library would only warn of, such as a text that it leaves out, is an error.
    """
    written = BytesIO()
    with (
        warnings.catch_warnings(action="error"),
        xlsxwriter.Workbook(
            written,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
        ) as book,
    ):
        book.set_properties({"created": _NO_DAY})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _sheet(book.add_worksheet("about"), ("name", "value"), about, head, wrapped)
        for table in tables:
            heads = [column.name for column in table.columns]
            _sheet(book.add_worksheet(table.name), heads, _rows(table), head, wrapped)
        _sheet(
            book.add_worksheet("absent"),
            ("table", "row", "column", "why"),
            absent_rows(tables),
            head,
            wrapped,
        )
        _sheet(book.add_worksheet("columns"), DICTIONARY, dictionary(tables), head, wrapped)
    return written.getvalue()


DICTIONARY: Final = ("table", "column", "type", "names", "meaning")
"""The heads of the data dictionary."""


def dictionary(tables: Iterable[Table]) -> tuple[tuple[str, ...], ...]:
    """The data dictionary: a row a column of each table."""
    return tuple(
        (table.name, column.name, column.type.value, column.names, column.meaning)
        for table in tables
        for column in table.columns
    )


def absent_table(tables: Iterable[Table]) -> Table:
    """The same as a table of its own."""
    return Table(
        ABSENT_FILE,
        _("Absent values"),
        _("One row for each value that is absent, with the words that say why."),
        (
            Column("table", _("The table that lacks it."), ColumnType.ID),
            Column("row", _("The first cell of its row."), ColumnType.ID),
            Column("column", _("The column."), ColumnType.ID),
            Column("why", _("Why it is absent.")),
        ),
        absent_rows(tables),
        key=3,
    )


def absent_rows(tables: Iterable[Table]) -> tuple[tuple[str, ...], ...]:
    """Where a value is absent, and the words that say why."""
    return tuple(
        (table.name, row, column, absence.words)
        for table in tables
        for row, column, absence in table.absences()
    )


def _rows(table: Table) -> Iterable[Sequence[object]]:
    for row in table.rows:
        typed = [value(column, one) for column, one in zip(table.columns, row, strict=True)]
        yield [in_one_cell(one) if isinstance(one, tuple) else one for one in typed]


def _sheet(
    sheet: Worksheet,
    heads: Sequence[str],
    rows: Iterable[Sequence[object]],
    head: Format,
    wrapped: Format,
) -> None:
    widths = [len(name) for name in heads]
    last = 0
    for place, name in enumerate(heads):
        _written(sheet.write_string(0, place, name, head), name)
    for last, row in enumerate(rows, 1):
        for place, one in enumerate(row):
            if one is None or one == "":
                continue
            if isinstance(one, int | float):
                _written(sheet.write_number(last, place, one, wrapped), one)
            else:
                _written(sheet.write_string(last, place, str(one), wrapped), one)
            widths[place] = max(widths[place], len(str(one)))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(heads) - 1)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(_WIDEST, max(_NARROWEST, width + 2)))


def _written(answer: int, what: object) -> None:
    if answer:
        raise TooLong(f"A cell of a workbook holds {_LONGEST:,} characters: {str(what)[:60]}…")
