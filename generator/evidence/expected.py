"""Which dimensions and fields a review has a notion of: its records have them all, or none.

Such fields bear ``Trait.EXPECTED``, or ``Trait.OFFERED`` where a record may do without all the
same. A review has a notion of one where ``review.yml`` names it, or where a record has a value of
it. Rules ask here, and so do drafts and the questions at a terminal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from generator.evidence.dimensions import BUILT_IN, Dimension, dimensions_of, written
from generator.evidence.fields import fields_of
from generator.evidence.loading import Content, Entry, File
from generator.evidence.problems import DataPath
from generator.evidence.records.base import Record
from generator.evidence.records.dimensions import BuiltIn, DimensionWords, Referent
from generator.evidence.records.markers import Trait
from generator.evidence.records.review import Review
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme

_LISTED_FOR_THEMES: Final = {"category": "categories", "kind": "theme_kinds"}
"""The fields of themes that the review lists the values of, each with its list there."""
_LISTS: Final = ("ladder", *_LISTED_FOR_THEMES.values())


def used_dimensions(
    review: Review, studies: Collection[Study], recorded: Collection[str]
) -> Mapping[str, Dimension]:
    """The dimensions that a review has: what it names, and what any of its studies has.

    ``recorded`` are the kinds of which there are records: where there are models, studies may have
    some.
    """
    named = {words.id for words in review.dimensions} - {BuiltIn.SCORE}
    used = _used_built_in(named | ({BuiltIn.SCORE} if review.ladder else set()), studies, recorded)
    used -= set(review.not_asked)
    found = dimensions_of(review)
    return {name: one for name, one in found.items() if one.declared or name in used}


def _used_built_in(
    named: Collection[str], studies: Collection[Study], recorded: Collection[str]
) -> frozenset[str]:
    """The ids of the built-in dimensions of a review that names these, and has such a scale."""
    return frozenset(
        name
        for name, dimension in BUILT_IN.items()
        if name in named
        or dimension.refers in recorded
        or (name != BuiltIn.SCORE and _any_has(dimension, studies))
    )


def _any_has(dimension: Dimension, studies: Collection[Study]) -> bool:
    return any(written(dimension, study).asked for study in studies)


def expected_fields(content: Content, model: type[Record]) -> frozenset[DataPath]:
    """The paths of the fields that this review's records of a model have, beside required ones.

    None without a review that can be read.
    """
    return _used(content, model) & frozenset(_marked(model, (), {Trait.EXPECTED}))


def unused_fields(content: Content, model: type[Record]) -> frozenset[DataPath]:
    """The paths of the fields that a review could have of this model, and this one has not.

    None where the review cannot be read; where there is none yet, what only a review can list.
    """
    if model is Theme and not content.of("review") and not content.broken.get("review"):
        return frozenset((name,) for name in _LISTED_FOR_THEMES)
    known = _named_by_reviews(content) is not None
    return _possible(model) - _used(content, model) if known else frozenset()


def _used(content: Content, model: type[Record]) -> frozenset[DataPath]:
    named, possible = _named_by_reviews(content), _possible(model)
    if named is None or not possible:
        return frozenset()
    found = _of_studies(content, named) if model is Study else _of_themes(content, named)
    return found & possible


def never_asked(content: Content, model: type[Record]) -> frozenset[DataPath]:
    """The paths of the fields of which the review says that it does not ask."""
    reviews = [review for _, review in content.records(Review)]
    paths = {BUILT_IN[name].field for review in reviews for name in review.not_asked}
    return frozenset(paths) & _possible(model)


def _possible(model: type[Record]) -> frozenset[DataPath]:
    return frozenset(_marked(model, (), {Trait.EXPECTED, Trait.OFFERED}))


def _marked(model: type[Record], around: DataPath, traits: Collection[Trait]) -> Iterator[DataPath]:
    for field in fields_of(model):
        if field.traits.intersection(traits):
            yield (*around, field.name)
        elif field.part and not field.listed:
            yield from _marked(field.part, (*around, field.name), traits)


def _named_by_reviews(content: Content) -> frozenset[str] | None:
    """The names of built-in dimensions and of lists that the review has; None where none is read.

    Of a review with mistakes in it, as far as it can be read.
    """
    broken = [file for file in content.broken.get("review", ()) if file.is_read]
    reviews: list[File] = [*content.of("review"), *broken]
    if not reviews:
        return None
    named = {name for file in reviews for name in _LISTS if _has(file, name)}
    words = {str(words.id) for _, _, words in content.parts(DimensionWords)}
    score = {str(BuiltIn.SCORE)} if "ladder" in named else set()
    return frozenset(named | (words - {str(BuiltIn.SCORE)}) | score)


def _has(file: File, name: str) -> bool:
    if isinstance(file, Entry):
        return name in file.record.model_fields_set and bool(getattr(file.record, name))
    return not file.source_map.lacks((name,))


def _of_studies(content: Content, named: frozenset[str]) -> frozenset[DataPath]:
    studies = [study for _, study in content.records(Study) if not study.is_further_report]
    recorded = [kind for kind in Referent if content.ids(kind)]
    used = _used_built_in(named, studies, recorded)
    return frozenset(BUILT_IN[name].field for name in used) - never_asked(content, Study)


def _of_themes(content: Content, named: frozenset[str]) -> frozenset[DataPath]:
    themes = [theme for _, theme in content.records(Theme)]
    return frozenset(
        (name,)
        for name, listed in _LISTED_FOR_THEMES.items()
        if listed in named or any(getattr(theme, name) for theme in themes)
    )
