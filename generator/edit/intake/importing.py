"""A file of references or extracted data to drafts of studies: all of them, or none.

Nothing is written here: the plan says which files there would be, what was left out as already
there, and everything that somebody should know, with its line or row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from generator.edit.intake.assign import CannotPut, put, put_as_declared
from generator.edit.intake.by_format import article, grid_of, refuse_without_extra, texts_read
from generator.edit.intake.citation import called, is_id
from generator.edit.intake.codes import Code, PlannedTheme, planned_themes
from generator.edit.intake.decoding import decoded
from generator.edit.intake.drafting import first_mapping
from generator.edit.intake.drafts import Draft, drafted, wanted_of
from generator.edit.intake.duplicates import KnownStudies
from generator.edit.intake.formats import MAPPED, SHEETS
from generator.edit.intake.from_eppi import codes_in
from generator.edit.intake.from_sheet import read_sheet
from generator.edit.intake.grid import Grid, shortened
from generator.edit.intake.heads import Heads
from generator.edit.intake.ids import former_ids, id_problems, ids_in_use, proposed_id
from generator.edit.intake.incoming import CannotRead, ImportEntry, ParseResult, problem_at
from generator.edit.intake.mapping import SheetMapping
from generator.edit.intake.rows import Taken
from generator.edit.writing.blank import is_blank
from generator.evidence.interface import N_, _
from generator.evidence.loading import Content
from generator.evidence.loading.yaml_bytes import MAX_BYTES
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.problems import Problem, Severity
from generator.evidence.records.kinds import KINDS, Kind
from generator.evidence.records.review import Review
from generator.evidence.records.study import Study
from generator.evidence.text.brackets import Range
from generator.evidence.text.files import shown_path

STUDY: Final[Kind] = next(kind for kind in KINDS if kind.model is Study)


@dataclass(frozen=True)
class Planned:
    """A study that would be written, and the line or row that it comes from, in words."""

    where: str
    study_id: str
    draft: Draft
    line: int = 0


@dataclass(frozen=True)
class Plan:
    """What an import would do."""

    studies: tuple[Planned, ...]
    left_out: tuple[Problem, ...]
    """The references that are there already."""
    refused: tuple[Problem, ...]
    """The references that cannot be begun."""
    notes: tuple[Problem, ...]
    themes: tuple[PlannedTheme, ...] = ()

    @property
    def files(self) -> dict[Path, str]:
        """The files that would be written, each with its text."""
        drafts = [study.draft for study in self.studies] + [theme.draft for theme in self.themes]
        return {draft.file: draft.text for draft in drafts}


def planned(
    raw: bytes,
    form: str,
    shown: str,
    folder: Path,
    content: Content,
    *,
    mapping: SheetMapping | None = None,
    encoding: str | None = None,
    all_or_none: bool = False,
    taken: Taken | None = None,
    fixed: Mapping[str, str] = MappingProxyType({}),
    numbers: Sequence[Range] = (),
) -> Plan:
    """What an import of these bytes would write; raises CannotRead with every problem.

    ``fixed`` are texts by the paths of their fields, the same in every study whose reference does
    not say otherwise. ``numbers`` are those of an article's references that are taken.

    References that cannot be begun are left out and said; with ``all_or_none``, or where no
    reference is left, they are problems.
    """
    if form == "qdc":
        refuse_without_extra()
        from generator.edit.intake.from_qdc import read_codebook  # noqa: PLC0415 - lxml is an extra

        return _of_codes(read_codebook(raw), content, folder, shown)
    codes: list[Code] = []
    if form in MAPPED and (mapping is not None or form not in SHEETS):
        sheet, heads = (mapping.sheet, mapping.heads) if mapping else (None, Heads())
        grid = grid_of(raw, form, sheet, heads, encoding)
        mapping = mapping or first_mapping(grid, STUDY)[0]
        reading = _of_grid(grid, mapping, content, taken)
        if mapping.themes:
            codes = codes_in(grid, mapping, decoded(raw, encoding) if form == "eppi" else "")
    elif form == "jats":
        reading = article(raw, numbers)
    else:
        reading = texts_read(decoded(raw, encoding), form)
    begun = _of_codes(codes, content, folder, shown)
    planning = _Planning(reading, content, folder, shown, in_rows=form in SHEETS)
    for entry in reading.entries:
        _put_fixed(entry, fixed)
        planning.add(entry)
    nothing = not (planning.studies or planning.left_out or begun.themes or begun.left_out)
    if reading.refused and (all_or_none or nothing):
        reading.problems += [replace(one, severity=Severity.ERROR) for one in reading.refused]
    if reading.is_fatal:
        raise CannotRead(*shortened([*reading.problems, *planning.left_out]))
    return Plan(
        tuple(planning.studies),
        (*planning.left_out, *begun.left_out),
        tuple(reading.refused),
        (*reading.problems, *begun.notes),
        begun.themes,
    )


def _put_fixed(entry: ImportEntry, fixed: Mapping[str, str]) -> None:
    """Put what is the same in every study where the entry says nothing; raises CannotRead."""
    for path, text in fixed.items():
        around: Any = entry.values
        for step in path.split("."):
            around = around.get(step) if isinstance(around, dict) else None
        if is_blank(around):
            try:
                put(entry.values, STUDY.model, path, text)
            except CannotPut as error:
                raise CannotRead(error.problem) from None


def _of_grid(
    grid: Grid, mapping: SheetMapping, content: Content, taken: Taken | None
) -> ParseResult:
    """The rows of a grid, with the characteristics that the review declares."""
    reading = read_sheet(grid, mapping, STUDY, taken)
    for entry, (_other, review) in product(reading.entries, content.records(Review)):
        put_as_declared(entry.values, review, mapping.separator)
    return reading


def _of_codes(codes: Sequence[Code], content: Content, folder: Path, shown: str) -> Plan:
    """What an import of codes would write: themes, and no study; raises CannotRead."""
    themes, left_out, wrong = planned_themes(codes, content, folder, shown)
    if wrong:
        raise CannotRead(*wrong)
    return Plan((), tuple(left_out), (), (), tuple(themes))


def _reference_in(file: Path) -> dict[str, Any]:
    """The reference in a file that is no complete record, as far as it can be read."""
    try:
        value, _other, problems = read_yaml(file.read_bytes()[: MAX_BYTES + 1], "")
    except OSError:
        return {}
    found = value.get("reference") if isinstance(value, dict) and not problems else None
    return found if isinstance(found, dict) else {}


class _Planning:
    """The studies so far, and what they are compared with."""

    def __init__(
        self, reading: ParseResult, content: Content, folder: Path, shown: str, *, in_rows: bool
    ) -> None:
        self.reading, self.folder, self.shown, self.in_rows = reading, folder, shown, in_rows
        self.studies: list[Planned] = []
        self.left_out: list[Problem] = []
        self.used, self.former = ids_in_use(content, STUDY), former_ids(content, STUDY)
        self.taken = {*self.used, *self.former}
        self.wanted = wanted_of(STUDY, content)
        self.known = KnownStudies()
        for entry, study in content.records(Study):
            self.known.add_study(entry.path, study)
        for stem in sorted(content.broken_ids(STUDY.name)):  # begun, and not yet complete
            file = folder / STUDY.folder / f"{stem}.yml"
            self.known.add(shown_path(file), _reference_in(file), stem)

    def add(self, entry: ImportEntry) -> None:
        """Plan one entry, unless it is there already or cannot be begun."""
        reference = entry.values.get("reference", {})
        same = self.known.same(reference, entry.key if entry.id_is_given else "")
        if same:
            self.left_out.append(
                problem_at(
                    entry.line, _("Left out: {words}.", words=same.words), severity=Severity.NOTICE
                )
            )
            return
        study_id = self._id(entry)
        draft = self._draft(entry, study_id) if study_id else None
        if draft is None:
            return
        if near := self.known.near(reference):
            said = N_("Is it there already? Here {words}.")
            if near.field == "doi":
                said = N_("Contradiction: {words}.")
            self.reading.note(entry.line, _(said, words=near.words), near.hint)
        where = self._where(entry)
        at = f"{study_id} ({self.shown}, {where})"
        self.known.add(at, reference, study_id, id_is_given=entry.id_is_given)
        self.used[study_id] = f"{self.shown}, {where}"
        self.taken.add(study_id)
        self.studies.append(Planned(where, study_id, draft, entry.line))

    def _where(self, entry: ImportEntry) -> str:
        """Where an entry stands in its file."""
        if not entry.line:
            return _("an entry without a line")
        if self.in_rows:
            return _("row {number}", number=entry.line)
        return _("line {number}", number=entry.line)

    def _draft(self, entry: ImportEntry, study_id: str) -> Draft | None:
        """The draft of an entry; None where its values cannot stand in a record, which is said."""
        where = self._where(entry)
        draft = drafted(
            STUDY,
            {"id": study_id, **entry.values},
            self.folder,
            origin=self._origin(entry, where, study_id),
            left=entry.left,
            wanted=self.wanted,
        )
        for problem in draft.problems:
            self.reading.refuse(entry.line, f"{study_id}: {problem.message}", problem.hint)
        return None if draft.problems else draft

    def _origin(self, entry: ImportEntry, where: str, study_id: str) -> str:
        """What a comment of the new record says of where it came from."""
        file, key = Path(self.shown).name, called(entry, study_id)
        if key:
            return _(
                "Imported from {file}, {where}, there called {key}.",
                file=file,
                where=where,
                key=key,
            )
        return _("Imported from {file}, {where}.", file=file, where=where)

    def _id(self, entry: ImportEntry) -> str:
        if entry.id_is_given:
            problems = id_problems(entry.key, STUDY, self.used, self.former)
            for problem in problems:
                self.reading.refuse(entry.line, problem.message, problem.hint)
            return "" if problems else entry.key
        taken = self.taken
        if is_id(entry.key) and entry.key not in taken:
            return entry.key
        value: dict[str, Any] = dict(entry.values)
        return proposed_id(value, taken) or proposed_id({"title": f"study {entry.line}"}, taken)
