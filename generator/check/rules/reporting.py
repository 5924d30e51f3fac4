"""Rules for a reporting guideline: what an item points to exists, and fits what is said of it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence.loading import Content
from generator.evidence.problems import Problem, ProblemKind, did_you_mean
from generator.evidence.records.base import Fact
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.reporting import Coverage, ReportingItem, ReviewPart
from generator.evidence.records.review import Review
from generator.evidence.records.source import Source
from generator.evidence.records.synthesis import StatementGroup, Synthesis
from generator.evidence.records.walk import parts

_FIELDS = {
    ReviewPart.SEARCH: "search",
    ReviewPart.SCREENING: "screening",
    ReviewPart.FLOW: "flow",
    ReviewPart.APPRAISAL: "appraisal",
    ReviewPart.LADDER: "ladder",
    ReviewPart.ADVISORY_GROUP: "advisory_group",
    ReviewPart.ANALYSIS: "analysis",
    ReviewPart.STRENGTHS: "strengths",
    ReviewPart.LIMITATIONS: "limitations",
    ReviewPart.RECOMMENDATIONS: "recommendations",
    ReviewPart.DECLARATIONS: "declarations",
}


def every_reporting_item_points_to_what_is_there(content: Content) -> Iterator[Problem]:
    """The facts, parts and groups by which an item is covered are recorded."""
    facts = {
        fact.id
        for kind in (Review, Source)
        for _, record in content.records(kind)
        for _, fact in parts(record, Fact)
    }
    groups = {group.id for _, _, group in content.parts(StatementGroup)}
    reviews = [review for _, review in content.records(Review)]
    there = {part for review in reviews for part in ReviewPart if _has(content, review, part)}
    unread = {kind.name for kind in KINDS if content.broken_ids(kind.name)}
    for entry, path, item in content.parts(ReportingItem):
        named = (
            ("facts", "fact", item.facts, facts, bool(unread & {"source", "review"})),
            ("groups", "group of statements", item.groups, groups, "synthesis" in unread),
            (
                "parts",
                "part",
                tuple(part.value for part in item.parts),
                there,
                bool(unread & {"review", "synthesis"}),
            ),
        )
        for field, noun, names, known, unsure in named:
            for number, name in enumerate(names):
                if name not in known and not unsure:
                    yield entry.problem(
                        "L021",
                        (*path, field, number),
                        f"The {noun} '{name}' that is to cover '{item.id}' is not recorded.",
                        did_you_mean(name, known) or "Point to what is, or leave it out.",
                        kind=ProblemKind.REFERS_TO_NOTHING,
                    )


def _has(content: Content, review: Review, part: ReviewPart) -> bool:
    if part in _FIELDS:
        return bool(getattr(review, _FIELDS[part]))
    if part is ReviewPart.CYCLE:
        return any(synthesis.cycle for _, synthesis in content.records(Synthesis))
    if part is ReviewPart.INTERPRETATIONS:
        return bool(content.ids("interpretation"))
    return True


def every_coverage_fits_what_covers(content: Content) -> Iterator[Problem]:
    """An item that is covered points somewhere; one that is not points nowhere."""
    for entry, path, item in content.parts(ReportingItem):
        named = bool(item.facts or item.parts or item.groups)
        if named == (item.coverage is Coverage.NOT_COVERED):
            yield entry.problem(
                "E021",
                (*path, "coverage"),
                f"The item '{item.id}' is {item.coverage.value}, "
                + ("but names what covers it." if named else "but names nothing that covers it."),
                "Write coverage: partly, or leave out what covers it."
                if named
                else "Name facts, parts or groups, or write coverage: not-covered.",
            )
