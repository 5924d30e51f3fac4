"""Principles of authentic co-production, and the framework that proposes them."""

from __future__ import annotations

from pydantic import Field

from generator.records.base import Fact, FormerIds, Id, Line, Note, Prose, Record, SourcePlace
from generator.records.flow import FlowStep
from generator.records.interpretation import ThemeLink


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
