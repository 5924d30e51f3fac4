"""A sheet of extracted data to entries: one row, one study, each cell where the mapping says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from generator.edit.intake.assign import CannotPut, put, rule_at
from generator.edit.intake.citation import Name, author_of, doi_of, name_alone, one_line, say_markup
from generator.edit.intake.grid import Grid, SheetRow, shortened
from generator.edit.intake.incoming import CannotRead, ImportEntry, ParseResult
from generator.edit.intake.mapping import IGNORE, LEAVE, SheetMapping, unknown_columns
from generator.evidence.records.base import LINE_LIMIT
from generator.evidence.records.kinds import Kind
from generator.evidence.records.reference import Author
from generator.evidence.records.reported import PLAIN_REASONS

_QUOTATION = re.compile(r"quotes\.[0-9]+\.text")
_ET_AL = re.compile(r"(?i)[,;\s]*\bet\.? al\.?\s*$")
_FAMILY_AND_INITIALS = re.compile(r"(.*\S) ((?:[A-Z]\.?[- ]?){1,3})")


def read_sheet(grid: Grid, mapping: SheetMapping, kind: Kind) -> ParseResult:
    """The entries of a sheet, a row each; raises CannotRead where the mapping does not fit it."""
    reading = ParseResult()
    for sentence in unknown_columns(mapping, grid):
        reading.grave(mapping.header, sentence)
    if reading.troubles:
        raise CannotRead(*reading.troubles)
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
    reading.troubles = shortened(reading.troubles)
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
            self.reading.grave(self.row.number, self.row.odd[column], hint)
        elif column in self.row.dates and path not in {LEAVE, "reference.year"}:
            what = f"The cell under '{name[:60]}' is a date, {cell}, which Excel makes of 1-2."
            self.reading.grave(self.row.number, what, "Format it as text and write it again.")
        elif path == LEAVE:
            self.left.append(f"{one_line(name)}: {one_line(cell)}")
        else:
            self.put(path, self.mapping.value(name, cell), name)

    def put(self, path: str, text: str, name: str) -> None:
        """Put a text under a path."""
        clean = one_line(text)
        if _QUOTATION.fullmatch(path) and clean != text.strip():
            what = f"The quotation under '{name[:60]}' had line breaks or several spaces in a row."
            hint = "They are single spaces now: compare it with the source."
            self.reading.note(self.row.number, what, hint)
        if len(clean) > LINE_LIMIT:
            what = (
                f"The text under '{name[:60]}' has {len(clean):,} characters; {LINE_LIMIT:,} fit."
            )
            hint = f"Shorten it, or map the column to {LEAVE}."
            self.reading.grave(self.row.number, what, hint)
        elif clean:
            say_markup(clean, f"text under '{name[:60]}'", self.row.number, self.reading)
            try:
                self._put(path, clean)
            except CannotPut as error:
                self.reading.grave(self.row.number, error.message, error.hint)

    def _put(self, path: str, text: str) -> None:
        model, rule = self.kind.model, rule_at(self.kind.model, path)
        separator = self.mapping.separator
        if rule.part is Author:
            _put_authors(self.values, self.kind, path, text, separator)
        elif path.endswith(".doi"):
            put(self.values, model, path, doi_of(text))
        elif path.endswith(".year"):
            put(self.values, model, path, re.sub(r"(?<=^[0-9]{4})-[0-9-]+$", "", text))
        elif rule.listed and text not in PLAIN_REASONS:
            items = [part.strip() for part in text.split(separator)]
            put(self.values, model, path, [item for item in items if item])
        else:
            put(self.values, model, path, text)


def _put_authors(values: dict[str, Any], kind: Kind, path: str, text: str, separator: str) -> None:
    around = path.rpartition(".")[0]
    cut = _ET_AL.sub("", text)
    if cut != text:
        put(values, kind.model, f"{around}.et_al", "true")
    parts = [part.strip() for part in cut.split(separator) if part.strip()]
    if len(parts) == 1 and all(map(_FAMILY_AND_INITIALS.fullmatch, re.split(r",\s*", cut))):
        parts = re.split(r",\s*", cut)  # Okafor N, Velde K: commas between people
    for number, part in enumerate(parts):
        for step, value in author_of(_name(part))[0].items():
            put(values, kind.model, f"{path}.{number}.{step}", value)


def _name(text: str) -> Name:
    family, comma, given = text.partition(",")
    if comma:
        return Name(family=family, given=given.strip())
    found = _FAMILY_AND_INITIALS.fullmatch(text)
    if found:
        return Name(family=found[1], given=found[2])
    return name_alone(text)
