"""How the review was made, in the order of a reporting guideline: where each item is covered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.fields import title_of
from generator.evidence.records.base import Fact
from generator.evidence.records.reporting import Coverage, Reporting, ReportingItem, ReviewPart
from generator.publish.pages.items.method_sections import method_section
from generator.publish.pages.items.standing import things
from generator.publish.pages.items.words import counted, first_words, listed, number, sentence
from generator.publish.pages.page import Link

COVERAGE_WORDS: Final = {
    Coverage.COVERED: "Covered",
    Coverage.PARTLY: "Covered in part",
    Coverage.NOT_COVERED: "This copy does not cover it",
}
_PAGES: Final = {
    ReviewPart.STUDIES: Link("Studies", urls.STUDIES),
    ReviewPart.THEMES: Link("Themes", urls.THEMES),
    ReviewPart.INTERPRETATIONS: Link("Conclusions", urls.SYNTHESIS),
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
    phrases = {
        Coverage.COVERED: "covered",
        Coverage.PARTLY: "covered in part",
        Coverage.NOT_COVERED: "not covered by this copy",
    }
    counts = [
        f"{number(coverages.count(coverage))} {words}"
        for coverage, words in phrases.items()
        if coverage in coverages
    ]
    return f"{sentence(counted(len(coverages), 'item'))}: {listed(counts)}."


def _criterion_item(catalogue: Catalogue, item: ReportingItem, position: int) -> CriterionItem:
    return CriterionItem(
        position=position,
        title=item.title,
        criterion=item.criterion,
        coverage=item.coverage.value,
        coverage_words=COVERAGE_WORDS[item.coverage],
        links=(
            *(_part_link(catalogue, part) for part in item.parts),
            *(_thing_link(catalogue, "fact", fact) for fact in item.facts),
            *(_thing_link(catalogue, "statement group", group) for group in item.groups),
        ),
        remark=item.remark or "",
    )


def _part_link(catalogue: Catalogue, part: ReviewPart) -> Link:
    if part in _PAGES:
        return _PAGES[part]
    if part is ReviewPart.CYCLE:
        cycle = catalogue.synthesis.cycle if catalogue.synthesis else None
        return Link(cycle.title if cycle else "", f"{urls.SYNTHESIS}#cycle")
    return method_section(part)


def _thing_link(catalogue: Catalogue, called: str, name: str) -> Link:
    thing = things(catalogue)[called, name]
    title = title_of(thing.part)
    is_text = isinstance(thing.part, Fact) and not thing.part.label
    return Link(first_words(title, 60) if is_text else title, thing.address)
