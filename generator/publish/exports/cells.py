"""What stands in a cell of a data file: a value of any kind as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.evidence.records.reported import Absence
from generator.evidence.text.cells import csv_lines


def cell(value: object) -> str:
    """One value as text of a cell; lists are joined with a semicolon, absences say why."""
    if isinstance(value, Absence):
        return value.words
    if isinstance(value, tuple | list):
        return ";".join(str(item) for item in value)
    return "" if value is None else str(value)


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV file with a header line: fixed columns, LF, UTF-8, no formula."""
    return csv_lines([header, *([cell(value) for value in row] for row in rows)])
