"""Which studies a citation bracket means: those whose numbers in its source it prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.evidence.loading import Broken, Content
from generator.evidence.records.base import SourcePlace
from generator.evidence.records.partly import NotKnown, Partly
from generator.evidence.records.reference import Reference
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Study
from generator.evidence.text.brackets import Range, holds, read_bracket


@dataclass(frozen=True)
class NumberedStudies:
    """The studies of a synthesis by their numbers in the reference lists of its sources."""

    numbers: Mapping[tuple[str, int], tuple[str, ...]]
    """Ids by source and number; several, where a number was given twice."""
    unclear: frozenset[str]
    """The ids that no number can decide: of broken files, and of numbers given twice."""

    def meant(self, source: str, bracket: tuple[Range, ...]) -> frozenset[str]:
        """The ids of the studies with one of these numbers in a source."""
        return frozenset(
            study
            for (place, number), ids in self.numbers.items()
            if place == source and holds(bracket, number)
            for study in ids
        )

    def difference(self, statement: Statement) -> tuple[list[str], list[str]]:
        """The studies that a statement lacks of its bracket, and those it has beyond it; sorted."""
        if statement.bracket is None:
            return [], []
        meant = self.meant(statement.place.source, read_bracket(statement.bracket))
        named = set(statement.studies)
        return sorted(meant - named - self.unclear), sorted(named - meant - self.unclear)


def numbered_studies(content: Content) -> NumberedStudies:
    """The studies of this content by number, those with mistakes elsewhere among them."""
    numbers: dict[tuple[str, int], list[str]] = {}
    for _, study in content.records(Study):
        if study.reference.number is not None:
            key = (study.reference.place.source, study.reference.number)
            named = study.studies if study.is_further_report else (study.id,)
            numbers.setdefault(key, []).extend(named)
    known = {file.stem: _number_in(file) for file in content.broken.get("study", ())}
    for stem, place in known.items():
        if place is not None:
            numbers.setdefault(place, []).append(stem)
    twice = {study for ids in numbers.values() if len(set(ids)) > 1 for study in ids}
    return NumberedStudies(
        {key: tuple(dict.fromkeys(ids)) for key, ids in numbers.items()},
        frozenset(twice | {stem for stem, place in known.items() if place is None}),
    )


def _number_in(file: Broken) -> tuple[str, int] | None:
    """The source and number of a study whose file has mistakes, if these have none themselves."""
    value = file.value if isinstance(file.value, dict) else {}
    reference = value.get("reference")
    place = reference.get("place") if isinstance(reference, dict) else None
    if (
        not isinstance(reference, dict)
        or not isinstance(place, dict)
        or {"report_of", "version_of"} & value.keys()
    ):
        return None
    try:
        number = Partly(Reference, reference).number
        return None if number is None else (Partly(SourcePlace, place).source, number)
    except NotKnown:
        return None
