"""The sections of the page of the method: the one table of their titles and anchors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.evidence import urls
from generator.evidence.records.reporting import ReviewPart
from generator.publish.pages.page import Link

METHOD_SECTIONS: Final[Mapping[str, Link]] = {
    part: Link(title, f"{urls.METHOD}#{anchor}")
    for part, title, anchor in (
        (ReviewPart.QUESTION, "Question", "question"),
        (ReviewPart.SEARCH, "Search", "search"),
        (ReviewPart.SCREENING, "Screening", "screening"),
        (ReviewPart.FLOW, "Study flow", "flow"),
        (ReviewPart.APPRAISAL, "Quality appraisal", "appraisal"),
        (ReviewPart.LADDER, "Scoring", "scale"),
        (ReviewPart.ADVISORY_GROUP, "Advisory group", "advisory-group"),
        (ReviewPart.ANALYSIS, "Analysis and synthesis", "analysis"),
        (ReviewPart.STRENGTHS, "Strengths", "strengths"),
        (ReviewPart.LIMITATIONS, "Limitations", "limitations"),
        (ReviewPart.RECOMMENDATIONS, "Recommendations", "recommendations"),
        (ReviewPart.DECLARATIONS, "Declarations", "declarations"),
    )
}
"""By the part of the review; where ``review.yml`` has it, its field has the same name."""


def section_of_field(field: str) -> Link | None:
    """The section that shows a field of the review, if one does."""
    return METHOD_SECTIONS.get(field.replace("_", "-"))
