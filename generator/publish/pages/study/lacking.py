"""What the card of a study says is not known: a line a reason, and one for what no study has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension
from generator.evidence.interface import _, listed, ngettext
from generator.evidence.records.dimensions import BuiltIn, Tells, ValueKind
from generator.evidence.records.reported import Absence, AbsenceReason, absence_of, unreported
from generator.evidence.records.study import Study
from generator.publish.pages.items.absent import part_of
from generator.publish.pages.items.words import sentence
from generator.publish.pages.page import Link
from generator.publish.pages.study.glance import LANGUAGE_LABEL, NOT_NAMED, Unknown, because

MOST_NAMED: Final = 3
LEAST_URGENT: Final = 3

Lack = tuple[str, Absence, str]
"""What something is called that is absent, why, and where its values stand."""
KnownOfNone = frozenset[Lack]


@dataclass(frozen=True)
class Lacking:
    """What is not known for one reason: in a line, and thing by thing."""

    reason: str
    parts: str
    """The parts of sources that have it, where they are known."""
    named: str
    groups: tuple[Unknown, ...]


def known_of_none(catalogue: Catalogue) -> KnownOfNone:
    """What is absent from every study for the same reason; of one study alone, nothing."""
    if len(catalogue.studies) == 1:
        return frozenset()
    absent = ({one[1:] for one in _absent(catalogue, study)} for study in catalogue.studies)
    return frozenset(set.intersection(*absent))


def said_of_none(of_none: KnownOfNone) -> Link | None:
    """Where that stands, in a line."""
    label = ngettext(
        "Not known of any study: {number} thing",
        "Not known of any study: {number} things",
        len(of_none),
    )
    return Link(label, urls.GAPS) if of_none else None


def lacking_of(catalogue: Catalogue, study: Study, of_none: KnownOfNone) -> tuple[Lacking, ...]:
    """What is not known of a study and is of others, by the reason; what the card asks is first."""
    absent = sorted(
        (one for one in _absent(catalogue, study) if one[1:] not in of_none),
        key=lambda one: one[0],
    )
    found = []
    for reason in AbsenceReason:
        ours = [one[1:] for one in absent]
        ours = [one for one in ours if one[1].absent is reason]
        if not ours:
            continue
        labels = [one[0] for one in ours]
        parts = dict.fromkeys(part_of(catalogue, absence) for _label, absence, _where in ours)
        groups: dict[str, list[str]] = {}
        for label, absence, where in ours:
            groups.setdefault(because(absence, where)[0], []).append(label)
        found.append(
            Lacking(
                sentence(_(reason.value)),
                listed(sorted(filter(None, parts))),
                _some(labels),
                tuple(Unknown(tuple(names), why, reason) for why, names in groups.items()),
            )
        )
    return tuple(found)


def _absent(catalogue: Catalogue, study: Study) -> Iterator[tuple[int, str, Absence, str]]:
    for dimension in catalogue.dimensions.values():
        if absence := _absence(catalogue, dimension, study):
            where = "" if dimension.held_in or not dimension.declared else dimension.where
            exact = dimension.id == BuiltIn.SCORE and study.ladder.known is not None
            label = dimension.exact_label if exact else dimension.label
            yield _urgency(dimension), label, absence, where
    if absence := study.reference.language.absence:
        yield LEAST_URGENT, _(LANGUAGE_LABEL), absence, _(NOT_NAMED)


def _urgency(dimension: Dimension) -> int:
    """Where something absent is named: who took part first, then what else the card asks."""
    if dimension.tells is Tells.WHO:
        return 0
    if dimension.id == BuiltIn.SCORE:
        return 2
    return LEAST_URGENT if dimension.declared and not dimension.tells else 1


def _absence(catalogue: Catalogue, dimension: Dimension, study: Study) -> Absence | None:
    if dimension.id == BuiltIn.YEAR:
        return None
    score = study.ladder.known if dimension.id == BuiltIn.SCORE else None
    if score is not None:
        exact = len(score.possible) == 1
        return None if exact else dimension.held_in or unreported().absence
    values = catalogue.values(dimension.id, study)
    return absence_of(values) if dimension.kind is ValueKind.REFERENCE else values.absence


def _some(labels: Sequence[str]) -> str:
    if len(labels) <= MOST_NAMED + 1:
        return "; ".join(labels)
    named, more = "; ".join(labels[:MOST_NAMED]), len(labels) - MOST_NAMED
    return ngettext("{named}; and {count} more", "{named}; and {count} more", more, named=named)
