"""The synthesis itself: its question, search, study flow, appraisal, scoring and limits."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.evidence.records.base import (
    Also,
    BriefRank,
    Cites,
    Fact,
    Id,
    Line,
    LongLine,
    LongPrinted,
    Note,
    Printed,
    Prose,
    Record,
    SourceId,
    SourcePlace,
    Title,
    contradiction,
)
from generator.evidence.records.dimensions import (
    HELD_IN,
    SPEAKER_ROLES,
    THEME_KINDS,
    DimensionWords,
    HeldIn,
    Referent,
    SpeakerRole,
    Tells,
    ThemeKind,
    Topic,
    ValueKind,
    Values,
    WayWords,
)
from generator.evidence.records.flow import Flow
from generator.evidence.records.markers import Anchor, Called, Trait
from generator.evidence.records.reported import Reported
from generator.evidence.records.reporting import Reporting
from generator.evidence.records.review_kind import ReviewKind, ReviewUnit

SCHEMA_VERSION: Final = 2
"""The form of the content that this program writes; content that says none is of the form 1."""


def _known_version(version: int) -> int:
    if version > SCHEMA_VERSION:
        raise PydanticCustomError(
            "schema_newer",
            "The content has the form {version}, and this explorer knows forms up to {known}.",
            {"version": version, "known": SCHEMA_VERSION},
        )
    return version


class Category(Record):
    """A category of themes."""

    id: Annotated[Id, Anchor("category")]
    title: Title
    description: Reported[LongLine]
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class DeclaredCharacteristic(Record):
    """A characteristic of studies that this synthesis records beside the usual ones."""

    id: Id
    label: Annotated[Line, Trait.TITLE]
    noun: Line | None = Field(
        default=None, description="One of its values inside a sentence; else the label."
    )
    nouns: Line | None = Field(
        default=None, description="Several of its values inside a sentence; else the noun."
    )
    description: LongLine
    where: LongLine = Field(description="Where the values stand, or why they are not to be had.")
    held_in: HeldIn | None = Field(default=None, description=HELD_IN)
    kind: Annotated[ValueKind, Field(strict=False)] = Field(
        default=ValueKind.TEXT, description="What its values are."
    )
    refers: Annotated[Referent | None, Field(strict=False)] = Field(
        default=None, description="The kind of record that a reference names."
    )
    facet: bool = Field(
        default=True, description="Whether lists, tables and charts are narrowed by it."
    )
    tells: Annotated[Tells | None, Field(strict=False)] = Field(
        default=None,
        description="What it tells on the card that a study's page begins with; left out, it "
        "stands there under its own label.",
    )
    column: bool = Field(default=True, description="Whether the table of studies has it.")
    searched: bool = Field(default=True, description="Whether the search finds studies by it.")
    compared: bool = Field(default=True, description="Whether studies are compared by it.")
    place: SourcePlace
    values: Values = ()
    also: Also = ()
    notes: tuple[Note, ...] = ()

    @model_validator(mode="after")
    def _a_reference_refers(self) -> DeclaredCharacteristic:
        if (self.kind is ValueKind.REFERENCE) == (self.refers is None):
            raise contradiction(
                "declared_refers",
                "refers",
                "A characteristic of the kind reference says what kind of record it refers to, and "
                "no other does.",
            )
        return self


class QuestionRow(Record):
    """One row of the question framework: its heading and the review's concept for it."""

    id: Annotated[Id, Anchor("row")]
    heading: Annotated[Printed, Trait.TITLE]
    concept: LongPrinted
    place: SourcePlace


