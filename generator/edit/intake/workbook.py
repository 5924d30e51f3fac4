"""An Excel workbook to a grid of texts (openpyxl reads it): values only, and no tricks.

A workbook is a zip of XML: before anything is unpacked, its size is added up, and a part that
declares entities is refused. Formulas count as the values that Excel saved with them.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from openpyxl import load_workbook  # type: ignore[import-untyped]

from generator.edit.intake.grid import (
    MAX_COLUMNS,
    MAX_ROWS,
    Grid,
    SheetRow,
    gridded,
    letter,
    too_large,
)
from generator.edit.intake.heads import Heads
from generator.edit.intake.incoming import CannotRead, note_at, problem_at
from generator.edit.intake.recognising import OLD_OFFICE
from generator.evidence.interface import N_, _
from generator.evidence.problems import Problem, listed
from generator.evidence.text.cells import as_shown

MAX_UNPACKED: Final = 60_000_000
MAX_PARTS: Final = 2_000
MAX_MERGED: Final = 200_000
_MERGED: Final = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*[\"']\$?([A-Z]{1,5})\$?([0-9]{1,9}):\$?([A-Z]{1,5})\$?([0-9]{1,9})"
)
_SHOWN: Final = 120
_MOST: Final = 2_000
_SAVE_AGAIN: Final = N_("Open it in Excel or LibreOffice and save it as .xlsx, or as CSV UTF-8.")


def read_workbook(raw: bytes, sheet: str | None, heads: Heads) -> Grid:
    """The grid of one sheet, the first that is shown if none is named; raises CannotRead."""
    _refuse_tricks(raw)
    shown = _sheet(_opened(raw, values=True), sheet)
    if shown.max_row > MAX_ROWS or shown.max_column > MAX_COLUMNS:
        raise CannotRead(too_large(0))
    written = _sheet(_opened(raw, values=False), sheet)
    heads = replace(heads, spans=_spans(shown, heads))
    problems = list(_merged(shown, heads))
    pairs = zip(shown.iter_rows(), written.iter_rows(), strict=False)
    rows = [
        _row(number, *pair, is_hidden=bool(shown.row_dimensions[number].hidden))
        for number, pair in enumerate(pairs, 1)
    ]
    return gridded(rows, heads, problems, (*_hidden_parts(shown, heads), *_beside(shown)))


def heads_in(raw: bytes, sheet: str | None, header: int) -> Heads:
    """The rows that name the columns of a sheet, of which the first is known; raises CannotRead.

    A merged cell over the whole width is a title, and the names stand below it; one over some
    columns is a name for them, and each has its own below.
    """
    _refuse_tricks(raw)
    shown = _sheet(_opened(raw, values=True), sheet)
    first = header
    while any(_is_title(merged, first, shown.max_column) for merged in shown.merged_cells.ranges):
        first += 1
    below = [
        merged for merged in shown.merged_cells.ranges if merged.min_row <= first <= merged.max_row
    ]
    if not below:
        return Heads(first)
    last = max(first + any(m.min_col < m.max_col for m in below), *(m.max_row for m in below))
    return Heads(last, last - first + 1)


def _is_title(merged: Any, row: int, width: int) -> bool:
    covered = merged.max_col - merged.min_col + 1
    return bool(merged.min_row <= row <= merged.max_row and covered == width > 1)


def _spans(sheet: Any, heads: Heads) -> dict[int, dict[int, int]]:
    """For each row of names above the last, the columns under a merged name, with that name's."""
    spans: dict[int, dict[int, int]] = {}
    for merged in sheet.merged_cells.ranges:
        for row in range(merged.min_row, min(merged.max_row, heads.last) + 1):
            if row in heads.rows:
                known = spans.setdefault(row, {})
                known |= {
                    c - 1: merged.min_col - 1 for c in range(merged.min_col, merged.max_col + 1)
                }
    return spans


def _hidden_parts(sheet: Any, heads: Heads) -> Iterator[Problem]:
    """That the sheet, or columns of it, are hidden."""
    if sheet.sheet_state != "visible":
        yield note_at(
            0, _("The sheet '{title}' is hidden in the workbook.", title=sheet.title[:60])
        )
    hidden = [
        letter(number - 1)
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden and dimension.min
        for number in range(dimension.min, min(dimension.max, sheet.max_column) + 1)
    ]
    if hidden:
        what = _("Columns are hidden in the sheet: {hidden}.", hidden=listed(hidden))
        yield note_at(heads.last, what, _("They are read as the mapping says."))


def _beside(sheet: Any) -> Iterator[Problem]:
    """What cells have beside their values, which is not taken: comments, and links to elsewhere."""
    cells = [cell for row in sheet.iter_rows() for cell in row]
    said = [
        f"{cell.coordinate} ({' '.join(str(cell.comment.text).split())[:_SHOWN]})"
        for cell in cells
        if cell.comment
    ]
    links = [(cell, str(cell.hyperlink.target or "")) for cell in cells if cell.hyperlink]
    led = [
        f"{cell.coordinate} ({target[:_SHOWN]})"
        for cell, target in links
        if target.strip("/") and target.removeprefix("mailto:").strip("/") not in str(cell.value)
    ]
    for what, found in (
        (N_("Comments of cells are not taken, here {number}: {cells}."), said),
        (N_("Links behind the text of cells are not taken, here {number}: {cells}."), led),
    ):
        if found:
            words = _(what, number=f"{len(found):,}", cells=listed(found, _MOST))
            yield note_at(0, words, _("Write into a cell what belongs in a record."))


