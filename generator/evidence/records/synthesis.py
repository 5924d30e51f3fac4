"""The synthesis across themes: what the review states beside its themes, and its cycle."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import (
    BriefRank,
    Id,
    InterpretationId,
    LongLine,
    ModelId,
    Note,
    Prose,
    Record,
    SourcePlace,
    Title,
)
from generator.evidence.records.choice import Choice
from generator.evidence.records.interpretation import FindingLink
from generator.evidence.records.markers import Anchor, Called
from generator.evidence.records.statement import Statement
from generator.evidence.records.taxonomy import Taxonomy


class GroupRole(Choice):
    """What the statements of a group are for."""

    FACILITATORS = "facilitators", "What helps."
    BARRIERS = "barriers", "What hinders."
    LADDER = "ladder", "What is said of the scores."
    RECIPROCAL = "reciprocal", "Where studies agree."
    REFUTATIONAL = "refutational", "Where studies contradict each other."
    CHARACTERISTICS = "characteristics", "What is said of the studies themselves."
    DISCUSSION = "discussion", "What the discussion adds."


class SynthesisStatement(Statement):
    """A statement that the review makes across its themes."""

    brief: BriefRank = None


class StatementGroup(Record):
    """Statements that belong together, under a heading."""

    id: Annotated[Id, Anchor("group")]
    role: Annotated[GroupRole, Field(strict=False)]
    title: Title
    statements: Annotated[
        tuple[SynthesisStatement, ...], Called("synthesis statement", within_record=True)
    ] = Field(min_length=1)
    notes: tuple[Note, ...] = ()


class CycleStep(Record):
    """One step of a cycle."""

    id: Annotated[Id, Anchor("step")]
    title: Title
    text: LongLine
    models: tuple[ModelId, ...] = Field(default=(), description="Models that the step is about.")
    findings: tuple[FindingLink, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Cycle(Record):
    """A cyclic framework of the review: steps in order, the last leading back to the first."""

    title: Title
    summary: Prose
    interpretation: InterpretationId | None = Field(
        default=None, description="The interpretation that the cycle belongs to."
    )
    place: SourcePlace
    steps: tuple[CycleStep, ...] = Field(min_length=2, max_length=8)
    returns: LongLine = Field(description="How the last step leads back to the first.")
    notes: tuple[Note, ...] = ()


class Synthesis(Record):
    """What the review states across its themes."""

    summary: Prose
    place: SourcePlace
    cycle: Cycle | None = None
    taxonomy: Taxonomy | None = None
    groups: tuple[StatementGroup, ...] = ()
    notes: tuple[Note, ...] = ()
