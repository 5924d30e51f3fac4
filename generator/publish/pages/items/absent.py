"""What pages say of values that are absent, by the reason: the one place of these words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, listed, ngettext
from generator.evidence.records.reported import Absence, AbsenceReason
from generator.publish.pages.items.words import sentence


@dataclass(frozen=True)
class ReasonWords:
    """A reason at the head of a section, for how many values it holds, and what it means."""

    title: str
    counted: Callable[[int], str]
    below: Callable[[int], str]
    """The same without the number, to stand below it."""
    means: str


REASONS: Final[Mapping[AbsenceReason, ReasonWords]] = {
    AbsenceReason.NOT_REPORTED: ReasonWords(
        N_("Not reported, by characteristic and study"),
        lambda count: ngettext(
            "{number} value that the sources do not report",
            "{number} values that the sources do not report",
            count,
        ),
        lambda count: ngettext(
            "value that the sources do not report",
            "values that the sources do not report",
            count,
        ),
        N_(
            "The part of the source that would say it is held, and does not. It does not mean no, "
            "and it does not mean zero."
        ),
    ),
    AbsenceReason.NOT_IN_OUR_COPY: ReasonWords(
        N_("Not in our copy, by characteristic and study"),
        lambda count: ngettext(
            "{number} value in a part that the editors do not hold",
            "{number} values in parts that the editors do not hold",
            count,
        ),
        lambda count: ngettext(
            "value in a part that the editors do not hold",
            "values in parts that the editors do not hold",
            count,
        ),
        N_(
            "The sources may well say it, in a part that the editors do not hold. Nothing follows "
            "from its absence here."
        ),
    ),
    AbsenceReason.SAID_UNCLEAR: ReasonWords(
        N_("Said to be unclear, by characteristic and study"),
        lambda count: ngettext(
            "{number} value that a source says to be unclear",
            "{number} values that a source says to be unclear",
            count,
        ),
        lambda count: ngettext(
            "value that a source says to be unclear",
            "values that a source says to be unclear",
            count,
        ),
        N_("The source has looked for it, and says itself that it is unclear."),
    ),
    AbsenceReason.NOT_LOOKED_FOR: ReasonWords(
        N_("Not looked for, by characteristic and study"),
        lambda count: ngettext(
            "{number} value that nobody has looked for",
            "{number} values that nobody has looked for",
            count,
        ),
        lambda count: ngettext(
            "value that nobody has looked for", "values that nobody has looked for", count
        ),
        N_("The editors have not looked into the sources for it."),
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
    if not source:
        return absence.part
    return _("{part} of {source}", part=absence.part, source=catalogue.sources[source].label)


def absent_words(catalogue: Catalogue, reason: AbsenceReason, absences: Sequence[Absence]) -> str:
    """How many values are absent for one reason, in which parts they stand, and what that means."""
    words = REASONS[reason]
    count, means = sentence(words.counted(len(absences))), _(words.means)
    parts = Counter(part for absence in absences if (part := part_of(catalogue, absence)))
    if reason is not AbsenceReason.NOT_IN_OUR_COPY or not parts:
        return _("{count}. {means}", count=count, means=means)
    ranked = sorted(parts.items(), key=lambda pair: (-pair[1], pair[0]))
    where = listed(
        [ngettext("{number} in {part}", "{number} in {part}", n, part=part) for part, n in ranked]
    )
    return _("{count}: {where}. {means}", count=count, where=where, means=means)
