"""One page a study: at a glance, what it contributes by theme, what is unknown, what is near."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial

from generator.derive.neighbours import Neighbours
from generator.derive.support import solely_supported_findings
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, QuoteInStudy
from generator.evidence.interface import _, listed, ngettext
from generator.evidence.records.dimensions import ValueKind
from generator.evidence.records.study import Study
from generator.publish.exports import CITATION_FORMATS, reference_file
from generator.publish.pages.items.citation import (
    FORMAT_WORDS,
    CitationItem,
    citation_item,
    printed_title,
)
from generator.publish.pages.items.cite import StyledItem, other_styles
from generator.publish.pages.items.items import (
    FactItem,
    FindingItem,
    NoteItem,
    PlaceItem,
    QuoteItem,
    fact_items,
    note_items,
    place_item,
    quote_item,
    statement_item,
)
from generator.publish.pages.items.statements import owned_link, owner_link
from generator.publish.pages.items.told_apart import about_study, told_apart
from generator.publish.pages.method.appraising import GivenAnswer, given_answers
from generator.publish.pages.page import Link, Page, PlannedPage, TocItem
from generator.publish.pages.study.card import StudyCard, report_words, study_card
from generator.publish.pages.study.contributions import (
    Contribution,
    ThemesWithout,
    contributions_of,
    seen_from,
    themes_without,
)
from generator.publish.pages.study.lacking import KnownOfNone, known_of_few, known_of_none
from generator.publish.pages.study.nearby import NearItem, near_studies
from generator.publish.pages.study.reports import FurtherReport, further_reports, together


@dataclass(frozen=True)
class StudyView:
    """One study."""

    id: str
    label: str
    about: str
    """What tells it apart, in a person's words."""
    title: str
    title_language: str
    translated_title: str
    translated_title_language: str
    lede: str
    card: StudyCard
    contributions: tuple[Contribution, ...]
    without: ThemesWithout
    other_statements: tuple[FindingItem, ...]
    other_words: str
    quotes_without_theme: tuple[QuoteItem, ...]
    appraised: tuple[GivenAnswer, ...]
    """What it got for the questions of the quality appraisal."""
    details: tuple[FactItem, ...]
    details_words: str
    falling: tuple[Link, ...]
    falling_words: str
    falling_title: str
    near: tuple[NearItem, ...]
    near_how: str
    """What neighbours are counted by."""
    citation: CitationItem
    styles: tuple[StyledItem, ...]
    """The reference in the styles that pages do not use."""
    citation_place: PlaceItem
    report: str
    """What kind of report it is, and in which language."""
    together: tuple[Link, ...]
    """The other studies in the same report."""
    further: tuple[FurtherReport, ...]
    downloads: tuple[Link, ...]
    notes: tuple[NoteItem, ...]
    previous: Link | None
    next: Link | None

    @property
    def beyond_themes(self) -> bool:
        """Whether anything of the study stands outside the themes."""
        return bool(self.other_statements or self.quotes_without_theme)


def study_pages(catalogue: Catalogue) -> tuple[PlannedPage, ...]:
    """A page for each study."""
    neighbours = cache(lambda: Neighbours(catalogue))
    quoted = cache(lambda: _quotes_by_study(catalogue))
    known = cache(lambda: (known_of_none(catalogue), known_of_few(catalogue)))

    def at(position: int) -> Page:
        quotes = quoted().get(catalogue.studies[position].id, ())
        return _study_page(neighbours(), quotes, position, *known())

    return tuple(
        PlannedPage(urls.study(study.id), partial(at, position))
        for position, study in enumerate(catalogue.studies)
    )


def _quotes_by_study(catalogue: Catalogue) -> dict[str, tuple[QuoteInStudy, ...]]:
    quotes: dict[str, list[QuoteInStudy]] = {}
    for quoted in catalogue.quotes:
        quotes.setdefault(quoted.study.id, []).append(quoted)
    return {study: tuple(items) for study, items in quotes.items()}


