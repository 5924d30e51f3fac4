"""A study at a glance: where, on what, how, its score, kind of report; and what is unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension, declared_item
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.once import once
from generator.evidence.records.dimensions import BuiltIn, ValueKind
from generator.evidence.records.reference import ReferenceType
from generator.evidence.records.reported import (
    NOT_REPORTED,
    Absence,
    AbsenceReason,
    absence_of,
    in_words,
)
from generator.evidence.records.study import Study
from generator.evidence.text.languages import language_name
from generator.publish.pages.items.citation import SINCE_LABEL, notice_items
from generator.publish.pages.items.items import (
    NoteItem,
    PlaceItem,
    note_items,
    place_item,
)
from generator.publish.pages.items.value_words import score_words
from generator.publish.pages.items.words import sentence
from generator.publish.pages.page import Link

REPORT_WORDS = {
    ReferenceType.JOURNAL_ARTICLE: N_("Journal article"),
    ReferenceType.MAGAZINE_ARTICLE: N_("Magazine article"),
    ReferenceType.NEWSPAPER_ARTICLE: N_("Newspaper article"),
    ReferenceType.REPORT: N_("Report"),
    ReferenceType.BOOK: N_("Book"),
    ReferenceType.CHAPTER: N_("Book chapter"),
    ReferenceType.THESIS: N_("Thesis"),
    ReferenceType.CONFERENCE_PAPER: N_("Conference paper"),
    ReferenceType.PREPRINT: N_("Preprint"),
    ReferenceType.WEB_PAGE: N_("Web page"),
    ReferenceType.OTHER: N_("Another kind of report"),
}
LANGUAGE_LABEL = N_("Language of the report")
NOT_NAMED = N_("The reference does not name it.")
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

    @property
    def is_absent(self) -> bool:
        """Whether there is no value to show, but a reason for that."""
        return any(isinstance(value, Absence) for value in self.values)


@dataclass(frozen=True)
class Unknown:
    """Characteristics that are not known of a study for one reason."""

    labels: tuple[str, ...]
    why: str
    """The reason in a sentence, and where the values would stand."""
    reason: AbsenceReason


@once
def glance_rows(catalogue: Catalogue, study: Study) -> tuple[Glance, ...]:
    """What a reader asks first: what is known, then the usual characteristics that are not."""
    reference = study.reference
    in_list = place_item(catalogue, reference.place)
    kind = _(REPORT_WORDS[reference.type])
    report = _("{kind}, {year}", kind=kind, year=reference.printed_year)
    rows = [
        *(
            row
            for dimension in catalogue.dimensions.values()
            for row in _dimension(catalogue, study, dimension)
        ),
        Glance(
            "report",
            _("Kind of report"),
            (report,),
            in_list,
        ),
    ]
    if notices := notice_items(reference):
        said = tuple(notice.words for notice in notices)
        rows.insert(0, Glance("notices", _(SINCE_LABEL), said, in_list))
    if reference.language.known is not None:
        languages = tuple(map(language_name, reference.languages))
        rows.append(Glance("language", _(LANGUAGE_LABEL), languages, in_list))
    return tuple(sorted(rows, key=lambda row: row.is_absent))


def _dimension(catalogue: Catalogue, study: Study, dimension: Dimension) -> tuple[Glance, ...]:
    """What a study has in a dimension; a declared one shows where it is known."""
    if dimension.id == BuiltIn.YEAR:
        return ()
    if dimension.id == BuiltIn.SCORE:
        return _score(catalogue, study)
    known, values = study.characteristics, catalogue.values(dimension.id, study)
    place, notes = known.place, known.notes if dimension.id == BuiltIn.MODEL else ()
    if dimension.declared:
        given = declared_item(dimension, study)
        if given is None or values.absence is not None:
            return ()
        place, notes = given.place or place, given.notes
    absence = absence_of(values) if dimension.kind is ValueKind.REFERENCE else values.absence
    found = values.known or ()
    texts = tuple(value.words for value in found if not value.path)
    return (
        Glance(
            *_named(dimension),
            texts if absence is None else (absence,),
            place_item(catalogue, place),
            tuple(Link(value.label, value.path) for value in found if value.path),
            note_items(catalogue, notes),
        ),
    )


def _named(dimension: Dimension) -> tuple[str, str]:
    return dimension.id, dimension.label


def _score(catalogue: Catalogue, study: Study) -> tuple[Glance, ...]:
    score = study.ladder.known
    dimension, words = catalogue.dimensions[BuiltIn.SCORE], score_words(catalogue, study)
    which = dimension.held_in.said if dimension.held_in else _(NOT_REPORTED)
    shown = (in_words(words),) if words.absence is None else (words.absence,)
    if score is None:
        at = place_item(catalogue, study.characteristics.place)
        return (Glance(*_named(dimension), shown, at),)
    return (
        Glance(
            *_named(dimension),
            shown,
            place_item(catalogue, score.place),
            notes=note_items(catalogue, score.notes),
            explanation=_("The exact score is reported.")
            if len(score.possible) == 1
            else _(
                "Only these possible scores are reported; which of them it is, is {which}.",
                which=which,
            ),
        ),
    )


def unknown_of(catalogue: Catalogue, study: Study) -> tuple[Unknown, ...]:
    """What is not known of a study beyond the usual rows, gathered by the reason."""
    groups: dict[tuple[str, AbsenceReason], list[str]] = {}
    language = study.reference.language.absence
    if language is not None:
        groups[because(language, _(NOT_NAMED))] = [_(LANGUAGE_LABEL)]
    for dimension in catalogue.dimensions.values():
        absence = catalogue.values(dimension.id, study).absence
        if dimension.declared and absence is not None:
            where = "" if dimension.held_in else dimension.where
            groups.setdefault(because(absence, where), []).append(dimension.label)
    in_order = sorted(groups.items(), key=lambda group: list(AbsenceReason).index(group[0][1]))
    return tuple(Unknown(tuple(labels), *why) for why, labels in in_order)


def because(absence: Absence, where: str) -> tuple[str, AbsenceReason]:
    """The reason in a sentence; what no source says has where it would stand after it."""
    said = sentence(_("{reason}.", reason=absence.said))
    return f"{said} {where}".strip() if absence.unsaid else said, absence.absent


def unknown_title(groups: tuple[Unknown, ...]) -> str:
    """What heads the characteristics that are not known: the reason, where there is but one."""
    reasons = {group.reason for group in groups}
    return sentence(_(reasons.pop().value)) if len(reasons) == 1 else _("Not known")


def unknown_words(groups: tuple[Unknown, ...]) -> str:
    """The unknown characteristics in a line by reason: the first by name, the others counted."""
    of_reason: dict[AbsenceReason, list[str]] = {}
    for group in groups:
        of_reason.setdefault(group.reason, []).extend(group.labels)
    if len(of_reason) == 1:
        return _first_labels(next(iter(of_reason.values())))
    said = (f"{_(reason.value)}: {_first_labels(labels)}" for reason, labels in of_reason.items())
    return ". ".join(map(sentence, said))


def _first_labels(labels: Sequence[str]) -> str:
    named, others = labels[:_NAMED_AT_MOST], len(labels) - _NAMED_AT_MOST
    if others == 1:
        named, others = labels, 0
    if others <= 0:
        return "; ".join(named)
    more = ngettext("{number} more characteristic", "{number} more characteristics", others)
    return "; ".join([*named, more])
