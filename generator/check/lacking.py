"""Parts of sources that the editors do not hold, and what each of them would fill in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.evidence.dimensions import Dimension, place_of, written
from generator.evidence.expected import used_dimensions
from generator.evidence.loading import Content, File
from generator.evidence.problems import DataPath
from generator.evidence.records.base import Note
from generator.evidence.records.dimensions import BuiltIn, HeldIn
from generator.evidence.records.reported import Absence
from generator.evidence.records.review import Review
from generator.evidence.records.study import Study

NAMED: Final = "named"
"""What stands for the characteristic where the review says only that a part has it."""


@dataclass(frozen=True)
class _Gap:
    """One thing that a part would tell, or the place at which a record names the part."""

    source: str
    part: str
    file: File
    path: DataPath
    characteristic: str = ""
    study: str = ""
    """The id of the study whose value it would be; of no study, it is a field or a note."""


@dataclass(frozen=True)
class Lacking:
    """One part of one source, with all that the records say it would tell."""

    source: str
    """The id of the source."""
    part: str
    gaps: tuple[_Gap, ...]

    @property
    def place(self) -> tuple[File, DataPath]:
        """Where the part is named first."""
        return self.gaps[0].file, self.gaps[0].path

    @property
    def values(self) -> dict[str, list[str]]:
        """The ids of the studies that lack a value, by characteristic."""
        found: dict[str, list[str]] = {}
        for gap in self.gaps:
            if gap.study:
                found.setdefault(gap.characteristic, []).append(gap.study)
        return found

    @property
    def others(self) -> int:
        """How many notes and other fields say that it would tell more."""
        return sum(not gap.study and not gap.characteristic for gap in self.gaps)


def parts_not_held(content: Content) -> tuple[Lacking, ...]:
    """Every part that records name as not at hand, as the review lists them."""
    found: dict[tuple[str, str], list[_Gap]] = {}
    for entry, review in content.records(Review):
        for gap in (*_of_studies(content, entry, review), *_of_records(content, review)):
            found.setdefault((gap.source, gap.part), []).append(gap)
    return tuple(Lacking(*name, tuple(gaps)) for name, gaps in found.items())


def _of_studies(content: Content, review_file: File, review: Review) -> Iterator[_Gap]:
    """Characteristics that the review says a part has, and the values that studies lack for it."""
    studies = list(content.records(Study))
    recorded = [kind for kind in ("model", "theme", "interpretation") if content.of(kind)]
    for path, held in review_file.inner:
        if isinstance(held, HeldIn):
            yield _Gap(held.source or review.source, held.part, review_file, path, NAMED)
    for dimension in used_dimensions(review, [study for _, study in studies], recorded).values():
        for file, study in studies:
            absence, label = _absence(dimension, study)
            if absence is not None and absence.part and not absence.unsaid:
                source, path = absence.source or review.source, place_of(dimension, study)
                yield _Gap(source, absence.part, file, path, label, study.id)


def _absence(dimension: Dimension, study: Study) -> tuple[Absence | None, str]:
    """Why a study has no value, and what is lacking; of possible scores, which of them it is."""
    value = written(dimension, study)
    is_unsure = dimension.id == BuiltIn.SCORE and value.known and value.known.total is None
    if is_unsure:
        return dimension.held_in, dimension.exact_label
    return value.absence, dimension.label


def _of_records(content: Content, review: Review) -> Iterator[_Gap]:
    """Notes and fields that name a part, but for the values of studies."""
    for file, path, part in content.parts(Note):
        if part.part:
            yield _Gap(source_of(file, review), part.part, file, path)
    for file, path, absence in content.parts(Absence):
        is_of_study = file.kind.name == "study" and path[0] in {"characteristics", "ladder"}
        if absence.part and not absence.unsaid and not is_of_study:
            yield _Gap(absence.source or source_of(file, review), absence.part, file, path)


def source_of(file: File, review: Review) -> str:
    """The source that a record tells of: its own, or that of the review."""
    return file.stem if file.kind.name == "source" else review.source
