"""A theme or interpretation in plain words, and the evidence that the words were written from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.evidence.records.base import ID_FORM, Prose, Record
from generator.evidence.records.markers import Anchor, Label, WrittenAs, WrittenBy

EVIDENCE_FINGERPRINT_PATTERN = (
    rf"^(?:finding {ID_FORM}|statement {ID_FORM}|quote {ID_FORM}\.{ID_FORM}|notes {ID_FORM})"
    r" [0-9a-f]{10}$"
)

EvidenceFingerprint = Annotated[
    str,
    StringConstraints(pattern=EVIDENCE_FINGERPRINT_PATTERN, max_length=190),
    Field(description="A piece of evidence and its fingerprint; the command writes it."),
    WrittenAs("Nobody types this list: evidence plain --reviewed writes it."),
    WrittenBy("evidence plain --reviewed"),
]


class Plain(Record):
    """The editors' own words for readers who do not know the subject."""

    text: Annotated[Prose, Anchor("plain")] = Field(
        description="Short sentences in everyday words, with nothing beyond the recorded evidence."
    )
    written_from: tuple[EvidenceFingerprint, ...] = Field(
        default=(),
        description=(
            "The evidence that the text was last read against. Never typed: "
            "evidence plain --reviewed writes it."
        ),
    )


PlainWords = Annotated[
    Plain | None, Field(description="The same in plain words, for everybody."), Label("Plain words")
]
"""The plain words of a record, if somebody wrote them."""
