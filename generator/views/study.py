"""One page a study: at a glance, what it contributes by theme, its quotes, what is unknown."""

from __future__ import annotations

from dataclasses import dataclass

from generator import urls
from generator.catalogue import Catalogue
from generator.ladder import possible_scores
from generator.records.base import NOT_REPORTED
from generator.records.study import LadderScore, Study
from generator.robustness import falling_without
from generator.views.citation import CitationItem, citation_item
from generator.views.items import (
    FactItem,
    FindingItem,
    NoteItem,
    PlaceItem,
    QuoteItem,
    fact_items,
    finding_item,
    note_items,
    place_item,
    quote_item,
    score_words,
    statement_item,
)
from generator.views.page import Link, Page, TocItem
from generator.views.statements import belongs, owned_link
from generator.views.words import counted, listed, number, sentence


@dataclass(frozen=True)
class Glance:
    """One row of a study's facts: a value or values, where it stands, and what to know of it."""

    label: str
    values: tuple[str, ...]
    links: tuple[Link, ...]
    place: PlaceItem
    notes: tuple[NoteItem, ...] = ()
    explanation: str = ""


@dataclass(frozen=True)
class Contribution:
    """What the study contributes to one theme."""

    anchor: str
    theme: Link
    category: str
    findings: tuple[FindingItem, ...]
    quotes: tuple[QuoteItem, ...]


@dataclass(frozen=True)
class StudyView:
    """One study."""

    label: str
    title: str
    title_language: str
    lede: str
    glance: tuple[Glance, ...]
    contributions: tuple[Contribution, ...]
    themes_without: tuple[Link, ...]
    other_statements: tuple[FindingItem, ...]
    quotes_without_theme: tuple[QuoteItem, ...]
    details: tuple[FactItem, ...]
    falling: tuple[Link, ...]
    falling_words: str
    not_reported: tuple[Glance, ...]
    citation: CitationItem
    citation_place: PlaceItem
    notes: tuple[NoteItem, ...]
    previous: Link | None
    next: Link | None

    @property
    def beyond_themes(self) -> bool:
        """Whether anything of the study stands outside the themes."""
        return bool(self.other_statements or self.quotes_without_theme)


def study_pages(catalogue: Catalogue) -> tuple[Page, ...]:
    """A page for each study."""
    return tuple(_study_page(catalogue, position) for position in range(len(catalogue.studies)))


def _study_page(catalogue: Catalogue, position: int) -> Page:
    study = catalogue.studies[position]
    label = catalogue.labels[study.id]
    contributions = _contributions(catalogue, study)
    view = StudyView(
        label=label,
        title=study.reference.title,
        title_language=study.reference.title_language,
        lede=_lede(catalogue, study, len(contributions)),
        glance=_glance(catalogue, study),
        contributions=contributions,
        themes_without=tuple(
            Link(theme.title, urls.theme(theme.id))
            for theme in catalogue.themes
            if study not in catalogue.studies_of_theme[theme.id]
        ),
        other_statements=tuple(
            statement_item(
                catalogue, owned.statement, *owned_link(owned), belongs(catalogue, owned)
            )
            for owned in catalogue.statements_of_study.get(study.id, ())
        ),
        quotes_without_theme=tuple(
            quote_item(catalogue, quoted)
            for quoted in catalogue.quotes
            if quoted.study.id == study.id and not quoted.quote.themes
        ),
        details=fact_items(catalogue, study.details),
        falling=tuple(
            Link(finding.statement.statement, urls.finding(finding.theme.id, finding.statement.id))
            for finding in falling_without(catalogue, study.id)
        ),
        falling_words=_falling_words(catalogue, study),
        not_reported=_not_reported(catalogue, study),
        citation=citation_item(study.reference),
        citation_place=place_item(catalogue, study.reference.place),
        notes=(
            *note_items(catalogue, study.notes),
            *note_items(catalogue, study.reference.notes),
        ),
        previous=_neighbour(catalogue, position - 1),
        next=_neighbour(catalogue, position + 1),
    )
    return Page(
        path=urls.study(study.id),
        template="study.html",
        title=label,
        description=f"{label}: {study.reference.title}",
        view=view,
        record=catalogue.paths[f"study/{study.id}"],
        toc=_toc(view),
        breadcrumbs=(Link("Studies", urls.STUDIES),),
    )


def _lede(catalogue: Catalogue, study: Study, themes: int) -> str:
    findings = len(catalogue.findings_of_study.get(study.id, ()))
    if not findings and not study.quotes:
        return "No finding of the synthesis cites this study, and no quote is taken from it."
    return (
        f"The synthesis cites this study in {counted(findings, 'finding')} and takes "
        f"{counted(len(study.quotes), 'quote')} from it, across "
        f"{number(themes)} of {counted(len(catalogue.themes), 'theme')}."
    )