class ReviewQuestion(Record):
    """The review question and the framework behind it."""

    text: LongLine
    framework: Reported[Line] = Field(
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

    databases: Reported[tuple[Database, ...]]
    published_from: Reported[Line]
    published_to: Reported[Line]
    facts: tuple[Fact, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Appraisal(Record):
    """How the quality of studies was appraised."""

    tools: tuple[Fact, ...]
    threshold: Reported[LongLine]
    facts: tuple[Fact, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class LadderInstrument(Record):
    """One of the instruments behind the score."""

    id: Id
    name: Annotated[Line, Trait.TITLE]
    cites: Cites = ()
    levels: Reported[tuple[Printed, ...]] = Field(description="Its levels, the lowest first.")
    levels_origin: Line | None = Field(
        default=None, description="Where the levels come from, if the sources do not list them."
    )
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class LadderScale(Record):
    """The scale of the score, as far as the sources state it."""

    title: LongLine = Field(description="What the score is called on the site.")
    unit: Line = Field(description="The unit in the plural, such as points.")
    explanation: Prose
    lowest_possible: Reported[int] = Field(
        description="The lowest score that the scale allows; else: not reported."
    )
    highest_possible: Reported[int] = Field(
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


class PointOfReview(Fact):
    """A limit that the review names, or what it asks for: a fact that its brief may hold."""

    brief: BriefRank = None


class Review(Record):
    """The synthesis: one file, content/review.yml."""

    schema_version: Annotated[int, Field(ge=1), AfterValidator(_known_version)] = Field(
        default=1,
        description="The form of the content; `evidence check --fix` brings it up to date.",
    )
    name: Annotated[Line, Trait.TITLE] = Field(description="The name of the site.")
    tagline: LongLine
    source: SourceId = Field(description="The source that reports the synthesis.")
    reference_note: LongLine | None = Field(
        default=None, description="What a reader should know of the references as a whole."
    )
    ways: tuple[WayWords, ...] = Field(
        default=(), description="How the front page speaks to groups of readers."
    )
    aim: Fact
    method: LongLine = Field(description="The kind of synthesis, such as meta-ethnography.")
    kind: Annotated[ReviewKind, Field(strict=False)] = Field(
        default=ReviewKind.INTERVENTIONS,
        description="What its studies are about, by which pages choose their words.",
    )
    unit: Annotated[ReviewUnit, Field(strict=False)] = Field(
        default=ReviewUnit.STUDIES, description="What pages count the evidence in."
    )
    question: ReviewQuestion
    categories: tuple[Category, ...] = ()
    theme_kinds: tuple[ThemeKind, ...] = Field(
        default_factory=lambda: THEME_KINDS,
        min_length=1,
        description="The kinds that themes have, in the order of lists.",
    )
    dimensions: tuple[DimensionWords, ...] = Field(
        default=(), description="The review's own words for what every study record holds."
    )
    characteristics: Annotated[tuple[DeclaredCharacteristic, ...], Called("characteristic")] = ()
    speaker_roles: tuple[SpeakerRole, ...] = Field(
        default_factory=lambda: SPEAKER_ROLES,
        min_length=1,
        description="What those may be who speak in quotes, in the order of lists; with not-said.",
    )
    topics: tuple[Topic, ...] = Field(
        default=(), description="What findings and statements can be about, in the order of lists."
    )
    everywhere: tuple[Note, ...] = Field(
        default=(),
        description="What holds for the whole review, told once: no lack of one finding or study.",
    )
    search: Search | None = None
    screening: tuple[Fact, ...] = ()
    flow: Flow | None = None
    appraisal: Appraisal | None = None
    ladder: LadderScale | None = None
    advisory_group: AdvisoryGroup | None = None
    analysis: tuple[Fact, ...] = ()
    strengths: tuple[Fact, ...] = ()
    limitations: Annotated[tuple[PointOfReview, ...], Called("fact")] = ()
    recommendations: Annotated[tuple[PointOfReview, ...], Called("fact")] = ()
    declarations: tuple[Fact, ...] = Field(
        default=(), description="Funding, competing interests, reviewers, additional files."
    )
    reporting: Reporting | None = None
    place: SourcePlace
    notes: tuple[Note, ...] = ()
