"""What a review draws of how things hang together: a closed cycle, or parts with arrows."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from generator.evidence.interface import _
from generator.evidence.records.base import (
    Id,
    InterpretationId,
    LongLine,
    ModelId,
    Note,
    Prose,
    Record,
    SourcePlace,
    Title,
    contradiction,
)
from generator.evidence.records.interpretation import FindingLink
from generator.evidence.records.markers import Anchor, Called, RefersTo

NodeId = Annotated[Id, RefersTo(("diagram node",), in_own_record=True)]


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


class DiagramNode(Record):
    """One part of a diagram."""

    id: Annotated[Id, Anchor("node")]
    title: Title
    text: LongLine | None = Field(default=None, description="What the source says of it.")
    part_of: NodeId | None = Field(
        default=None, description="The part within which it is drawn; that one stands in no other."
    )
    models: tuple[ModelId, ...] = Field(default=(), description="Models that it is about.")
    findings: tuple[FindingLink, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class DiagramArrow(Record):
    """An arrow between two parts of a diagram that stand in no other."""

    start: NodeId
    end: NodeId
    both: bool = Field(default=False, description="Whether it leads both ways.")
    words: LongLine | None = Field(
        default=None, description="What the source says of the arrow, or writes beside it."
    )


class Diagram(Record):
    """A conceptual model of the review that is no closed cycle: parts, and arrows between them."""

    title: Title
    summary: Prose
    interpretation: InterpretationId | None = Field(
        default=None, description="The interpretation that the diagram belongs to."
    )
    place: SourcePlace
    nodes: Annotated[tuple[DiagramNode, ...], Called("diagram node")] = Field(
        min_length=2, max_length=24
    )
    arrows: Annotated[tuple[DiagramArrow, ...], Called("arrow")] = Field(default=(), max_length=48)
    no_arrows: LongLine | None = Field(
        default=None, description="In place of arrows: why none is drawn here."
    )
    notes: tuple[Note, ...] = ()

    @model_validator(mode="after")
    def _arrows_or_why_not(self) -> Diagram:
        if bool(self.arrows) == bool(self.no_arrows):
            raise contradiction(
                "diagram_arrows",
                "arrows",
                _("A diagram has either arrows or no_arrows, which says why none is drawn."),
            )
        return self

    @model_validator(mode="after")
    def _drawn_on_two_levels(self) -> Diagram:
        inside = {node.id for node in self.nodes if node.part_of}
        if any(node.part_of in inside or node.part_of == node.id for node in self.nodes):
            raise contradiction(
                "diagram_parts",
                "nodes",
                _("A part of a diagram stands within another one that stands in none."),
            )
        ends = [(arrow.start, arrow.end) for arrow in self.arrows]
        if any(start == end or {start, end} & inside for start, end in ends):
            raise contradiction(
                "diagram_ends",
                "arrows",
                _("An arrow leads from one part to another one, and both stand in no other part."),
            )
        return self
