"""How studies were appraised, question by question, with the answers counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.evidence.catalogue import Catalogue
from generator.evidence.records.appraisal import AppraisalQuestion


@dataclass(frozen=True)
class Appraised:
    """A question of the appraisal with how many studies got each answer, in the order of these."""

    question: AppraisalQuestion
    counts: Mapping[str, int]
    studies: Mapping[str, tuple[str, ...]]
    """The ids of the studies with an answer, where their records have it."""

    @property
    def total(self) -> int:
        """How many studies have an answer."""
        return sum(self.counts.values())


def appraised(catalogue: Catalogue) -> tuple[Appraised, ...]:
    """Every question of the appraisal that has answers, in the order of the review.

    What the source counts is taken as it is printed; what study records answer is counted.
    """
    appraisal = catalogue.review.appraisal
    if appraisal is None:
        return ()
    found = []
    for question in appraisal.questions:
        studies = _by_study(catalogue, question.id, appraisal.answers)
        printed = {count.answer: count.number for count in question.counts}
        counted = {answer: len(ids) for answer, ids in studies.items()}
        counts = {answer: (printed or counted).get(answer, 0) for answer in appraisal.answers}
        found.append(Appraised(question, counts, studies))
    return tuple(one for one in found if one.total)


def _by_study(
    catalogue: Catalogue, question: str, answers: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    given = [
        (item.answer, study.id)
        for study in catalogue.studies
        for item in study.appraisal
        if item.question == question
    ]
    by_answer = {
        answer: tuple(sorted(name for a, name in given if a == answer)) for answer in answers
    }
    return {answer: ids for answer, ids in by_answer.items() if ids}
