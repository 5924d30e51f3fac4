"""The straight line: content to everything that a site is made of, or to problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.derive.history import NO_HISTORY, History, history_of
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.extras import BRIEFS
from generator.evidence.interface import counted_in
from generator.evidence.problems import InvalidContent, Problem
from generator.evidence.steps import Progress, Stage, Step, untold
from generator.publish.admin import admin_files, admin_paths
from generator.publish.assignment import Assignment
from generator.publish.drawing import Around, Drawing, RenderedPage, Told
from generator.publish.drawn_before import all_drawn
from generator.publish.exports import whole_files, whole_names
from generator.publish.pages.briefs import brief_names, with_citation, with_downloads
from generator.publish.pages.changes.dates import Day, last_change
from generator.publish.pages.changes.feed import changes_feed
from generator.publish.pages.compare.compare import compare_files, compare_paths, compared_kinds
from generator.publish.pages.embeds import embed_pages
from generator.publish.pages.items.credits import SourceCredit, source_credits
from generator.publish.pages.lists.paging import list_files, standing
from generator.publish.pages.matrix.long import without_files
from generator.publish.pages.matrix.pieces import evidence_files
from generator.publish.pages.method.flow_sheets import flow_sheets
from generator.publish.pages.own_brief.own_brief import pickable
from generator.publish.pages.own_brief.records import own_brief_files, own_brief_paths
from generator.publish.pages.page import Page
from generator.publish.pages.pages import Section, navigation
from generator.publish.pages.slides import DECK
from generator.publish.paper import paper_files
from generator.publish.planning import Plan, plan
from generator.publish.rendering import sheet_drawn
from generator.publish.script_words import words_of_scripts
from generator.publish.search import (
    documents,
    everyday_words,
    index_files,
    places,
    unanswered,
    written_parts,
)
from generator.publish.twins import llms_text
from generator.publish.working import Helpers, Work


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
    written: Mapping[str, Told] = field(default_factory=dict)
    """What hand-written pages say of themselves, by path."""


def check(content_folder: Path) -> tuple[Problem, ...]:
    """Every problem in the records and, but for what needs all records, in the Markdown pages."""
    try:
        return plan(content_folder, came=lambda: history_of(content_folder).came()).warnings
    except InvalidContent as error:
        return error.problems


def outline(
    content_folder: Path,
    templates: Path,
    progress: Progress = untold,
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
    return outlined(planned, templates, history, address)


def outlined(planned: Plan, templates: Path, history: History, address: str) -> Site:
    """The same of what is planned."""
    documents = dict.fromkeys(paper_paths(planned.catalogue), b"")
    whole = (urls.data_file(name) for name in whole_names(planned.catalogue))
    documents |= dict.fromkeys(whole, b"")
    pages = [
        RenderedPage(Page(one.path, "", "", "", None), "", (), None) for one in planned.planned
    ]
    with counted_in(planned.catalogue.review.unit):
        files = dict.fromkeys((*_paths(planned), *admin_paths(templates)), "")
        files |= {urls.changes_feed(): ""} if address else {}
        return _site(planned, history, files, documents, pages)


def paper_paths(catalogue: Catalogue) -> tuple[str, ...]:
    """The paths of the briefs and the slides as files, where there is what makes them."""
    names = brief_names(catalogue) if BRIEFS.is_there else ()
    paths = (urls.document(name, ending) for name in names for ending in ("pdf", "docx"))
    return (*paths, DECK) if BRIEFS.is_there else ()


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
    progress: Progress = untold,
    *,
    editing: urls.Editing = urls.NO_EDITING,
    history: History = NO_HISTORY,
    address: str = "",
    helpers: Helpers | None = None,
) -> Site:
    """The whole line from content to site; raises InvalidContent where there are errors.

    ``editing`` says where records can be changed; without it, pages have no way there.
    ``history`` says when records were added and changed; it is an input, as the content is.
    ``address`` is the site's own, with a slash at its end; briefs and the feed of changes give it,
    and without it there is no feed.
    ``helpers`` draw the pages, where this machine does not.
    """
    progress(Step(Stage.CHECKING))
    planned = plan(content_folder, history, address=address, came=history.came)
    progress(Step(Stage.DRAWING))
    with counted_in(planned.catalogue.review.unit):
        of = (history, address, helpers, progress)
        return _drawn(planned, content_folder, templates, editing, of)


def _drawn(
    planned: Plan,
    folder: Path,
    templates: Path,
    editing: urls.Editing,
    of: tuple[History, str, Helpers | None, Progress],
) -> Site:
    """The pages are drawn by several processes; one of them makes the other files first."""
    history, address, helpers, progress = of
    catalogue = planned.catalogue
    cited = [with_citation(catalogue, one, planned.published, history) for one in planned.briefs()]
    papers = paper_files(cited, planned.deck, templates, address)
    sizes = {path: len(made) for path, made in papers.items()}
    pages = tuple(with_downloads(page, sizes) for page in planned.pages)
    sheets = _sheets(catalogue, templates)
    known = known_files(catalogue, (*planned.data, *sheets, *papers))
    around = Around(history, address, editing, sizes, known, standing(pages))
    drawing = Drawing.within(around, catalogue, planned.published, templates)

    def others() -> tuple[dict[str, str], dict[str, bytes]]:
        files = _more_files(planned) | sheets
        files |= admin_files(templates, editing, catalogue.review)
        files |= _feed(catalogue, pages, address) | search_files(catalogue, pages, folder)
        embedded = embed_pages(catalogue)
        files |= {f"{one.path}index.html": drawing.render(one) for one in embedded}
        files |= list_files(embedded)
        whole = {urls.data_file(name): made for name, made in whole_files(catalogue).items()}
        return files, papers | whole

    assignment = Assignment.of(catalogue.content, planned.written, around, templates)
    work = Work(lambda n: drawing.of(pages[n]), assignment)

    def tell(drawn: int) -> None:
        progress(Step(Stage.DRAWING, drawn, len(pages)))

    made, (files, documents) = all_drawn(drawing, pages, work, others, (helpers, tell))
    rendered = [RenderedPage(page, *drawn) for page, drawn in zip(pages, made, strict=True)]
    files |= evidence_files(catalogue, {one.page.path: one.html for one in rendered})
    site = _site(planned, history, files, documents, rendered)
    written = {
        part.path: drawing.told(Page(part.path, "", part.page, "", None))
        for part in written_parts(folder)
        if "#" not in part.path
    }
    return replace(site, written=written, files=site.files | _for_agents(site, address))


def known_files(catalogue: Catalogue, paths: Iterable[str]) -> tuple[str, ...]:
    """The paths of the files that heads of pages tell of, before all are made: those of data."""
    return tuple(sorted((*paths, *map(urls.data_file, whole_names(catalogue)))))


def _sheets(catalogue: Catalogue, templates: Path) -> dict[str, str]:
    return {one.path: sheet_drawn(templates, "flow.svg", one) for one in flow_sheets(catalogue)}


def _more_files(planned: Plan) -> dict[str, str]:
    """The files that are no pages, but for drawings, the editor, the feed and the index."""
    catalogue = planned.catalogue
    files = planned.files | compare_files(catalogue) | own_brief_files(catalogue)
    files |= list_files(planned.pages) | without_files(planned.pages)
    return files | words_of_scripts()


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
    twins = {urls.twin(one.page.path): one.twin for one in site.pages if one.twin}
    listed = llms_text(
        site.name, site.description, (one.page for one in site.pages),
        sections=site.sections, credits_of=site.attributions, address=address,
    )  # fmt: skip
    return twins | {urls.LLMS: listed}


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
