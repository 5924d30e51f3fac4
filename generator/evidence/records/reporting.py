"""A reporting guideline, item by item, and where the sources cover it as the editors judge."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import Cites, Id, Line, LongLine, Record, Title
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import Anchor, RefersTo


class Coverage(Choice):
    """Whether this copy of the sources covers an item."""

    COVERED = "covered", "The item is covered."
    PARTLY = "partly", "Only a part of the item is covered."
    NOT_COVERED = "not-covered", "This copy of the sources does not cover it."


class ReviewPart(Choice):
    """A part of the site that can cover an item."""

    QUESTION = "question", "The review question."
    SEARCH = "search", "How studies were looked for."
    SCREENING = "screening", "How studies were chosen."
    FLOW = "flow", "The study flow."
    APPRAISAL = "appraisal", "How the quality of studies was appraised."
    LADDER = "ladder", "The scale of the score."
    ADVISORY_GROUP = "advisory-group", "The advisory group."
    ANALYSIS = "analysis", "How the findings were brought together."
    STRENGTHS = "strengths", "The strengths of the review."
    LIMITATIONS = "limitations", "The limitations of the review."
    RECOMMENDATIONS = "recommendations", "What the review recommends."
    DECLARATIONS = "declarations", "Funding, competing interests and the like."
    STUDIES = "studies", "The studies."
    THEMES = "themes", "The themes."
    INTERPRETATIONS = "interpretations", "The interpretations."
    CYCLE = "cycle", "The cycle of the review."
    DIAGRAM = "diagram", "The conceptual model of the review."
    TAXONOMY = "taxonomy", "The taxonomy of the review."


class ReportingItem(Record):
    """One item of the guideline, in the editors' short wording, and where it is covered."""

    id: Id
    title: Title
    criterion: LongLine = Field(
        description="What the guideline asks for, in the editors' short words."
    )
    coverage: Annotated[Coverage, Field(strict=False)]
    facts: tuple[Annotated[Id, RefersTo(("fact",))], ...] = Field(
        default=(), description="Facts of the review or of a source that cover it, by id."
    )
    parts: tuple[Annotated[ReviewPart, Field(strict=False)], ...] = Field(
        default=(), description="Whole parts of the site that cover it."
    )
    groups: tuple[Annotated[Id, RefersTo(("statement group",))], ...] = Field(
        default=(), description="Groups of statements of the synthesis that cover it, by id."
    )
    remark: LongLine | None = Field(default=None, description="What this copy leaves out.")


class ReportingPhase(Record):
    """Items of the guideline that belong together."""

    id: Annotated[Id, Anchor("reporting")]
    title: Title
    items: tuple[ReportingItem, ...] = Field(min_length=1)


class Reporting(Record):
    """A reporting guideline and how the review meets it, as the editors read this copy."""

    guideline: Line
    cites: Cites = ()
    introduction: LongLine | None = Field(
        default=None, description="What the guideline is, in a sentence or two."
    )
    phases: tuple[ReportingPhase, ...] = Field(min_length=1)
