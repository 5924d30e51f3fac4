"""Why a note stands at a record, and how much it matters."""

from __future__ import annotations

from typing import Final

from generator.evidence.records.choice import Choice


class NoteKind(Choice):
    """Why a note stands at a record."""

    CONTRADICTION = "contradiction", "A source contradicts itself, or another source."
    UNCLEAR = "unclear", "A source leaves something open."
    NOT_REPORTED = (
        "not-reported",
        "The part of the source that would say it is held, and does not.",
    )
    NOT_IN_OUR_COPY = (
        "not-in-our-copy",
        "It stands in a part of a source that the editors do not hold.",
    )
    NOT_LOOKED_FOR = "not-looked-for", "Nobody has looked for it."
    MISSING = "missing", "Something is absent; for which of the three reasons is not said yet."
    MISPRINT = "misprint", "An evident slip in print."
    EDITORS = "editors", "A choice that the editors made."


ABSENT: Final = (
    NoteKind.NOT_REPORTED,
    NoteKind.NOT_IN_OUR_COPY,
    NoteKind.NOT_LOOKED_FOR,
    NoteKind.MISSING,
)
"""The notes that say of something that it is absent."""


class NoteWeight(Choice):
    """How much a note matters to whoever reads what it stands at."""

    MAIN = "main", "Without it, what it stands at is misread."
    USUAL = "usual", "It can be read later."
