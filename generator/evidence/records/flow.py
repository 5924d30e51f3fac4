"""A study flow: the numbers from search to inclusion, as printed, and how they hang together."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import Id, Line, Note, Record, SourcePlace
from generator.evidence.records.reported import Reported


class FlowRole(StrEnum):
    """What a number of the flow is."""

    STAGE = "stage"
    BRANCH = "branch"
    REMOVED = "removed"
    ADDED = "added"
    PART = "part"


class FlowStep(Record):
    """One number of the study flow, as printed."""

    id: Id
    label: Line
    role: Annotated[FlowRole, Field(strict=False)] = Field(
        default=FlowRole.STAGE,
        description=(
            "stage: what was in hand at this point. branch: one of several ways on from the stage "
            "before. removed: what left the stage or branch before. added: what joined it. "
            "part: a share of the stage before that is counted apart and leads no further."
        ),
    )
    number: Reported[Annotated[int, Field(ge=0)]]
    printed: Line = Field(description="The number exactly as the source prints it.")
    unit: Line = Field(description="What the source counts here: papers, studies, sources, …")
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Flow(Record):
    """The study flow: numbers from search to inclusion, from the first stage to the last."""

    steps: tuple[FlowStep, ...] = Field(min_length=1)
    notes: tuple[Note, ...] = ()
