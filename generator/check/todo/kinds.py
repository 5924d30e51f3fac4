"""The kinds of tasks, what they are called, and their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.evidence.interface import N_

KINDS: Final[dict[str, tuple[str, str]]] = {
    "to-obtain": (
        N_("Parts of sources to obtain"),
        N_("The editors do not hold them. What each would fill in stands with it."),
    ),
    "to-fill-in": (N_("To fill in"), N_("Fields that a new record still lacks.")),
    "stale-plain": (
        N_("Plain words to read again"),
        N_(
            "The evidence has changed since these texts were written, or nobody has said from "
            "what they were written."
        ),
    ),
    "to-reassess": (
        N_("Judgements to make again"),
        N_("The evidence has changed since the confidence in these findings was assessed."),
    ),
    "no-locator": (
        N_("Statements without a locator"),
        N_("Their source and section are known, but not the page, paragraph or row."),
    ),
    "no-beginning": (
        N_("Passages without a beginning"),
        N_(
            "Their first words would lead readers to them in one step, and say whether numbers of "
            "paragraphs and sentences are right."
        ),
    ),
    "no-voice": (
        N_("Quotes of which nobody knows who speaks"),
        N_("Their voice is unclear. The study itself may say whose words they are."),
    ),
    "no-role": (
        N_("Quotes of which nobody has said in which role the speaker speaks"),
        N_("Whose voice is missing is counted by role; not-said is an answer, too."),
    ),
    "same-sentence": (
        N_("Statements of one sentence to compare"),
        N_("Their words differ. Both should say the same, as the source does."),
    ),
    "one-place": (
        N_("Statements of one place to compare"),
        N_("They may be one sentence told twice, which same_as would say, or two parts of it."),
    ),
    "missing-field": (
        N_("Missing fields"),
        N_("Records that could say more; another look into the source may be enough."),
    ),
    "identifier": (
        N_("Identifiers that fail their own rules"),
        N_(
            "A DOI has no check digit. Checked are its form, how it ends, and the check digits of "
            "the ISBN (ISO 2108) and ISSN (ISO 3297) that publishers put into DOIs, or that a "
            "reference names, and those of ORCID and ROR (ISO 7064)."
        ),
    ),
}
"""The kinds of tasks, the most urgent first: what they are called, and what they mean."""


@dataclass(frozen=True)
class Task:
    """One thing to do: its kind, the file below the content folder, and the line in it."""

    kind: str
    file: str
    line: int
    what: str
    how: str


def in_order(found: list[Task]) -> tuple[Task, ...]:
    """Tasks by kind, the most urgent first, then by file and line; none stands twice."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    key = lambda task: (order[task.kind], task.file, task.line, task.what)  # noqa: E731
    return tuple(sorted(set(found), key=key))
