"""Principles of a framework, and the framework that proposes them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import (
    Also,
    Cites,
    Fact,
    FileId,
    FormerIds,
    Id,
    Line,
    LongLine,
    Note,
    Order,
    Printed,
    Prose,
    Record,
    SourceId,
    SourcePlace,
    Title,
)
from generator.evidence.records.flow import FlowSteps
from generator.evidence.records.interpretation import FindingLink, LinkBasis, ThemeLink
from generator.evidence.records.markers import Anchor, Called, RefersTo, Trait


class ChallengeLink(Record):
    """A tie to a challenge of the framework, and who makes it."""

    challenge: Annotated[Id, RefersTo(("challenge",))] = Field(
        description="The id of a challenge in framework.yml."
    )
    basis: Annotated[LinkBasis, Field(strict=False)] = Field(
        description="source: the source ties them. editors: the tie is the editors' own."
    )
    reason: LongLine


OwnFactId = Annotated[Id, RefersTo(("application", "example"), in_own_record=True)]


class AssessmentQuestion(Record):
    """A question for a self-assessment, in the editors' words."""

    id: Id
    text: Annotated[LongLine, Trait.TITLE]
    facts: tuple[OwnFactId, ...] = Field(
        min_length=1,
        description="The ids of this principle's applications and examples behind the question.",
    )


class Principle(Record):
    """One principle: what it means, how it applies, and examples."""

    id: Annotated[FileId, Anchor("principle")]
    formerly: FormerIds = ()
    title: Title
    order: Annotated[Order, Field(le=1_000)]
    meaning: Prose
    cites: tuple[Printed, ...] = Field(
        default=(), description="The works that the source cites for the meaning."
    )
    application: Annotated[tuple[Fact, ...], Called("application")] = Field(
        default=(), description="How the source applies the principle."
    )
    examples: Annotated[tuple[Fact, ...], Called("example")] = ()
    themes: tuple[ThemeLink, ...] = ()
    findings: tuple[FindingLink, ...] = ()
    challenges: tuple[ChallengeLink, ...] = ()
    questions: tuple[AssessmentQuestion, ...] = Field(
        default=(), description="Questions for a self-assessment that the site offers for print."
    )
    place: SourcePlace
    also: Also = ()
    notes: tuple[Note, ...] = ()


class Definition(Record):
    """A term and how a source defines it, in our words."""

    id: Annotated[Id, Anchor("definition")]
    term: Annotated[Line, Trait.TITLE]
    text: LongLine
    cites: Cites = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class ChallengeLevel(Record):
    """Challenges at one level, such as the provider's."""

    id: Annotated[Id, Anchor("level")]
    title: Title
    challenges: Annotated[tuple[Fact, ...], Called("challenge")] = Field(min_length=1)
    notes: tuple[Note, ...] = ()


class Framework(Record):
    """What stands around the principles: definitions, search, challenges and claims."""

    source: SourceId
    title: Title
    summary: Prose
    definitions: tuple[Definition, ...] = ()
    search: Annotated[tuple[Fact, ...], Called("search detail")] = ()
    flow: FlowSteps = ()
    levels: tuple[ChallengeLevel, ...] = ()
    claims: Annotated[tuple[Fact, ...], Called("claim")] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()
