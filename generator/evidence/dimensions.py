"""What studies differ by, in one table: the built-in dimensions, then those a review declares.

Words come from ``review.yml``; the words here stand in where it says nothing, and name no subject.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from generator.evidence.fields import field_at
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.review import Review
from generator.evidence.records.study import Study


@dataclass(frozen=True)
class Dimension:
    """One thing that studies differ by, and what it is called.

    ``label`` stands above or beside values, ``noun`` and ``nouns`` inside sentences. ``about`` says
    what the values mean, ``where`` why some may not be reported.
    """

    id: str
    label: str
    noun: str
    nouns: str
    about: str
    where: str


def _asked(*path: str) -> str:
    """What people are asked for who fill in a field of a study: its label, wherever it shows."""
    field = field_at(Study, path)
    assert field  # noqa: S101 - a test walks them all
    return field.question


SAID_OF_NONE: Final = "The sources say nothing of it for these studies."

_BUILT_IN = (
    Dimension(
        BuiltIn.CARRIED_OUT,
        _asked("characteristics", "study_country"),
        "country of study",
        "countries of study",
        "Where it differs from the country of publication, the sources may say so.",
        "Only the country of publication is reported for these studies.",
    ),
    Dimension(
        BuiltIn.COUNTRY,
        _asked("characteristics", "publication_country"),
        "country of publication",
        "countries of publication",
        "The country in which the study was published.",
        SAID_OF_NONE,
    ),
    Dimension(
        BuiltIn.PROVISION,
        _asked("characteristics", "provision"),
        "condition",
        "conditions",
        "The conditions that the study is about.",
        SAID_OF_NONE,
    ),
    Dimension(
        BuiltIn.MODEL,
        _asked("characteristics", "models"),
        "model",
        "models",
        "The models that the study used.",
        SAID_OF_NONE,
    ),
    Dimension(
        BuiltIn.SCORE,
        _asked("ladder", "total"),
        "score",
        "scores",
        "The score itself, where only possible scores or none are reported.",
        "The sources print the exact scores of the other studies only.",
    ),
    Dimension(
        BuiltIn.YEAR,
        _asked("reference", "year"),
        "year of publication",
        "years of publication",
        "The year in which the study was published.",
        SAID_OF_NONE,
    ),
)

BUILT_IN: Final[Mapping[str, Dimension]] = {dimension.id: dimension for dimension in _BUILT_IN}
"""What every review may know of its studies, in the order of pages, in words for any subject."""


def dimensions_of(review: Review) -> Mapping[str, Dimension]:
    """Every dimension of a review by its id: the built-in ones, then the declared ones."""
    words = {one.id: one for one in review.dimensions}
    found = {}
    for built_in in BUILT_IN.values():
        dimension = built_in
        if built_in.id == BuiltIn.SCORE and review.ladder:
            dimension = replace(dimension, label=review.ladder.title)
        own = words.get(BuiltIn(built_in.id))
        if own is not None:
            dimension = replace(
                dimension,
                label=own.label or dimension.label,
                noun=own.noun or dimension.noun,
                nouns=own.nouns or dimension.nouns,
                about=own.description or dimension.about,
                where=own.where or dimension.where,
            )
        found[dimension.id] = dimension
    for declared in review.characteristics:
        noun = begun_small(declared.label)
        found[declared.id] = Dimension(
            declared.id, declared.label, noun, noun, declared.description, declared.where
        )
    return found


def begun_small(label: str) -> str:
    """A label inside a sentence: ``Size of the plot`` with a small s, ``PICO part`` as it is."""
    first, _, rest = label.partition(" ")
    if first[1:] != first[1:].lower():
        return label
    return f"{first.lower()} {rest}".strip()