def _glance(catalogue: Catalogue, study: Study) -> tuple[Glance, ...]:
    c = study.characteristics
    place = place_item(catalogue, c.place)
    notes = note_items(catalogue, c.notes)
    rows = [
        Glance("Published in", (c.publication_country,), (), place),
        Glance("Carried out in", (c.study_country,), (), place),
        Glance("What the care was for", _values(c.provision), (), place),
        Glance("Models", (), _model_links(catalogue, study), place, notes),
        Glance(
            "Language of the report",
            (study.reference.language,),
            (),
            place_item(catalogue, study.reference.place),
        ),
    ]
    scale = catalogue.review.ladder
    if scale is not None:
        score = study.ladder
        scored = isinstance(score, LadderScore)
        rows.append(
            Glance(
                scale.title,
                (score_words(catalogue, study),),
                (),
                place_item(catalogue, score.place if isinstance(score, LadderScore) else c.place),
                note_items(catalogue, score.notes if isinstance(score, LadderScore) else ()),
                _score_explanation(possible_scores(study)) if scored else "",
            )
        )
    rows.extend(
        Glance(
            declared.label,
            (item.value,),
            (),
            place_item(catalogue, item.place),
            note_items(catalogue, item.notes),
        )
        for item in c.more
        for declared in catalogue.review.characteristics
        if declared.id == item.id and item.value != NOT_REPORTED
    )
    return tuple(rows)


def _score_explanation(scores: tuple[int, ...]) -> str:
    if len(scores) == 1:
        return "The exact score is reported."
    return "Only these possible scores are reported; which of them it is, is not."


def _values(value: tuple[str, ...] | str) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


def _model_links(catalogue: Catalogue, study: Study) -> tuple[Link, ...]:
    models = study.characteristics.models
    if not isinstance(models, tuple):
        return (Link(NOT_REPORTED, ""),)
    return tuple(Link(catalogue.model[m].title, urls.model(m)) for m in models)


def _not_reported(catalogue: Catalogue, study: Study) -> tuple[Glance, ...]:
    given = {item.id for item in study.characteristics.more if item.value != NOT_REPORTED}
    return tuple(
        Glance(
            declared.label,
            (NOT_REPORTED,),
            (),
            place_item(catalogue, declared.place),
            explanation=declared.where,
        )
        for declared in catalogue.review.characteristics
        if declared.id not in given
    )


def _contributions(catalogue: Catalogue, study: Study) -> tuple[Contribution, ...]:
    return tuple(
        Contribution(
            anchor=urls.study_theme_anchor(theme.id),
            theme=Link(theme.title, urls.theme(theme.id)),
            category=catalogue.category[theme.category].title,
            findings=tuple(
                finding_item(catalogue, finding)
                for finding in catalogue.findings_of_study.get(study.id, ())
                if finding.theme.id == theme.id
            ),
            quotes=tuple(
                quote_item(catalogue, quoted)
                for quoted in catalogue.quotes_of_theme.get(theme.id, ())
                if quoted.study.id == study.id
            ),
        )
        for theme in catalogue.themes
        if study in catalogue.studies_of_theme[theme.id]
    )


def _falling_words(catalogue: Catalogue, study: Study) -> str:
    falling = falling_without(catalogue, study.id)
    if not falling:
        return "Every finding that cites this study cites another one too."
    verb = "rests" if len(falling) == 1 else "rest"
    themes = listed(list(dict.fromkeys(finding.theme.title for finding in falling)))
    return sentence(
        f"{counted(len(falling), 'finding')} {verb} on this study alone, under {themes}. "
        "Without it, the review would cite nothing for them."
    )


def _neighbour(catalogue: Catalogue, position: int) -> Link | None:
    if not 0 <= position < len(catalogue.studies):
        return None
    study = catalogue.studies[position]
    return Link(catalogue.labels[study.id], urls.study(study.id))


def _toc(view: StudyView) -> tuple[TocItem, ...]:
    return (
        TocItem("At a glance", "glance"),
        TocItem(
            "By theme",
            "contributions",
            tuple(TocItem(item.theme.text, item.anchor) for item in view.contributions),
        ),
        *((TocItem("What else the review says", "details"),) if view.details else ()),
        *((TocItem("Beyond the themes", "statements"),) if view.beyond_themes else ()),
        TocItem("What rests on it alone", "alone"),
        *((TocItem("Not reported", "not-reported"),) if view.not_reported else ()),
        TocItem("Reference", "reference"),
    )
