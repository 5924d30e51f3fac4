"""References on pages: in the Vancouver style, with what no style has a place for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from generator.evidence import urls
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.names import author_names
from generator.evidence.records.published import NoticeKind, PublishedNotice
from generator.evidence.records.reference import Reference
from generator.evidence.records.reported import Reported, as_said
from generator.evidence.records.source import Source
from generator.evidence.text.addresses import public_address
from generator.evidence.text.identifiers import pmcid_address, pmid_address
from generator.evidence.text.languages import language_name, primary
from generator.evidence.text.remarks import NAMES
from generator.publish.exports.references import Cited, cited_reference, cited_source
from generator.publish.exports.styles import Piece, words
from generator.publish.exports.styles.pieces import ARTICLES, WITHIN_A_BOOK, plain, sentences
from generator.publish.exports.styles.vancouver import vancouver_words
from generator.publish.pages.items.words import ended, listed
from generator.publish.pages.page import Link

FORMAT_WORDS = {"ris": "RIS", "bib": "BibTeX", "json": "CSL-JSON"}
"""The formats of references by the ending of the file's name, as readers know them."""

SINCE_LABEL: Final = N_("Published since")
NOT_ON_THE_WEB: Final = NAMES["no_link"]
NOTICE_WORDS: Final[Mapping[NoticeKind, str]] = {
    NoticeKind.RETRACTION: N_("Retracted"),
    NoticeKind.CONCERN: N_("Expression of concern"),
    NoticeKind.CORRECTION: N_("Corrected"),
}


@dataclass(frozen=True)
class NoticeItem:
    """What was published of a report since: in words, and where it stands."""

    words: str
    link: Link | None
    retracts: bool


@dataclass(frozen=True)
class CitationItem:
    """A reference in pieces, with its links apart, for each stands in its own place."""

    pieces: tuple[Piece, ...]
    doi: Link | None
    url: Link | None
    others: tuple[Link, ...] = ()
    """Where it stands besides: in PubMed, in PubMed Central."""
    no_link: str = ""
    """Where it can be had, if not on the web."""
    notices: tuple[NoticeItem, ...] = ()

    @property
    def words(self) -> str:
        """The reference in one line, with what was published of it since, and without its links."""
        parts = (
            *(f"[{notice.words.upper()}]" for notice in self.notices if notice.retracts),
            words(self.pieces),
            *(ended(notice.words) for notice in self.notices if not notice.retracts),
            self.not_on_the_web,
        )
        return " ".join(part for part in parts if part)

    @property
    def not_on_the_web(self) -> str:
        """Where it can be had, as a sentence; empty where there is a link."""
        return f"{_(NOT_ON_THE_WEB)}: {ended(self.no_link)}" if self.no_link else ""

    @property
    def links(self) -> tuple[Link, ...]:
        """All addresses of it."""
        return tuple(link for link in (self.doi, self.url, *self.others) if link)


def citation_item(reference: Reference, said_once: str | None = None) -> CitationItem:
    """A study's reference; ``said_once`` is what the review says of all that have no link."""
    cited = cited_reference("", reference)
    more = (plain(one) for one in _more(reference, cited))
    return CitationItem(
        pieces=sentences(vancouver_words(cited), *more),
        doi=Link(reference.doi, urls.doi(reference.doi)) if reference.doi else None,
        url=_address(reference.url, reference.doi),
        others=_others(reference),
        no_link="" if reference.no_link == said_once else reference.no_link or "",
        notices=notice_items(reference),
    )


def printed_title(reference: Reference) -> str:
    """The title, in brackets where it is only a translation (as in the Vancouver style)."""
    return f"[{reference.title}]" if reference.title_is_translated else reference.title


def notice_items(reference: Reference) -> tuple[NoticeItem, ...]:
    """What was published of a report since, the gravest first."""
    order = list(NoticeKind)
    return tuple(map(_notice, sorted(reference.notices, key=lambda one: order.index(one.kind))))


