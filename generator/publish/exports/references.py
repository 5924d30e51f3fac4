"""References to cite, of the studies and of the review itself, before any format of a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_
from generator.evidence.records.published import PublishedNotice
from generator.evidence.records.reference import Author, Reference, ReferenceType
from generator.evidence.records.source import Source
from generator.evidence.records.study import Study
from generator.evidence.text.addresses import public_address
from generator.evidence.text.dates import IN_PRESS, printed_year, years_of
from generator.evidence.text.languages import read_language
from generator.evidence.text.pages import article_apart, full_pages
from generator.evidence.text.reference_words import TYPES
from generator.evidence.text.remarks import remark

DATASET: Final = "dataset"
"""What the data of a site are; no report of a study is one."""


@dataclass(frozen=True)
class ReferenceField:
    """What stands where in the three formats: an RIS tag, a BibTeX field, a CSL variable.

    Messages, of which those of the formats hold elements.
    """

    meaning: str
    ris: str
    bibtex: str
    csl: str


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"<code>{name}</code>" for name in names)


def _named(ris: str, bibtex: str, csl: str) -> tuple[str, str, str]:
    return _codes(ris.split(", ")), _codes((bibtex,)), _codes((csl,))


REFERENCE_FIELDS = (
    ReferenceField(
        N_("Id of the study; the review’s own begins with “review:”."),
        "<code>ID</code>",
        N_("citation key"),
        "<code>id</code>",
    ),
    ReferenceField(
        N_("Type of report: article, report, book, chapter, thesis, or another."),
        f"<code>TY</code>: {_codes(words.ris[0] for words in TYPES)}",
        _codes(f"@{words.bibtex[0]}" for words in TYPES),
        f"<code>type</code>: {_codes(words.csl[0] for words in TYPES)}",
    ),
    ReferenceField(
        N_(
            "Authors: family name, given names where they are known, else initials with full "
            "stops, and a suffix; organisations by name. Where the source cuts the list, the file "
            "says so."
        ),
        N_("<code>AU</code>; <code>N1</code> where the list is cut"),
        N_("<code>author</code>; <code>and others</code> where the list is cut"),
        N_("<code>author</code>; <code>note</code> where the list is cut"),
    ),
    ReferenceField(N_("Year of publication."), *_named("PY", "year", "issued")),
    ReferenceField(N_("Title as printed."), *_named("TI", "title", "title")),
    ReferenceField(
        N_("Journal, book or series."),
        "<code>T2</code>",
        N_(
            "<code>journal</code>, <code>booktitle</code>, <code>series</code> or "
            "<code>howpublished</code>"
        ),
        N_("<code>container-title</code> or <code>collection-title</code>"),
    ),
    ReferenceField(
        N_("Publisher."),
        "<code>PB</code>",
        N_(
            "<code>publisher</code>; <code>institution</code> of a report, <code>school</code> of "
            "a thesis"
        ),
        "<code>publisher</code>",
    ),
    ReferenceField(N_("Volume."), *_named("VL", "volume", "volume")),
    ReferenceField(
        N_("Issue."),
        "<code>IS</code>",
        N_("<code>number</code>; <code>issue</code> of a report"),
        "<code>issue</code>",
    ),
    ReferenceField(
        N_("Pages, with the last page in full; without pages, the number of the article."),
        *_named("SP, EP", "pages", "page"),
    ),
    ReferenceField(
        N_("Number of the article."),
        "<code>C7</code>",
        N_("<code>eid</code>; <code>article-number</code> where there are no pages"),
        "<code>number</code>",
    ),
    ReferenceField(
        N_("Language of the report, where the source states it, as a tag; of several the first."),
        *_named("LA", "language", "language"),
    ),
    ReferenceField(N_("Editors."), *_named("A2", "editor", "editor")),
    ReferenceField(N_("Series of a book or report."), *_named("T3", "series", "collection-title")),
    ReferenceField(N_("Edition."), *_named("ET", "edition", "edition")),
    ReferenceField(
        N_(
            "What formats have no field for: a retraction or correction, what is printed in place "
            "of a year (2019b, in press), a translated title, further languages, trial numbers, "
            "where a report without a link can be had, and of which study it is another version "
            "or a further report."
        ),
        *_named("N1", "note", "note"),
    ),
    ReferenceField(N_("DOI without the resolver."), *_named("DO", "doi", "DOI")),
    ReferenceField(N_("Address, where the source prints one."), *_named("UR", "url", "URL")),
)


@dataclass(frozen=True)
class Cited:
    """One reference as far as it is known; what is absent is None or empty."""

    key: str
    type: ReferenceType | Literal["dataset"]
    title: str
    authors: tuple[Author, ...] = ()
    et_al: bool = False
    year: int | str | None = None
    container: str | None = None
    publisher: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    language: str | None = None
    doi: str | None = None
    url: str | None = None
    editors: tuple[Author, ...] = ()
    translated_title: str | None = None
    series: str | None = None
    edition: str | None = None
    article_number: str | None = None
    page_count: int | None = None
    pmid: str | None = None
    pmcid: str | None = None
    isbn: tuple[str, ...] = ()
    trials: tuple[str, ...] = ()
    no_link: str | None = None
    notices: tuple[PublishedNotice, ...] = ()
    languages: tuple[str, ...] = ()
    """All of them, where there are several."""
    related: tuple[str, ...] = ()
    """Of which study it is a further report, or of which report another version, in words."""
    day: str = ""
    """When it came out, to the day, where that is known: ``2024-05-03``."""
    title_language: str = ""
    title_is_translated: bool = False
    translated_title_language: str = ""

    @property
    def is_in_press(self) -> bool:
        """Whether it had not come out when the source was printed."""
        return isinstance(self.year, str) and self.year.startswith(IN_PRESS)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What formats have no field of their own for, each as a note that a reader understands."""
        year = printed_year(self.year) if isinstance(self.year, str) else ""
        said = (
            *(_notice_words(notice) for notice in self.notices),
            *self.related,
            remark("translated_title", self.translated_title or ""),
            remark("year", year),
            remark("language", ", ".join(self.languages[1:] and self.languages)),
            remark("series", self.series or ""),
            remark("trials", ", ".join(self.trials)),
            remark("no_link", self.no_link or ""),
        )
        return tuple(one for one in said if one)

    @property
    def plain_years(self) -> tuple[int, ...]:
        """The year as a number, or the first and the last of a span; none where none is named."""
        return tuple(dict.fromkeys(years_of(self.year)))


