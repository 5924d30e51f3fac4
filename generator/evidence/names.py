"""How studies and people are named, and the order in which readers expect names."""

from __future__ import annotations

import itertools
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.evidence.records.reference import Author, Reference
from generator.evidence.records.study import Study
from generator.evidence.text.dates import letter_of, with_letter, without_letter
from generator.evidence.text.folding import folded
from generator.evidence.text.people import cited_name, printed_name

RETRACTED: Final = "[retracted]"
_WORDS_OF_A_TITLE: Final = 4


def study_labels(studies: Iterable[Study]) -> Mapping[str, str]:
    """The label of each study by id; studies of one name and year get letters, by id.

    A letter that the source prints behind the year stays as it is, and nobody else gets it. That a
    report has been retracted stands in its label, so that it is seen wherever it is named.
    """
    same: dict[str, list[Study]] = {}
    for study in sorted(studies, key=lambda s: s.id):
        same.setdefault(_without_letter(study), []).append(study)
    found = {}
    for name, group in same.items():
        printed = {study.id: letter_of(study.reference.year.known) for study in group}
        free = (letter for letter in _letters() if letter not in printed.values())
        for study in group:
            letter = printed[study.id] or (next(free) if len(group) > 1 else "")
            found[study.id] = with_letter(name, letter)
    retracted = {study.id for group in same.values() for study in group if _is_retracted(study)}
    return {
        study_id: f"{label} {RETRACTED}" if study_id in retracted else label
        for study_id, label in _told_apart(found).items()
    }


def _is_retracted(study: Study) -> bool:
    return study.reference.is_retracted


def _told_apart(labels: Mapping[str, str]) -> Mapping[str, str]:
    """Labels with a number where sources print the same letter behind two of one name and year."""
    seen: dict[str, int] = {}
    found = {}
    for study_id, label in labels.items():
        seen[label] = seen.get(label, 0) + 1
        found[study_id] = label if seen[label] == 1 else f"{label} ({seen[label]})"
    return found


def _letters() -> Iterator[str]:
    """a, b, … z, aa, ab, …"""
    for length in itertools.count(1):
        for letters in itertools.product(string.ascii_lowercase, repeat=length):
            yield "".join(letters)


def name_and_year(study: Study) -> str:
    """The family name of the first author, and the year as printed.

    Where nobody is named as author, the first editor stands there, or how the title begins.
    """
    return with_letter(_without_letter(study), letter_of(study.reference.year.known))


def _without_letter(study: Study) -> str:
    return f"{_first_name(study.reference)} {without_letter(study.reference.year.known)}"


def _first_name(reference: Reference) -> str:
    people = reference.named_authors or reference.editors
    if people:
        return cited_name(people[0])
    words = reference.title.split()
    begun = " ".join(words[:_WORDS_OF_A_TITLE]).rstrip(".,:;")
    return f"{begun} …" if len(words) > _WORDS_OF_A_TITLE else begun


def author_names(authors: Sequence[Author]) -> tuple[str, ...]:
    """Authors as printed: ``Okafor N``."""
    return tuple(map(printed_name, authors))


def names_in_full(authors: Sequence[Author]) -> tuple[str, ...]:
    """Of the people whose given names are known, these with the family name, as they are spoken."""
    return tuple(f"{author.given} {author.family}" for author in authors if author.given)


def sort_name(text: str) -> str:
    """A key that sorts names as a reader expects: without case and accents."""
    return folded(text)
