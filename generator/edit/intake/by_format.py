"""What reads a file, by its format: references of a text or an article, or a grid of cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from generator.edit.intake.decoding import decoded
from generator.edit.intake.from_bibtex import read_bibtex
from generator.edit.intake.from_crossref import read_crossref
from generator.edit.intake.from_csl import read_csl
from generator.edit.intake.from_eppi import read_eppi
from generator.edit.intake.from_nbib import read_nbib
from generator.edit.intake.from_ris import read_ris
from generator.edit.intake.grid import Grid, read_csv
from generator.edit.intake.heads import Heads
from generator.edit.intake.incoming import CannotRead, ParseResult, problem_at
from generator.evidence.extras import IMPORTS
from generator.evidence.text.brackets import Range

_TEXTS: Final[dict[str, Callable[[str], ParseResult]]] = {
    "ris": read_ris,
    "bibtex": read_bibtex,
    "csl": read_csl,
    "nbib": read_nbib,
    "crossref": read_crossref,
}


def texts_read(text: str, form: str) -> ParseResult:
    """The references of a text in one of the formats that are no sheets; raises CannotRead."""
    return _TEXTS[form](text)


def grid_of(
    raw: bytes, form: str, sheet: str | None, heads: Heads, encoding: str | None = None
) -> Grid:
    """The grid of a sheet; raises CannotRead."""
    if form == "xlsx":
        refuse_without_extra()
        from generator.edit.intake.workbook import read_workbook  # noqa: PLC0415 - openpyxl is slow

        return read_workbook(raw, sheet, heads)
    if form == "eppi":
        return read_eppi(decoded(raw, encoding))
    return read_csv(decoded(raw, encoding), heads)


def heads_of(raw: bytes, form: str, sheet: str | None, header: int, many: int | None) -> Heads:
    """The rows that name the columns, for a first mapping; raises CannotRead.

    How many they are is seen in a workbook where nobody says it.
    """
    if many is not None:
        return Heads(header, max(min(many, header), 1))
    if form != "xlsx":
        return Heads(header)
    refuse_without_extra()
    from generator.edit.intake.workbook import heads_in  # noqa: PLC0415 - openpyxl is slow

    return heads_in(raw, sheet, header)


def refuse_without_extra() -> None:
    """Raises CannotRead where the libraries that read such files are not installed."""
    if not IMPORTS.is_there:
        raise CannotRead(problem_at(0, IMPORTS.said, IMPORTS.hint))


def article(raw: bytes, numbers: Sequence[Range]) -> ParseResult:
    """The references of an article with these numbers; raises CannotRead."""
    refuse_without_extra()
    from generator.edit.intake.from_jats import read_article  # noqa: PLC0415 - lxml is an extra

    return read_article(raw, numbers)
