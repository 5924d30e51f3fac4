"""A question that readers ask, with a short answer; or unanswered, and what comes nearest."""

from __future__ import annotations

from typing import Annotated

from pydantic import AliasChoices, Field, model_validator

from generator.evidence.interface import _
from generator.evidence.records.base import (
    Also,
    FileId,
    FormerIds,
    Line,
    LongLine,
    Note,
    Order,
    PartId,
    Printed,
    Record,
    SourceId,
    Title,
    contradiction,
)
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import Anchor, RefersTo


class AnswerKind(Choice):
    """What an answer can rest on, or come near to."""

    FINDING = "finding", "A finding: theme.finding."
    STATEMENT = "statement", "A statement of an interpretation: interpretation.statement."
    SYNTHESIS = "synthesis statement", "A statement of the synthesis: group.statement."
    MODEL_STATEMENT = "model statement", "A statement on a model: model.statement."
    QUOTE = "quote", "A quote: study.quote."
    STUDY = "study", "An included study."
    THEME = "theme", "A theme."
    INTERPRETATION = "interpretation", "An interpretation."
    MODEL = "model", "A model."
    PRINCIPLE = "principle", "A principle."
    APPLICATION = "application", "How a principle is applied."
    EXAMPLE = "example", "An example of a principle."
    CHALLENGE = "challenge", "A challenge of the framework."
    CLAIM = "claim", "A claim of the framework."
    DEFINITION = "definition", "A definition of the framework."
    SEARCH = "search detail", "A detail of the framework's search."
    ROW = "question row", "A row of the framework behind the review's question."
    APPRAISAL = "appraisal question", "A question of the quality appraisal, with its answers."
    FACT = "fact", "A fact of the review or of a source."


class SummaryPart(Choice):
    """The part of the summary for those who decide in which an answer stands."""

    WORKS = "works", "What it changed, as far as the review says."
    WHERE = "where", "For whom, and where."
    SURE = "sure", "How sure it is, how recent, and who paid."
    TAKES = "takes", "What it takes."
    ASK = "ask", "What to ask whoever offers it."


class AnswerLink(Record):
    """Something recorded that an answer rests on, or that comes near to one."""

    kind: Annotated[AnswerKind, Field(strict=False)]
    target: Annotated[PartId, RefersTo(kind_in="kind")] = Field(
        description="Its id; of a finding, a statement or a quote, after that of what holds it and "
        "a full stop."
    )


class LookedThrough(Record):
    """What of a source was read for an answer, and what could not be."""

    source: SourceId
    sections: tuple[Printed, ...] = Field(
        default=(), description="The sections that were read; left out, the source as a whole."
    )
    not_held: tuple[Line, ...] = Field(
        default=(), description="The parts that the editors do not hold."
    )


class Question(Record):
    """What readers ask, in the editors' own words, and what the records say to it."""

    id: Annotated[FileId, Anchor("question")]
    formerly: FormerIds = ()
    question: Title
    order: Order
    answer: LongLine | None = Field(
        default=None, description="A short answer that says no more than what it rests on."
    )
    rests_on: tuple[AnswerLink, ...] = Field(default=(), description="What the answer rests on.")
    unanswered: LongLine | None = Field(
        default=None, description="In place of an answer: that there is none, and what is there."
    )
    looked_through: tuple[LookedThrough, ...] = Field(
        default=(), description="What was read for it."
    )
    nearest: tuple[AnswerLink, ...] = Field(
        default=(), description="What is recorded that comes nearest, and answers something else."
    )
    also: Also = Field(default=(), validation_alias=AliasChoices("also", "words"))
    summary: Annotated[SummaryPart, Field(strict=False)] | None = Field(
        default=None,
        description="Where the answer stands in the summary for those who decide; left out, "
        "nowhere. A question without an answer stands there among what is not told.",
    )
    in_short: Line | None = Field(
        default=None,
        description="What the summary says in place of the answer; of a question without one, what "
        "is not told, and in a few words why. Left out, the answer or the question itself.",
    )
    notes: tuple[Note, ...] = ()

    @model_validator(mode="after")
    def _answered_or_not(self) -> Question:
        if (self.answer is None) == (self.unanswered is None):
            raise contradiction(
                "question_shape", "answer", _("A question has either an answer or unanswered.")
            )
        if (self.answer is None) != (self.rests_on == ()):
            field = "rests_on" if "rests_on" in self.model_fields_set else "answer"
            raise contradiction(
                "question_shape", field, _("An answer says what it rests on; nothing else does.")
            )
        if self.answer is None and self.summary is not None:
            raise contradiction(
                "question_shape",
                "summary",
                _(
                    "A question without an answer stands among what is not told, and in no other "
                    "part."
                ),
            )
        if self.answer is not None and self.in_short is not None and self.summary is None:
            raise contradiction(
                "question_shape",
                "in_short",
                _("An answer is told in short in the summary only: say in which part it stands."),
            )
        if self.unanswered is not None and not self.looked_through:
            field = "looked_through" if "looked_through" in self.model_fields_set else "unanswered"
            raise contradiction(
                "question_shape",
                field,
                _("Of a question without an answer, it is said what was looked through."),
            )
        return self
