"""One page a theme: its summary, findings, quotes, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from generator import urls
from generator.catalogue import Catalogue
from generator.robustness import resting_on_one_study, support_of_theme
from generator.views.items import (
    ATTRIBUTION_WORDS,
    VOICE_WORDS,
    FindingItem,
    NoteItem,
    PlaceItem,
    QuoteItem,
    StudyItem,
    finding_item,
    note_items,
    place_item,
    quote_item,
    study_item,
)
from generator.views.page import Link, Page, TocItem
from generator.views.support import support_sentences
from generator.views.themes import KIND_WORDS
from generator.views.words import counted, listed, sentence


@dataclass(frozen=True)
class SupportItem:
    """What a theme rests on, in words first."""

    sentences: tuple[str, ...]
    countries: str
    models: tuple[Link, ...]
    voices: str
    attributions: str
    single: tuple[Link, ...]


@dataclass(frozen=True)
class ThemeView:
    """One theme."""

    category: Link
    kind: str
    kind_words: str
    summary: str
    place: PlaceItem
    findings_words: str
    quotes_words: str
    findings: tuple[FindingItem, ...]
    reference_note: str
    quotes: tuple[QuoteItem, ...]
    support: SupportItem
    studies: tuple[StudyItem, ...]
    ladder_title: str
    notes: tuple[NoteItem, ...]
    interpretations: tuple[tuple[Link, str, bool], ...]
    principles: tuple[tuple[Link, str, bool], ...]
    previous: Link | None
    next: Link | None


def theme_pages(catalogue: Catalogue) -> tuple[Page, ...]:
    """A page for each theme."""
    return tuple(_theme_page(catalogue, position) for position in range(len(catalogue.themes)))


def _theme_page(catalogue: Catalogue, position: int) -> Page:
    theme = catalogue.themes[position]
    category = catalogue.category[theme.category]
    findings = catalogue.findings_of_theme.get(theme.id, ())
    quotes = catalogue.quotes_of_theme.get(theme.id, ())
    ladder = catalogue.review.ladder
    view = ThemeView(
        category=Link(category.title, urls.category(category.id)),
        kind=theme.kind.value,
        kind_words=KIND_WORDS[theme.kind],
        summary=theme.summary,
        place=place_item(catalogue, theme.place),
        findings_words=sentence(counted(len(findings), "finding")),
        quotes_words=sentence(counted(len(quotes), "quote")),
        findings=tuple(finding_item(catalogue, finding) for finding in findings),
        reference_note=catalogue.review.reference_note or "",
        quotes=tuple(quote_item(catalogue, quoted) for quoted in quotes),
        support=_support_item(catalogue, theme.id),
        studies=tuple(study_item(catalogue, s) for s in catalogue.studies_of_theme[theme.id]),
        ladder_title=ladder.title if ladder and catalogue.has_ladder else "",
        notes=note_items(catalogue, theme.notes),
        interpretations=tuple(
            (Link(i.title, urls.interpretation(i.id)), link.reason, link.basis == "editors")
            for i in catalogue.interpretations
            for link in i.themes
            if link.theme == theme.id
        ),
        principles=tuple(
            (Link(p.title, urls.principle(p.id)), link.reason, link.basis == "editors")
            for p in catalogue.principles
            for link in p.themes
            if link.theme == theme.id
        ),
        previous=_neighbour(catalogue, position - 1),
        next=_neighbour(catalogue, position + 1),
    )
    return Page(
        path=urls.theme(theme.id),
        template="theme.html",
        title=theme.title,
        description=f"{theme.title}: findings, quotes and what they rest on.",
        view=view,
        record=catalogue.paths[f"theme/{theme.id}"],
        toc=_toc(view),
        breadcrumbs=(Link("Themes", urls.THEMES), view.category),
    )


def _support_item(catalogue: Catalogue, theme_id: str) -> SupportItem:
    support = support_of_theme(catalogue, theme_id)
    return SupportItem(
        sentences=support_sentences(catalogue, support),
        countries=listed(support.countries),
        models=tuple(Link(catalogue.model[m].title, urls.model(m)) for m in support.models),
        voices=listed(
            [f"{VOICE_WORDS[voice].lower()}: {count}" for voice, count in support.voices.items()]
        ),
        attributions=listed(
            [f"{ATTRIBUTION_WORDS[a].lower()}: {n}" for a, n in support.attributions.items()]
        ),
        single=tuple(
            Link(f.statement.statement, urls.finding(f.theme.id, f.statement.id))
            for f in resting_on_one_study(catalogue)
            if f.theme.id == theme_id
        ),
    )


def _neighbour(catalogue: Catalogue, position: int) -> Link | None:
    if not 0 <= position < len(catalogue.themes):
        return None
    theme = catalogue.themes[position]
    return Link(theme.title, urls.theme(theme.id))


def _toc(view: ThemeView) -> tuple[TocItem, ...]:
    return (
        TocItem("Summary", "summary"),
        TocItem("Findings", "findings"),
        *((TocItem("Quotes", "quotes"),) if view.quotes else ()),
        TocItem("What it rests on", "rests-on"),
        *((TocItem("Studies", "studies"),) if view.studies else ()),
        *((TocItem("Related", "related"),) if view.interpretations or view.principles else ()),
    )
