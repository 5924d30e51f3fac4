"""The straight line: content to everything that a site is made of, or to problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator.derive.history import NO_HISTORY, History, history_of
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.extras import BRIEFS
from generator.evidence.interface import counted_in
from generator.evidence.problems import InvalidContent, Problem
from generator.publish.admin import admin_files, admin_paths
from generator.publish.exports import whole_files, whole_names
from generator.publish.metadata import NO_HEAD, Head, Metadata
from generator.publish.pages.briefs import with_downloads
from generator.publish.pages.changes.dates import Day, RecordDates, last_change, record_dates
from generator.publish.pages.changes.feed import changes_feed
from generator.publish.pages.compare.compare import compare_files, compare_paths, compared_kinds
from generator.publish.pages.embeds import embed_pages
from generator.publish.pages.glossary import explanations
from generator.publish.pages.items.credits import SourceCredit, source_credits
from generator.publish.pages.lists.paging import list_files, standing
from generator.publish.pages.matrix.pieces import evidence_files
from generator.publish.pages.method.flow_sheets import flow_sheets
from generator.publish.pages.own_brief.own_brief import pickable
from generator.publish.pages.own_brief.records import own_brief_files, own_brief_paths
from generator.publish.pages.page import Page
from generator.publish.pages.pages import Section, navigation
from generator.publish.pages.slides import DECK
from generator.publish.paper import paper_files
from generator.publish.planning import Plan, plan
from generator.publish.rendering import cited_block, drawn, page_renderer
from generator.publish.script_words import words_of_scripts
from generator.publish.search import (
    documents,
    everyday_words,
    index_files,
    places,
    unanswered,
    written_parts,
)
from generator.publish.twins import llms_text, twin_files


@dataclass(frozen=True)
class RenderedPage:
    """A page with its HTML fragment."""

    page: Page
    html: str
    sources: tuple[str, ...]
    """The ids of the sources that the page rests on; its footer names them."""
    dates: RecordDates | None
    """When the record behind the page was added and changed; None where that is not known."""
    head: Head = NO_HEAD
    """What its head says to programs."""
    cite: str = ""
    """How it is cited, as a fragment; empty where nobody would."""


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
    picked: tuple[str, ...]
    """The kinds of records that a reader's own brief can hold."""
    compared: tuple[str, ...]
    """The kinds of records that can be compared."""
    attributions: tuple[SourceCredit, ...]
    warnings: tuple[Problem, ...]
    last_change: Day | None
    """When the evidence changed last; None where that is not known."""


def check(content_folder: Path) -> tuple[Problem, ...]:
    """Every problem in the records and, but for what needs all records, in the Markdown pages."""
    try:
        return plan(content_folder, came=lambda: history_of(content_folder).came()).warnings
    except InvalidContent as error:
        return error.problems


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
    planned = plan(content_folder, history, address=address, came=came)
    paths = (path for brief in planned.briefs for path in (brief.pdf, brief.word))
    documents = dict.fromkeys((*paths, DECK) if BRIEFS.is_there else (), b"")
    whole = (urls.data_file(name) for name in whole_names(planned.catalogue))
    documents |= dict.fromkeys(whole, b"")
    pages = [
        RenderedPage(Page(one.path, "", "", "", None), "", (), None) for one in planned.planned
    ]
    with counted_in(planned.catalogue.review.unit):
        files = dict.fromkeys((*_paths(planned), *admin_paths(templates)), "")
        files |= {urls.changes_feed(): ""} if address else {}
        return _site(planned, history, files, documents, pages)


def _paths(planned: Plan) -> Iterator[str]:
    """The paths of the data files and of ``_more_files``, which are not written for that."""
    catalogue = planned.catalogue
    yield from planned.data
    yield from compare_paths(catalogue)
    yield from own_brief_paths(catalogue)
    yield from filter(None, (page.list_file for page in planned.planned))
    yield from (sheet.path for sheet in flow_sheets(catalogue))


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
    planned = plan(content_folder, history, address=address, came=history.came)
    progress("Drawing the pages")
    with counted_in(planned.catalogue.review.unit):
        return _drawn(planned, content_folder, templates, editing, (history, address))


