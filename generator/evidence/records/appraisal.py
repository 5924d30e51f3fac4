"""How the quality of studies was appraised: by what, with which answers, counted or one by one."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import Fact, Id, LongLine, Note, Printed, Record, SourcePlace
from generator.evidence.records.markers import Anchor, Label, RefersTo, Trait
from generator.evidence.records.reported import NOT_ASKED, Reported


class AnswerCount(Record):
    """How many studies got one of the answers."""

    answer: Printed = Field(description="One of the answers that the appraisal lists.")
    number: Annotated[int, Field(ge=0, le=1_000_000)] = Field(
        description="How many studies got it, as the source prints it."
    )


class AppraisalQuestion(Record):
    """One question of the appraisal, with its answers counted, where the source counts them."""

    id: Annotated[Id, Anchor("appraisal")]
    label: Annotated[Printed, Trait.TITLE] | None = Field(
        default=None, description="A short name of it, where one helps."
    )
    text: Annotated[LongLine, Trait.TITLE] = Field(
        description="What is asked of each study, in our own words."
    )
    counts: tuple[AnswerCount, ...] = Field(
        default=(),
        description="How many studies got which answer, over all that were appraised; left out "
        "where study records have the answers.",
    )
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Appraisal(Record):
    """How the quality of studies was appraised."""

    tools: tuple[Fact, ...] = Field(
        default=(), description="What the appraisal was made with, as facts."
    )
    answers: tuple[Printed, ...] = Field(
        default=(),
        description="The answers that a question can have, the most favourable first.",
        examples=[["yes", "unclear", "no"]],
    )
    appraised: Annotated[int, Field(ge=1, le=1_000_000)] | None = Field(
        default=None,
        description="How many studies were appraised, where it is not all that are included.",
    )
    questions: tuple[AppraisalQuestion, ...] = Field(
        default=(), description="The questions, in the order of the source."
    )
    threshold: Reported[LongLine] = Field(
        default=NOT_ASKED,
        validate_default=True,
        description="Which studies were left out for their quality, if the review says it.",
    )
    facts: tuple[Fact, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class StudyAppraisal(Record):
    """What one study got for one question of the appraisal."""

    question: Annotated[Id, RefersTo(("appraisal question",))] = Field(
        description="The id of a question of the appraisal in review.yml."
    )
    answer: Annotated[Printed, Trait.TITLE, Label("Answer")] = Field(
        description="One of the answers that the appraisal lists."
    )
    place: SourcePlace
    notes: tuple[Note, ...] = ()
