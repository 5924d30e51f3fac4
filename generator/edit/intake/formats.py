"""The formats that an import reads, and which of them a file has, by what stands in it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.edit.intake.incoming import CannotRead, note_at, problem_at
from generator.edit.intake.recognising import begins_as_references, recognised
from generator.evidence.interface import N_, _
from generator.evidence.problems import Problem

SHEETS: Final = ("csv", "xlsx")
"""The formats of sheets, which need a mapping."""
MAPPED: Final = (*SHEETS, "eppi")
"""The formats that are read as grids, and may have a mapping."""
NAMES: Final = {
    **{"ris": N_("RIS"), "bibtex": N_("BibTeX"), "csl": N_("CSL-JSON")},
    **{"nbib": N_("PubMed's own format (nbib)"), "crossref": N_("JSON of Crossref")},
    **{"csv": N_("comma-separated values"), "xlsx": N_("an Excel workbook")},
    **{"eppi": N_("JSON of EPPI-Reviewer"), "qdc": N_("a codebook (REFI-QDA)")},
    **{"jats": N_("an article (JATS XML)")},
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
        what = _(
            "By what stands in it, this is {what}, which is not read here.", what=_(found.what)
        )
        raise CannotRead(problem_at(0, what, _(found.instead) if found.instead else ""))
    is_it = ending not in SHEETS or (found and found.form in MAPPED) or begins_as_references(raw)
    if found and found.form and is_it:
        return found.form
    if ending or (found and found.form):
        return ending or str(found and found.form)
    hint = _("Name it: --format and one of {formats}.", formats=", ".join(FORMATS))
    raise CannotRead(problem_at(0, _("The file's name does not say what format it has."), hint))


def misnamed(file: Path, form: str) -> Problem | None:
    """That the ending of a file's name says another format than it has."""
    ending = _ENDINGS.get(file.suffix.lower(), form)
    if ending == form or {ending, form} <= {*_JSON}:
        return None
    what = _(
        "The file's name ends in {suffix}, but it holds {what} and is read as that.",
        suffix=file.suffix,
        what=_(NAMES[form]),
    )
    return note_at(0, what, _("If that is wrong, name the format: --format."))
