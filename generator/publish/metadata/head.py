"""What the head of each page says to programs, and how the page is cited: one place for all hosts.

A study's page is told as the report that it is about, so that a reference manager saves that; a
brief as a report of the site's editors; every other page as a page of the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import ENGLISH, N_, _, spoken
from generator.evidence.records.study import Study
from generator.publish.exports import CITATION_FORMATS, DATA, REVIEW, reference_file
from generator.publish.exports.citable import Published, cited_brief, cited_data, cited_page
from generator.publish.exports.references import Cited, cited_reference, cited_review
from generator.publish.metadata import linked_data
from generator.publish.metadata.scholarly import Tag, scholarly_tags
from generator.publish.pages.briefs.pages import BriefView
from generator.publish.pages.glossary import GlossaryView
from generator.publish.pages.items.cite import (
    MEDIA_TYPES,
    WorkItem,
    WorkKind,
    files_within,
    site_files,
    work_item,
)
from generator.publish.pages.items.speaking import spoken_by
from generator.publish.pages.page import Link, Page
from generator.publish.pages.study.study import StudyView

SHARE_PICTURES: Final[Mapping[str, str]] = {
    "study": N_("A study"),
    "theme": N_("A theme"),
    "finding": N_("Findings"),
    "quote": N_("In their own words"),
    "question": N_("Questions and answers"),
    "brief": N_("A brief"),
    "chart": N_("A chart"),
    "data": N_("Data"),
    "site": N_("Evidence, down to the words it rests on"),
}
"""The pictures that are shown where somebody shares a page, and what each says."""
WITHOUT_WORDS: Final = "plain"
"""The picture for all pages in other languages: those above have words in them."""
_PICTURES: Final[Mapping[str, str]] = {
    urls.STUDIES: "study",
    urls.THEMES: "theme",
    urls.FINDINGS: "finding",
    urls.QUOTES: "quote",
    urls.QUESTIONS: "question",
    urls.BRIEFS: "brief",
    urls.MATRIX: "chart",
    urls.LADDER: "chart",
    urls.WHERE: "chart",
    urls.DATA: "data",
}
"""The picture of each kind of page; every other page has that of the site."""
_OF_ANY_PAGE: Final = ("z:itemType", "citation_author", "citation_publication_date")
"""The tags of a page that is no scholarly record: with its title, it would be taken for one."""
_TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    urls.STUDIES: ("studies.csv",),
    urls.THEMES: ("themes.csv",),
    urls.FINDINGS: ("findings.csv",),
    urls.QUOTES: ("quotes.csv",),
    urls.MATRIX: ("matrix.csv",),
    urls.QUESTIONS: ("questions.csv",),
    urls.DATA: ("evidence.json", "datapackage.json"),
}
"""The files that say what a page says, where it shows a whole table."""
_MEDIA: Final[Mapping[str, str]] = {
    "csv": "text/csv",
    "json": "application/json",
    "ris": MEDIA_TYPES["ris"],
    "bib": MEDIA_TYPES["bib"],
    "qdc": "application/xml",
    "svg": "image/svg+xml",
    "sqlite": "application/vnd.sqlite3",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


@dataclass(frozen=True)
class Head:
    """What stands in the head of a page for programs, in the order in which it stands there."""

    names: tuple[Tag, ...] = ()
    properties: tuple[Tag, ...] = ()
    """Open Graph: what is shown where somebody shares the page."""
    alternates: tuple[tuple[str, str], ...] = ()
    """Files that say the same, by path, with their media types."""
    linked_data: str = ""
    """A data block; no sign in it can end it."""


NO_HEAD: Final = Head()


@dataclass(frozen=True)
class Citing:
    """What the foot of a page shows: the works that are cited there, and links to the others."""

    words: str
    works: tuple[WorkItem, ...]
    others: tuple[Link, ...]


_WORDS: Final = N_("Cite this page, the data or the review")


def _others() -> tuple[Link, ...]:
    return (
        Link(_("Cite the data"), f"{urls.DATA}#cite-data"),
        Link(_("Cite the review"), f"{urls.DATA}#cite-review"),
    )


@dataclass(frozen=True)
class Metadata:
    """Makes what each page says of itself, from the catalogue and the facts of the site."""

    catalogue: Catalogue
    published: Published
    paths: tuple[str, ...]
    """The paths of all files of the site that are no pages."""

    def citing(self, page: Page, day: str) -> Citing:
        """How the page is cited; on the page of data, the data and the review besides."""
        cited = self._cited(page, day)
        work = work_item(WorkKind.PAGE, "cite-page", cited, files_within(cited))
        if page.path != urls.DATA:
            return Citing(_(_WORDS), (work,), _others())
        site, source = self.published, self.catalogue.sources[self.catalogue.review.source]
        others = (
            (WorkKind.DATA, DATA, cited_data(site), (site.licence, site.licence_url)),
            (
                WorkKind.REVIEW,
                REVIEW,
                cited_review(self.catalogue),
                (source.licence.known or "", source.licence_url or ""),
            ),
        )
        told = (
            work_item(kind, f"cite-{what}", cited, site_files(what, page.path), licence)
            for kind, what, cited, licence in others
        )
        return Citing(_(_WORDS), (work, *told), ())

    def head(self, page: Page, day: str) -> Head:
        """What the head says; nothing on pages that are not for readers, or have moved."""
        if page.unlisted or page.moved_to:
            return NO_HEAD
        study = self.study_of(page)
        return Head(
            names=tuple(self._names(page, day, study)),
            properties=tuple(self._shared(page)),
            alternates=tuple(self._alternates(page, study)),
            linked_data=linked_data.as_block([*filter(None, self._nodes(page, day, study))]),
        )

    def study_of(self, page: Page) -> Study | None:
        """The study that a page is about; of no other record does it tell more than its view."""
        return self.catalogue.study[page.view.id] if isinstance(page.view, StudyView) else None

    def _cited(self, page: Page, day: str) -> Cited:
        title = page.title if page.path else self.published.name
        cited = cited_brief if isinstance(page.view, BriefView) else cited_page
        return cited(self.published, page.path, title, day)

    def _names(self, page: Page, day: str, study: Study | None) -> Iterator[Tag]:
        """The tags of a scholarly record; of another page its type and who made it."""
        there = self.published.at(page.path)
        if study:
            yield from scholarly_tags(cited_reference(study.id, study.reference), there)
        elif isinstance(page.view, BriefView):
            yield from scholarly_tags(self._cited(page, day), there)
            if page.view.brief.pdf in self.paths and there:
                yield "citation_pdf_url", self.published.at(page.view.brief.pdf)
        elif page.path == urls.DATA:
            yield from scholarly_tags(cited_data(self.published), there)
        else:
            tags = scholarly_tags(self._cited(page, day), there)
            yield from (tag for tag in tags if tag[0] in _OF_ANY_PAGE)

    def _shared(self, page: Page) -> Iterator[Tag]:
        yield "og:title", page.title if page.path else self.published.name
        yield "og:type", "website"
        yield "og:site_name", self.published.name
        yield "og:locale", spoken().tag.replace("-", "_")
        if self.published.address:
            name = _picture(page.path)
            drawn = name if spoken() is ENGLISH else WITHOUT_WORDS
            yield "og:url", self.published.at(page.path)
            yield "og:image", self.published.at(f"assets/images/share-{drawn}.png")
            yield "og:image:alt", _(SHARE_PICTURES[name])

    def _alternates(self, page: Page, study: Study | None) -> Iterator[tuple[str, str]]:
        if study:
            for ending in CITATION_FORMATS:
                yield urls.data_file(reference_file(study.id, ending)), MEDIA_TYPES[ending]
        for name in _TABLES.get(page.path, ()):
            path = urls.data_file(name)
            if path in self.paths:
                yield path, _media(path)

    # --- linked data -------------------------------------------------------------------------

    def _nodes(self, page: Page, day: str, study: Study | None) -> Iterator[linked_data.Node]:
        review = cited_review(self.catalogue)
        there = self.published.at(page.path)
        if not page.path:
            yield self._site(review)
            return
        if page.path == urls.DATA:
            files = [(path, _media(path)) for path in self.paths if self._is_of_data(path)]
            yield linked_data.dataset(self.published, cited_data(self.published), review, files)
        elif isinstance(page.view, GlossaryView):
            defined = [
                (item.anchor, item.term, item.definition)
                for letter in page.view.letters
                for item in letter.terms
            ]
            yield linked_data.terms(self.published, page.path, defined)
        elif study:
            yield from self._of_study(study, there)
        else:
            yield self._page(self._cited(page, day), page, day)
        yield linked_data.breadcrumbs(
            self.published, (*page.breadcrumbs, Link(page.title, page.path))
        )

    def _site(self, review: Cited) -> linked_data.Node:
        return linked_data.told(
            {
                "@type": "WebSite",
                "name": self.published.name,
                "description": self.published.description,
                "inLanguage": spoken().language,
                "url": self.published.address,
                "license": self.published.licence_url,
                "editor": linked_data.people(self.published.editors),
                "isBasedOn": linked_data.work(review),
            }
        )

    def _page(self, cited: Cited, page: Page, day: str) -> linked_data.Node:
        node = linked_data.work(cited)
        more = {
            "description": page.description,
            "inLanguage": spoken().language,
            "dateModified": day or self.published.day,
            "license": self.published.licence_url,
        }
        return linked_data.told({**node, **more})

    def _of_study(self, study: Study, there: str) -> Iterator[linked_data.Node]:
        """The report, that the page tells of it, and the words that are quoted from it."""
        cited = cited_reference(study.id, study.reference)
        report = linked_data.work(cited)
        yield linked_data.told({**report, "subjectOf": {"@type": "WebPage", "@id": there}})
        for quote in study.quotes:
            said = ", ".join(spoken_by(self.catalogue, quote))
            address = self.published.at(urls.quote(study.id, quote.id))
            yield linked_data.quotation(quote.text, address, said, report)

    def _is_of_data(self, path: str) -> bool:
        below = path.removeprefix(urls.DATA)
        return path.startswith(urls.DATA) and "/" not in below


def _media(path: str) -> str:
    return _MEDIA.get(path.rpartition(".")[2], "application/octet-stream")


def _picture(path: str) -> str:
    """The picture of a page, by what its path begins with."""
    return next((name for begins, name in _PICTURES.items() if path.startswith(begins)), "site")
