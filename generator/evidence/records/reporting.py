"""A reporting guideline, item by item, and where the sources cover it as the editors judge."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import Id, Line, Record


class Coverage(StrEnum):
    """Whether this copy of the sources covers an item."""

    COVERED = "covered"
    PARTLY = "partly"
    NOT_COVERED = "not-covered"


class ReviewPart(StrEnum):
    """A part of the site that can cover an item."""

    QUESTION = "question"
    SEARCH = "search"
    SCREENING = "screening"
    FLOW = "flow"
    APPRAISAL = "appraisal"
    LADDER = "ladder"
    ADVISORY_GROUP = "advisory-group"
    ANALYSIS = "analysis"
    STRENGTHS = "strengths"
    LIMITATIONS = "limitations"
    RECOMMENDATIONS = "recommendations"
    DECLARATIONS = "declarations"
    STUDIES = "studies"
    THEMES = "themes"
    INTERPRETATIONS = "interpretations"
    CYCLE = "cycle"


class ReportingItem(Record):
    """One item of the guideline, in the editors' short wording, and where it is covered."""

    id: Id
    title: Line
    criterion: Line = Field(description="What the guideline asks for, in the editors' short words.")
    coverage: Annotated[Coverage, Field(strict=False)]
    facts: tuple[Id, ...] = Field(
        default=(), description="Facts of the review or of a source that cover it, by id."
    )
    parts: tuple[Annotated[ReviewPart, Field(strict=False)], ...] = Field(
        default=(), description="Whole parts of the site that cover it."
    )
    groups: tuple[Id, ...] = Field(
        default=(), description="Groups of statements of the synthesis that cover it, by id."
    )
    remark: Line | None = Field(default=None, description="What this copy leaves out.")


class ReportingPhase(Record):
    """Items of the guideline that belong together."""

    id: Id
    title: Line
    items: tuple[ReportingItem, ...] = Field(min_length=1)


class Reporting(Record):
    """A reporting guideline and how the review meets it, as the editors read this copy."""

    guideline: Line
    cites: tuple[Line, ...] = ()
    introduction: Line | None = None
    phases: tuple[ReportingPhase, ...] = Field(min_length=1)
