"""A statement of the synthesis, with the studies that it cites: the shape of every finding."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field, model_validator

from generator.evidence.interface import N_, _
from generator.evidence.records.base import (
    Also,
    Id,
    Line,
    ModelId,
    Note,
    PartId,
    Printed,
    Record,
    SourcePlace,
    StudyId,
    Title,
    Year,
    contradiction,
)
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import Anchor, RefersTo
from generator.evidence.records.reported import NOT_ASKED, Reported
from generator.evidence.records.several import OneOrMore


class Attribution(Choice):
    """How the synthesis ties a statement to its studies."""

    CITED = "cited", "A citation bracket names the studies."
    EVERY_STUDY = "every-study", "Said of each or all studies, without citing them."
    UNCITED = "uncited", "No study is cited."


class Bearing(Choice):
    """How what a statement tells bears on success, where the source says so."""

    HELPS = "helps", "The source says that it helps."
    HINDERS = "hinders", "The source says that it hinders."
    NEEDS = "needs", "The source says that it is required."


SHAPE_OF_SCOPE: Final = N_(
    "A scope has one of its fields; a characteristic has its value beside it, and nothing else has."
)


class Scope(Record):
    """The studies of which something is said: those with one value, or as the source has it."""

    model: ModelId | None = Field(default=None, description="All studies that used this model.")
    country: Printed | None = Field(
        default=None, description="All studies that were published in this country."
    )
    carried_out: Printed | None = Field(
        default=None, description="All studies that took place in this country."
    )
    provision: Printed | None = Field(
        default=None, description="All studies that are about this condition."
    )
    year: Year | None = Field(default=None, description="All studies that appeared in this year.")
    score: Annotated[int, Field(ge=0, le=10_000)] | None = Field(
        default=None, description="All studies that have exactly this score."
    )
    characteristic: Annotated[Id, RefersTo(("characteristic",))] | None = Field(
        default=None, description="A characteristic that review.yml declares, with its value."
    )
    value: Printed | None = Field(
        default=None, description="The value of the characteristic, as study records have it."
    )
    words: Line | None = Field(
        default=None,
        description="The studies in words, where the source does not say which they are.",
        examples=["most studies"],
    )

    @model_validator(mode="after")
    def _one_of_them(self) -> Scope:
        said = [name for name in self.model_fields_set if getattr(self, name) is not None]
        if (self.characteristic is None) != (self.value is None):
            raise contradiction("scope_shape", "value", _(SHAPE_OF_SCOPE))
        if len(set(said) - {"value"}) != 1:
            raise contradiction("scope_shape", "words", _(SHAPE_OF_SCOPE))
        return self


STATEMENTS: Final = ("finding", "statement", "synthesis statement", "model statement")
"""What statements are called, by where they stand."""
ANSWERED: Final = (*STATEMENTS, "challenge")
"""What that is called against which something helps."""


class Statement(Record):
    """One statement of the synthesis, paraphrased, with exactly the studies that it cites."""

    id: Annotated[Id, Anchor("statement")] = Field(
        description="Unique within the file; it becomes the anchor in links."
    )
    statement: Title = Field(description="The statement in our own words.")
    attribution: Annotated[Attribution, Field(strict=False)] = Field(
        description=(
            "cited: a citation bracket names the studies, or the sentence plainly goes on about a "
            "study that was named. every-study: said of each or all studies without citing them. "
            "uncited: no study is cited."
        )
    )
    scope: Scope | None = Field(
        default=None,
        description="Of which studies it is said; left out, of all. Beside another attribution "
        "than every-study it has words only.",
    )
    studies: tuple[StudyId, ...] = Field(
        default=(), description="The ids of the studies that the citation names."
    )
    bracket: Printed | None = Field(
        default=None,
        description=(
            "The numbers in the citation bracket, as printed: 22, 49, 50. Leave it out where the "
            "statement goes on about a named study, or where the source cites without numbers."
        ),
        examples=["12", "22, 49–51"],
    )
    about: tuple[Annotated[Id, RefersTo(("topic",))], ...] = Field(
        default=(), description="What it is about: ids of topics that review.yml lists."
    )
    bearing: Annotated[Bearing, Field(strict=False)] | None = Field(
        default=None, description="Whether it helps, hinders or is needed, if the source says so."
    )
    level: Reported[Annotated[Id, RefersTo(("challenge level",))]] = Field(
        default=NOT_ASKED,
        validate_default=True,
        description="The level at which it does: the id of one in framework.yml.",
    )
    who: Reported[OneOrMore] = Field(
        default=NOT_ASKED,
        validate_default=True,
        description="Who helps, is needed or is held up, as the source names them.",
        examples=["volunteers"],
    )
    against: tuple[Annotated[PartId, RefersTo(ANSWERED)], ...] = Field(
        default=(),
        description="The statements and challenges that what helps or is needed answers, where "
        "the source itself ties them.",
    )
    same_as: Annotated[PartId, RefersTo(STATEMENTS)] | None = Field(
        default=None,
        description="Another statement made of the same place: the id of its theme, its "
        "interpretation, its model or its group, a full stop, and its own.",
    )
    place: SourcePlace
    also: Also = ()
    notes: tuple[Note, ...] = ()
