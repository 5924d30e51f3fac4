"""Whose words quotes give: the words for it, and what a review says of all its quotes at once."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import Id, LongLine, Record
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import RefersTo


class Voice(Choice):
    """Whose words a quote gives."""

    PARTICIPANT = "participant", "Somebody who took part in the study speaks."
    AUTHOR = "author", "The study's authors write."
    OTHER = "other", "Somebody else speaks."
    UNCLEAR = "unclear", "The source does not say who speaks."


class VoiceBasis(Choice):
    """Who says whose words they are."""

    SOURCE = "source", "The source says who speaks."
    EDITORS = "editors", "The editors say who speaks, and give their reason."


class Speakers(Record):
    """Whose words all quotes give that do not say it themselves."""

    voice: Annotated[Voice, Field(strict=False)]
    voice_basis: Annotated[VoiceBasis, Field(strict=False)]
    voice_reason: LongLine = Field(description="What the label rests on.")
    role: Annotated[Id, RefersTo(("speaker role",))] | None = None
    role_basis: Annotated[VoiceBasis, Field(strict=False)] | None = None
    role_reason: LongLine | None = Field(default=None, description="What the role rests on.")
