"""Rules for a reporting guideline: what an item points to exists, and fits what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.evidence.fields import field_of
from generator.evidence.interface import N_, _
from generator.evidence.loading import Content
from generator.evidence.problems import Problem, ProblemKind, did_you_mean
from generator.evidence.records.reporting import Coverage, ReportingItem, ReviewPart
from generator.evidence.records.review import Review
from generator.evidence.records.synthesis import Synthesis

_COVERED: Final = N_("The item '{item}' is {coverage}, but names what covers it.")
_NOT_COVERED: Final = N_("The item '{item}' is {coverage}, but names nothing that covers it.")


def every_part_that_covers_is_there(content: Content) -> Iterator[Problem]:
    """The parts of the site by which an item is covered have something in them."""
    reviews = [review for _entry, review in content.records(Review)]
    there = [part for part in ReviewPart if any(_has(content, one, part) for one in reviews)]
    if content.broken_ids("review") or content.broken_ids("synthesis"):
        return
    for entry, path, item in content.parts(ReportingItem):
        for number, part in enumerate(item.parts):
            if part not in there:
                yield entry.problem(
                    "L021",
                    (*path, "parts", number),
                    _(
                        "The part '{part}' that is to cover '{item}' is not recorded.",
                        part=part,
                        item=item.id,
                    ),
                    did_you_mean(part, there) or _("Point to what is, or leave it out."),
                    kind=ProblemKind.REFERS_TO_NOTHING,
                )


def _has(content: Content, review: Review, part: ReviewPart) -> bool:
    name = part.replace("-", "_")
    if field_of(Review, name):
        return bool(getattr(review, name))
    if field_of(Synthesis, name):
        return any(getattr(synthesis, name) for _entry, synthesis in content.records(Synthesis))
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
                _(_COVERED if named else _NOT_COVERED, item=item.id, coverage=item.coverage.value),
                _("Write coverage: partly, or leave out what covers it.")
                if named
                else _("Name facts, parts or groups, or write coverage: not-covered."),
            )