def _notice(notice: PublishedNotice) -> NoticeItem:
    when = f" {notice.year}" if notice.year else ""
    said = f": {notice.text}" if notice.text else ""
    where = f" ({notice.printed})" if notice.printed else ""
    address = urls.doi(notice.doi) if notice.doi else public_address(notice.url or "")
    return NoticeItem(
        f"{_(NOTICE_WORDS[notice.kind])}{when}{said}{where}",
        Link(notice.doi or address, address) if address else None,
        notice.kind is NoticeKind.RETRACTION,
    )


def _others(reference: Reference) -> tuple[Link, ...]:
    others = []
    if reference.pmid:
        others.append(Link(f"PMID: {reference.pmid}", pmid_address(reference.pmid)))
    if reference.pmcid:
        others.append(Link(reference.pmcid, pmcid_address(reference.pmcid)))
    return tuple(others)


def _more(reference: Reference, cited: Cited) -> tuple[str, ...]:
    """What is printed of a report, and has no place in a reference of its kind."""
    languages = [language_name(tag) for tag in reference.languages if primary(tag) != "en"]
    within, article = cited.type in WITHIN_A_BOOK, cited.type in ARTICLES
    number, pages = cited.article_number, reference.page_count
    translated = languages and reference.title_is_translated
    return (
        *(_more_of_article(cited) if article else ()),
        *(() if article or within else _more_of_whole(cited)),
        _("Article {number}", number=number) if number and not article else "",
        f"({cited.series})" if cited.series and (article or within) else "",
        _("{count} pages", count=pages) if pages else "",
        _("In {languages}", languages=listed(languages)) if translated else "",
        f"ISBN {', '.join(reference.isbn)}" if reference.isbn else "",
        _("Registered as {trials}", trials=listed(reference.trials)) if reference.trials else "",
    )


def _edited(cited: Cited) -> str:
    """Who edited a report that has authors besides."""
    editors = ", ".join(author_names(cited.editors)) if cited.authors else ""
    if not editors:
        return ""
    return ngettext("{editors}, editor", "{editors}, editors", len(cited.editors), editors=editors)


def _more_of_article(cited: Cited) -> tuple[str, ...]:
    edition = cited.edition or ""
    bare = _("{edition} edition", edition=edition) if _is_bare(edition) else edition
    return (bare, _edited(cited), cited.publisher or "")


def _more_of_whole(cited: Cited) -> tuple[str, ...]:
    return (
        _edited(cited),
        _("Volume {volume}", volume=cited.volume) if cited.volume else "",
        _("Issue {issue}", issue=cited.issue) if cited.issue else "",
        _("Pages {pages}", pages=cited.pages) if cited.pages else "",
    )


def _is_bare(edition: str) -> bool:
    """Whether an edition is said without the word: 2nd, revised."""
    return bool(edition) and not re.search(r"(?i)\bed(?:\.|n|ition)?\b", edition)


def source_citation(source: Source) -> CitationItem:
    """A source's citation, with what is unknown of it in words."""
    cited = cited_source(source)
    absent = _why_unknown(source.authors)
    unnamed = "" if cited.authors else _("Authors {absent}", absent=absent)
    if source.title.known is None:
        absent = _why_unknown(source.title)
        title = _("{source} (title {absent})", source=source.label, absent=absent)
        cited = replace(cited, title=title)
    if source.year.known is None:
        cited = replace(cited, year=_("year {absent}", absent=as_said(source.year)))
    return CitationItem(
        pieces=sentences(plain(unnamed), vancouver_words(cited)),
        doi=Link(source.doi, urls.doi(source.doi)) if source.doi else None,
        url=_address(source.url, source.doi),
    )


def _why_unknown(value: Reported[Any]) -> str:
    """Why a part of a citation is unknown: what is not reported may stand in another copy."""
    unsaid = value.absence is not None and value.absence.unsaid
    return _("{absent} in this copy", absent=as_said(value)) if unsaid else as_said(value)


def _address(url: str | None, doi: str | None) -> Link | None:
    """The address beside the DOI, unless it is the DOI's own; without a library's proxy."""
    address = public_address(url or "")
    if not address or (doi is not None and address == urls.doi(doi)):
        return None
    return Link(address, address)
