"""An included study, with its score and the quotes taken from it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from generator.evidence.records.base import (
    Fact,
    FormerIds,
    Id,
    LanguageTag,
    Line,
    Note,
    Quotation,
    Record,
    SourcePlace,
    contradiction,
)
from generator.evidence.records.reference import Reference
from generator.evidence.records.reported import Reported

Score = Annotated[int, Field(ge=0, le=10_000)]


class Voice(StrEnum):
    """Whose words a quote gives."""

    PARTICIPANT = "participant"
    AUTHOR = "author"
    OTHER = "other"
    UNCLEAR = "unclear"


class VoiceBasis(StrEnum):
    """Who says whose words they are."""

    SOURCE = "source"
    EDITORS = "editors"


class LadderScore(Record):
    """The score that the review gave: exact, or one of several reported possibilities."""

    total: Score | None = Field(default=None, description="The score, where it is reported.")
    one_of: tuple[Score, ...] | None = Field(
        default=None, description="The possible scores, where only these are reported."
    )
    place: SourcePlace
    notes: tuple[Note, ...] = ()

    @model_validator(mode="after")
    def _exact_or_possible(self) -> LadderScore:
        if (self.total is None) == (self.one_of is None):
            raise contradiction(
                "score_shape", "total", "A score has either total or one_of, and not both."
            )
        if self.one_of is not None and (
            len(self.one_of) < 2 or tuple(sorted(set(self.one_of))) != self.one_of  # noqa: PLR2004
        ):
            raise contradiction(
                "score_choices",
                "one_of",
                "one_of lists two or more different scores, the lowest first.",
            )
        return self


class Quote(Record):
    """Words quoted verbatim in a source, with the locator printed beside them."""

    id: Id = Field(description="Unique within the study; links to the quote are made of it.")
    text: Quotation
    locator: Line = Field(description="The locator as printed, such as 22:241.")
    voice: Annotated[Voice, Field(strict=False)]
    voice_basis: Annotated[VoiceBasis, Field(strict=False)] = Field(
        description="source: the source says who speaks. editors: the label is the editors' own."
    )
    voice_reason: Line = Field(description="What the label rests on.")
    quoted_from: Line | None = Field(
        default=None, description="For a quotation at second hand: whose words the study quotes."
    )
    language: LanguageTag | None = Field(
        default=None,
        description="A tag for the language of the printed quotation, where it is not English.",
    )
    themes: tuple[Id, ...] = Field(
        default=(), description="The themes under which the source prints it."
    )
    interpretations: tuple[Id, ...] = Field(
        default=(), description="The interpretations that the source discusses with it."
    )
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Characteristic(Record):
    """The value of a characteristic that the review declares, with its place."""

    id: Id = Field(description="The id of a characteristic in review.yml.")
    value: Reported[Line]
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Characteristics(Record):
    """What the source's table of included studies says, and what else is reported."""

    place: SourcePlace
    publication_country: Reported[Line]
    study_country: Reported[Line] = Field(
        description="Where the study took place, if the source says it; else: not reported."
    )
    provision: Reported[tuple[Line, ...]] = Field(
        description="The conditions that the study is about, item by item."
    )
    models: Reported[tuple[Id, ...]] = Field(
        description="The ids of the models, in the order of the source."
    )
    more: tuple[Characteristic, ...] = Field(
        default=(), description="Characteristics that review.yml declares."
    )
    notes: tuple[Note, ...] = ()


class Study(Record):
    """A primary study included in the synthesis."""

    id: Id = Field(description="The same as the file name without .yml.")
    formerly: FormerIds = ()
    reference: Reference
    characteristics: Characteristics
    ladder: Reported[LadderScore]
    details: tuple[Fact, ...] = Field(
        default=(), description="What else the source says of this study, outside the themes."
    )
    quotes: tuple[Quote, ...] = ()
    notes: tuple[Note, ...] = ()
