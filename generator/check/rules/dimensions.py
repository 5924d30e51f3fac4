"""Rules for what the review declares that studies differ by: each has one name, and no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.evidence.dimensions import (
    BUILT_IN,
    IN_ADDRESSES,
    Dimension,
    dimensions_of,
    place_of,
    written,
)
from generator.evidence.expected import expected_fields
from generator.evidence.fields import field_at
from generator.evidence.interface import N_, _
from generator.evidence.loading import Content, Entry, File
from generator.evidence.loading.shape_words import missing_hint
from generator.evidence.problems import DataPath, Problem, ProblemKind, did_you_mean, listed
from generator.evidence.records.base import Record
from generator.evidence.records.dimensions import BuiltIn, ValueKind
from generator.evidence.records.kinds import noun_of
from generator.evidence.records.review import Review
from generator.evidence.records.several import each_of
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme
from generator.evidence.text.amounts import Amount, read_amount


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
                    _(
                        "'{label}' is what '{other}' is called, and '{dimension}'.",
                        label=dimension.label,
                        other=seen[key],
                        dimension=dimension.id,
                    ),
                    _("Call one of them something else; readers see only the label."),
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
                    _(
                        "The score is called '{title}' under ladder, and '{label}' here.",
                        title=review.ladder.title,
                        label=words.label,
                    ),
                    _("Leave this label out; the title under ladder is its label."),
                )


def every_characteristic_has_an_id_of_its_own(content: Content) -> Iterator[Problem]:
    """No declared characteristic has the id of a built-in one: addresses know both by it."""
    for entry, review in content.records(Review):
        for number, declared in enumerate(review.characteristics):
            if declared.id in BUILT_IN:
                yield entry.problem(
                    "I010",
                    ("characteristics", number, "id"),
                    _(
                        "The id '{declared}' is that of a characteristic that every study has: "
                        "{label}.",
                        declared=declared.id,
                        label=_(BUILT_IN[declared.id].label),
                    ),
                    _("Give the declared one another id, or, if it is the same, leave it out."),
                )
            elif declared.id in IN_ADDRESSES:
                yield entry.problem(
                    "I010",
                    ("characteristics", number, "id"),
                    _(
                        "The id '{declared}' stands in addresses for something else by which lists "
                        "and "
                        "charts are narrowed.",
                        declared=declared.id,
                    ),
                    _("Give it another id, such as {declared}-of-the-study.", declared=declared.id),
                )


def every_study_has_what_the_review_has(content: Content) -> Iterator[Problem]:
    """Where a review has a dimension, each study says what is in it, or why nothing is known."""
    further = {entry.path for entry, study in content.records(Study) if study.is_further_report}
    files = [file for file in _files(content, "study") if file.path not in further]
    yield from _lacking(files, Study, expected_fields(content, Study))


def every_theme_has_what_the_review_has(content: Content) -> Iterator[Problem]:
    """Where a review has kinds of themes, each theme has its own."""
    yield from _lacking(_files(content, "theme"), Theme, expected_fields(content, Theme))


def _lacking(
    files: Iterable[File], model: type[Record], expected: Iterable[DataPath]
) -> Iterator[Problem]:
    """That a file has not a field which the others have."""
    for path in sorted(expected, key=str):
        for file in files:
            if file.source_map.lacks(path):
                field = field_at(model, path)
                hint = missing_hint(field) if field else ""
                yield file.problem("S010", path, "", hint, kind=ProblemKind.MISSING)


def _files(content: Content, kind: str) -> tuple[File, ...]:
    """The files of a kind, but for those that could not be read."""
    broken = (file for file in content.broken.get(kind, ()) if file.is_read)
    return (*content.of(kind), *broken)


_ANSWERED: Final = N_("By this, the review does not ask for '{name}', and {study} answers it.")
_ANSWERED_BY_MORE: Final = N_(
    "By this, the review does not ask for '{name}', and {study} answers it, with {more} more."
)


def nothing_is_answered_that_is_not_asked(content: Content) -> Iterator[Problem]:
    """What the review says it does not ask has an answer in no study."""
    for entry, review in content.records(Review):
        for number, name in enumerate(review.not_asked):
            studies = content.records(Study)
            answer = [study.id for _other, study in studies if written(BUILT_IN[name], study).asked]
            if answer:
                yield entry.problem(
                    "E062",
                    ("not_asked", number),
                    _(
                        _ANSWERED_BY_MORE if answer[1:] else _ANSWERED,
                        name=name,
                        study=answer[0],
                        more=len(answer) - 1,
                    ),
                    _("Take it out here, or the answers out of the studies."),
                )


def every_value_is_of_its_kind(content: Content) -> Iterator[Problem]:
    """The value of a declared characteristic is what the review says: a number, a list, ids."""
    for _entry, review in content.records(Review):
        declared = [dimension for dimension in dimensions_of(review).values() if dimension.declared]
        for entry, study in content.records(Study):
            for dimension in declared:
                yield from _of_another_kind(content, entry, dimension, study)


_KIND_WORDS: Final = {
    ValueKind.TEXT: (N_("a text"), N_("Write one text; for several, declare the kind list.")),
    ValueKind.LIST: (N_("a text or a list of texts"), N_("Put quotes around it.")),
    ValueKind.REFERENCE: (N_("an id or a list of ids"), N_("Write the ids of records.")),
    ValueKind.NUMBER: (
        N_("a number, a range, or at least or at most one"),
        N_(
            "Write the number alone, without quotes or a unit; a range as 20–35, and else as at "
            "least 18 or at most 90."
        ),
    ),
    ValueKind.LEVEL: (
        N_("a level of its scale"),
        N_("Write one of the levels; for several, a list."),
    ),
}


def _of_another_kind(
    content: Content, entry: Entry, dimension: Dimension, study: Study
) -> Iterator[Problem]:
    value, path = written(dimension, study).known, place_of(dimension, study)
    if value is None:
        return
    numeric = isinstance(value, int | float)
    listed = isinstance(value, tuple)
    is_amount = numeric or (isinstance(value, str) and read_amount(value) is not None)
    fits = {ValueKind.NUMBER: is_amount, ValueKind.TEXT: not numeric and not listed}
    if not fits.get(dimension.kind, not numeric):
        wanted, hint = map(_, _KIND_WORDS[dimension.kind])
        found = _("a list") if listed else _("a number") if numeric else _("a text")
        yield entry.problem(
            "S023",
            path,
            _(
                "'{dimension}' must be {wanted}, but here is {found}.",
                dimension=dimension.id,
                wanted=wanted,
                found=found,
            ),
            hint,
        )
    elif dimension.kind is ValueKind.LEVEL:
        yield from _off_the_scale(entry, dimension, each_of(value), path)
    elif dimension.kind is ValueKind.NUMBER:
        yield from _beyond_the_ends(entry, dimension, value, path)
    elif dimension.kind is ValueKind.REFERENCE:
        known = content.ids(dimension.refers)
        for number, name in enumerate(each_of(value)):
            if name not in known:
                yield entry.problem(
                    "L024",
                    (*path, number) if listed else path,
                    _(
                        "The {kind} '{name}' has no file.",
                        kind=noun_of(dimension.refers),
                        name=name,
                    ),
                    did_you_mean(name, known) or _("Write the id of one that has."),
                    kind=ProblemKind.REFERS_TO_NOTHING,
                )


def _off_the_scale(
    entry: Entry, dimension: Dimension, levels: tuple[str, ...], path: DataPath
) -> Iterator[Problem]:
    for number, level in enumerate(levels):
        if level not in dimension.scale.levels:
            yield entry.problem(
                "E004",
                (*path, number) if len(levels) > 1 else path,
                _("'{level}' is no level of '{dimension}'.", level=level, dimension=dimension.id),
                did_you_mean(level, dimension.scale.levels)
                or _("Levels: {levels}.", levels=listed(dimension.scale.levels)),
            )


def _beyond_the_ends(
    entry: Entry, dimension: Dimension, value: str | float, path: DataPath
) -> Iterator[Problem]:
    amount = read_amount(value) if isinstance(value, str) else Amount(value, value)
    low, high = dimension.scale.lowest, dimension.scale.highest
    found = [one for one in (amount.low, amount.high) if one is not None] if amount else []
    if any((low is not None and one < low) or (high is not None and one > high) for one in found):
        yield entry.problem(
            "E004",
            path,
            _(
                "{value} lies outside the scale of '{dimension}'.",
                value=value,
                dimension=dimension.id,
            ),
            _("Look it up in the source."),
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
