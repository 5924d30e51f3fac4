"""A sheet as rows of texts, whatever program wrote it; CSV is read here, Excel in ``workbook``."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from generator.edit.intake.heads import Heads, named
from generator.edit.intake.incoming import CannotRead, note_at, problem_at
from generator.evidence.interface import _
from generator.evidence.problems import Problem, has_errors, sorted_problems
from generator.evidence.text.cells import STUDY_COLUMNS, as_shown, as_typed

MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 500
_SHOWN: Final = 25
_SEP = re.compile(r'"?sep=(.)"?[,;\t|]*\Z', re.IGNORECASE)


@dataclass(frozen=True)
class SheetRow:
    """One row: its number as people count, and its cells; ``odd`` says what is wrong with cells."""

    number: int
    cells: tuple[str, ...]
    odd: dict[int, str] = field(default_factory=dict)
    dates: frozenset[int] = frozenset()
    is_hidden: bool = False


@dataclass(frozen=True)
class Grid:
    """A sheet: the names of its columns, the rows below that hold anything, and what to know."""

    names: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    notes: tuple[Problem, ...] = ()


def letter(column: int) -> str:
    """A column from 0 as spreadsheets call it: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def gridded(
    rows: Sequence[SheetRow], heads: Heads, problems: list[Problem], notes: Sequence[Problem] = ()
) -> Grid:
    """The grid of rows below those that name the columns; raises CannotRead with all problems."""
    header = heads.last
    above = [row for row in rows if row.number in heads.rows]
    if not any(any(row.cells) for row in above):
        what = _("Row {header} names no columns: it is empty.", header=header)
        hint = _(
            "Say which row holds them: in the mapping, header: 2; for a first one, --header 2."
        )
        raise CannotRead(*problems, problem_at(header, what, hint))
    below = [row for row in rows if row.number > header and any(row.cells)]
    names = named({row.number: row.cells for row in above}, heads)
    width = max([len(names), *(len(row.cells) for row in below)])
    names += [""] * (width - len(names))
    problems += _wrong_names(names, below, header)
    again = [row.number for row in below if _is_head(row, above)]
    said = [note_at(number, _("The names of the columns again: passed over.")) for number in again]
    below = [row for row in below if row.number not in again]
    if not below:
        problems.append(problem_at(header, _("There is no row below the names of the columns.")))
    if problems:
        raise CannotRead(*shortened(problems))
    kept = tuple(map(_typed, below) if _is_ours(names) else below)
    return Grid(tuple(names), kept, (*notes, *said))


def _wrong_names(names: Sequence[str], below: Sequence[SheetRow], header: int) -> list[Problem]:
    """Columns with values and without a name, and names that stand twice."""
    problems = []
    seen: dict[str, int] = {}
    for column, name in enumerate(names):
        used = next((r for r in below if column < len(r.cells) and r.cells[column]), None)
        if not name and used:
            what = (
                _(
                    "Column {column} has no name in row {header}, but a value in row",
                    column=letter(column),
                    header=header,
                )
                + " "
            )
            hint = _("Name it, or delete the column.")
            problems.append(problem_at(header, f"{what}{used.number}.", hint))
        elif name and name in seen:
            what = _(
                "Columns {letter} and {column} are both called '{name}'.",
                letter=letter(seen[name]),
                column=letter(column),
                name=name[:60],
            )
            problems.append(problem_at(header, what, _("Give one of them another name.")))
        seen.setdefault(name, column)
    return problems


def _is_head(row: SheetRow, above: Sequence[SheetRow]) -> bool:
    """Whether a row repeats the names of the columns, as sheets that were printed or joined do."""
    cells = [cell for cell in row.cells if cell]
    return len(cells) > 1 and any(cells == [cell for cell in head.cells if cell] for head in above)


def _is_ours(names: Sequence[str]) -> bool:
    """Whether the sheet is our own table of studies, in which formulas are neutralised."""
    return tuple(names[: len(STUDY_COLUMNS)]) == STUDY_COLUMNS


def _typed(row: SheetRow) -> SheetRow:
    return replace(row, cells=tuple(map(as_typed, row.cells)))


def shortened(problems: Sequence[Problem]) -> list[Problem]:
    """Problems, of which no more are shown than people read."""
    found = list(sorted_problems(problems))
    if len(found) <= 2 * _SHOWN:
        return found
    found.sort(key=lambda problem: not has_errors([problem]))  # what must be mended first
    more = _(
        "There are {count} more problems of this kind further down.",
        count=f"{len(found) - _SHOWN:,}",
    )
    cut = problem_at(found[_SHOWN].location.line, more, severity=found[_SHOWN].severity)
    return [*sorted_problems(found[:_SHOWN]), cut]


def read_csv(text: str, heads: Heads) -> Grid:
    """The grid of a CSV text; raises CannotRead.

    A first line ``sep=;``, which Excel reads and writes, says what stands between cells.
    """
    said = _SEP.match(text.split("\n", 1)[0])
    delimiter = said[1] if said else _delimiter(text, heads.last)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[SheetRow] = []
    line = 1
    try:
        for cells in reader:
            if not (said and line == 1):
                rows.append(SheetRow(line, tuple(as_shown(cell).strip() for cell in cells)))
            line = reader.line_num + 1
            if len(rows) > MAX_ROWS or len(cells) > MAX_COLUMNS:
                raise CannotRead(too_large(line))
    except csv.Error as error:
        what = _("The row that begins here cannot be read: {error}.", error=error)
        hint = _("Is a quotation mark not closed, or the file cut off? Save it again as CSV.")
        raise CannotRead(problem_at(line, what, hint)) from None
    problems = []
    head = next((row for row in rows if row.number >= heads.last and any(row.cells)), None)
    for row in rows:
        if head and row.number > head.number and len(row.cells) > len(head.cells):
            what = _(
                "The row has {count} cells, but there are {count_2} columns.",
                count=len(row.cells),
                count_2=len(head.cells),
            )
            hint = _("Does a cell hold the mark between cells? Then put quotation marks around it.")
            problems.append(problem_at(row.number, what, hint))
    if head and heads.last == 1:
        heads = replace(heads, last=head.number)
    return gridded(rows, heads, problems)


def too_large(line: int) -> Problem:
    """That a sheet has more rows or columns than any sheet of extracted data."""
    what = _(
        "The sheet has more than {max_rows} rows or {max_columns} columns.",
        max_rows=f"{MAX_ROWS:,}",
        max_columns=MAX_COLUMNS,
    )
    return problem_at(
        line, what, _("Keep only the rows and columns that hold the data, and save it again.")
    )


def _delimiter(text: str, header: int) -> str:
    """The mark between cells: the one of which the row of names has most."""
    lines = text.split("\n")
    line = lines[min(header, len(lines)) - 1]
    outside = "".join(line.split('"')[::2])
    return max(",;\t|", key=lambda mark: (outside.count(mark), mark == ","))
