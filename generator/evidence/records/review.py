"""The synthesis itself: its question, search, study flow, appraisal, scoring and limits."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import (
    Cites,
    Fact,
    Id,
    Line,
    LongLine,
    LongPrinted,
    Note,
    NotReported,
    Printed,
    Prose,
    Record,
    SourceId,
    SourcePlace,
    Title,
)
from generator.evidence.records.flow import Flow
from generator.evidence.records.markers import Anchor, Called, Trait
from generator.evidence.records.reporting import Reporting


class Category(Record):
    """A category of themes."""

    id: Annotated[Id, Anchor("category")]
    title: Title
    description: LongLine
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class DeclaredCharacteristic(Record):
    """A characteristic of studies that this synthesis records beside the usual ones."""

    id: Id
    label: Annotated[Line, Trait.TITLE]
    description: LongLine
    where: LongLine = Field(description="Where the values stand, or why they are not to be had.")
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class QuestionRow(Record):
    """One row of the question framework: its heading and the review's concept for it."""

    id: Id
    heading: Annotated[Printed, Trait.TITLE]
    concept: LongPrinted
    place: SourcePlace


class ReviewQuestion(Record):
    """The review question and the framework behind it."""

    text: LongLine
    framework: Line | NotReported = Field(
        description="The framework of the question, such as SPICES, as the source names it."
    )
    rows: tuple[QuestionRow, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Database(Record):
    """A database that was searched."""

    name: Line
    kind: Line = Field(description="The kind that the review gives, such as academic or grey.")


class Search(Record):
    """How studies were looked for."""

    databases: tuple[Database, ...] | NotReported
    published_from: Line
    published_to: Line
    facts: tuple[Fact, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Appraisal(Record):
    """How the quality of studies was appraised."""

    tools: tuple[Fact, ...]
    threshold: LongLine
    facts: tuple[Fact, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class LadderInstrument(Record):
    """One of the instruments behind the ladder score."""

    id: Id
    name: Annotated[Line, Trait.TITLE]
    cites: Cites = ()
    levels: tuple[Printed, ...] | NotReported = Field(description="Its levels, the lowest first.")
    levels_origin: Line | None = Field(
        default=None, description="Where the levels come from, if the sources do not list them."
    )
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class LadderScale(Record):
    """The scale of the ladder score, as far as the sources state it."""

    title: LongLine = Field(description="What the score is called on the site.")
    unit: Line = Field(description="The unit in the plural, such as points.")
    explanation: Prose
    lowest_possible: int | NotReported = Field(
        description="The lowest score that the scale allows; else: not reported."
    )
    highest_possible: int | NotReported = Field(
        description="The highest score that the scale allows; else: not reported."
    )
    instruments: tuple[LadderInstrument, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Members(Record):
    """Members of the advisory group by role."""

    role: Line
    number: Annotated[int, Field(ge=0, description="The number as the source reports it.")]


class LogStage(Record):
    """A stage of the advisory group's action log."""

    id: Id
    title: Title
    tasks: tuple[Line, ...] = Field(description="What was done in this stage, one task an item.")
    place: SourcePlace


class AdvisoryGroup(Record):
    """People with lived or working experience who advised the review."""

    name: Line
    members: tuple[Members, ...]
    facts: tuple[Fact, ...] = ()
    log: tuple[LogStage, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Review(Record):
    """The synthesis: one file, content/review.yml."""

    name: Annotated[Line, Trait.TITLE] = Field(description="The name of the site.")
    tagline: LongLine
    source: SourceId = Field(description="The source that reports the synthesis.")
    reference_note: LongLine | None = Field(
        default=None, description="What a reader should know of the references as a whole."
    )
    aim: Fact
    method: LongLine = Field(description="The kind of synthesis, such as meta-ethnography.")
    question: ReviewQuestion
    categories: tuple[Category, ...] = Field(min_length=1)
    characteristics: Annotated[tuple[DeclaredCharacteristic, ...], Called("characteristic")] = ()
    search: Search | None = None
    screening: tuple[Fact, ...] = ()
    flow: Flow | None = None
    appraisal: Appraisal | None = None
    ladder: LadderScale | None = None
    advisory_group: AdvisoryGroup | None = None
    analysis: tuple[Fact, ...] = ()
    strengths: tuple[Fact, ...] = ()
    limitations: tuple[Fact, ...] = ()
    recommendations: tuple[Fact, ...] = ()
    declarations: tuple[Fact, ...] = Field(
        default=(), description="Funding, competing interests, reviewers, additional files."
    )
    reporting: Reporting | None = None
    place: SourcePlace
    notes: tuple[Note, ...] = ()