def _notice_words(notice: PublishedNotice) -> str:
    """A notice on a report as a line of text, the kind before all."""
    where = notice.doi or notice.url or notice.printed
    parts = (notice.kind.value.replace("-", " ").upper(), notice.year, notice.text, where)
    return ": ".join(str(part) for part in parts if part)


def cited_studies(catalogue: Catalogue) -> tuple[Cited, ...]:
    """The reference of every study and of every further report of one, by id."""
    return tuple(_study(report) for report in cited_reports(catalogue))


def cited_reports(catalogue: Catalogue) -> tuple[Study, ...]:
    """What these references are of: every study and every further report of one, by id."""
    reports = (*catalogue.studies, *catalogue.further_reports)
    return tuple(sorted(reports, key=lambda report: report.id))


def cited_review(catalogue: Catalogue) -> Cited:
    """The reference of the document that reports the review.

    Its key holds a colon, which no id does, so that it is no study's. What kind of document it is
    stands in no record: with a volume or an issue it is an article, else it stays open.
    """
    return cited_source(catalogue.sources[catalogue.review.source])


def cited_source(source: Source) -> Cited:
    """The reference of a source, as far as it is known."""
    in_journal = source.volume is not None or source.issue is not None
    article_number, pages = article_apart(source.pages or "")
    return Cited(
        key=f"review:{source.id}",
        type=ReferenceType.JOURNAL_ARTICLE if in_journal else ReferenceType.OTHER,
        authors=source.authors.known or (),
        et_al=False,
        year=source.year.known,
        title=source.title.known or source.label,
        container=source.container.known,
        publisher=None,
        volume=source.volume,
        issue=source.issue,
        pages=full_pages(pages) or None,
        article_number=article_number or None,
        language=None,
        doi=source.doi,
        url=public_address(source.url or "") or None,
    )


def _study(study: Study) -> Cited:
    return cited_reference(study.id, study.reference, _related(study))


def _related(study: Study) -> tuple[str, ...]:
    """What a report is of other reports and studies here, in words."""
    others = ", ".join(one for one in study.report_of if one != study.id)
    return (
        *([f"Another version of the report {study.version_of}"] if study.version_of else []),
        *([f"A further report of {others}"] if others and study.is_further_report else []),
        *([f"The report is of {others}, too"] if others and not study.is_further_report else []),
    )


def cited_reference(key: str, reference: Reference, related: tuple[str, ...] = ()) -> Cited:
    """A reference of a record, with a key that no other has."""
    article_number, pages = article_apart(reference.pages or "")
    languages = tuple(read_language(one) or one for one in reference.languages)
    return Cited(
        key=key,
        type=reference.type,
        authors=reference.named_authors,
        et_al=reference.et_al and bool(reference.named_authors),
        year=reference.year.known,
        title=reference.title,
        container=reference.container,
        publisher=reference.publisher,
        volume=reference.volume,
        issue=reference.issue,
        pages=full_pages(reference.pages if reference.article_number else pages) or None
        if reference.pages
        else None,
        language=languages[0] if languages else None,
        doi=reference.doi,
        url=public_address(reference.url or "") or None,
        editors=reference.editors,
        translated_title=reference.translated_title,
        series=reference.series,
        edition=reference.edition,
        article_number=reference.article_number or article_number or None,
        page_count=reference.page_count,
        pmid=reference.pmid,
        pmcid=reference.pmcid,
        isbn=reference.isbn,
        trials=reference.trials,
        no_link=reference.no_link,
        notices=reference.notices,
        languages=languages,
        related=related,
        title_language=reference.title_language,
        title_is_translated=reference.title_is_translated,
        translated_title_language=reference.translated_title_language,
    )
