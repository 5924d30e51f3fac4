"""The principles, the challenges by level, and what else their source says."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
from generator.evidence.records.interpretation import LinkBasis
from generator.evidence.records.principle import Principle
from generator.publish.pages.items.asked import answered_by_record
from generator.publish.pages.items.citation import CitationItem, source_citation
from generator.publish.pages.items.items import (
    FactItem,
    NoteItem,
    PlaceItem,
    fact_items,
    note_items,
    place_item,
)
from generator.publish.pages.items.words import first_words
from generator.publish.pages.method.flow import FlowView, flow_view
from generator.publish.pages.page import Link, Page, TocItem
from generator.publish.pages.theme.ties import FindingTieItem, TieItem, finding_tie_items, tie_items


@dataclass(frozen=True)
class RelatedChallenge:
    """A challenge that a principle is tied to, with its level and the reason."""

    level: str
    challenge: Link
    reason: str
    by_editors: bool


@dataclass(frozen=True)
class PrincipleItem:
    """One principle."""

    anchor: str
    title: str
    position: int
    meaning: str
    cites: str
    place: PlaceItem
    application: tuple[FactItem, ...]
    examples: tuple[FactItem, ...]
    challenges: tuple[RelatedChallenge, ...]
    findings: tuple[FindingTieItem, ...]
    ties: tuple[TieItem, ...]
    answers: tuple[Link, ...]
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class DefinitionItem:
    """A term as a source defines it."""

    anchor: str
    term: str
    text: str
    cites: str
    place: PlaceItem
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class LevelItem:
    """Challenges at one level."""

    anchor: str
    title: str
    challenges: tuple[FactItem, ...]
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class FrameworkItem:
    """What stands around the principles."""

    title: str
    summary: str
    place: PlaceItem
    citation: CitationItem
    definitions: tuple[DefinitionItem, ...]
    search: tuple[FactItem, ...]
    flow: FlowView | None
    levels: tuple[LevelItem, ...]
    claims: tuple[FactItem, ...]
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class PrinciplesView:
    """The page of principles."""

    principles: tuple[PrincipleItem, ...]
    self_assessment: Link | None
    framework: FrameworkItem | None


def principles_page(catalogue: Catalogue) -> Page:
    """The page of principles."""
    view = PrinciplesView(
        principles=tuple(
            PrincipleItem(
                anchor=urls.principle_anchor(item.id),
                title=item.title,
                position=position,
                meaning=item.meaning,
                cites="; ".join(item.cites),
                place=place_item(catalogue, item.place),
                application=fact_items(catalogue, item.application),
                examples=fact_items(catalogue, item.examples),
                challenges=_related_challenges(catalogue, item),
                findings=finding_tie_items(catalogue, item.findings),
                ties=tie_items(catalogue, item.themes),
                answers=answered_by_record(catalogue, "principle", item.id),
                notes=note_items(catalogue, item.notes),
            )
            for position, item in enumerate(catalogue.principles, 1)
        ),
        self_assessment=Link(_("Self-assessment for print"), urls.SELF_ASSESSMENT)
        if any(item.questions for item in catalogue.principles)
        else None,
        framework=_framework_item(catalogue),
    )
    framework = view.framework
    return Page(
        path=urls.PRINCIPLES,
        template="principles.html",
        title=_("Principles"),
        description=_("Principles, what they ask, examples, and challenges by level."),
        view=view,
        record=catalogue.paths.get("framework", ""),
        toc=(
            *(TocItem(item.title, item.anchor) for item in view.principles),
            *(
                (TocItem(_("Challenges by level"), "levels"),)
                if framework and framework.levels
                else ()
            ),
            *(
                (TocItem(_("Definitions"), "definitions"),)
                if framework and framework.definitions
                else ()
            ),
            *((TocItem(_("About this source"), "source"),) if framework else ()),
        ),
    )


def _related_challenges(catalogue: Catalogue, item: Principle) -> tuple[RelatedChallenge, ...]:
    levels = catalogue.framework.levels if catalogue.framework else ()
    reasons = {link.challenge: link for link in item.challenges}
    return tuple(
        RelatedChallenge(
            level.title,
            Link(
                fact.label or first_words(fact.text, 60),
                f"{urls.PRINCIPLES}#{urls.fact_anchor(fact.id)}",
            ),
            reasons[fact.id].reason,
            reasons[fact.id].basis is LinkBasis.EDITORS,
        )
        for level in levels
        for fact in level.challenges
        if fact.id in reasons
    )


def _framework_item(catalogue: Catalogue) -> FrameworkItem | None:
    framework = catalogue.framework
    if framework is None:
        return None
    return FrameworkItem(
        title=framework.title,
        summary=framework.summary,
        place=place_item(catalogue, framework.place),
        citation=source_citation(catalogue.sources[framework.source]),
        definitions=tuple(
            DefinitionItem(
                urls.definition_anchor(item.id),
                item.term,
                item.text,
                "; ".join(item.cites),
                place_item(catalogue, item.place),
                note_items(catalogue, item.notes),
            )
            for item in framework.definitions
        ),
        search=fact_items(catalogue, framework.search),
        flow=flow_view(catalogue, framework.flow, owner=framework.source),
        levels=tuple(
            LevelItem(
                urls.level_anchor(level.id),
                level.title,
                fact_items(catalogue, level.challenges),
                note_items(catalogue, level.notes),
            )
            for level in framework.levels
        ),
        claims=fact_items(catalogue, framework.claims),
        notes=note_items(catalogue, framework.notes),
    )
