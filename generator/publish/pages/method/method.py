"""How the review was made: question, search, study flow, appraisal, scoring, advisory group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.records.base import Fact
from generator.evidence.records.reported import (
    NOT_REPORTED,
    as_said,
)
from generator.evidence.records.reporting import ReviewPart
from generator.evidence.records.review import AdvisoryGroup, Search
from generator.publish.pages.items.items import (
    FactItem,
    NoteItem,
    PlaceItem,
    fact_items,
    note_items,
    place_item,
)
from generator.publish.pages.items.method_sections import method_section
from generator.publish.pages.items.words import listed
from generator.publish.pages.method.flow import FlowView, flow_view
from generator.publish.pages.method.reporting import ReportingView, reporting_view
from generator.publish.pages.method.scale import ScaleItem, scale_item
from generator.publish.pages.method.sources import SourceItem, source_items
from generator.publish.pages.page import Page, TocItem


@dataclass(frozen=True)
class MethodRow:
    """One row of the question framework."""

    anchor: str
    heading: str
    concept: str
    place: PlaceItem


@dataclass(frozen=True)
class SearchItem:
    """How studies were looked for."""

    databases: tuple[tuple[str, tuple[str, ...]], ...]
    databases_words: str
    published_from: str
    published_to: str
    facts: tuple[FactItem, ...]
    place: PlaceItem
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class GroupMembers:
    """The advisory group."""

    name: str
    members_words: str
    facts: tuple[FactItem, ...]
    log: tuple[tuple[str, tuple[str, ...], PlaceItem], ...]
    place: PlaceItem
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class AppraisalItem:
    """How quality was appraised."""

    tools: tuple[FactItem, ...]
    threshold: str
    facts: tuple[FactItem, ...]
    place: PlaceItem
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class FactSection:
    """Facts under a heading."""

    anchor: str
    title: str
    subject: str
    """What the facts are about, inside a sentence."""
    facts: tuple[FactItem, ...]


_SUBJECTS: Final = {
    ReviewPart.SCREENING: N_("the screening"),
    ReviewPart.ANALYSIS: N_("analysis and synthesis"),
    ReviewPart.STRENGTHS: N_("strengths"),
    ReviewPart.LIMITATIONS: N_("limitations"),
    ReviewPart.RECOMMENDATIONS: N_("recommendations"),
    ReviewPart.DECLARATIONS: N_("declarations"),
}


@dataclass(frozen=True)
class MethodView:
    """The page of the method."""

    method: str
    aim: FactItem
    reporting: ReportingView | None
    question: str
    framework: str
    rows: tuple[MethodRow, ...]
    question_place: PlaceItem
    question_notes: tuple[NoteItem, ...]
    search: SearchItem | None
    screening: FactSection
    flow: FlowView | None
    appraisal: AppraisalItem | None
    scale: ScaleItem | None
    group: GroupMembers | None
    sections: tuple[FactSection, ...]
    sources: tuple[SourceItem, ...]
    notes: tuple[NoteItem, ...]
    glossary_path: str


def method_page(catalogue: Catalogue) -> Page:
    """The page of the method."""
    review = catalogue.review
    question = review.question
    view = MethodView(
        method=review.method,
        aim=fact_items(catalogue, (review.aim,))[0],
        reporting=reporting_view(catalogue, review.reporting),
        question=question.text,
        framework=as_said(question.framework),
        rows=tuple(
            MethodRow(
                urls.question_row_anchor(row.id),
                row.heading,
                row.concept,
                place_item(catalogue, row.place),
            )
            for row in question.rows
        ),
        question_place=place_item(catalogue, question.place),
        question_notes=note_items(catalogue, question.notes),
        search=_search_item(catalogue, review.search) if review.search else None,
        screening=_section(catalogue, ReviewPart.SCREENING, review.screening),
        flow=flow_view(catalogue, review.flow.steps, review.flow.notes) if review.flow else None,
        appraisal=_appraisal_item(catalogue),
        scale=scale_item(catalogue, review.ladder) if review.ladder else None,
        group=_group_item(catalogue, review.advisory_group) if review.advisory_group else None,
        sections=tuple(
            section
            for section in (
                _section(catalogue, ReviewPart.ANALYSIS, review.analysis),
                _section(catalogue, ReviewPart.STRENGTHS, review.strengths),
                _section(catalogue, ReviewPart.LIMITATIONS, review.limitations),
                _section(catalogue, ReviewPart.RECOMMENDATIONS, review.recommendations),
                _section(catalogue, ReviewPart.DECLARATIONS, review.declarations),
            )
            if section.facts
        ),
        sources=source_items(catalogue),
        notes=note_items(
            catalogue,
            (
                *review.everywhere,
                *(note for item in review.characteristics for note in item.notes),
                *review.notes,
            ),
        ),
        glossary_path=urls.GLOSSARY if catalogue.terms else "",
    )
    return Page(
        path=urls.METHOD,
        template="method.html",
        title=_("Method"),
        description=_("How the review was made, in its own order, with its limits."),
        view=view,
        record=catalogue.paths["review"],
        toc=_toc(view),
    )


def _section(catalogue: Catalogue, part: ReviewPart, facts: tuple[Fact, ...]) -> FactSection:
    section = method_section(part)
    return FactSection(
        section.path.partition("#")[2],
        section.text,
        _(_SUBJECTS[part]),
        fact_items(catalogue, facts),
    )


def _search_item(catalogue: Catalogue, search: Search) -> SearchItem:
    databases = search.databases.known or ()
    kinds = tuple(dict.fromkeys(database.kind for database in databases))
    return SearchItem(
        databases=tuple(
            (kind, tuple(item.name for item in databases if item.kind == kind)) for kind in kinds
        ),
        databases_words=ngettext("{Number} database", "{Number} databases", len(databases))
        if databases
        else _(
            "Databases: {absent}",
            absent=as_said(search.databases, lambda _none: _(NOT_REPORTED)),
        ),
        published_from=as_said(search.published_from),
        published_to=as_said(search.published_to),
        facts=fact_items(catalogue, search.facts),
        place=place_item(catalogue, search.place),
        notes=note_items(catalogue, search.notes),
    )


def _appraisal_item(catalogue: Catalogue) -> AppraisalItem | None:
    appraisal = catalogue.review.appraisal
    if appraisal is None:
        return None
    return AppraisalItem(
        tools=fact_items(catalogue, appraisal.tools),
        threshold=as_said(appraisal.threshold),
        facts=fact_items(catalogue, appraisal.facts),
        place=place_item(catalogue, appraisal.place),
        notes=note_items(catalogue, appraisal.notes),
    )


def _group_item(catalogue: Catalogue, group: AdvisoryGroup) -> GroupMembers:
    total = sum(members.number for members in group.members)
    roles = listed([f"{members.number} {members.role}" for members in group.members])
    return GroupMembers(
        name=group.name,
        members_words=ngettext(
            "{Number} member: {roles}.", "{Number} members: {roles}.", total, roles=roles
        ),
        facts=fact_items(catalogue, group.facts),
        log=tuple(
            (stage.title, stage.tasks, place_item(catalogue, stage.place)) for stage in group.log
        ),
        place=place_item(catalogue, group.place),
        notes=note_items(catalogue, group.notes),
    )


def _toc(view: MethodView) -> tuple[TocItem, ...]:
    shown: dict[ReviewPart, object] = {
        ReviewPart.FLOW: view.flow,
        ReviewPart.QUESTION: True,
        ReviewPart.SEARCH: view.search,
        ReviewPart.SCREENING: view.screening.facts,
        ReviewPart.APPRAISAL: view.appraisal,
        ReviewPart.LADDER: view.scale,
        ReviewPart.ADVISORY_GROUP: view.group,
    }
    titles = {ReviewPart.LADDER: view.scale.title} if view.scale else {}
    sections = ((part, method_section(part)) for part, there in shown.items() if there)
    return (
        *(
            TocItem(titles.get(part, section.text), section.path.partition("#")[2])
            for part, section in sections
        ),
        *(TocItem(section.title, section.anchor) for section in view.sections),
        *((TocItem(_("Item by item"), "reporting"),) if view.reporting else ()),
        TocItem(_("Sources"), "sources"),
    )
