"""What the card of a study says is not known: a line a reason, and one for what no study has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension
from generator.evidence.interface import _, listed, ngettext
from generator.evidence.records.dimensions import BuiltIn, Tells, ValueKind
from generator.evidence.records.reported import Absence, AbsenceReason, absence_of, unreported
from generator.evidence.records.study import Study
from generator.publish.pages.items.absent import OF_REASON, part_of
from generator.publish.pages.items.words import sentence
from generator.publish.pages.page import Link
from generator.publish.pages.study.glance import LANGUAGE_LABEL, NOT_NAMED, Unknown, because

MOST_NAMED: Final = 3
LEAST_URGENT: Final = 3
MOST: Final = 3 / 4
MANY: Final = 20
"""What so large a part of the studies lack, and so many of them, is said in a line."""

Lack = tuple[str, ...]
"""What something is called that is absent, why, and where its values stand: two that are alike are
one."""
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
    studies = len(catalogue.studies)
    counts = _counts(catalogue)
    return frozenset(one for one, times in counts.items() if times == studies > 1)


def known_of_few(catalogue: Catalogue) -> KnownOfNone:
    """What is absent from most of many studies for the same reason, and known of some."""
    studies = len(catalogue.studies)
    most = max(studies * MOST, MANY)
    return frozenset(one for one, times in _counts(catalogue).items() if most <= times < studies)


def _counts(catalogue: Catalogue) -> Mapping[Lack, int]:
    """How many studies lack a thing, by the thing and the reason."""
    return Counter(
        _lack(*one[1:]) for study in catalogue.studies for one in absent_of(catalogue, study)
    )


def _lack(label: str, absence: Absence, where: str) -> Lack:
    return (label, absence.absent.value, absence.part or "", absence.source or "", where)


def said_of_none(of_none: KnownOfNone) -> Link | None:
    """Where that stands, in a line."""
    label = ngettext(
        "Not known of any study: {number} thing",
        "Not known of any study: {number} things",
        len(of_none),
    )
    return Link(label, urls.GAPS) if of_none else None


def said_of_few(catalogue: Catalogue, study: Study, of_few: KnownOfNone) -> tuple[Link, ...]:
    """What is not known of a study as of most others: a line a reason, to all of its kind."""
    absent = [one[1:] for one in absent_of(catalogue, study) if _lack(*one[1:]) in of_few]
    reasons = dict.fromkeys(absence.absent for _, absence, _ in absent)
    said = []
    for reason in reasons:
        own = [label for label, absence, _ in absent if absence.absent is reason]
        why = sentence(_(reason.value))
        label = _("{why}, as of most studies: {things}", why=why, things=_some(own))
        said.append(Link(label, f"{urls.GAPS}#{OF_REASON[reason]}"))
    return tuple(said)


def lacking_of(catalogue: Catalogue, study: Study, elsewhere: KnownOfNone) -> tuple[Lacking, ...]:
    """What is not known of a study, by the reason; what the card asks is first.

    What is said ``elsewhere``, of many studies at once, is left out.
    """
    absent = sorted(
        (one for one in absent_of(catalogue, study) if _lack(*one[1:]) not in elsewhere),
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


def absent_of(catalogue: Catalogue, study: Study) -> Iterator[tuple[int, str, Absence, str]]:
    """What is absent from a study: how urgent, what it is called, why, where it would stand."""
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
