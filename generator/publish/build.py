"""The straight line: content to everything that a site is made of, or to problems."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.check.markdown_pages import markdown_page_problems, markdown_pages
from generator.check.rules import load_and_check
from generator.derive.history import NO_HISTORY, History, history_of
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.extras import BRIEFS, site_problems
from generator.evidence.interface import _
from generator.evidence.loading import Content
from generator.evidence.problems import InvalidContent, Problem, has_errors, sorted_problems
from generator.publish.admin import admin_files, admin_paths
from generator.publish.exports import DATABASE_FILE, WORKBOOK_FILE, data_files, whole_files
from generator.publish.hand_written import written_problems
from generator.publish.pages.briefs import Brief, all_briefs, edition_of, with_downloads
from generator.publish.pages.changes.dates import Day, RecordDates, last_change, record_dates
from generator.publish.pages.changes.feed import changes_feed
from generator.publish.pages.compare.compare import compare_files
from generator.publish.pages.glossary import explanations
from generator.publish.pages.items.citation import source_citation
from generator.publish.pages.matrix.pieces import evidence_files
from generator.publish.pages.method.flow_sheets import flow_sheets
from generator.publish.pages.own_brief.records import own_brief_files
from generator.publish.pages.page import Page
from generator.publish.pages.pages import Section, all_pages, navigation
from generator.publish.pages.slides import Deck, slides_of
from generator.publish.rendering import drawn, page_renderer
from generator.publish.script_words import words_of_scripts
from generator.publish.search import (
    documents,
    everyday_words,
    index_files,
    places,
    unanswered,
    written_parts,
)


@dataclass(frozen=True)
class RenderedPage:
    """A page with its HTML fragment."""

    page: Page
    html: str
    sources: tuple[str, ...]
    """The ids of the sources that the page rests on; its footer names them."""
    dates: RecordDates | None
    """When the record behind the page was added and changed; None where that is not known."""


@dataclass(frozen=True)
class SourceCredit:
    """How a source is named at the foot of pages: its citation and its licence."""

    source: str
    text: str
    url: str
    licence: str
    licence_url: str


@dataclass(frozen=True)
class Site:
    """Everything a site is made of, for any host to publish."""

    name: str
    description: str
    pages: tuple[RenderedPage, ...]
    files: dict[str, str]
    """The text of each file that is no page, by its path from the site's root."""
    documents: dict[str, bytes]
    """The workbook and the database; the briefs as PDF and Word, and the slides, where there is
    what makes them; by path."""
    sections: tuple[Section, ...]
    attributions: tuple[SourceCredit, ...]
    warnings: tuple[Problem, ...]
    last_change: Day | None
    """When the evidence changed last; None where that is not known."""


@dataclass(frozen=True)
class Plan:
    """A site before anything is drawn or set: what there will be, and what is wrong with it."""

    catalogue: Catalogue
    pages: tuple[Page, ...]
    files: dict[str, str]
    briefs: tuple[Brief, ...]
    deck: Deck
    written: tuple[str, ...]
    """The paths of the Markdown pages."""
    warnings: tuple[Problem, ...]


def check(content_folder: Path) -> tuple[Problem, ...]:
    """Every problem in the records and, but for what needs all records, in the Markdown pages."""
    try:
        return plan(content_folder, came=lambda: history_of(content_folder).came()).warnings
    except InvalidContent as error:
        return error.problems


def plan(
    content_folder: Path,
    history: History = NO_HISTORY,
    *,
    has_feed: bool = False,
    came: Callable[[], Mapping[str, float]] = dict,
) -> Plan:
    """What there will be on a site; raises InvalidContent with all problems where there are errors.

    ``came`` says when the files of the content came, where that is known.
    """
    content, problems = load_and_check(content_folder, came=came)
    if has_errors(problems):
        raise InvalidContent(sorted_problems((*problems, *_of_pages(content_folder, problems))))
    catalogue = build_catalogue(content)
    written = markdown_pages(content_folder)
    pages = all_pages(catalogue, written, history, has_feed)
    files = {urls.data_file(name): text for name, text in data_files(catalogue).items()}
    briefs = all_briefs(catalogue, edition_of(history))
    taken = (*(page.path for page in pages), *files)
    on_pages = (*markdown_page_problems(content_folder, taken), *written_problems(content_folder))
    on_paper = (*_letter_problems(content, briefs), *site_problems())
    problems = sorted_problems((*problems, *on_pages, *on_paper))
    if has_errors(problems):
        raise InvalidContent(problems)
    deck = slides_of(catalogue, briefs[0])
    return Plan(catalogue, pages, files, briefs, deck, written, problems)


