"""The sections of the page of the method: the one table of their titles and anchors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.evidence import urls
from generator.evidence.interface import N_, NP_, WHATEVER, _, pgettext
from generator.evidence.records.reporting import ReviewPart
from generator.publish.pages.page import Link

_SECTIONS: Final[Mapping[str, tuple[str, str]]] = {
    ReviewPart.QUESTION: (N_("Question"), "question"),
    ReviewPart.SEARCH: (N_("Search"), "search"),
    ReviewPart.SCREENING: (N_("Screening"), "screening"),
    ReviewPart.FLOW: (NP_("whatever is counted", "Study flow"), "flow"),
    ReviewPart.APPRAISAL: (N_("Quality appraisal"), "appraisal"),
    ReviewPart.LADDER: (N_("Scoring"), "scale"),
    ReviewPart.ADVISORY_GROUP: (N_("Advisory group"), "advisory-group"),
    ReviewPart.ANALYSIS: (N_("Analysis and synthesis"), "analysis"),
    ReviewPart.STRENGTHS: (N_("Strengths"), "strengths"),
    ReviewPart.LIMITATIONS: (N_("Limitations"), "limitations"),
    ReviewPart.RECOMMENDATIONS: (N_("Recommendations"), "recommendations"),
    ReviewPart.DECLARATIONS: (N_("Declarations"), "declarations"),
}
"""Titles and anchors, by the part of the review; where ``review.yml`` has it, its field has the
same name."""


def method_section(part: str) -> Link:
    """The section that shows a part of the review."""
    title, anchor = _SECTIONS[part]
    said = pgettext(WHATEVER, title) if part == ReviewPart.FLOW else _(title)
    return Link(said, f"{urls.METHOD}#{anchor}")


def section_of_field(field: str) -> Link | None:
    """The section that shows a field of the review, if one does."""
    part = field.replace("_", "-")
    return method_section(part) if part in _SECTIONS else None
