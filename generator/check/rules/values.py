"""Rules for the review's words on values: they are of values that studies have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.evidence.dimensions import Dimension, dimensions_of
from generator.evidence.interface import _
from generator.evidence.loading import Content, Entry, File, once_a_file
from generator.evidence.problems import DataPath, Problem, Severity, did_you_mean, listed
from generator.evidence.records.everyday import Alike, EverydayWords
from generator.evidence.records.review import Review
from generator.evidence.records.study import Study
from generator.evidence.scopes import texts_of

_OF_EVERYDAY: Final = ("words", "narrower", "nearest")


def every_value_with_words_is_one_of_a_study(content: Content) -> Iterator[Problem]:
    """Other words for a value, and its group, are of a value that studies have."""
    if content.broken_ids("study"):
        return
    studies = [study for _entry, study in content.records(Study)]
    for entry, review in content.records(Review):
        dimensions = dimensions_of(review)
        for name, at in _named(review):
            yield from _of_nobody(entry, at, dimensions[name], studies)


def every_other_word_finds_something(content: Content) -> Iterator[Problem]:
    """Other words have a letter or digit to be typed; everyday words stand beside others."""
    for file in content.files():
        for path, text in _wordless(file):
            yield _finds_nothing(file, path, _("'{text}' has no letter or digit.", text=text))
    for entry, everyday in content.records(EverydayWords):
        for number, group in enumerate(everyday.alike):
            if len(group.words) + len(group.narrower) + len(group.nearest) == 1:
                what = _(
                    "'{word}' stands alone, so it finds nothing besides itself.",
                    word=group.words[0],
                )
                yield _finds_nothing(entry, ("alike", number, "words"), what)


@once_a_file
def _wordless(file: File) -> tuple[tuple[DataPath, str], ...]:
    """The other words of a file that have no letter or digit, each with its path."""
    return tuple(
        ((*path, name, number), text)
        for path, part in file.inner
        for name in (_OF_EVERYDAY if isinstance(part, Alike) else ("also",))
        for number, text in enumerate(getattr(part, name, ()))
        if not any(map(str.isalnum, text))
    )


def _finds_nothing(file: File | Entry, at: DataPath, what: str) -> Problem:
    hint = _("Add what it is to find, or take it out.")
    return file.problem("E017", at, what, hint, severity=Severity.WARNING)


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
            there = listed([f"'{value}'" for value in sorted(known)], most=100)
            yield entry.problem(
                "E015",
                (*at, "values", number, "value"),
                _("No study has the {noun} '{value}'.", noun=dimension.noun, value=words.value),
                did_you_mean(words.value, known) or _("There are: {there}.", there=there),
                severity=Severity.WARNING,
            )
