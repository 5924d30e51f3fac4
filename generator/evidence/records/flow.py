"""A study flow: the numbers from search to inclusion, as printed, and how they hang together."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import Id, Line, Note, Printed, Record, SourcePlace
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import Anchor, Called, Trait
from generator.evidence.records.reported import Reported


class FlowRole(Choice):
    """What a number of the flow is."""

    STAGE = "stage", "What remained at this point."
    BRANCH = "branch", "One of several ways on from the stage before."
    REMOVED = "removed", "What left the flow here."
    ADDED = "added", "What joined the flow here."
    PART = "part", "A part of the number before."


class FlowStep(Record):
    """One number of the study flow, as printed."""

    id: Annotated[Id, Anchor("flow")]
    label: Annotated[Line, Trait.TITLE]
    role: Annotated[FlowRole, Field(strict=False)] = Field(
        default=FlowRole.STAGE,
        description=(
            "stage: what was in hand at this point. branch: one of several ways on from the stage "
            "before. removed: what left the stage or branch before. added: what joined it. "
            "part: a share of the stage before that is counted apart and leads no further."
        ),
    )
    number: Reported[Annotated[int, Field(ge=0)]] = Field(
        description="The number as the source reports it."
    )
    printed: Printed = Field(description="The number exactly as the source prints it.")
    unit: Line = Field(description="What the source counts here: papers, studies, sources, …")
    place: SourcePlace
    notes: tuple[Note, ...] = ()


FlowSteps = Annotated[tuple[FlowStep, ...], Called("number")]


class Flow(Record):
    """The study flow: numbers from search to inclusion, from the first stage to the last."""

    steps: FlowSteps = Field(min_length=1)
    notes: tuple[Note, ...] = ()
