"""A model: a way of working that the review names for its studies."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import (
    Also,
    FileId,
    FormerIds,
    Note,
    Prose,
    Record,
    SourcePlace,
    Title,
)
from generator.evidence.records.markers import Anchor, Called
from generator.evidence.records.reported import Reported
from generator.evidence.records.statement import Statement


class Model(Record):
    """A model, such as shared plots; which studies used it stands in the study records."""

    id: Annotated[FileId, Anchor("model")]
    formerly: FormerIds = ()
    title: Title
    description: Reported[Prose] = Field(
        description="What the sources say the model is; else: not reported.",
    )
    place: SourcePlace
    statements: Annotated[tuple[Statement, ...], Called("model statement", within_record=True)] = (
        Field(default=(), description="What the review states of the model, outside the themes.")
    )
    also: Also = ()
    notes: tuple[Note, ...] = ()
