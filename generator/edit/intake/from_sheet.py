"""A sheet of extracted data to entries: one row, one study, each cell where the mapping says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from generator.edit.intake.assign import CannotPut, put, put_parts, rule_at
from generator.edit.intake.citation import AS_THEY_STOOD, recorded_authors, say_markup
from generator.edit.intake.grid import Grid, SheetRow, shortened
from generator.edit.intake.incoming import CannotRead, ImportEntry, ParseResult
from generator.edit.intake.mapping import IGNORE, LEAVE, SheetMapping, unknown_columns
from generator.evidence.records.base import LINE_LIMIT
from generator.evidence.records.kinds import Kind
from generator.evidence.records.reference import Author
from generator.evidence.records.reported import plain_reason
from generator.evidence.text.author_lists import read_authors
from generator.evidence.text.dates import year_of
from generator.evidence.text.invisible import in_one_line

_QUOTATION = re.compile(r"quotes\.[0-9]+\.text")


def read_sheet(grid: Grid, mapping: SheetMapping, kind: Kind) -> ParseResult:
    """The entries of a sheet, a row each; raises CannotRead where the mapping does not fit it."""
    reading = ParseResult()
    for sentence in unknown_columns(mapping, grid):
        reading.fatal(mapping.header, sentence)
    if reading.problems:
        raise CannotRead(*reading.problems)
    for row in grid.rows:
        filling = _Filling(row, kind, mapping, reading)
        for column, cell in enumerate(row.cells):
            if cell and grid.names[column]:
                filling.cell(column, grid.names[column], cell)
        if not filling.values:
            if filling.left:
                reading.note(row.number, "The row holds nothing but remarks: passed over.")
            continue
        for path, text in mapping.fixed.items():
            filling.put(path, text, path)
        key = str(filling.values.pop("id", ""))
        reading.entries.append(
            ImportEntry(row.number, key, filling.values, tuple(filling.left), id_is_given=bool(key))
        )
    reading.problems = shortened(reading.problems)
    return reading


@dataclass
class _Filling:
    """One row on its way into a record."""

    row: SheetRow
    kind: Kind
    mapping: SheetMapping
    reading: ParseResult
    values: dict[str, Any] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)

    def cell(self, column: int, name: str, cell: str) -> None:
        """Put a cell where the mapping says, or say why it cannot be."""
        path = self.mapping.columns.get(name, LEAVE)
        if path == IGNORE:
            return
        if column in self.row.odd:
            hint = "Open the sheet in Excel, mend the cell and save; or write the value itself."
            self.reading.fatal(self.row.number, self.row.odd[column], hint)
        elif column in self.row.dates and path not in {LEAVE, "reference.year"}:
            what = f"The cell under '{name[:60]}' is a date, {cell}, which Excel makes of 1-2."
            self.reading.fatal(self.row.number, what, "Format it as text and write it again.")
        elif path == LEAVE:
            self.left.append(f"{in_one_line(name)}: {in_one_line(cell)}")
        else:
            self.put(path, self.mapping.value(name, cell), name)

    def put(self, path: str, text: str, name: str) -> None:
        """Put a text under a path."""
        clean = in_one_line(text)
        if _QUOTATION.fullmatch(path) and clean != text.strip():
            what = f"The quotation under '{name[:60]}' had line breaks or several spaces in a row."
            hint = "They are single spaces now: compare it with the source."
            self.reading.note(self.row.number, what, hint)
        authors = rule_at(self.kind.model, path).part is Author
        if len(clean) > LINE_LIMIT and not authors:
            what = (
                f"The text under '{name[:60]}' has {len(clean):,} characters; {LINE_LIMIT:,} fit."
            )
            hint = f"Shorten it, or map the column to {LEAVE}."
            self.reading.fatal(self.row.number, what, hint)
        elif clean:
            say_markup(clean, f"text under '{name[:60]}'", self.row.number, self.reading)
            try:
                self._put(path, clean, text, name)
            except CannotPut as error:
                self.reading.add(self.row.number, error.problem)

    def _put(self, path: str, text: str, as_it_stood: str, name: str) -> None:
        model, rule = self.kind.model, rule_at(self.kind.model, path)
        separator = self.mapping.separator
        if rule.part is Author:
            self._put_authors(path, as_it_stood)
        elif path.endswith(".year"):
            year, whole = year_of(text)
            put(self.values, model, path, str(year or text))
            if year and not whole:
                self.left.append(f"{in_one_line(name)}: {text}")
        elif rule.listed and not (rule.may_be_absent and plain_reason(text)):
            items = [part.strip() for part in text.split(separator)]
            put(self.values, model, path, [item for item in items if item])
        else:
            put(self.values, model, path, text)

    def _put_authors(self, path: str, text: str) -> None:
        model, separator = self.kind.model, self.mapping.separator
        known = separator.strip() in {"", ",", "and", "&"}
        found = read_authors(text if known else text.replace(separator, ";"))
        if found.cut:
            put(self.values, model, f"{path.rpartition('.')[0]}.et_al", "true")
        authors, kept = recorded_authors(found, text, self.row.number, self.reading)
        if authors:
            put_parts(self.values, model, path, authors)
        if kept:
            self.left.append(f"{AS_THEY_STOOD}: {kept}")
