"""Rules for the review's words on values: they are of values that studies have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence.dimensions import Dimension, dimensions_of
from generator.evidence.loading import Content, Entry
from generator.evidence.problems import DataPath, Problem, Severity, did_you_mean
from generator.evidence.records.review import Review
from generator.evidence.records.study import Study
from generator.evidence.scopes import texts_of


def every_value_with_words_is_one_of_a_study(content: Content) -> Iterator[Problem]:
    """Other words for a value, and its group, are of a value that studies have."""
    if content.broken_ids("study"):
        return
    studies = [study for _, study in content.records(Study)]
    for entry, review in content.records(Review):
        dimensions = dimensions_of(review)
        for name, at in _named(review):
            yield from _of_nobody(entry, at, dimensions[name], studies)


def _named(review: Review) -> Iterator[tuple[str, DataPath]]:
    """What the review has words for, each with its place."""
    for number, words in enumerate(review.dimensions):
        yield words.id, ("dimensions", number)
    for number, declared in enumerate(review.characteristics):
        yield declared.id, ("characteristics", number)


def _of_nobody(
    entry: Entry, at: DataPath, dimension: Dimension, studies: list[Study]
) -> Iterator[Problem]:
    known = {text for study in studies for text in texts_of(dimension, study)}
    for number, words in enumerate(dimension.values):
        if words.value not in known:
            there = ", ".join(f"'{value}'" for value in sorted(known)[:5])
            yield entry.problem(
                "E015",
                (*at, "values", number, "value"),
                f"No study has the {dimension.noun} '{words.value}'.",
                did_you_mean(words.value, known) or f"There are: {there}.",
                severity=Severity.WARNING,
            )
