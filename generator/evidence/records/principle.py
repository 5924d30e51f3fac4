"""Principles of a framework, and the framework that proposes them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import (
    Fact,
    FormerIds,
    Id,
    Line,
    Note,
    Prose,
    Record,
    SourcePlace,
)
from generator.evidence.records.flow import FlowStep
from generator.evidence.records.interpretation import FindingLink, LinkBasis, ThemeLink


class ChallengeLink(Record):
    """A tie to a challenge of the framework, and who makes it."""

    challenge: Id = Field(description="The id of a challenge in framework.yml.")
    basis: Annotated[LinkBasis, Field(strict=False)] = Field(
        description="source: the source ties them. editors: the tie is the editors' own."
    )
    reason: Line


class AssessmentQuestion(Record):
    """A question for a self-assessment, in the editors' words."""

    id: Id
    text: Line
    facts: tuple[Id, ...] = Field(
        min_length=1,
        description="The ids of this principle's applications and examples behind the question.",
    )


class Principle(Record):
    """One principle: what it means, how it applies, and examples."""

    id: Id = Field(description="The same as the file name without .yml.")
    formerly: FormerIds = ()
    title: Line
    order: int = Field(ge=1, le=1_000)
    meaning: Prose
    cites: tuple[Line, ...] = Field(
        default=(), description="The works that the source cites for the meaning."
    )
    application: tuple[Fact, ...] = Field(
        default=(), description="How the source applies the principle."
    )
    examples: tuple[Fact, ...] = ()
    themes: tuple[ThemeLink, ...] = ()
    findings: tuple[FindingLink, ...] = ()
    challenges: tuple[ChallengeLink, ...] = ()
    questions: tuple[AssessmentQuestion, ...] = Field(
        default=(), description="Questions for a self-assessment that the site offers for print."
    )
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Definition(Record):
    """A term and how a source defines it, in our words."""

    id: Id
    term: Line
    text: Line
    cites: tuple[Line, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class ChallengeLevel(Record):
    """Challenges at one level, such as the provider's."""

    id: Id
    title: Line
    challenges: tuple[Fact, ...] = Field(min_length=1)
    notes: tuple[Note, ...] = ()


class Framework(Record):
    """What stands around the principles: definitions, search, challenges and claims."""

    source: Id
    title: Line
    summary: Prose
    definitions: tuple[Definition, ...] = ()
    search: tuple[Fact, ...] = ()
    flow: tuple[FlowStep, ...] = ()
    levels: tuple[ChallengeLevel, ...] = ()
    claims: tuple[Fact, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()
