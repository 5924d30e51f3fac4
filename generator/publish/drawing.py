"""A page with all that is made of it alone: its HTML, its head, how it is cited, its twin."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.derive.history import History
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.publish.exports.citable import Published
from generator.publish.metadata import NO_HEAD, Head, Metadata
from generator.publish.pages.changes.dates import RecordDates, last_day, record_dates
from generator.publish.pages.glossary import explanations
from generator.publish.pages.items.credits import source_credits
from generator.publish.pages.page import Page
from generator.publish.rendering import cited_block, page_renderer
from generator.publish.twins import credit_line, page_twin

TOOLS: Final = frozenset({urls.SEARCH, urls.COMPARE})
"""Pages that hold nothing of their own to cite."""


Told = tuple[Head, str]
"""What the head of a page says to programs, and how the page is cited: a fragment, or nothing."""
Drawn = tuple[str, tuple[str, ...], RecordDates | None, Head, str, str]
"""What is made of a page, in the order of ``RenderedPage``: without the page, it goes from process
to process."""


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
    twin: str = ""
    """What it says, in Markdown; empty where it says nothing by itself."""


@dataclass(frozen=True)
class Around:
    """What the pages are told of the site around them, beside the evidence."""

    history: History
    address: str
    """The site's own, with a slash at its end; empty where it is not known."""
    editing: urls.Editing
    papers: Mapping[str, int]
    """How many bytes each brief and the slides have as files, by path."""
    files: tuple[str, ...]
    """The paths of all files that are no pages."""
    standing: Mapping[str, str]
    """Where parts of long lists stand, by their address on the list."""


@dataclass(frozen=True)
class Drawing:
    """What pages are drawn with, each by itself."""

    catalogue: Catalogue
    history: History
    render: Callable[[Page], str]
    metadata: Metadata
    templates: Path
    credits: Mapping[str, str]
    """How each source is named in a twin, by its id."""
    address: str
    rendering: tuple[object, ...]
    """All that ``render`` has beside a page and the templates, by value."""

    @classmethod
    def within(
        cls, around: Around, catalogue: Catalogue, published: Published, templates: Path
    ) -> Drawing:
        """What the pages of a site are drawn with; ``published`` is the site as a work."""
        terms, has = explanations(catalogue), bool(around.papers)
        where, editing = around.standing, around.editing
        render = page_renderer(templates, terms, editing, where, has_documents=has)
        metadata = Metadata(catalogue, published, around.files)
        said = {credit.source: credit_line(credit) for credit in source_credits(catalogue)}
        rendering = (terms, where, editing, has)
        history, address = around.history, around.address
        return cls(catalogue, history, render, metadata, templates, said, address, rendering)

    def of(self, page: Page) -> Drawn:
        """What is made of a page; it is dated by the last change of its record."""
        html = self.render(page)
        sources, dates = self._sources(html), record_dates(self.history, page.record)
        twin = page_twin(page, html, [self.credits[source] for source in sources], self.address)
        return html, sources, dates, *self.told(page, last_day(dates)), twin

    def of_the_site(self) -> tuple[object, ...]:
        """All that goes into every page, but for the templates, by value."""
        catalogue, told = self.catalogue, self.metadata
        shared = (catalogue.review, tuple(catalogue.sources.items()), self.address)
        return (self.rendering, *shared, tuple(self.credits.items()), told.published, told.paths)

    def beside(self, page: Page) -> tuple[object, ...]:
        """What goes into one page beside its view, by value."""
        return self.metadata.study_of(page), record_dates(self.history, page.record)

    def told(self, page: Page, day: str = "") -> Told:
        """What a page says of itself; ``day``: when its record changed last, as in 2024-05-03."""
        return self.metadata.head(page, day), self._cited(page, day)

    def _sources(self, html: str) -> tuple[str, ...]:
        """A page rests on the sources that it links to; one that links to none, on the review's."""
        known = self.catalogue.sources
        linked = (source for source in known if f'#{urls.source_anchor(source)}"' in html)
        return tuple(linked) or (self.catalogue.review.source,)

    def _cited(self, page: Page, day: str) -> str:
        if page.path in TOOLS or page.unlisted or page.moved_to or page.for_editors:
            return ""
        shown = vars(self.metadata.citing(page, day))
        return cited_block(self.templates, page.path, **shown)