def _drawn(
    planned: Plan, folder: Path, templates: Path, editing: urls.Editing, of: tuple[History, str]
) -> Site:
    history, address = of
    catalogue = planned.catalogue
    brief_documents = paper_files(planned.briefs, planned.deck, templates, address)
    pages = with_downloads(planned.pages, brief_documents)
    where = standing(pages)
    render = page_renderer(
        templates, explanations(catalogue), editing, where, has_documents=bool(brief_documents)
    )
    files = _more_files(planned, templates)
    files |= admin_files(templates, editing, catalogue.review)
    files |= _feed(catalogue, pages, address)
    files |= search_files(catalogue, pages, folder)
    rendered = [_rendered(catalogue, history, page, render(page)) for page in pages]
    files |= {f"{one.path}index.html": render(one) for one in embed_pages(catalogue)}
    files |= evidence_files(catalogue, {one.page.path: one.html for one in rendered})
    whole = {urls.data_file(name): written for name, written in whole_files(catalogue).items()}
    documents = brief_documents | whole
    metadata = Metadata(catalogue, planned.published, tuple(sorted((*files, *documents))))
    told = [_told(metadata, templates, one) for one in rendered]
    site = _site(planned, history, files, documents, told)
    return replace(site, files=site.files | _for_agents(site, address))


def _more_files(planned: Plan, templates: Path) -> dict[str, str]:
    """The files that are no pages, without the editor, the feed and the index of the search."""
    catalogue = planned.catalogue
    files = planned.files | compare_files(catalogue) | own_brief_files(catalogue)
    files |= list_files(planned.pages)
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
        sections=navigation(catalogue, planned.paths, planned.written),
        picked=pickable(catalogue),
        compared=compared_kinds(catalogue),
        attributions=source_credits(catalogue),
        warnings=planned.warnings,
        last_change=last_change(history),
    )


def _for_agents(site: Site, address: str) -> dict[str, str]:
    """The twins of the pages in Markdown, and the file that names them."""
    said, pages = site.attributions, (one.page for one in site.pages)
    listed = llms_text(
        site.name, site.description, pages,
        sections=site.sections, credits_of=said, address=address,
    )  # fmt: skip
    return twin_files(site.pages, said, address) | {urls.LLMS: listed}


def _feed(catalogue: Catalogue, pages: Sequence[Page], address: str) -> dict[str, str]:
    """The feed of changes, where there is one."""
    view = next(page.view for page in pages if page.path == urls.CHANGES)
    text = changes_feed(view, catalogue.review.name, address)
    return {urls.changes_feed(): text} if text else {}


def search_files(
    catalogue: Catalogue, pages: Sequence[Page], content_folder: Path
) -> dict[str, str]:
    """The files of the search's index, by path."""
    lists = next(page.view.lists for page in pages if page.path == urls.SEARCH)
    found = documents(catalogue, pages, written_parts(content_folder))
    everyday = everyday_words(catalogue)
    said = unanswered(catalogue, lists, everyday)
    return index_files(found, everyday, said, places(catalogue))


TOOLS: Final = frozenset({urls.SEARCH, urls.COMPARE})
"""Pages that hold nothing of their own to cite."""


def _told(metadata: Metadata, templates: Path, rendered: RenderedPage) -> RenderedPage:
    """A page with what it says of itself; it is dated by the last change of its record."""
    page, dates = rendered.page, rendered.dates
    day = (dates.changed or dates.added).iso if dates else ""
    is_cited = page.path not in TOOLS and not (page.unlisted or page.moved_to or page.for_editors)
    shown = vars(metadata.citing(page, day))
    cite = cited_block(templates, page.path, **shown) if is_cited else ""
    return replace(rendered, head=metadata.head(page, day), cite=cite)


def _rendered(catalogue: Catalogue, history: History, page: Page, html: str) -> RenderedPage:
    """A page rests on the sources that it links to; one that links to none, on the review's."""
    linked = (source for source in catalogue.sources if f'#{urls.source_anchor(source)}"' in html)
    sources = tuple(linked) or (catalogue.review.source,)
    return RenderedPage(page, html, sources, record_dates(history, page.record))
