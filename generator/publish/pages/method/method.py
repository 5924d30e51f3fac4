"""How the review was made: question, search, study flow, appraisal, scoring, advisory group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.records.base import Fact
from generator.evidence.records.reported import as_said
from generator.evidence.records.reporting import ReviewPart
from generator.evidence.records.review import AdvisoryGroup
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
from generator.publish.pages.method.appraising import AppraisalItem, appraisal_item
from generator.publish.pages.method.flow import FlowView, flow_view
from generator.publish.pages.method.reporting import ReportingView, reporting_view
from generator.publish.pages.method.scale import ScaleItem, scale_item
from generator.publish.pages.method.searching import (
    ProtocolItem,
    QuestionItem,
    RegistrationItem,
    SearchItem,
    protocol_item,
    question_item,
    registration_item,
    search_item,
)
from generator.publish.pages.method.sources import SourceItem, source_items
from generator.publish.pages.page import Page, Sought, TocItem

REGISTRATION: Final = TocItem(N_("Registration and protocol"), "registration")


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
    question: QuestionItem | None
    registration: RegistrationItem | None
    protocol: ProtocolItem | None
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
    view = MethodView(
        method=review.method,
        aim=fact_items(catalogue, (review.aim,))[0],
        reporting=reporting_view(catalogue, review.reporting),
        question=question_item(catalogue, review.question) if review.question else None,
        registration=registration_item(catalogue, review.registration)
        if review.registration
        else None,
        protocol=protocol_item(catalogue, review.protocol) if review.protocol else None,
        search=search_item(catalogue, review.search) if review.search else None,
        screening=_section(catalogue, ReviewPart.SCREENING, review.screening),
        flow=flow_view(catalogue, review.flow.steps, review.flow.notes) if review.flow else None,
        appraisal=appraisal_item(catalogue),
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
        sought=tuple(_sought(view)),
    )


def _sought(view: MethodView) -> Iterator[Sought]:
    """What has no record of its own and is looked for all the same."""
    if view.registration or view.protocol:
        register = view.registration
        said = f"{register.registry} {as_said(register.number)}." if register else ""
        protocol = f"{view.protocol.text} {view.protocol.reference}" if view.protocol else ""
        asked = ("registration", "registered", "protocol")
        yield Sought(
            asked, _(REGISTRATION.title), REGISTRATION.anchor, f"{said} {protocol}".strip()
        )


def _section(catalogue: Catalogue, part: ReviewPart, facts: tuple[Fact, ...]) -> FactSection:
    section = method_section(part)
    return FactSection(
        section.path.partition("#")[2],
        section.text,
        _(_SUBJECTS[part]),
        fact_items(catalogue, facts),
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
        ReviewPart.QUESTION: view.question,
        ReviewPart.SEARCH: view.search,
        ReviewPart.SCREENING: view.screening.facts,
        ReviewPart.APPRAISAL: view.appraisal,
        ReviewPart.LADDER: view.scale,
        ReviewPart.ADVISORY_GROUP: view.group,
    }
    titles = {ReviewPart.LADDER: view.scale.title} if view.scale else {}
    sections = ((part, method_section(part)) for part, there in shown.items() if there)
    items = [
        TocItem(titles.get(part, section.text), section.path.partition("#")[2])
        for part, section in sections
    ]
    if view.registration or view.protocol:
        before = [item.anchor in {"flow", "question"} for item in items].count(True)
        items.insert(before, TocItem(_(REGISTRATION.title), REGISTRATION.anchor))
    return (
        *items,
        *(TocItem(section.title, section.anchor) for section in view.sections),
        *((TocItem(_("Item by item"), "reporting"),) if view.reporting else ()),
        TocItem(_("Sources"), "sources"),
    )
