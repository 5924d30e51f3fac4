"""Which pages a synthesis has, and how they are grouped in the navigation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.derive.history import NO_HISTORY, History
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.kinds import KINDS
from generator.publish.pages.admin import admin_page
from generator.publish.pages.briefs import all_briefs, briefs_pages, edition_of
from generator.publish.pages.changes.changes import changes_page
from generator.publish.pages.compare.compare import comparable, compare_page
from generator.publish.pages.data import data_page
from generator.publish.pages.effects import helps
from generator.publish.pages.effects.changed import changed_page
from generator.publish.pages.gaps.gaps import gaps_page
from generator.publish.pages.glossary import glossary_page
from generator.publish.pages.items.kind_words import kind_words
from generator.publish.pages.items.renamed import renamed_pages
from generator.publish.pages.items.words import sentence
from generator.publish.pages.ladder.ladder import ladder_page
from generator.publish.pages.ladder.scales import TITLE as SCORES
from generator.publish.pages.ladder.scales import score_dimensions, scores_page
from generator.publish.pages.lists.findings import findings_pages
from generator.publish.pages.lists.quotes import quotes_pages
from generator.publish.pages.lists.search import search_page
from generator.publish.pages.matrix.matrix import matrix_pages
from generator.publish.pages.method.method import method_page
from generator.publish.pages.own_brief.own_brief import own_brief_page
from generator.publish.pages.page import Link, Page
from generator.publish.pages.problems import problem_pages
from generator.publish.pages.questions.questions import questions_page
from generator.publish.pages.study.studies import studies_pages
from generator.publish.pages.study.study import study_pages
from generator.publish.pages.study.where import where_page
from generator.publish.pages.summary.findings_table import findings_table_page
from generator.publish.pages.summary.home import home_page
from generator.publish.pages.summary.self_assessment import self_assessment_pages
from generator.publish.pages.summary.summary import summary_page
from generator.publish.pages.synthesis.model import model_pages
from generator.publish.pages.synthesis.models import models_page
from generator.publish.pages.synthesis.principles import principles_page
from generator.publish.pages.synthesis.synthesis import synthesis_page
from generator.publish.pages.synthesis.taxonomy import taxonomy_pages
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
    markdown_paths: Sequence[str],
    history: History = NO_HISTORY,
    has_feed: bool = False,
) -> tuple[Page, ...]:
    """Every generated page; a section without records has none.

    ``markdown_pages`` holds the paths of Markdown pages, to which the front page links.
    """
    pages = [
        *_optional_pages(catalogue),
        summary_page(catalogue),
        *briefs_pages(catalogue, all_briefs(catalogue, edition_of(history))),
        themes_page(catalogue),
        *theme_pages(catalogue),
        *studies_pages(catalogue),
        *study_pages(catalogue),
        *matrix_pages(catalogue),
        method_page(catalogue),
        gaps_page(catalogue),
        data_page(catalogue),
        changes_page(catalogue, history, has_feed),
        *problem_pages(),
    ]
    if catalogue.terms:
        pages.append(glossary_page(catalogue, {page.path: page.title for page in pages}))
    pages.append(own_brief_page(catalogue, pages))
    pages.append(search_page(pages))
    pages.append(admin_page())
    present = frozenset((*(page.path for page in pages), *markdown_paths))
    found = (home_page(catalogue, present), *pages, *renamed_pages(catalogue))
    folders = {path: _folder(kind) for kind, paths in _FOLDERS.items() for path in paths}
    return tuple(page if page.record else _with_folder(page, folders) for page in found)


def _folder(kind: str) -> str:
    return next(f"{known.folder}/" for known in KINDS if known.name == kind)


def _with_folder(page: Page, folders: Mapping[str, str]) -> Page:
    """A page that is drawn from many records leads to their folder; an index, to its list's."""
    path = page.path
    while path and path not in folders:
        path = path.rstrip("/").rpartition("/")[0]
        path += "/" * bool(path)
    return replace(page, record=folders.get(path, urls.WHOLE_CONTENT))


def _optional_pages(catalogue: Catalogue) -> list[Page]:
    pages: list[Page] = []
    if catalogue.findings:
        pages.extend((*findings_pages(catalogue), findings_table_page(catalogue)))
    pages.extend(filter(None, (changed_page(catalogue), helps.helps_page(catalogue))))
    pages.extend(filter(None, (where_page(catalogue),)))
    if catalogue.quotes:
        pages.extend(quotes_pages(catalogue))
    if catalogue.models:
        pages.extend((models_page(catalogue), *model_pages(catalogue)))
    if comparable(catalogue):
        pages.append(compare_page(catalogue))
    if catalogue.has_ladder:
        pages.append(ladder_page(catalogue))
    elif score_dimensions(catalogue):
        pages.append(scores_page(catalogue))
    if catalogue.synthesis or catalogue.interpretations:
        pages.append(synthesis_page(catalogue))
    pages.extend(taxonomy_pages(catalogue))
    if catalogue.principles or catalogue.framework:
        pages.extend((principles_page(catalogue), *self_assessment_pages(catalogue)))
    if catalogue.questions:
        pages.append(questions_page(catalogue))
    return pages


def navigation(
    catalogue: Catalogue, pages: Sequence[Page], markdown_paths: Sequence[str]
) -> tuple[Section, ...]:
    """The sections of the navigation, those without pages left out."""
    present = {page.path for page in pages}
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