def _of_pages(folder: Path, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """What is wrong with the Markdown pages by themselves, where records have errors.

    What they may lead to, and whose place they take, is known only once records have none. Where
    something stands that is not read, such as a link to elsewhere, pages are not read either.
    """
    if any(problem.code in {"S001", "S020", "S021"} for problem in problems):
        return ()
    return (*markdown_page_problems(folder, ()), *written_problems(folder))


def outline(
    content_folder: Path,
    templates: Path,
    progress: Callable[[str], None] = lambda step: None,
    *,
    editing: urls.Editing = urls.NO_EDITING,
    history: History = NO_HISTORY,
    address: str = "",
    came: Callable[[], Mapping[str, float]] = dict,
) -> Site:
    """The site that ``build_site`` makes, without what its pages and documents say.

    All that a Markdown page can lead to has its path there. ``came`` is as for ``plan``.
    """
    planned = plan(content_folder, history, has_feed=bool(address), came=came)
    paths = (path for brief in planned.briefs for path in (brief.pdf, brief.word))
    documents = dict.fromkeys((*paths, planned.deck.path) if BRIEFS.is_there else (), b"")
    whole = (urls.data_file(name) for name in (WORKBOOK_FILE, DATABASE_FILE))
    documents |= dict.fromkeys(whole, b"")
    files = _more_files(planned, templates) | dict.fromkeys(admin_paths(templates), "")
    files |= {urls.changes_feed(): ""} if address else {}
    return _site(
        planned, history, files, documents, [RenderedPage(p, "", (), None) for p in planned.pages]
    )


def build_site(
    content_folder: Path,
    templates: Path,
    progress: Callable[[str], None] = lambda step: None,
    *,
    editing: urls.Editing = urls.NO_EDITING,
    history: History = NO_HISTORY,
    address: str = "",
) -> Site:
    """The whole line from content to site; raises InvalidContent where there are errors.

    ``editing`` says where records can be changed; without it, pages have no way there.
    ``history`` says when records were added and changed; it is an input, as the content is.
    ``address`` is the site's own, with a slash at its end; briefs and the feed of changes give it,
    and without it there is no feed.
    """
    progress("Checking the content")
    planned = plan(content_folder, history, has_feed=bool(address), came=history.came)
    catalogue = planned.catalogue
    progress("Drawing the pages")
    brief_documents = _documents(planned, templates, address)
    pages = with_downloads(planned.pages, brief_documents)
    render = page_renderer(
        templates, explanations(catalogue), editing, has_documents=bool(brief_documents)
    )
    files = _more_files(planned, templates)
    files |= admin_files(templates, editing, catalogue.review)
    files |= _feed(catalogue, pages, address)
    files |= _search_files(catalogue, pages, content_folder)
    rendered = [_rendered(catalogue, history, page, render(page)) for page in pages]
    files |= evidence_files(catalogue, {one.page.path: one.html for one in rendered})
    whole = {urls.data_file(name): written for name, written in whole_files(catalogue).items()}
    return _site(planned, history, files, brief_documents | whole, rendered)


def _letter_problems(content: Content, briefs: Sequence[Brief]) -> tuple[Problem, ...]:
    """The letters that PDFs cannot show, where there will be PDFs."""
    if not BRIEFS.is_there:
        return ()
    from generator.publish.documents.letters import letter_problems  # noqa: PLC0415 - an extra

    return letter_problems(content, briefs)


def _documents(planned: Plan, templates: Path, address: str) -> dict[str, bytes]:
    """The briefs and the slides as files; none where what makes them is not installed."""
    if not BRIEFS.is_there:
        return {}
    from generator.publish.documents import document_files, slides_files  # noqa: PLC0415 - an extra

    made = document_files(planned.briefs, templates, address)
    return made | slides_files(planned.deck, address)


def _more_files(planned: Plan, templates: Path) -> dict[str, str]:
    """The files that are no pages, without the editor, the feed and the index of the search."""
    catalogue = planned.catalogue
    files = planned.files | compare_files(catalogue) | own_brief_files(catalogue)
    files |= {one.path: drawn(templates, "flow.svg", one) for one in flow_sheets(catalogue)}
    files |= words_of_scripts()
    return files


def _site(
    planned: Plan,
    history: History,
    files: dict[str, str],
    documents: dict[str, bytes],
    pages: Sequence[RenderedPage],
) -> Site:
    catalogue = planned.catalogue
    return Site(
        name=catalogue.review.name,
        description=catalogue.review.tagline,
        pages=tuple(pages),
        files=files,
        documents=documents,
        sections=navigation(catalogue, planned.pages, planned.written),
        attributions=_attributions(catalogue),
        warnings=planned.warnings,
        last_change=last_change(history),
    )


def _feed(catalogue: Catalogue, pages: Sequence[Page], address: str) -> dict[str, str]:
    """The feed of changes, where there is one."""
    view = next(page.view for page in pages if page.path == urls.CHANGES)
    text = changes_feed(view, catalogue.review.name, address)
    return {urls.changes_feed(): text} if text else {}


def _search_files(
    catalogue: Catalogue, pages: Sequence[Page], content_folder: Path
) -> dict[str, str]:
    """The index of the search."""
    lists = next(page.view.lists for page in pages if page.path == urls.SEARCH)
    found = documents(catalogue, pages, written_parts(content_folder))
    everyday = everyday_words(catalogue)
    said = unanswered(catalogue, lists, everyday)
    return index_files(found, everyday, said, places(catalogue))


def _rendered(catalogue: Catalogue, history: History, page: Page, html: str) -> RenderedPage:
    """A page rests on the sources that it links to; one that links to none, on the review's."""
    linked = (source for source in catalogue.sources if f'#{urls.source_anchor(source)}"' in html)
    sources = tuple(linked) or (catalogue.review.source,)
    return RenderedPage(page, html, sources, record_dates(history, page.record))


def _attributions(catalogue: Catalogue) -> tuple[SourceCredit, ...]:
    attributions = []
    for source in catalogue.sources.values():
        citation = source_citation(source)
        parts = (citation.authors, f"{citation.title}.", citation.details, f"{citation.year}.")
        attributions.append(
            SourceCredit(
                source.id,
                " ".join(part for part in parts if part),
                citation.doi.path if citation.doi else citation.url.path if citation.url else "",
                source.licence.known or _("not stated in the copy used here"),
                source.licence_url or "",
            )
        )
    return tuple(attributions)
