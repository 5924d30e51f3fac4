"""What pages say of values that are absent, by the reason: the one place of these words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.records.reported import Absence, AbsenceReason
from generator.publish.pages.items.words import counted, listed, number, sentence


@dataclass(frozen=True)
class ReasonWords:
    """A reason at the head of a section, in counts, and what it means."""

    title: str
    one: str
    many: str
    means: str


REASONS: Final[Mapping[AbsenceReason, ReasonWords]] = {
    AbsenceReason.NOT_REPORTED: ReasonWords(
        "Not reported, by characteristic and study",
        "value that the sources do not report",
        "values that the sources do not report",
        f"{AbsenceReason.NOT_REPORTED.meaning} It does not mean no, and it does not mean zero.",
    ),
    AbsenceReason.NOT_IN_OUR_COPY: ReasonWords(
        "Not in our copy, by characteristic and study",
        "value in a part that the editors do not hold",
        "values in parts that the editors do not hold",
        "The sources may well say it, in a part that the editors do not hold. Nothing follows "
        "from its absence here.",
    ),
    AbsenceReason.SAID_UNCLEAR: ReasonWords(
        "Said to be unclear, by characteristic and study",
        "value that a source says to be unclear",
        "values that a source says to be unclear",
        "The source has looked for it, and says itself that it is unclear.",
    ),
    AbsenceReason.NOT_LOOKED_FOR: ReasonWords(
        "Not looked for, by characteristic and study",
        "value that nobody has looked for",
        "values that nobody has looked for",
        "The editors have not looked into the sources for it.",
    ),
}
"""The reasons for which something may be wanting, in the order of pages; what a review does not ask
for is wanting nowhere."""

OF_REASON: Final[Mapping[AbsenceReason, str]] = {
    reason: reason.value.replace(" ", "-") for reason in REASONS
}
"""The kinds of gaps that absent values are, by the reason: the anchors of their sections."""


def part_of(catalogue: Catalogue, absence: Absence) -> str:
    """The part of a source that has the value; of another source than the review's, with that."""
    source = absence.source
    if not absence.part or source in {None, catalogue.review.source}:
        return absence.part or ""
    return f"{absence.part} of {catalogue.sources[source].label}" if source else absence.part


def absent_words(catalogue: Catalogue, reason: AbsenceReason, absences: Sequence[Absence]) -> str:
    """How many values are absent for one reason, in which parts they stand, and what that means."""
    words = REASONS[reason]
    count = sentence(counted(len(absences), words.one, words.many))
    parts = Counter(part for absence in absences if (part := part_of(catalogue, absence)))
    if reason is not AbsenceReason.NOT_IN_OUR_COPY or not parts:
        return f"{count}. {words.means}"
    ranked = sorted(parts.items(), key=lambda pair: (-pair[1], pair[0]))
    where = listed([f"{number(times)} in {part}" for part, times in ranked])
    return f"{count}: {where}. {words.means}"
