"""How studies and people are named, and the order in which readers expect names."""

from __future__ import annotations

import itertools
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.evidence.records.reference import Author
from generator.evidence.records.study import Study
from generator.evidence.text.folding import folded
from generator.evidence.text.people import cited_name, printed_name


def study_labels(studies: Iterable[Study]) -> Mapping[str, str]:
    """The label of each study by id; studies of one name and year get letters, by id."""
    same: dict[str, list[str]] = {}
    for study in sorted(studies, key=lambda s: s.id):
        same.setdefault(name_and_year(study), []).append(study.id)
    return {
        study_id: f"{label}{letter if len(ids) > 1 else ''}"
        for label, ids in same.items()
        for study_id, letter in zip(ids, _letters(), strict=False)
    }


def _letters() -> Iterator[str]:
    """a, b, … z, aa, ab, …"""
    for length in itertools.count(1):
        for letters in itertools.product(string.ascii_lowercase, repeat=length):
            yield "".join(letters)


def name_and_year(study: Study) -> str:
    """The name by which the first author is cited, and the year."""
    return f"{cited_name(study.reference.authors[0])} {study.reference.year}"


def author_names(authors: Sequence[Author]) -> tuple[str, ...]:
    """Authors as printed: ``Okafor N``."""
    return tuple(map(printed_name, authors))


def names_in_full(authors: Sequence[Author]) -> tuple[str, ...]:
    """Of the people whose given names are known, these with the family name, as they are spoken."""
    return tuple(f"{author.given} {author.family}" for author in authors if author.given)


def sort_name(text: str) -> str:
    """A key that sorts names as a reader expects: without case and accents."""
    return folded(text)
