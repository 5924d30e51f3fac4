"""What there will be on a site, and what is wrong with it, before anything is drawn or set."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from generator.check.markdown_pages import markdown_page_problems, markdown_pages
from generator.check.rules import load_and_check
from generator.derive.history import NO_HISTORY, History
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.extras import site_problems
from generator.evidence.interface import counted_in
from generator.evidence.problems import InvalidContent, Problem, has_errors, sorted_problems
from generator.publish.exports import data_files, data_names
from generator.publish.exports.citable import Published, published_site
from generator.publish.hand_written import written_problems
from generator.publish.pages.briefs import Brief, all_briefs, edition_of
from generator.publish.pages.page import Page, PlannedPage, made
from generator.publish.pages.pages import all_pages
from generator.publish.pages.slides import Deck, slides_of
from generator.publish.paper import letter_problems


@dataclass(frozen=True)
class Plan:
    """A site before anything is drawn or set: what there will be, and what is wrong with it."""

    catalogue: Catalogue
    published: Published
    """The site as a work of its own, for references to it and descriptions of it."""
    planned: tuple[PlannedPage, ...]
    """The pages, of which none is made before somebody asks for it."""
    data: tuple[str, ...]
    """The paths of the data files."""
    briefs: Callable[[], tuple[Brief, ...]]
    """Makes the briefs, once."""
    written: tuple[str, ...]
    """The paths of the Markdown pages."""
    warnings: tuple[Problem, ...]

    @cached_property
    def paths(self) -> frozenset[str]:
        """The paths of the pages."""
        return frozenset(page.path for page in self.planned)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages, made; a check does without them."""
        with counted_in(self.catalogue.review.unit):
            return made(self.planned)

    @cached_property
    def files(self) -> dict[str, str]:
        """The texts of the data files by path."""
        with counted_in(self.catalogue.review.unit):
            texts = data_files(self.catalogue, self.published)
        return {urls.data_file(name): text for name, text in texts.items()}

    @cached_property
    def deck(self) -> Deck:
        """The slides of the review."""
        with counted_in(self.catalogue.review.unit):
            return slides_of(self.catalogue, self.briefs()[0])


def plan(
    content_folder: Path,
    history: History = NO_HISTORY,
    *,
    address: str = "",
    came: Callable[[], Mapping[str, float]] = dict,
) -> Plan:
    """What there will be on a site; raises InvalidContent with all problems where there are errors.

    ``address`` is the site's own, where it has one. ``came`` says when the files of the content
    came, where that is known.
    """
    content, problems = load_and_check(content_folder, came=came)
    if has_errors(problems):
        raise InvalidContent(sorted_problems((*problems, *_of_pages(content_folder, problems))))
    catalogue = build_catalogue(content)
    with counted_in(catalogue.review.unit):
        return _planned(catalogue, content_folder, history, problems, address=address)


def _planned(
    catalogue: Catalogue,
    content_folder: Path,
    history: History,
    problems: Sequence[Problem],
    *,
    address: str,
) -> Plan:
    written = markdown_pages(content_folder)
    pages, briefs, published = laid_out(catalogue, history, written, address)
    data = tuple(map(urls.data_file, data_names(catalogue)))
    taken = (*(page.path for page in pages), *data)
    on_pages = (*markdown_page_problems(content_folder, taken), *written_problems(content_folder))
    on_paper = (*letter_problems(catalogue.content, briefs), *site_problems())
    problems = sorted_problems((*problems, *on_pages, *on_paper))
    if has_errors(problems):
        raise InvalidContent(problems)
    return Plan(catalogue, published, pages, data, briefs, written, problems)


def laid_out(
    catalogue: Catalogue, history: History, written: Sequence[str], address: str
) -> tuple[tuple[PlannedPage, ...], Callable[[], tuple[Brief, ...]], Published]:
    """The pages that there will be, what makes the briefs, and the site as a work of its own.

    ``written`` holds the paths of the Markdown pages.
    """

    @cache
    def briefs() -> tuple[Brief, ...]:
        with counted_in(catalogue.review.unit):
            return all_briefs(catalogue, edition_of(history))

    last = history.last.day if history.last else ""
    published = published_site(catalogue, last, address, urls.DATA)
    return all_pages(catalogue, briefs, written, history, bool(address)), briefs, published


def _of_pages(folder: Path, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """What is wrong with the Markdown pages by themselves, where records have errors.

    What they may lead to, and whose place they take, is known only once records have none. Where
    something stands that is not read, such as a link to elsewhere, pages are not read either.
    """
    if any(problem.code in {"S001", "S020", "S021"} for problem in problems):
        return ()
    return (*markdown_page_problems(folder, ()), *written_problems(folder))
