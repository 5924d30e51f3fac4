"""A sheet of extracted data to entries: one row, one study, each cell where the mapping says."""

from __future__ import annotations

from generator.edit.intake.filling import Filling
from generator.edit.intake.grid import Grid, shortened
from generator.edit.intake.incoming import CannotRead, ImportEntry, ParseResult
from generator.edit.intake.mapping import (
    SheetMapping,
    unknown_columns,
)
from generator.edit.intake.rows import KeptRow, Taken, rows_to_take
from generator.evidence.interface import _
from generator.evidence.problems import Problem
from generator.evidence.records.kinds import Kind


def read_sheet(
    grid: Grid, mapping: SheetMapping, kind: Kind, taken: Taken | None = None
) -> ParseResult:
    """The entries of a sheet, a row each; raises CannotRead where the mapping does not fit it."""
    reading = ParseResult()
    for sentence in unknown_columns(mapping, grid):
        reading.fatal(mapping.header, sentence)
    if reading.problems:
        raise CannotRead(*reading.problems)
    reading.problems += grid.notes
    for kept in rows_to_take(grid, mapping, taken or Taken(), reading):
        entry, problems = read_row(kept, grid, mapping, kind)
        reading.problems += problems
        if entry:
            reading.entries.append(entry)
    reading.problems = shortened(reading.problems)
    return reading


def read_row(
    kept: KeptRow, grid: Grid, mapping: SheetMapping, kind: Kind
) -> tuple[ImportEntry | None, list[Problem]]:
    """The entry of one row, none where it holds nothing, and what is to be said of it."""
    row, reading = kept.row, ParseResult()
    filling = Filling(row, kind, mapping, reading, left=list(kept.left))
    for column, cell in enumerate(row.cells):
        if cell and grid.names[column]:
            filling.cell(column, grid.names[column], cell)
    filling.complete()
    if not filling.values:
        if filling.left:
            reading.note(row.number, _("The row holds nothing but remarks: passed over."))
        return None, reading.problems
    for path, text in mapping.fixed.items():
        filling.put_fixed(path, text)
    filling.put_titles_apart()
    key = str(filling.values.pop("id", ""))
    left = tuple(filling.left)
    entry = ImportEntry(row.number, key, filling.values, left, id_is_given=bool(key))
    return entry, reading.problems
