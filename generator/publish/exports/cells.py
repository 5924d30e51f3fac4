"""CSV text that no spreadsheet runs: fixed columns, LF, UTF-8, neutralised formulas.

Neutralising follows OWASP, "CSV Injection": a cell that begins with = + - @, a tab or the end of a
line gets an apostrophe before it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

from generator.evidence.records.reported import Absence

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001


def cell(value: object) -> str:
    """One value as text of a cell; lists are joined with a semicolon, absences say why."""
    if isinstance(value, Absence):
        text = value.words
    elif isinstance(value, tuple | list):
        text = ";".join(str(item) for item in value)
    else:
        text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV file with a header line."""
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\r\n")  # so that cells with either are quoted
    writer.writerow([cell(name) for name in header])
    writer.writerows([cell(value) for value in row] for row in rows)
    return "".join(f"{line.removesuffix(writer.dialect.lineterminator)}\n" for line in lines)


class _Lines(list[str]):
    """Rows as the writer hands them over."""

    def write(self, line: str) -> None:
        self.append(line)
