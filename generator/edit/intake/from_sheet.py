"""A sheet of extracted data to entries: one row, one study, each cell where the mapping says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from generator.edit.intake.assign import CannotPut, put, rule_at
from generator.edit.intake.citation import IN_FULL, recorded_authors, say_markup
from generator.edit.intake.grid import Grid, SheetRow, shortened
from generator.edit.intake.incoming import CannotRead, ImportEntry, ParseResult
from generator.edit.intake.mapping import IGNORE, LEAVE, SheetMapping, unknown_columns
from generator.edit.intake.reference_values import read_value
from generator.edit.intake.titles import with_titles_apart
from generator.evidence.records.base import LINE_LIMIT
from generator.evidence.records.kinds import Kind
from generator.evidence.records.reference import Author
from generator.evidence.records.reported import plain_reason
from generator.evidence.text.invisible import in_one_line
from generator.evidence.text.people import listed_in

REFERENCE: Final = "reference."
_LEFT_IF_WRONG: Final = frozenset(("pmid", "pmcid", "isbn", "trials", "page_count"))
"""The fields of which a wrong value only goes into a comment, since a reference has others."""
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
        filling.put_titles_apart()
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
        if len(clean) > LINE_LIMIT:
            what = (
                f"The text under '{name[:60]}' has {len(clean):,} characters; {LINE_LIMIT:,} fit."
            )
            hint = f"Shorten it, or map the column to {LEAVE}."
            self.reading.fatal(self.row.number, what, hint)
        elif clean:
            if not path.startswith(REFERENCE):
                self._say_markup(clean, name)
            try:
                self._put(path, clean, name)
            except CannotPut as error:
                self.reading.add(self.row.number, error.problem)

    def _put(self, path: str, text: str, name: str) -> None:
        model, rule = self.kind.model, rule_at(self.kind.model, path)
        separator = self.mapping.separator
        if rule.part is Author:
            self._put_authors(path, text)
        elif path.startswith(REFERENCE) and path.count(".") == 1 and not plain_reason(text):
            self._put_in_reference(path.removeprefix(REFERENCE), text, name)
        elif rule.listed and not (rule.may_be_absent and plain_reason(text)):
            items = [part.strip() for part in text.split(separator)]
            put(self.values, model, path, [item for item in items if item])
        else:
            put(self.values, model, path, text)

    def _put_in_reference(self, field: str, text: str, name: str) -> None:
        """What a text says for a field of the reference; what is no such value stays for the check
        to say, and what it says besides goes into a comment."""
        read = read_value(field, text)
        if not read.values and field not in _LEFT_IF_WRONG:
            put(self.values, self.kind.model, f"{REFERENCE}{field}", text)
            return
        for part, value in read.values.items():
            self._say_markup(str(value), name)
            put(self.values, self.kind.model, f"{REFERENCE}{part}", value)
        self.left += [f"{in_one_line(name)}: {more}" for more in read.left]

    def _say_markup(self, text: str, name: str) -> None:
        say_markup(text, f"text under '{name[:60]}'", self.row.number, self.reading)

    def put_titles_apart(self) -> None:
        """Put apart what the title of the report says beside itself."""
        reference = self.values.get("reference")
        if not isinstance(reference, dict):
            return
        before = reference.get("title")
        for sentence in with_titles_apart(reference):
            self.reading.note(self.row.number, sentence, "Compare it with the report.")
        if before != reference.get("title"):
            self.left.append(f"Title as it was: {before}")

    def _put_authors(self, path: str, text: str) -> None:
        people, cut = listed_in(text, self.mapping.separator)
        if cut and path.endswith("authors"):
            put(self.values, self.kind.model, f"{path.rpartition('.')[0]}.et_al", "true")
        authors, in_full = recorded_authors(people, self.row.number, self.reading)
        for number, author in enumerate(authors):
            for step, value in author.items():
                put(self.values, self.kind.model, f"{path}.{number}.{step}", value)
        if cut and not path.endswith("authors"):
            self.left.append(f"{path}: et al.")
        if in_full:
            self.left.append(f"{IN_FULL}: {in_full}")
