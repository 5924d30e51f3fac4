"""A study at a glance: where, on what, how, its score, kind of report; and what is unknown."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.ladder import possible_scores
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.reference import ReferenceType
from generator.evidence.records.reported import Absence, Reported, absence_of, unreported
from generator.evidence.records.study import Study
from generator.publish.pages.items.items import (
    NoteItem,
    PlaceItem,
    model_links,
    note_items,
    place_item,
    score_words,
)
from generator.publish.pages.items.words import counted, sentence
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
    values: tuple[str | Absence, ...]
    place: PlaceItem
    links: tuple[Link, ...] = ()
    notes: tuple[NoteItem, ...] = ()
    explanation: str = ""


@dataclass(frozen=True)
class Unknown:
    """Characteristics that are not known of a study for one reason."""

    labels: tuple[str, ...]
    reason: str
    unsaid: bool
    """Whether the sources, which are at hand as a whole, do not say it."""


def glance_rows(catalogue: Catalogue, study: Study) -> tuple[Glance, ...]:
    """What a reader asks first; the usual characteristics also where they are not reported."""
    c, reference = study.characteristics, study.reference
    place = place_item(catalogue, c.place)
    in_list = place_item(catalogue, reference.place)
    models, absent = model_links(catalogue, study), absence_of(c.models)
    report = f"{REPORT_WORDS[reference.type]}, {reference.year}"
    of = catalogue.dimensions
    rows = [
        Glance(*_named(of[BuiltIn.CARRIED_OUT]), _values(c.study_country), place),
        Glance(*_named(of[BuiltIn.COUNTRY]), _values(c.publication_country), place),
        Glance(*_named(of[BuiltIn.PROVISION]), _all_of(c.provision), place),
        Glance(
            *_named(of[BuiltIn.MODEL]),
            () if absent is None else (absent,),
            place,
            models,
            note_items(catalogue, c.notes),
        ),
        *_score(catalogue, study),
        *(
            Glance(
                *_named(of[item.id]),
                _values(item.value),
                place_item(catalogue, item.place),
                notes=note_items(catalogue, item.notes),
            )
            for item in c.more
            if item.value.absence is None
        ),
        Glance(
            "report",
            "Kind of report",
            (report,),
            in_list,
        ),
    ]
    if reference.language.known is not None:
        rows.append(Glance("language", LANGUAGE_LABEL, (reference.language.known,), in_list))
    return tuple(rows)


def _named(dimension: Dimension) -> tuple[str, str]:
    return dimension.id, dimension.label


def _score(catalogue: Catalogue, study: Study) -> tuple[Glance, ...]:
    scale, score = catalogue.review.ladder, study.ladder.known
    if scale is None:
        return ()
    dimension = catalogue.dimensions[BuiltIn.SCORE]
    if score is None:
        at = place_item(catalogue, study.characteristics.place)
        return (Glance(*_named(dimension), _values(score_words(catalogue, study)), at),)
    return (
        Glance(
            *_named(dimension),
            _values(score_words(catalogue, study)),
            place_item(catalogue, score.place),
            notes=note_items(catalogue, score.notes),
            explanation="The exact score is reported."
            if len(possible_scores(study)) == 1
            else "Only these possible scores are reported; which of them it is, is not.",
        ),
    )


def _values(value: Reported[str]) -> tuple[str | Absence, ...]:
    return _all_of(value.map(lambda text: (text,)))


def _all_of(values: Reported[tuple[str, ...]]) -> tuple[str | Absence, ...]:
    return values.known or () if values.absence is None else (values.absence,)


def unknown_of(catalogue: Catalogue, study: Study) -> tuple[Unknown, ...]:
    """What is not known of a study beyond the usual rows, gathered by the reason."""
    groups: dict[tuple[str, bool], list[str]] = {}
    language = study.reference.language.absence
    if language is not None:
        groups[_because(language, "The reference does not name it.")] = [LANGUAGE_LABEL]
    given = {item.id: item.value for item in study.characteristics.more}
    for declared in catalogue.review.characteristics:
        absence = (given.get(declared.id) or unreported()).absence
        if absence is not None:
            groups.setdefault(_because(absence, declared.where), []).append(declared.label)
    return tuple(Unknown(tuple(labels), *why) for why, labels in groups.items())


def _because(absence: Absence, unsaid: str) -> tuple[str, bool]:
    """Why something is absent, in a sentence; where no source says it, in the given one."""
    return unsaid if absence.unsaid else sentence(f"{absence.words}."), absence.unsaid


def unknown_title(groups: tuple[Unknown, ...]) -> str:
    """What heads the characteristics that are not known."""
    return "Not reported" if all(group.unsaid for group in groups) else "Not known"


def unknown_words(groups: tuple[Unknown, ...]) -> str:
    """The unknown characteristics in a line: the first by name, the others counted."""
    labels = [label for group in groups for label in group.labels]
    named, others = labels[:_NAMED_AT_MOST], len(labels) - _NAMED_AT_MOST
    if others == 1:
        named, others = labels, 0
    more = [f"{counted(others, 'more characteristic')}"] if others > 0 else []
    return "; ".join([*named, *more])
