"""How much confidence a finding deserves, as somebody judged it with GRADE-CERQual.

Lewin S, Booth A, Glenton C, et al. Applying GRADE-CERQual to qualitative evidence synthesis
findings: introduction to the series. Implementation Science 2018;13(Suppl 1):2,
doi:10.1186/s13012-017-0688-3. A judgement is made by people and never computed.
"""

from __future__ import annotations

from calendar import monthrange
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from generator.evidence.interface import N_, _
from generator.evidence.records.base import (
    ID_FORM,
    Line,
    LongLine,
    Note,
    Printed,
    Record,
    SourcePlace,
    Year,
)
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import Label, Trait, WrittenAs, WrittenBy
from generator.evidence.records.reported import NOT_REPORTED, Reported

ASSESSED_FINGERPRINT_PATTERN = (
    rf"^(?:finding {ID_FORM}|study {ID_FORM}|quote {ID_FORM}\.{ID_FORM}) [0-9a-f]{{10}}$"
)

AssessedFingerprint = Annotated[
    str,
    StringConstraints(pattern=ASSESSED_FINGERPRINT_PATTERN, max_length=190),
    Field(description="A piece of evidence and its fingerprint; the command writes it."),
    WrittenAs("Nobody types this list: evidence confidence --reviewed writes it."),
    WrittenBy("evidence confidence --reviewed"),
]


class Level(Choice):
    """The overall assessment of confidence in a finding."""

    HIGH = N_("high"), "Highly likely that the finding represents the phenomenon of interest."
    MODERATE = N_("moderate"), "Likely that the finding represents it."
    LOW = N_("low"), "Possible that the finding represents it."
    VERY_LOW = N_("very low"), "Not clear whether the finding represents it."


class Concerns(Choice):
    """How far a component lowers the confidence."""

    NONE = N_("no or very minor concerns"), "Nothing, or next to nothing, lowers the confidence."
    MINOR = N_("minor concerns"), "Something may lower the confidence a little."
    MODERATE = N_("moderate concerns"), "Something probably lowers the confidence."
    SERIOUS = N_("serious concerns"), "Something is very likely to lower the confidence."


def _a_day(text: str) -> str:
    year, month, day = (int(part) for part in text.split("-"))
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:  # noqa: PLR2004
        raise PydanticCustomError("date_day", _("There is no such day; write 2024-03-31."))
    return text


IsoDate = Annotated[
    str,
    StringConstraints(pattern=r"^(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$"),
    AfterValidator(_a_day),
    Field(description="A day as year, month and day, such as 2024-03-31."),
    WrittenAs("Write a day of the calendar as year, month and day: 2024-03-31."),
]


class Component(Record):
    """One of the four components of an assessment."""

    concerns: Annotated[Concerns, Field(strict=False)]
    reason: LongLine = Field(description="Why, in a sentence or two.")


class Confidence(Record):
    """An assessment with GRADE-CERQual: four components, and the overall level."""

    overall: Annotated[Level, Field(strict=False)]
    reason: LongLine = Field(description="What the overall level follows from.")
    methodological_limitations: Component = Field(
        description="Concerns about the design or conduct of the studies behind the finding."
    )
    coherence: Component = Field(
        description="How clear and cogent the fit is between the studies' data and the finding."
    )
    adequacy: Annotated[Component, Label("Adequacy of data")] = Field(
        description="How rich, and how much, the data are."
    )
    relevance: Component = Field(
        description="How far the studies apply to the context of the review question."
    )
    by: Line = Field(description="Who assessed it.")
    date: IsoDate = Field(description="The day on which it was assessed.")
    assessed_on: tuple[AssessedFingerprint, ...] = Field(
        default=(),
        description=(
            "The evidence that was assessed. Never typed: evidence confidence --reviewed writes it."
        ),
    )


class PublishedConfidence(Record):
    """An assessment that the review itself published: a level, and what it says of it."""

    tool: Printed = Field(
        description="What it was made with, as the source names it.",
        examples=["GRADE-CERQual", "ConQual"],
    )
    level: Annotated[Level, Field(strict=False)]
    explanation: Annotated[Reported[LongLine], Trait.LONG] = Field(
        default=NOT_REPORTED,
        validate_default=True,
        description="What the source says for it, in our own words.",
    )
    year: Year = Field(description="The year in which it was published.")
    place: SourcePlace
    notes: tuple[Note, ...] = ()
