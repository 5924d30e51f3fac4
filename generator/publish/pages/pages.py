"""Which pages a synthesis has, and how they are grouped in the navigation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator.derive.history import NO_HISTORY, History
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.kinds import KINDS
from generator.publish.pages.admin import admin_page
from generator.publish.pages.briefs import Brief, brief_names, briefs_pages
from generator.publish.pages.changes.changes import changes_page
from generator.publish.pages.compare.compare import compare_page, compared_kinds
from generator.publish.pages.data import data_page
from generator.publish.pages.effects import helps
from generator.publish.pages.effects.changed import changed_page
from generator.publish.pages.gaps.gap_lists import gap_list_pages
from generator.publish.pages.gaps.gaps import gaps_page
from generator.publish.pages.glossary import glossary_page
from generator.publish.pages.items.kind_words import kind_words
from generator.publish.pages.items.outcomes import what_changed
from generator.publish.pages.items.renamed import renamed_pages
from generator.publish.pages.items.words import sentence
from generator.publish.pages.ladder.ladder import ladder_pages
from generator.publish.pages.ladder.scales import TITLE as SCORES
from generator.publish.pages.ladder.scales import score_dimensions, scores_page
from generator.publish.pages.lists.findings import findings_pages
from generator.publish.pages.lists.quotes import quotes_pages
from generator.publish.pages.lists.search import search_page
from generator.publish.pages.matrix.matrix import matrix_pages
from generator.publish.pages.method.method import method_page
from generator.publish.pages.own_brief.own_brief import own_brief_page
from generator.publish.pages.page import Link, Page, PlannedPage
from generator.publish.pages.problems import problem_pages
from generator.publish.pages.questions.questions import questions_pages
from generator.publish.pages.study import where
from generator.publish.pages.study.studies import studies_pages
from generator.publish.pages.study.study import study_pages
from generator.publish.pages.summary.findings_table import findings_table_pages
from generator.publish.pages.summary.home import home_page
from generator.publish.pages.summary.self_assessment import self_assessment_page
from generator.publish.pages.summary.summary import summary_page
from generator.publish.pages.synthesis.model import model_pages
from generator.publish.pages.synthesis.models import models_page
from generator.publish.pages.synthesis.principles import principles_page
from generator.publish.pages.synthesis.synthesis import synthesis_pages
from generator.publish.pages.synthesis.taxonomy import taxonomy_page
from generator.publish.pages.theme.theme import theme_pages
from generator.publish.pages.theme.themes import themes_page

OUTCOMES = "outcomes"
"""What stands for the title of the page of outcomes, which differs by the kind of synthesis."""
_SECTIONS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (N_("Summary"), ((N_("Summary"), urls.SUMMARY), (N_("Briefs"), urls.BRIEFS))),
    (
        N_("Evidence"),
        (
            (N_("Themes"), urls.THEMES),
            (N_("Studies"), urls.STUDIES),
            (N_("Findings"), urls.FINDINGS),
            (OUTCOMES, urls.FINDINGS_CHANGED),
            (helps.TITLE, urls.FINDINGS_HELPS),
            (N_("Quotes"), urls.QUOTES),
            (BuiltIn.MODEL, urls.MODELS),
            (N_("Compare"), urls.COMPARE),
            (N_("Your own brief"), urls.OWN_BRIEF),
        ),
    ),
    (
        N_("Charts"),
        ((N_("Theme matrix"), urls.MATRIX), (BuiltIn.SCORE, urls.LADDER), (N_("Map"), urls.WHERE)),
    ),
    (
        N_("Conclusions"),
        (
            (N_("Conclusions"), urls.SYNTHESIS),
            (N_("Taxonomy"), urls.TAXONOMY),
            (N_("Principles"), urls.PRINCIPLES),
            (N_("Questions"), urls.QUESTIONS),
        ),
    ),
    (
        N_("How we know"),
        (
            (N_("Method"), urls.METHOD),
            (N_("Gaps"), urls.GAPS),
            (N_("Glossary"), urls.GLOSSARY),
            (N_("Data"), urls.DATA),
            (N_("What changed"), urls.CHANGES),
        ),
    ),
)


_FOLDERS = {
    "study": (urls.STUDIES, urls.WHERE, urls.QUOTES, urls.MATRIX_MODELS, urls.MATRIX_COUNTRIES),
    "theme": (urls.THEMES, urls.FINDINGS, urls.MATRIX),
    "model": (urls.MODELS,),
    "interpretation": (urls.SYNTHESIS,),
    "principle": (urls.PRINCIPLES,),
    "question": (urls.QUESTIONS,),
}
"""Which records stand behind lists and charts; behind all other pages that name no file, all."""


@dataclass(frozen=True)
class Section:
    """A group of pages in the navigation; a group of one is shown as a page."""

    title: str
    pages: tuple[Link, ...]
    about: bool = False
    """Whether they are the hand-written pages about the site."""


def all_pages(
    catalogue: Catalogue,
    briefs: Callable[[], Sequence[Brief]],
    markdown_paths: Sequence[str],
    history: History = NO_HISTORY,
    has_feed: bool = False,
) -> tuple[PlannedPage, ...]:
    """Every generated page, none of them made; a section without records has none.

    ``briefs`` makes the briefs. ``markdown_paths`` are those of Markdown pages, to which the front
    page links.
    """

    def one(path: str, make: Callable[..., Page], *more: Any) -> PlannedPage:
        return PlannedPage(path, partial(make, catalogue, *more))

    pages = [
        *_evidence_pages(catalogue, one),
        *_concluding_pages(catalogue, one),
        one(urls.SUMMARY, summary_page),
        *briefs_pages(catalogue, brief_names(catalogue), briefs),
        one(urls.THEMES, themes_page),
        *theme_pages(catalogue),
        *studies_pages(catalogue),
        *study_pages(catalogue),
        *matrix_pages(catalogue),
        one(urls.METHOD, method_page),
        one(urls.GAPS, gaps_page),
        *gap_list_pages(catalogue),
        one(urls.DATA, data_page),
        one(urls.CHANGES, changes_page, history, has_feed),
        *(PlannedPage(page.path, partial(_itself, page)) for page in problem_pages()),
    ]
    before = tuple(pages)
    if catalogue.terms:
        pages.append(PlannedPage(urls.GLOSSARY, lambda: glossary_page(catalogue, _titles(before))))
    listed = tuple(pages)
    pages.append(PlannedPage(urls.OWN_BRIEF, lambda: own_brief_page(catalogue, _titles(listed))))
    pages.append(PlannedPage(urls.SEARCH, lambda: search_page(_titles(listed))))
    pages.append(PlannedPage(urls.ADMIN, admin_page))
    present = frozenset((*(page.path for page in pages), *markdown_paths))
    renamed = (PlannedPage(page.path, partial(_itself, page)) for page in renamed_pages(catalogue))
    found = (one(urls.HOME, home_page, present), *pages, *renamed)
    folders = {path: _folder(kind) for kind, paths in _FOLDERS.items() for path in paths}
    return tuple(replace(page, make=partial(_with_folder, page, folders)) for page in found)


def _itself(page: Page) -> Page:
    """A page that takes no time to make."""
    return page


def _titles(pages: Sequence[PlannedPage]) -> Mapping[str, str]:
    return {planned.path: planned.page.title for planned in pages}


def _folder(kind: str) -> str:
    return next(f"{known.folder}/" for known in KINDS if known.name == kind)


def _with_folder(planned: PlannedPage, folders: Mapping[str, str]) -> Page:
    """A page that is drawn from many records leads to their folder; an index, to its list's."""
    page, path = planned.page, planned.path
    if page.record:
        return page
    while path and path not in folders:
        path = path.rstrip("/").rpartition("/")[0]
        path += "/" * bool(path)
    return replace(page, record=folders.get(path, urls.WHOLE_CONTENT))


