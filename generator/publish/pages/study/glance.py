"""A study at a glance: where, on what, how, its score, kind of report; and what is unknown."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.ladder import possible_scores
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension
from generator.evidence.records.base import NOT_REPORTED
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.reference import ReferenceType
from generator.evidence.records.study import LadderScore, Study
from generator.publish.pages.items.items import (
    NoteItem,
    PlaceItem,
    model_links,
    note_items,
    place_item,
    score_words,
)
from generator.publish.pages.items.words import counted
from generator.publish.pages.page import Link

REPORT_WORDS = {
    ReferenceType.JOURNAL_ARTICLE: "Journal article",
    ReferenceType.REPORT: "Report",
    ReferenceType.BOOK: "Book",
    ReferenceType.CHAPTER: "Book chapter",
    ReferenceType.THESIS: "Thesis",
    ReferenceType.OTHER: "Another kind of report",
}
LANGUAGE_LABEL = "Language of the report"
_NAMED_AT_MOST = 3


@dataclass(frozen=True)
class Glance:
    """One row of a study's facts: a value or values, where it stands, and what to know of it."""

    id: str
    label: str
    values: tuple[str, ...]
    place: PlaceItem
    links: tuple[Link, ...] = ()
    notes: tuple[NoteItem, ...] = ()
    explanation: str = ""


@dataclass(frozen=True)
class Unreported:
    """Characteristics that the sources do not report of a study for one reason."""

    labels: tuple[str, ...]
    reason: str


def glance_rows(catalogue: Catalogue, study: Study) -> tuple[Glance, ...]:
    """What a reader asks first; the usual characteristics also where they are not reported."""
    c, reference = study.characteristics, study.reference
    place = place_item(catalogue, c.place)
    in_list = place_item(catalogue, reference.place)
    models = model_links(catalogue, study)
    report = f"{REPORT_WORDS[reference.type]}, {reference.year}"
    of = catalogue.dimensions
    rows = [
        Glance(*_named(of[BuiltIn.CARRIED_OUT]), (c.study_country,), place),
        Glance(*_named(of[BuiltIn.COUNTRY]), (c.publication_country,), place),
        Glance(*_named(of[BuiltIn.PROVISION]), _values(c.provision), place),
        Glance(
            *_named(of[BuiltIn.MODEL]),
            () if models else (NOT_REPORTED,),
            place,
            models,
            note_items(catalogue, c.notes),
        ),
        *_score(catalogue, study),
        *(
            Glance(
                *_named(of[item.id]),
                (item.value,),
                place_item(catalogue, item.place),
                notes=note_items(catalogue, item.notes),
            )
            for item in c.more
            if item.value != NOT_REPORTED
        ),
        Glance(
            "report",
            "Kind of report",
            (report,),
            in_list,
        ),
    ]
    if reference.language != NOT_REPORTED:
        rows.append(Glance("language", LANGUAGE_LABEL, (reference.language,), in_list))
    return tuple(rows)


def _named(dimension: Dimension) -> tuple[str, str]:
    return dimension.id, dimension.label


def _score(catalogue: Catalogue, study: Study) -> tuple[Glance, ...]:
    scale, score = catalogue.review.ladder, study.ladder
    if scale is None:
        return ()
    dimension = catalogue.dimensions[BuiltIn.SCORE]
    if not isinstance(score, LadderScore):
        at = place_item(catalogue, study.characteristics.place)
        return (Glance(*_named(dimension), (NOT_REPORTED,), at),)
    return (
        Glance(
            *_named(dimension),
            (score_words(catalogue, study),),
            place_item(catalogue, score.place),
            notes=note_items(catalogue, score.notes),
            explanation="The exact score is reported."
            if len(possible_scores(study)) == 1
            else "Only these possible scores are reported; which of them it is, is not.",
        ),
    )


def _values(value: tuple[str, ...] | str) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


def unreported(catalogue: Catalogue, study: Study) -> tuple[Unreported, ...]:
    """What the sources do not report of a study beyond the usual rows, gathered by the reason."""
    groups: dict[str, list[str]] = {}
    if study.reference.language == NOT_REPORTED:
        groups["The reference does not name it."] = [LANGUAGE_LABEL]
    given = {item.id for item in study.characteristics.more if item.value != NOT_REPORTED}
    for declared in catalogue.review.characteristics:
        if declared.id not in given:
            groups.setdefault(declared.where, []).append(declared.label)
    return tuple(Unreported(tuple(labels), reason) for reason, labels in groups.items())


def unreported_words(groups: tuple[Unreported, ...]) -> str:
    """The unreported characteristics in a line: the first by name, the others counted."""
    labels = [label for group in groups for label in group.labels]
    named, others = labels[:_NAMED_AT_MOST], len(labels) - _NAMED_AT_MOST
    if others == 1:
        named, others = labels, 0
    more = [f"{counted(others, 'more characteristic')}"] if others > 0 else []
    return "; ".join([*named, *more])
