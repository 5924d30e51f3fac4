"""A scholarly work as tags in the head of a page, for reference managers and search engines.

Highwire's tags (``citation_…``), and Zotero's own word for the type. Zotero's translator "Embedded
Metadata" takes the type from the last tag that belongs to one type alone, else from the word, and
reads ``name`` in the head only. Where a value would be made up, its tag is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.evidence.records.reference import Author, ReferenceType
from generator.evidence.text.dates import years_of
from generator.evidence.text.pages import first_and_last
from generator.evidence.text.people import cited_name, of_record, spaced_initials
from generator.publish.exports.references import DATASET, Cited
from generator.publish.exports.styles.pieces import address

Tag = tuple[str, str]
"""What a tag is called, and what it says."""

_ZOTERO: Final[dict[str, str]] = {
    ReferenceType.JOURNAL_ARTICLE: "journalArticle",
    ReferenceType.MAGAZINE_ARTICLE: "magazineArticle",
    ReferenceType.NEWSPAPER_ARTICLE: "newspaperArticle",
    ReferenceType.REPORT: "report",
    ReferenceType.BOOK: "book",
    ReferenceType.CHAPTER: "bookSection",
    ReferenceType.THESIS: "thesis",
    ReferenceType.CONFERENCE_PAPER: "conferencePaper",
    ReferenceType.PREPRINT: "preprint",
    ReferenceType.WEB_PAGE: "webpage",
    ReferenceType.OTHER: "document",
    DATASET: "dataset",
}
_WHOLE: Final[dict[str, str]] = {
    ReferenceType.JOURNAL_ARTICLE: "citation_journal_title",
    ReferenceType.MAGAZINE_ARTICLE: "prism:publicationName",
    ReferenceType.NEWSPAPER_ARTICLE: "prism:publicationName",
    ReferenceType.CHAPTER: "citation_book_title",
    ReferenceType.CONFERENCE_PAPER: "citation_conference_title",
}
"""The tag of what a work stands in; those that begin otherwise belong to no type."""
_PUBLISHER: Final[dict[str, str]] = {
    ReferenceType.REPORT: "citation_technical_report_institution",
    ReferenceType.THESIS: "citation_dissertation_institution",
}


def scholarly_tags(cited: Cited, page: str) -> tuple[Tag, ...]:
    """The tags of a work; ``page`` is where this site tells of it."""
    found = (
        ("z:itemType", _ZOTERO[cited.type]),
        ("citation_title", cited.title),
        *_people("citation_author", cited.authors),
        *_people("citation_editor", cited.editors),
        ("citation_publication_date", _date(cited)),
        *_whole(cited),
        ("citation_volume", cited.volume),
        ("citation_issue", cited.issue),
        *_pages(cited),
        ("citation_doi", cited.doi),
        ("citation_pmid", cited.pmid),
        ("citation_language", cited.language),
        ("citation_public_url", address(cited) or page),
    )
    return tuple((name, text) for name, text in found if text)


def _people(tag: str, people: tuple[Author, ...]) -> Iterator[Tag]:
    """A tag a person: the family name, a comma, given names; an organisation ends with a comma.

    Without it, Zotero takes the last word of an organisation for a family name. It parts a tag at
    semicolons, and one that stands alone at a comma between two words on either side: then initials
    stand close.
    """
    for author in people:
        person, is_whole = of_record(author), not author.initials
        family = cited_name(author) if is_whole else person.whole_family
        given = "" if is_whole else person.given
        if len(people) == 1 and " " in family and " " in given:
            given = spaced_initials(author.initials or "").replace(" ", "")
        parts = (_close(family), _close(given), person.suffix)
        yield tag, ", ".join(part for part in parts if part) + ("," if is_whole else "")


def _close(name: str) -> str:
    """A name without the signs that part names."""
    return re.sub(r"\s*[,;]\s*", " – ", name).strip(" –")


def _date(cited: Cited) -> str:
    years = years_of(cited.year)
    return cited.day.replace("-", "/") or (str(years[-1]) if years else "")


def _whole(cited: Cited) -> Iterator[tuple[str, str | None]]:
    """What the work stands in, and who published it."""
    yield _WHOLE.get(cited.type, "citation_series_title"), cited.container
    if cited.type in (ReferenceType.BOOK, ReferenceType.CHAPTER):
        yield "citation_isbn", " ".join(cited.isbn)
    yield _PUBLISHER.get(cited.type, "citation_publisher"), cited.publisher or _site(cited)


def _site(cited: Cited) -> str:
    """A report without a publisher is that of the site, or of an organisation that wrote it."""
    own = [author.name for author in cited.authors if author.name]
    return (cited.container or "".join(own[:1])) if cited.type is ReferenceType.REPORT else ""


def _pages(cited: Cited) -> Iterator[Tag]:
    first, last = first_and_last(cited.pages or cited.article_number or "")
    yield "citation_firstpage", first
    yield "citation_lastpage", last
