"""Which rows of a sheet are taken: not what is hidden, and of several for one study, one.

Nothing is left out without a word, and what another row of the same study says is kept beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.edit.intake.grid import Grid, SheetRow
from generator.edit.intake.incoming import ParseResult
from generator.edit.intake.mapping import IGNORE, LEAVE, SheetMapping
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.text.doi import compared_doi, read_doi
from generator.evidence.text.folding import folded
from generator.evidence.text.invisible import in_one_line

ODD_CELL: Final = N_("Open the sheet in Excel, mend the cell and save; or write the value itself.")
_NAMED: Final = 3


@dataclass(frozen=True)
class Taken:
    """What is taken of a sheet when it is asked for: hidden rows; what rows of a study agree in."""

    hidden: bool = False
    merged: bool = False


@dataclass(frozen=True)
class KeptRow:
    """A row that is taken, with what other rows of the same study say beside it."""

    row: SheetRow
    left: tuple[str, ...] = ()


def rows_to_take(
    grid: Grid, mapping: SheetMapping, taken: Taken, reading: ParseResult
) -> Iterator[KeptRow]:
    """The rows that become studies, in their order; what becomes of the others is said."""
    shown = [row for row in grid.rows if taken.hidden or not row.is_hidden]
    hidden = [row for row in grid.rows if row.is_hidden and not taken.hidden]
    if hidden:
        _say_hidden(hidden, reading)
    for rows in _by_study(shown, grid, mapping):
        yield _one_of(rows, grid, mapping, taken, reading) if len(rows) > 1 else KeptRow(rows[0])


def _say_hidden(hidden: Sequence[SheetRow], reading: ParseResult) -> None:
    begins = "; ".join(_begins(row) for row in hidden[:_NAMED])
    what = ngettext(
        "Row {rows} is hidden in the sheet, by a filter or by hand, and was left out: {begins}.",
        "Rows {rows} are hidden in the sheet, by a filter or by hand, and were left out: {begins}.",
        len(hidden),
        rows=_numbers([row.number for row in hidden]),
        begins=f"{begins}; …" if len(hidden) > _NAMED else begins,
    )
    reading.note(hidden[0].number, what, _("To take them too: --hidden-rows."))


def _begins(row: SheetRow) -> str:
    return ", ".join(in_one_line(cell)[:60] for cell in [cell for cell in row.cells if cell][:4])


def _numbers(numbers: Sequence[int]) -> str:
    """Numbers of rows in words, with a dash where they follow one another."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


# --- several rows for one study ---------------------------------------------------------------


def _by_study(
    rows: Sequence[SheetRow], grid: Grid, mapping: SheetMapping
) -> Iterator[list[SheetRow]]:
    """The rows of each study, in the order of the first: by id, or two of DOI, title and year."""
    groups: list[list[SheetRow]] = []
    known: dict[tuple[str, ...], list[SheetRow]] = {}
    for row in rows:
        keys = _keys(row, grid, mapping)
        group = next((known[key] for key in keys if key in known), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(row)
        known |= {key: group for key in keys if key not in known}
    yield from groups


def _keys(row: SheetRow, grid: Grid, mapping: SheetMapping) -> list[tuple[str, ...]]:
    """By which two rows are known to be of one study."""
    of_path = {path: name for name, path in mapping.columns.items()}

    def cell(path: str) -> str:
        name = of_path.get(path)
        column = grid.names.index(name) if name in grid.names else len(row.cells)
        return row.cells[column] if column < len(row.cells) else ""

    if study_id := cell("id"):
        return [("id", study_id)]
    doi = compared_doi(read_doi(cell("reference.doi")) or "")
    title, year = folded(cell("reference.title")), cell("reference.year")[:4]
    pairs = (
        ("doi", doi, "title", title),
        ("doi", doi, "year", year),
        ("title", title, "year", year),
    )
    return [pair for pair in pairs if pair[1] and pair[3]]


def _one_of(
    rows: list[SheetRow], grid: Grid, mapping: SheetMapping, taken: Taken, reading: ParseResult
) -> KeptRow:
    """One row for a study that has several: the first, or what they agree in."""
    first, *others = rows
    width = max(len(row.cells) for row in rows)
    kept, left, differing = [*first.cells, *[""] * (width - len(first.cells))], [], []
    for column in range(width):
        found = {row.number: row.cells[column] for row in rows if row.cells[column : column + 1]}
        found = {number: cell for number, cell in found.items() if cell}
        path = mapping.columns.get(grid.names[column], LEAVE)
        is_one = len(set(found.values())) == 1
        if path == IGNORE or (is_one and (kept[column] or taken.merged)) or not found:
            kept[column] = kept[column] or next(iter(found.values()), "")
            continue
        name = in_one_line(grid.names[column])
        if taken.merged or path == LEAVE:
            kept[column] = ""
        left += [
            _("{name}, row {number}: {cell}", name=name, number=number, cell=in_one_line(cell))
            for number, cell in found.items()
            if not (number == first.number and kept[column])
        ]
        if path != LEAVE:
            said = "; ".join(
                _("row {number}: {cell}", number=n, cell=in_one_line(cell)[:60])
                for n, cell in found.items()
            )
            differing.append(f"{name[:40]} ({said})")
    _say_several(first, others, differing, taken, reading)
    for row in others:
        for column, what in row.odd.items():
            if mapping.columns.get(grid.names[column], LEAVE) != IGNORE:
                reading.fatal(row.number, what, _(ODD_CELL))
    return KeptRow(_with_marks(rows, tuple(kept)), tuple(left))


def _with_marks(rows: Sequence[SheetRow], cells: tuple[str, ...]) -> SheetRow:
    """The first row with other cells, and with what is wrong with those in the row they are of."""
    odd: dict[int, str] = {}
    dates: set[int] = set()
    for column, cell in enumerate(cells):
        row = next(
            (row for row in rows if cell and row.cells[column : column + 1] == (cell,)), None
        )
        if row and column in row.odd:
            odd[column] = row.odd[column]
        if row and column in row.dates:
            dates.add(column)
    return replace(rows[0], cells=cells, odd=odd, dates=frozenset(dates))


def _say_several(
    first: SheetRow,
    others: Sequence[SheetRow],
    differing: Sequence[str],
    taken: Taken,
    reading: ParseResult,
) -> None:
    numbers = _numbers([row.number for row in (first, *others)])
    differ = ", ".join(differing)
    if taken.merged:
        what = _("Rows {numbers} are of one study. What they agree in was taken.", numbers=numbers)
        if differing:
            what = _(
                "Rows {numbers} are of one study. What they agree in was taken; left open, with "
                "each value in a comment: {differing}.",
                numbers=numbers,
                differing=differ,
            )
        reading.note(first.number, what)
        return
    what = _(
        "Rows {numbers} are of one study. They say the same, and row {first} was taken.",
        numbers=numbers,
        first=first.number,
    )
    if differing:
        what = _(
            "Rows {numbers} are of one study. Row {first} was taken; what row {rest} says "
            "otherwise is in comments: {differing}.",
            numbers=numbers,
            first=first.number,
            rest=_numbers([row.number for row in others]),
            differing=differ,
        )
    hint = _("To take only what they agree in, and leave the rest open: --merge-rows.")
    reading.note(first.number, what, hint if differing else "")
