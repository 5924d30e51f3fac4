"""A model: a way of working that the review names for its studies."""

from __future__ import annotations

from pydantic import Field

from generator.evidence.records.base import FormerIds, Id, Line, Note, Prose, Record, SourcePlace
from generator.evidence.records.reported import Reported
from generator.evidence.records.statement import Statement


class Model(Record):
    """A model, such as shared plots; which studies used it stands in the study records."""

    id: Id = Field(description="The same as the file name without .yml.")
    formerly: FormerIds = ()
    title: Line
    description: Reported[Prose] = Field(
        description="What the sources say the model is; else: not reported.",
    )
    place: SourcePlace
    statements: tuple[Statement, ...] = Field(
        default=(), description="What the review states of the model, outside the themes."
    )
    notes: tuple[Note, ...] = ()