def _study_page(
    neighbours: Neighbours,
    quotes: tuple[QuoteInStudy, ...],
    position: int,
    of_none: KnownOfNone,
    of_few: KnownOfNone,
) -> Page:
    catalogue = neighbours.catalogue
    study = catalogue.studies[position]
    label = catalogue.labels[study.id]
    contributions = contributions_of(catalogue, study, quotes)
    others = _other_statements(catalogue, study)
    alone = len(solely_supported_findings(catalogue, study.id))
    view = StudyView(
        id=study.id,
        label=label,
        about=about_study(catalogue, study),
        title=printed_title(study.reference),
        translated_title=study.reference.translated_title or "",
        translated_title_language=study.reference.translated_title_language,
        title_language=study.reference.title_language,
        lede=_lede(catalogue, study, len(contributions)),
        card=study_card(
            catalogue, study, [quote_item(catalogue, quoted) for quoted in quotes], of_none, of_few
        ),
        contributions=contributions,
        without=themes_without(catalogue, study),
        other_statements=others,
        other_words=_other_words(len(others)),
        quotes_without_theme=tuple(
            quote_item(catalogue, quoted) for quoted in quotes if not quoted.quote.themes
        ),
        appraised=given_answers(catalogue, study),
        details=fact_items(catalogue, study.details),
        details_words=_details_words(len(study.details)),
        falling=tuple(
            Link(finding.statement.statement, urls.finding(finding.theme.id, finding.statement.id))
            for finding in solely_supported_findings(catalogue, study.id)
        ),
        falling_words=_falling_words(catalogue, study),
        falling_title=ngettext("{count} finding in full", "{count} findings in full", alone),
        near=near_studies(neighbours, study),
        near_how=_near_how(catalogue),
        citation=citation_item(study.reference, catalogue.review.no_link),
        styles=other_styles(study.reference),
        citation_place=place_item(catalogue, study.reference.place),
        report=report_words(catalogue, study),
        together=tuple(
            Link(told_apart(catalogue, other), urls.study(other.id))
            for other in together(catalogue, study)
        ),
        further=further_reports(catalogue, study),
        downloads=tuple(
            Link(words, urls.data_file(reference_file(study.id, ending)))
            for ending, words in FORMAT_WORDS.items()
            if ending in CITATION_FORMATS
        ),
        notes=(
            *note_items(catalogue, study.notes),
            *note_items(catalogue, study.reference.notes),
        ),
        previous=_beside(catalogue, position - 1),
        next=_beside(catalogue, position + 1),
    )
    return Page(
        path=urls.study(study.id),
        template="study.html",
        title=label,
        description=_("{study}: {title}", study=label, title=study.reference.title),
        view=view,
        record=catalogue.paths[f"study/{study.id}"],
        toc=_toc(view),
        breadcrumbs=(Link(_("Studies"), urls.STUDIES),),
    )


def _lede(catalogue: Catalogue, study: Study, themes: int) -> str:
    """How much it contributes, in figures."""
    findings = len(catalogue.findings_of_study.get(study.id, ()))
    quotes = sum(bool(quote.themes) for quote in study.quotes)
    free = len(study.quotes) - quotes
    if not findings and not study.quotes:
        return _("No finding of the synthesis cites this study, and no quote is taken from it.")
    total = len(catalogue.themes)
    counts = [
        ngettext("{count} finding", "{count} findings", findings),
        ngettext("{count} quote", "{count} quotes", quotes),
        ngettext("{part} of {count} theme", "{part} of {count} themes", total, part=themes),
    ]
    if free:
        counts.append(
            ngettext("{count} quote outside the themes", "{count} quotes outside the themes", free)
        )
    return " · ".join(counts)


def _other_statements(catalogue: Catalogue, study: Study) -> tuple[FindingItem, ...]:
    return tuple(
        seen_from(
            study,
            statement_item(
                catalogue, owned.statement, *owned_link(owned), owner_link(catalogue, owned)
            ),
        )
        for owned in catalogue.statements_of_study.get(study.id, ())
    )


def _other_words(count: int) -> str:
    return ngettext(
        "{Number} statement outside the themes cites this study",
        "{Number} statements outside the themes cite this study",
        count,
    )


def _details_words(count: int) -> str:
    return ngettext(
        "{Number} thing that stands outside themes and conclusions, each with its place",
        "{Number} things that stand outside themes and conclusions, each with its place",
        count,
    )


def _falling_words(catalogue: Catalogue, study: Study) -> str:
    if study.id not in catalogue.findings_of_study:
        return _("No finding of the review cites this study, so none rests on it.")
    falling = solely_supported_findings(catalogue, study.id)
    if not falling:
        return _("Every finding that cites this study cites another one too.")
    return ngettext(
        "{Number} finding rests on this study alone, under {themes}. "
        "Without it, the review would cite nothing for it.",
        "{Number} findings rest on this study alone, under {themes}. "
        "Without it, the review would cite nothing for them.",
        len(falling),
        themes=listed(list(dict.fromkeys(finding.theme.title for finding in falling))),
    )


def _near_how(catalogue: Catalogue) -> str:
    """What neighbours are counted by: themes, and what else there is."""
    others = [one.nouns for one in catalogue.dimensions.values() if one.kind is ValueKind.REFERENCE]
    if not others:
        return _(
            "Counted by the themes in which the review cites or quotes both. "
            "It says nothing about places, people or quality."
        )
    return _(
        "Counted by the themes in which the review cites or quotes both, then by {others} of both. "
        "It says nothing about places, people or quality.",
        others=listed(others),
    )


def _beside(catalogue: Catalogue, position: int) -> Link | None:
    if not 0 <= position < len(catalogue.studies):
        return None
    study = catalogue.studies[position]
    return Link(told_apart(catalogue, study), urls.study(study.id))


def _toc(view: StudyView) -> tuple[TocItem, ...]:
    return (
        TocItem(_("At a glance"), "glance"),
        TocItem(
            _("By theme"),
            "contributions",
            tuple(TocItem(item.theme.text, item.anchor) for item in view.contributions),
        ),
        *((TocItem(_("Beyond the themes"), "statements"),) if view.beyond_themes else ()),
        TocItem(_("Reference"), "reference"),
        TocItem(_("What rests on it alone"), "alone"),
        *((TocItem(_("How it was appraised"), "appraised"),) if view.appraised else ()),
        *((TocItem(_("What else the review says"), "details"),) if view.details else ()),
        *((TocItem(_("Studies like it"), "near"),) if view.near else ()),
    )