def _evidence_pages(catalogue: Catalogue, one: Callable[..., PlannedPage]) -> Iterator[PlannedPage]:
    if catalogue.findings:
        yield from findings_pages(catalogue)
        yield from findings_table_pages(catalogue)
    if what_changed(catalogue):
        yield one(urls.FINDINGS_CHANGED, changed_page)
    if helps.way_there(catalogue):
        yield one(urls.FINDINGS_HELPS, helps.helps_page)
    if where.way_there(catalogue):
        yield one(urls.WHERE, where.where_page)
    if catalogue.quotes:
        yield from quotes_pages(catalogue)
    if catalogue.models:
        yield one(urls.MODELS, models_page)
        yield from model_pages(catalogue)
    if compared_kinds(catalogue):
        yield one(urls.COMPARE, compare_page)
    if catalogue.has_ladder:
        yield from ladder_pages(catalogue)
    elif score_dimensions(catalogue):
        yield one(urls.LADDER, scores_page)


def _concluding_pages(
    catalogue: Catalogue, one: Callable[..., PlannedPage]
) -> Iterator[PlannedPage]:
    if catalogue.synthesis or catalogue.interpretations:
        yield from synthesis_pages(catalogue)
    if catalogue.synthesis and catalogue.synthesis.taxonomy:
        yield one(urls.TAXONOMY, taxonomy_page, catalogue.synthesis.taxonomy)
    if catalogue.principles or catalogue.framework:
        yield one(urls.PRINCIPLES, principles_page)
    if any(item.questions for item in catalogue.principles):
        yield one(urls.SELF_ASSESSMENT, self_assessment_page)
    if catalogue.questions:
        yield from questions_pages(catalogue)


def navigation(
    catalogue: Catalogue, present: Collection[str], markdown_paths: Sequence[str]
) -> tuple[Section, ...]:
    """The sections of the navigation, those without pages left out.

    ``present`` holds the paths of the generated pages.
    """
    named = {name: sentence(one.nouns) for name, one in catalogue.dimensions.items()}
    if not catalogue.has_ladder:
        named[BuiltIn.SCORE] = _(SCORES)
    named[OUTCOMES] = _(kind_words(catalogue).outcomes)
    sections = [
        Section(
            _(title),
            tuple(
                Link(named.get(text) or _(text), path) for text, path in links if path in present
            ),
        )
        for title, links in _SECTIONS
    ]
    about = Section(_("About"), tuple(Link("", path) for path in markdown_paths), about=True)
    return tuple(section for section in (*sections, about) if section.pages)
