"""A theme of the review, with its findings."""

from __future__ import annotations

from pydantic import Field

from generator.evidence.records.base import FormerIds, Id, Line, Note, Prose, Record, SourcePlace
from generator.evidence.records.confidence import Confidence
from generator.evidence.records.plain import Plain
from generator.evidence.records.statement import Statement


class ReviewFinding(Statement):
    """A finding: a statement that stands in a theme, and may be assessed."""

    confidence: Confidence | None = Field(
        default=None,
        description="A judgement with GRADE-CERQual, if somebody made one; never made up.",
    )


class Theme(Record):
    """A theme, placed in one of the review's categories."""

    id: Id = Field(description="The same as the file name without .yml.")
    formerly: FormerIds = ()
    title: Line
    category: Id = Field(description="The id of a category in review.yml.")
    kind: Id = Field(description="The id of one of the review's kinds of themes.")
    order: int = Field(ge=1, le=10_000, description="Its place in the review's order of themes.")
    summary: Prose = Field(description="What the findings say together, in our own words.")
    plain: Plain | None = Field(default=None, description="The same in plain words, for everybody.")
    place: SourcePlace
    findings: tuple[ReviewFinding, ...] = ()
    notes: tuple[Note, ...] = ()
