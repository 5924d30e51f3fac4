"""References in words, in the order of the Vancouver style (ICMJE Recommendations)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.evidence import urls
from generator.evidence.names import author_names
from generator.evidence.records.reference import Reference
from generator.evidence.records.reported import Reported, in_words
from generator.evidence.records.source import Source
from generator.publish.pages.items.words import ended
from generator.publish.pages.page import Link

FORMAT_WORDS = {"ris": "RIS", "bib": "BibTeX", "json": "CSL-JSON"}
"""The formats of references by the ending of the file's name, as readers know them."""


@dataclass(frozen=True)
class CitationItem:
    """A reference in parts that a template joins: the title may be in another language."""

    authors: str
    year: str
    title: str
    title_language: str
    details: str
    doi: Link | None
    url: Link | None


def citation_item(reference: Reference) -> CitationItem:
    """A study's reference."""
    names = ", ".join(author_names(reference.authors))
    return CitationItem(
        authors=f"{names}, et al." if reference.et_al else ended(names),
        year=str(reference.year),
        title=reference.title,
        title_language=reference.title_language,
        details=_details(
            reference.container,
            reference.publisher,
            reference.volume,
            reference.issue,
            reference.pages,
        ),
        doi=Link(reference.doi, urls.doi(reference.doi)) if reference.doi else None,
        url=_address(reference.url, reference.doi),
    )


def source_citation(source: Source) -> CitationItem:
    """A source's citation, with what is unknown of it in words."""
    authors = source.authors.known
    return CitationItem(
        authors=ended(", ".join(author_names(authors)))
        if authors is not None
        else f"Authors {_why_unknown(source.authors)}.",
        year=str(source.year.known) if source.year.known else f"Year {in_words(source.year)}",
        title=source.title.known or f"{source.label} (title {_why_unknown(source.title)})",
        title_language="en",
        details=_details(
            source.container.known,
            None,
            source.volume,
            source.issue,
            source.pages,
        ),
        doi=Link(source.doi, urls.doi(source.doi)) if source.doi else None,
        url=_address(source.url, source.doi),
    )


def _why_unknown(value: Reported[Any]) -> str:
    """Why a part of a citation is unknown: what is not reported may stand in another copy."""
    unsaid = value.absence is not None and value.absence.unsaid
    return f"{in_words(value)} in this copy" if unsaid else in_words(value)


def _address(url: str | None, doi: str | None) -> Link | None:
    """The address beside the DOI, unless it is the DOI's own."""
    if url is None or (doi is not None and url == urls.doi(doi)):
        return None
    return Link(url, url)


def _details(
    container: str | None,
    publisher: str | None,
    volume: str | None,
    issue: str | None,
    pages: str | None,
) -> str:
    number = f"{volume or ''}{f'({issue})' if issue else ''}"
    where = f"{number}: {pages}" if number and pages else number or pages or ""
    parts = [part for part in (container, publisher, where) if part]
    return f"{'. '.join(parts)}." if parts else ""
