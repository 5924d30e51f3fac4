"""A file of references or extracted data to drafts of studies: all of them, or none.

Nothing is written here: the plan says which files there would be, what was left out as already
there, and everything that somebody should know, with its line or row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Final

from generator.edit.intake.assign import put_as_declared
from generator.edit.intake.citation import is_id
from generator.edit.intake.codes import Code, PlannedTheme, planned_themes
from generator.edit.intake.decoding import decoded
from generator.edit.intake.drafting import first_mapping
from generator.edit.intake.drafts import Draft, declared_in, drafted
from generator.edit.intake.duplicates import KnownStudies
from generator.edit.intake.from_bibtex import read_bibtex
from generator.edit.intake.from_crossref import read_crossref
from generator.edit.intake.from_csl import read_csl
from generator.edit.intake.from_eppi import codes_in, read_eppi
from generator.edit.intake.from_nbib import read_nbib
from generator.edit.intake.from_qdc import read_codebook
from generator.edit.intake.from_ris import read_ris
from generator.edit.intake.from_sheet import read_sheet
from generator.edit.intake.grid import Grid, read_csv, shortened
from generator.edit.intake.heads import Heads
from generator.edit.intake.ids import former_ids, id_problems, ids_in_use, proposed_id
from generator.edit.intake.incoming import CannotRead, ImportEntry, ParseResult, problem_at
from generator.edit.intake.mapping import SheetMapping
from generator.edit.intake.rows import Taken
from generator.edit.intake.workbook import OLD_OR_LOCKED, heads_in, read_workbook
from generator.evidence.loading import Content
from generator.evidence.loading.yaml_text import MAX_BYTES, read_yaml
from generator.evidence.problems import Problem, Severity
from generator.evidence.records.kinds import KINDS, Kind
from generator.evidence.records.review import Review
from generator.evidence.records.study import Study
from generator.evidence.text.files import shown_path

SHEETS: Final = ("csv", "xlsx")
"""The formats of sheets, which need a mapping."""
MAPPED: Final = (*SHEETS, "eppi")
"""The formats that are read as grids, and may have a mapping."""
_TEXTS: Final[dict[str, Callable[[str], ParseResult]]] = {
    "ris": read_ris,
    "bibtex": read_bibtex,
    "csl": read_csl,
    "nbib": read_nbib,
    "crossref": read_crossref,
}
FORMATS: Final = (*_TEXTS, *MAPPED, "qdc")
_ENDINGS: Final = {
    **{".ris": "ris", ".bib": "bibtex", ".bibtex": "bibtex", ".json": "csl", ".csljson": "csl"},
    **{".nbib": "nbib", ".qdc": "qdc"},
    **{".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xlsx"},
}
_HEAD: Final = 20_000
STUDY: Final[Kind] = next(kind for kind in KINDS if kind.model is Study)


@dataclass(frozen=True)
class Planned:
    """A study that would be written, and the line or row that it comes from, in words."""

    where: str
    study_id: str
    draft: Draft


@dataclass(frozen=True)
class Plan:
    """What an import would do."""

    studies: tuple[Planned, ...]
    left_out: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    themes: tuple[PlannedTheme, ...] = ()

    @property
    def files(self) -> dict[Path, str]:
        """The files that would be written, each with its text."""
        drafts = [study.draft for study in self.studies] + [theme.draft for theme in self.themes]
        return {draft.file: draft.text for draft in drafts}


def format_of(file: Path, raw: bytes) -> str:
    """The format of a file, by its ending, else by how it begins; raises CannotRead."""
    if raw.startswith(OLD_OR_LOCKED):
        return "xlsx"
    known = _ENDINGS.get(file.suffix.lower())
    if known in {None, "csl"} and (of_json := _form_of_json(raw)):
        return of_json
    if known:
        return known
    begin = raw[:4_000].lstrip(b"\xef\xbb\xbf \r\n\t")
    if begin.startswith(b"PK\x03\x04"):
        return "xlsx"
    for mark, name in (
        (b"[", "csl"),
        (b"{", "csl"),
        (b"@", "bibtex"),
        (b"TY  -", "ris"),
        (b"PMID-", "nbib"),
    ):
        if begin.startswith(mark):
            return name
    hint = f"Name it: --format and one of {', '.join(FORMATS)}."
    raise CannotRead(problem_at(0, "The file's name does not say what format it has.", hint))


def _form_of_json(raw: bytes) -> str:
    """Whose JSON a file is, by the keys that it begins with; empty where it is CSL-JSON or none."""
    begin = raw[:_HEAD].lstrip(b"\xef\xbb\xbf \r\n\t")
    if not begin.startswith((b"{", b"[")):
        return ""
    if re.match(rb'\{\s*"(?:CodeSets|References)"', begin):
        return "eppi"
    works = rb'"message-type"|"reference-count"|"is-referenced-by-count"|"content-domain"'
    return "crossref" if re.search(works, begin) else ""


def grid_of(
    raw: bytes, form: str, sheet: str | None, heads: Heads, encoding: str | None = None
) -> Grid:
    """The grid of a sheet; raises CannotRead."""
    if form == "xlsx":
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
    return heads_in(raw, sheet, header) if form == "xlsx" else Heads(header)


def planned(
    raw: bytes,
    form: str,
    shown: str,
    folder: Path,
    content: Content,
    *,
    mapping: SheetMapping | None = None,
    encoding: str | None = None,
    taken: Taken | None = None,
) -> Plan:
    """What an import of these bytes would write; raises CannotRead with every problem."""
    if form == "qdc":
        return _of_codes(read_codebook(raw), content, folder, shown)
    codes: list[Code] = []
    if form in MAPPED and (mapping is not None or form not in SHEETS):
        sheet, heads = (mapping.sheet, mapping.heads) if mapping else (None, Heads())
        grid = grid_of(raw, form, sheet, heads, encoding)
        mapping = mapping or first_mapping(grid, STUDY)[0]
        reading = read_sheet(grid, mapping, STUDY, taken)
        for entry, (_, review) in product(reading.entries, content.records(Review)):
            put_as_declared(entry.values, review, mapping.separator)
        if mapping.themes:
            codes = codes_in(grid, mapping, decoded(raw, encoding) if form == "eppi" else "")
    else:
        reading = _TEXTS[form](decoded(raw, encoding))
    begun = _of_codes(codes, content, folder, shown)
    planning = _Planning(reading, content, folder, shown, "row" if form in SHEETS else "line")
    for entry in reading.entries:
        planning.add(entry)
    if reading.is_fatal:
        raise CannotRead(*shortened([*reading.problems, *planning.left_out]))
    return Plan(
        tuple(planning.studies),
        (*planning.left_out, *begun.left_out),
        (*shortened(reading.problems), *begun.notes),
        begun.themes,
    )


def _of_codes(codes: Sequence[Code], content: Content, folder: Path, shown: str) -> Plan:
    """What an import of codes would write: themes, and no study; raises CannotRead."""
    themes, left_out, wrong = planned_themes(codes, content, folder, shown)
    if wrong:
        raise CannotRead(*wrong)
    return Plan((), tuple(left_out), (), tuple(themes))


def _reference_in(file: Path) -> dict[str, Any]:
    """The reference in a file that is no complete record, as far as it can be read."""
    try:
        value, _, problems = read_yaml(file.read_bytes()[: MAX_BYTES + 1], "")
    except OSError:
        return {}
    found = value.get("reference") if isinstance(value, dict) and not problems else None
    return found if isinstance(found, dict) else {}


class _Planning:
    """The studies so far, and what they are compared with."""

    def __init__(
        self, reading: ParseResult, content: Content, folder: Path, shown: str, word: str
    ) -> None:
        self.reading, self.folder, self.shown, self.word = reading, folder, shown, word
        self.studies: list[Planned] = []
        self.left_out: list[Problem] = []
        self.used, self.former = ids_in_use(content, STUDY), former_ids(content, STUDY)
        self.taken = {*self.used, *self.former}
        self.declared = declared_in(content)
        self.known = KnownStudies()
        for entry, study in content.records(Study):
            self.known.add_study(entry.path, study)
        for stem in sorted(content.broken_ids(STUDY.name)):  # begun, and not yet complete
            file = folder / STUDY.folder / f"{stem}.yml"
            self.known.add(shown_path(file), _reference_in(file))

    def add(self, entry: ImportEntry) -> None:
        """Plan one entry, unless it is there already."""
        reference = entry.values.get("reference", {})
        same = self.known.same(reference)
        if same:
            self.left_out.append(
                problem_at(entry.line, f"Left out: {same.words}.", severity=Severity.NOTICE)
            )
            return
        near = self.known.near(reference)
        if near:
            hint = "If it is the same study, delete the new file."
            self.reading.note(entry.line, f"Is it there already? Here {near.words}.", hint)
        study_id = self._id(entry)
        if not study_id:
            return
        where = f"{self.word} {entry.line}" if entry.line else "an entry without a line"
        self.known.add(f"{self.shown}, {where}", reference)
        self.used[study_id] = f"{self.shown}, {where}"
        self.taken.add(study_id)
        draft = drafted(
            STUDY,
            {"id": study_id, **entry.values},
            self.folder,
            origin=f"Imported from {Path(self.shown).name}, {where}.",
            left=entry.left,
            declared=self.declared,
        )
        for problem in draft.problems:
            self.reading.fatal(entry.line, f"{study_id}: {problem.message}", problem.hint)
        self.studies.append(Planned(where, study_id, draft))

    def _id(self, entry: ImportEntry) -> str:
        if entry.id_is_given:
            problems = id_problems(entry.key, STUDY, self.used, self.former)
            for problem in problems:
                self.reading.add(entry.line, problem)
            return "" if problems else entry.key
        taken = self.taken
        if is_id(entry.key) and entry.key not in taken:
            return entry.key
        value: dict[str, Any] = dict(entry.values)
        return proposed_id(value, taken) or proposed_id({"title": f"study {entry.line}"}, taken)
