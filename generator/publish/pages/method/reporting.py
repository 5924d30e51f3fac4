"""How the review was made, in the order of a reporting guideline: where each item is covered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.fields import title_of
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.records.base import Fact
from generator.evidence.records.reporting import Coverage, Reporting, ReportingItem, ReviewPart
from generator.publish.pages.items.method_sections import method_section
from generator.publish.pages.items.standing import things
from generator.publish.pages.items.words import first_words, listed
from generator.publish.pages.page import Link

COVERAGE_WORDS: Final = {
    Coverage.COVERED: N_("Covered"),
    Coverage.PARTLY: N_("Covered in part"),
    Coverage.NOT_COVERED: N_("This copy does not cover it"),
}
_COUNTED: Final[Mapping[Coverage, Callable[[int], str]]] = {
    Coverage.COVERED: lambda count: ngettext("{number} covered", "{number} covered", count),
    Coverage.PARTLY: lambda count: ngettext(
        "{number} covered in part", "{number} covered in part", count
    ),
    Coverage.NOT_COVERED: lambda count: ngettext(
        "{number} not covered by this copy", "{number} not covered by this copy", count
    ),
}
_PAGES: Final = {
    ReviewPart.STUDIES: (N_("Studies"), urls.STUDIES),
    ReviewPart.THEMES: (N_("Themes"), urls.THEMES),
    ReviewPart.INTERPRETATIONS: (N_("Conclusions"), urls.SYNTHESIS),
}


@dataclass(frozen=True)
class CriterionItem:
    """One item of the guideline with where it is covered."""

    position: int
    title: str
    criterion: str
    coverage: str
    coverage_words: str
    links: tuple[Link, ...]
    remark: str


@dataclass(frozen=True)
class PhaseItem:
    """Items that belong together, with the position of the first."""

    anchor: str
    title: str
    start: int
    items: tuple[CriterionItem, ...]


@dataclass(frozen=True)
class ReportingView:
    """A guideline and how this copy of the sources meets it."""

    guideline: str
    cites: str
    introduction: str
    words: str
    phases: tuple[PhaseItem, ...]


_DRAWN: Final = {
    ReviewPart.CYCLE: f"{urls.SYNTHESIS}#cycle",
    ReviewPart.DIAGRAM: f"{urls.SYNTHESIS}#diagram",
    ReviewPart.TAXONOMY: urls.TAXONOMY,
}
"""What the synthesis holds beside its statements, and where that stands."""


def reporting_view(catalogue: Catalogue, reporting: Reporting | None) -> ReportingView | None:
    """The items of the guideline in its order; None where none is recorded."""
    if reporting is None:
        return None
    phases, position = [], 1
    for phase in reporting.phases:
        items = tuple(
            _criterion_item(catalogue, item, place)
            for place, item in enumerate(phase.items, position)
        )
        anchor = urls.reporting_anchor(phase.id)
        phases.append(PhaseItem(anchor, phase.title, position, items))
        position += len(items)
    return ReportingView(
        reporting.guideline,
        "; ".join(reporting.cites),
        reporting.introduction or "",
        _words([item.coverage for phase in reporting.phases for item in phase.items]),
        tuple(phases),
    )


def _words(coverages: list[Coverage]) -> str:
    counts = [
        counted(coverages.count(coverage))
        for coverage, counted in _COUNTED.items()
        if coverage in coverages
    ]
    return ngettext(
        "{Number} item: {counts}.",
        "{Number} items: {counts}.",
        len(coverages),
        counts=listed(counts),
    )


def _criterion_item(catalogue: Catalogue, item: ReportingItem, position: int) -> CriterionItem:
    return CriterionItem(
        position=position,
        title=item.title,
        criterion=item.criterion,
        coverage=item.coverage.value,
        coverage_words=_(COVERAGE_WORDS[item.coverage]),
        links=(
            *(_part_link(catalogue, part) for part in item.parts),
            *(_thing_link(catalogue, "fact", fact) for fact in item.facts),
            *(_thing_link(catalogue, "statement group", group) for group in item.groups),
        ),
        remark=item.remark or "",
    )


def _part_link(catalogue: Catalogue, part: ReviewPart) -> Link:
    if part in _PAGES:
        title, path = _PAGES[part]
        return Link(_(title), path)
    if part in _DRAWN:
        made = getattr(catalogue.synthesis, part.value, None)
        return Link(made.title if made else "", _DRAWN[part])
    return method_section(part)


def _thing_link(catalogue: Catalogue, called: str, name: str) -> Link:
    thing = things(catalogue)[called, name]
    title = title_of(thing.part)
    is_text = isinstance(thing.part, Fact) and not thing.part.label
    return Link(first_words(title, 60) if is_text else title, thing.address)
