"""The synthesis itself: its question, search, study flow, appraisal, scoring and limits."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from generator.evidence.interface import _
from generator.evidence.records.appraisal import Appraisal
from generator.evidence.records.base import (
    BriefRank,
    Cites,
    Fact,
    Id,
    Line,
    LongLine,
    Note,
    Printed,
    Prose,
    Record,
    SourceId,
    SourcePlace,
    Title,
)
from generator.evidence.records.declared import DeclaredCharacteristic
from generator.evidence.records.dimensions import (
    SPEAKER_ROLES,
    THEME_KINDS,
    BuiltIn,
    DimensionWords,
    SpeakerRole,
    ThemeKind,
    Topic,
    WayWords,
)
from generator.evidence.records.flow import Flow
from generator.evidence.records.markers import Anchor, Called, Trait
from generator.evidence.records.publication import Publication
from generator.evidence.records.reported import Reported
from generator.evidence.records.reporting import Reporting
from generator.evidence.records.review_kind import ReviewKind, ReviewUnit
from generator.evidence.records.searching import Protocol, Registration, ReviewQuestion, Search
from generator.evidence.records.speakers import Speakers

SCHEMA_VERSION: Final = 2
"""The form of the content that this program writes; content that says none is of the form 1."""


def _known_version(version: int) -> int:
    if version > SCHEMA_VERSION:
        raise PydanticCustomError(
            "schema_newer",
            _("The content has the form {version}, and this explorer knows forms up to {known}."),
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
    publication: Publication | None = Field(
        default=None, description="How the site and its data are published, and so cited."
    )
    reference_note: LongLine | None = Field(
        default=None, description="What a reader should know of the references as a whole."
    )
    no_link: LongLine | None = Field(
        default=None,
        description="Of references that have no link and do not say it themselves: where the "
        "reports can be had, or that nobody says so.",
    )
    not_asked: tuple[Annotated[BuiltIn, Field(strict=False)], ...] = Field(
        default=(),
        description="What every study record could hold and this review does not ask: drafts and "
        "imports leave it out.",
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
    question: ReviewQuestion | None = Field(
        default=None, description="Left out where the review has an aim and no question."
    )
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
    speakers: Speakers | None = Field(
        default=None, description="Whose words all quotes give that do not say it themselves."
    )
    topics: tuple[Topic, ...] = Field(
        default=(), description="What findings and statements can be about, in the order of lists."
    )
    everywhere: tuple[Note, ...] = Field(
        default=(),
        description="What holds for the whole review, told once: no lack of one finding or study.",
    )
    registration: Registration | None = None
    protocol: Protocol | None = None
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

    @property
    def asks(self) -> str:
        """The question of the review; where it has none, its aim."""
        return self.question.text if self.question else self.aim.text