def _refuse_tricks(raw: bytes) -> None:
    if raw.startswith(OLD_OFFICE):
        what = _("The workbook is locked with a password, or of the old kind (.xls).")
        unlocked = _("Without a password.")
        raise CannotRead(problem_at(0, what, f"{_(_SAVE_AGAIN)} {unlocked}"))
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                what = _(
                    "Unpacked, the workbook has more than {max_unpacked} MB.",
                    max_unpacked=MAX_UNPACKED // 1_000_000,
                )
                hint = _("Keep only the sheet with the data, without pictures, and save it again.")
                raise CannotRead(problem_at(0, what, hint))
            if any(part.flag_bits & 1 for part in parts):
                raise CannotRead(
                    problem_at(0, _("The file is locked with a password."), _(_SAVE_AGAIN))
                )
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _refuse_part(packed.read(part))
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        what = _("The workbook is damaged or is none: {error}.", error=error)
        raise CannotRead(problem_at(0, what, _(_SAVE_AGAIN))) from None


def _refuse_part(xml: bytes) -> None:
    """Refuse a part by which a small file becomes a large one, or a long wait."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or b"\0" in xml[:200]:
        what = _(
            "The workbook declares XML entities or is in UTF-16, as no spreadsheet program writes."
        )
        raise CannotRead(problem_at(0, what, _(_SAVE_AGAIN)))
    covered = 0
    for left, top, right, bottom in _MERGED.findall(xml):
        columns = 1 + abs(_column(right) - _column(left))
        covered += columns * (1 + abs(int(bottom) - int(top)))
    if covered > MAX_MERGED:
        what = _("Merged cells cover more than {max_merged} cells.", max_merged=f"{MAX_MERGED:,}")
        raise CannotRead(problem_at(0, what, _("Unmerge them, and save the workbook again.")))


def _column(letters: bytes) -> int:
    number = 0
    for letter_of in letters:
        number = number * 26 + letter_of - 64
    return number


def _opened(raw: bytes, *, values: bool) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(raw), data_only=values, keep_links=False)
    except Exception as error:  # openpyxl fails in as many ways as there are broken parts
        what = _("The workbook cannot be read ({name}).", name=type(error).__name__)
        raise CannotRead(problem_at(0, what, _(_SAVE_AGAIN))) from None


def _sheet(workbook: Any, name: str | None) -> Any:
    known = [sheet.title for sheet in workbook.worksheets]
    if name is not None and name not in known:
        hint = _("There are: {known}.", known=listed(known)) if known else ""
        raise CannotRead(
            problem_at(0, _("The workbook has no sheet '{name}'.", name=name[:60]), hint)
        )
    if not known:
        raise CannotRead(problem_at(0, _("The workbook has no sheet with cells."), _(_SAVE_AGAIN)))
    shown = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    return workbook[name] if name is not None else (shown or workbook.worksheets)[0]


def _merged(sheet: Any, heads: Heads) -> Iterator[Problem]:
    """Merged cells that hide what a row or a column is called or holds.

    In rows of names they are understood, but for several columns under one name alone.
    """
    for merged in sheet.merged_cells.ranges:
        is_wide = merged.min_col < merged.max_col
        if merged.max_row < heads.last or (merged.max_row == heads.last and not is_wide):
            continue
        if merged.max_row == heads.last and not _has_values(sheet, merged):
            continue
        cells = _(
            "The cells {coord} are merged, so only the first of them has a value.",
            coord=merged.coord,
        )
        if merged.min_row <= heads.last:
            below = merged.max_row + 1
            hint = _(
                "Do the names stand in row {below}? Then say so in the mapping (header: {below}) "
                "or, for a first one, with --header {below}; and header_rows: 2, if each column "
                "has a name of its own there. Else unmerge them and name each column.",
                below=below,
            )
        else:
            hint = _("Unmerge them and write the value into each row that it holds for.")
        yield problem_at(max(merged.min_row, 1), cells, hint)


def _has_values(sheet: Any, merged: Any) -> bool:
    """Whether anything stands below the merged cells, apart from the first column."""
    columns = {"min_col": merged.min_col + 1, "max_col": merged.max_col}
    cells = sheet.iter_rows(min_row=merged.max_row + 1, **columns, values_only=True)
    return any(value is not None for row in cells for value in row)


def _row(
    number: int, shown: tuple[Any, ...], written: tuple[Any, ...], *, is_hidden: bool
) -> SheetRow:
    cells: list[str] = []
    odd: dict[int, str] = {}
    dates: set[int] = set()
    for column, (cell, source) in enumerate(zip(shown, written, strict=False)):
        text = _text(cell.value)
        where = f"{letter(column)}{number}"
        if source.data_type == "f" and cell.value is None:
            odd[column] = _("The formula in {where} has no saved value.", where=where)
            text = text or "=?"
        elif cell.data_type == "e":
            odd[column] = _("The cell {where} holds the error {text}.", where=where, text=text)
        elif cell.value is not None and cell.is_date:
            text = text.removesuffix("T00:00:00")
            dates.add(column)
        cells.append(text)
    return SheetRow(number, tuple(cells), odd, frozenset(dates), is_hidden)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return as_shown(str(value)).strip()
