"""References in words, in the order of the Vancouver style (ICMJE Recommendations)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
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
    """A reference in parts that a template joins: the title may be in another language."""

    authors: str
    year: str
    title: str
    title_language: str
    details: str
    doi: Link | None
    url: Link | None
    translation: str = ""
    translation_language: str = ""
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
            self.authors,
            ended(self.title),
            f"[{self.translation}]." if self.translation else "",
            self.details,
            self.ended_year,
            *(ended(notice.words) for notice in self.notices if not notice.retracts),
            self.not_on_the_web,
        )
        return " ".join(part for part in parts if part)

    @property
    def ended_year(self) -> str:
        """The year as a sentence of the reference."""
        return ended(self.year)

    @property
    def not_on_the_web(self) -> str:
        """Where it can be had, as a sentence; empty where there is a link."""
        return f"{_(NOT_ON_THE_WEB)}: {ended(self.no_link)}" if self.no_link else ""

    @property
    def links(self) -> tuple[Link, ...]:
        """All addresses of it."""
        return tuple(link for link in (self.doi, self.url, *self.others) if link)


def citation_item(reference: Reference) -> CitationItem:
    """A study's reference."""
    return CitationItem(
        authors=_authors(reference),
        year=reference.printed_year,
        title=printed_title(reference),
        title_language=reference.title_language,
        details=_details(reference),
        doi=Link(reference.doi, urls.doi(reference.doi)) if reference.doi else None,
        url=_address(reference.url, reference.doi),
        translation=reference.translated_title or "",
        translation_language=reference.translated_title_language,
        others=_others(reference),
        no_link=reference.no_link or "",
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


def _authors(reference: Reference) -> str:
    names = ", ".join(author_names(reference.named_authors))
    if names:
        return f"{names}, et al." if reference.et_al else ended(names)
    editors = ", ".join(author_names(reference.editors))
    return f"{editors}, {_editor_word(reference)}." if editors else ""


def _editor_word(reference: Reference) -> str:
    return ngettext("editor", "editors", len(reference.editors))


def _others(reference: Reference) -> tuple[Link, ...]:
    others = []
    if reference.pmid:
        others.append(Link(f"PMID: {reference.pmid}", pmid_address(reference.pmid)))
    if reference.pmcid:
        others.append(Link(reference.pmcid, pmcid_address(reference.pmcid)))
    return tuple(others)


def _details(reference: Reference) -> str:
    """What stands behind a title: edition, editors, container, publisher, place in it, series."""
    editors = ", ".join(author_names(reference.editors if reference.named_authors else ()))
    languages = [language_name(tag) for tag in reference.languages if primary(tag) != "en"]
    parts = (
        _("{edition} edition", edition=reference.edition)
        if _is_bare(reference.edition)
        else reference.edition,
        _("In: {editors}, {word}", editors=editors, word=_editor_word(reference))
        if editors
        else "",
        reference.container,
        reference.publisher,
        _where(reference),
        _("{count} pages", count=reference.page_count) if reference.page_count else "",
        f"({reference.series})" if reference.series else "",
        _("In {languages}", languages=listed(languages))
        if languages and reference.title_is_translated
        else "",
        f"ISBN {', '.join(reference.isbn)}" if reference.isbn else "",
        _("Registered as {trials}", trials=listed(reference.trials)) if reference.trials else "",
    )
    said = [part.rstrip(".") for part in parts if part]
    return f"{'. '.join(said)}." if said else ""


def _is_bare(edition: str | None) -> bool:
    """Whether an edition is said without the word: 2nd, revised."""
    return bool(edition) and not re.search(r"(?i)\bed(?:\.|n|ition)?\b", edition or "")


def _where(reference: Reference) -> str:
    return _place(
        reference.volume, reference.issue, reference.pages or "", reference.article_number or ""
    )


def _place(volume: str | None, issue: str | None, pages: str, article: str = "") -> str:
    number = f"{volume or ''}{f'({issue})' if issue else ''}"
    within = article or pages
    if article and pages:
        within = _("{article}; pages {pages}", article=article, pages=pages)
    return f"{number}: {within}" if number and within else number or within


def source_citation(source: Source) -> CitationItem:
    """A source's citation, with what is unknown of it in words."""
    authors = source.authors.known
    return CitationItem(
        authors=ended(", ".join(author_names(authors)))
        if authors is not None
        else _("Authors {absent}.", absent=_why_unknown(source.authors)),
        year=str(source.year.known)
        if source.year.known
        else _("Year {absent}", absent=as_said(source.year)),
        title=source.title.known
        or _("{source} (title {absent})", source=source.label, absent=_why_unknown(source.title)),
        title_language="en",
        details=_joined(
            source.container.known, _place(source.volume, source.issue, source.pages or "")
        ),
        doi=Link(source.doi, urls.doi(source.doi)) if source.doi else None,
        url=_address(source.url, source.doi),
    )


def _why_unknown(value: Reported[Any]) -> str:
    """Why a part of a citation is unknown: what is not reported may stand in another copy."""
    unsaid = value.absence is not None and value.absence.unsaid
    return _("{absent} in this copy", absent=as_said(value)) if unsaid else as_said(value)


def _joined(*parts: str | None) -> str:
    said = [part for part in parts if part]
    return f"{'. '.join(said)}." if said else ""


def _address(url: str | None, doi: str | None) -> Link | None:
    """The address beside the DOI, unless it is the DOI's own; without a library's proxy."""
    address = public_address(url or "")
    if not address or (doi is not None and address == urls.doi(doi)):
        return None
    return Link(address, address)
