"""The synthesis itself: its question, search, study flow, appraisal, scoring and limits."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import (
    Fact,
    Id,
    Line,
    Note,
    Prose,
    Record,
    SourcePlace,
)
from generator.evidence.records.flow import Flow
from generator.evidence.records.reported import Reported
from generator.evidence.records.reporting import Reporting


class Category(Record):
    """A category of themes."""

    id: Id
    title: Line
    description: Reported[Line]
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class DeclaredCharacteristic(Record):
    """A characteristic of studies that this synthesis records beside the usual ones."""

    id: Id
    label: Line
    description: Line
    where: Line = Field(description="Where the values stand, or why they are not to be had.")
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class QuestionRow(Record):
    """One row of the question framework: its heading and the review's concept for it."""

    id: Id
    heading: Line
    concept: Line
    place: SourcePlace


class ReviewQuestion(Record):
    """The review question and the framework behind it."""

    text: Line
    framework: Reported[Line]
    rows: tuple[QuestionRow, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Database(Record):
    """A database that was searched."""

    name: Line
    kind: Line = Field(description="The kind that the review gives, such as academic or grey.")


class Search(Record):
    """How studies were looked for."""

    databases: Reported[tuple[Database, ...]]
    published_from: Reported[Line]
    published_to: Reported[Line]
    facts: tuple[Fact, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Appraisal(Record):
    """How the quality of studies was appraised."""

    tools: tuple[Fact, ...]
    threshold: Reported[Line]
    facts: tuple[Fact, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class LadderInstrument(Record):
    """One of the instruments behind the ladder score."""

    id: Id
    name: Line
    cites: tuple[Line, ...] = ()
    levels: Reported[tuple[Line, ...]] = Field(description="Its levels, the lowest first.")
    levels_origin: Line | None = Field(
        default=None, description="Where the levels come from, if the sources do not list them."
    )
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class LadderScale(Record):
    """The scale of the ladder score, as far as the sources state it."""

    title: Line = Field(description="What the score is called on the site.")
    unit: Line = Field(description="The unit in the plural, such as points.")
    explanation: Prose
    lowest_possible: Reported[int]
    highest_possible: Reported[int]
    instruments: tuple[LadderInstrument, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Members(Record):
    """Members of the advisory group by role."""

    role: Line
    number: Annotated[int, Field(ge=0)]


class LogStage(Record):
    """A stage of the advisory group's action log."""

    id: Id
    title: Line
    tasks: tuple[Line, ...]
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

    name: Line = Field(description="The name of the site.")
    tagline: Line
    source: Id = Field(description="The source that reports the synthesis.")
    reference_note: Line | None = None
    aim: Fact
    method: Line = Field(description="The kind of synthesis, such as meta-ethnography.")
    question: ReviewQuestion
    categories: tuple[Category, ...] = Field(min_length=1)
    characteristics: tuple[DeclaredCharacteristic, ...] = ()
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
