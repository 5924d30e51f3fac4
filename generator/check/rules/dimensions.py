"""Rules for what the review declares that studies differ by: each has one name, and no other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence.dimensions import BUILT_IN, dimensions_of
from generator.evidence.loading import Content
from generator.evidence.problems import DataPath, Problem
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.review import Review


def every_label_is_of_one_dimension(content: Content) -> Iterator[Problem]:
    """No two dimensions have the same label, so that a reader knows which is meant."""
    for entry, review in content.records(Review):
        places = _label_places(review)
        seen: dict[str, str] = {}
        for dimension in dimensions_of(review).values():
            key = dimension.label.casefold()
            if key in seen:
                own, other = places.get(dimension.id), places.get(seen[key])
                yield entry.problem(
                    "I009",
                    own or other or (),
                    f"'{dimension.label}' is what '{seen[key]}' is called, and '{dimension.id}'.",
                    "Call one of them something else; readers see only the label.",
                )
            seen.setdefault(key, dimension.id)


def the_score_has_one_label(content: Content) -> Iterator[Problem]:
    """The score is called by the title of its scale, and by nothing else."""
    for entry, review in content.records(Review):
        for number, words in enumerate(review.dimensions):
            if words.id is BuiltIn.SCORE and words.label and review.ladder:
                yield entry.problem(
                    "S018",
                    ("dimensions", number, "label"),
                    f"The score is called '{review.ladder.title}' under ladder, and "
                    f"'{words.label}' here.",
                    "Leave this label out; the title under ladder is its label.",
                )


def every_characteristic_has_an_id_of_its_own(content: Content) -> Iterator[Problem]:
    """No declared characteristic has the id of a built-in one: addresses know both by it."""
    for entry, review in content.records(Review):
        for number, declared in enumerate(review.characteristics):
            if declared.id in BUILT_IN:
                yield entry.problem(
                    "I010",
                    ("characteristics", number, "id"),
                    f"The id '{declared.id}' is that of a characteristic that every study has: "
                    f"{BUILT_IN[declared.id].label}.",
                    "Give the declared one another id, or, if it is the same, leave it out.",
                )


def _label_places(review: Review) -> dict[str, DataPath]:
    """Where in the review's file the label of each dimension stands that it names."""
    places: dict[str, DataPath] = {}
    if review.ladder:
        places[BuiltIn.SCORE] = ("ladder", "title")
    for number, words in enumerate(review.dimensions):
        if words.label:
            places[words.id] = ("dimensions", number, "label")
    for number, declared in enumerate(review.characteristics):
        places[declared.id] = ("characteristics", number, "label")
    return places
