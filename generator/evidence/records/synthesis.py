"""The synthesis across themes: what the review states beside its themes, and what it draws."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import (
    BriefRank,
    Id,
    Note,
    Prose,
    Record,
    SourcePlace,
    Title,
)
from generator.evidence.records.choice import Choice
from generator.evidence.records.drawn import Cycle, Diagram
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


class Synthesis(Record):
    """What the review states across its themes."""

    summary: Prose
    place: SourcePlace
    cycle: Cycle | None = None
    diagram: Diagram | None = None
    taxonomy: Taxonomy | None = None
    groups: tuple[StatementGroup, ...] = ()
    notes: tuple[Note, ...] = ()
