"""The formats that an import reads, and which of them a file has, by what stands in it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.edit.intake.incoming import CannotRead, note_at, problem_at
from generator.edit.intake.recognising import begins_as_references, recognised
from generator.evidence.problems import Problem

SHEETS: Final = ("csv", "xlsx")
"""The formats of sheets, which need a mapping."""
MAPPED: Final = (*SHEETS, "eppi")
"""The formats that are read as grids, and may have a mapping."""
NAMES: Final = {
    **{"ris": "RIS", "bibtex": "BibTeX", "csl": "CSL-JSON"},
    **{"nbib": "PubMed's own format (nbib)", "crossref": "JSON of Crossref"},
    **{"csv": "comma-separated values", "xlsx": "an Excel workbook"},
    **{"eppi": "JSON of EPPI-Reviewer", "qdc": "a codebook (REFI-QDA)"},
    **{"jats": "an article (JATS XML)"},
}
FORMATS: Final = tuple(NAMES)
_ENDINGS: Final = {
    **{".ris": "ris", ".bib": "bibtex", ".bibtex": "bibtex", ".json": "csl", ".csljson": "csl"},
    **{".nbib": "nbib", ".qdc": "qdc", ".nxml": "jats"},
    **{".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xlsx"},
}
_JSON: Final = ("csl", "crossref", "eppi")
"""The formats of which the files all end in .json."""
_ZIPPED: Final = b"PK\x03\x04"


def format_of(file: Path, raw: bytes) -> str:
    """The format of a file, by what stands in it, else by its ending; raises CannotRead.

    A file in a format that is not read is named for what it is.
    """
    ending, found = _ENDINGS.get(file.suffix.lower(), ""), recognised(raw)
    if found and not found.form and not (ending == "xlsx" and raw.startswith(_ZIPPED)):
        what = f"By what stands in it, this is {found.what}, which is not read here."
        raise CannotRead(problem_at(0, what, found.instead))
    is_it = ending not in SHEETS or (found and found.form in MAPPED) or begins_as_references(raw)
    if found and found.form and is_it:
        return found.form
    if ending or (found and found.form):
        return ending or str(found and found.form)
    hint = f"Name it: --format and one of {', '.join(FORMATS)}."
    raise CannotRead(problem_at(0, "The file's name does not say what format it has.", hint))


def misnamed(file: Path, form: str) -> Problem | None:
    """That the ending of a file's name says another format than it has."""
    ending = _ENDINGS.get(file.suffix.lower(), form)
    if ending == form or {ending, form} <= {*_JSON}:
        return None
    what = f"The file's name ends in {file.suffix}, but it holds {NAMES[form]} and is read as that."
    return note_at(0, what, "If that is wrong, name the format: --format.")
