"""The synthesis across themes: what the review states beside its themes, and its cycle."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import Id, Line, Note, Prose, Record, SourcePlace
from generator.evidence.records.interpretation import FindingLink
from generator.evidence.records.statement import Statement


class GroupRole(StrEnum):
    """What the statements of a group are for."""

    FACILITATORS = "facilitators"
    BARRIERS = "barriers"
    LADDER = "ladder"
    RECIPROCAL = "reciprocal"
    REFUTATIONAL = "refutational"
    CHARACTERISTICS = "characteristics"
    DISCUSSION = "discussion"


class StatementGroup(Record):
    """Statements that belong together, under a heading."""

    id: Id
    role: Annotated[GroupRole, Field(strict=False)]
    title: Line
    statements: tuple[Statement, ...] = Field(min_length=1)
    notes: tuple[Note, ...] = ()


class CycleStep(Record):
    """One step of a cycle."""

    id: Id
    title: Line
    text: Line
    models: tuple[Id, ...] = Field(default=(), description="Models that the step is about.")
    findings: tuple[FindingLink, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Cycle(Record):
    """A cyclic framework of the review: steps in order, the last leading back to the first."""

    title: Line
    summary: Prose
    interpretation: Id | None = Field(
        default=None, description="The interpretation that the cycle belongs to."
    )
    place: SourcePlace
    steps: tuple[CycleStep, ...] = Field(min_length=2, max_length=8)
    returns: Line = Field(description="How the last step leads back to the first.")
    notes: tuple[Note, ...] = ()


class Synthesis(Record):
    """What the review states across its themes."""

    summary: Prose
    place: SourcePlace
    cycle: Cycle | None = None
    groups: tuple[StatementGroup, ...] = ()
    notes: tuple[Note, ...] = ()
