"""Harvard style, in the form of "Cite them right" (Pears and Shields), which Britain uses."""

from __future__ import annotations

from typing import Final

from generator.evidence.records.reference import Author, ReferenceType
from generator.evidence.text.dates import NO_DATE, printed_year
from generator.publish.exports.references import DATASET, Cited
from generator.publish.exports.styles.pieces import (
    ARTICLES,
    WITHIN_A_BOOK,
    Piece,
    Pieces,
    family,
    initials,
    italic,
    joined,
    linked,
    listed_names,
    plain,
    titled,
    words,
)

_MOST: Final = 3
_SINGLE: Final = ("\u2018", "\u2019")
_DOUBLE: Final = ("\u201c", "\u201d")
"""Quotation marks around a title; double ones, where it has single ones itself."""
_KINDS: Final = {DATASET: "[Dataset]", ReferenceType.THESIS: "Thesis"}


def harvard(cited: Cited) -> Pieces:
    """The reference in Harvard style."""
    who, rest = _who(cited)
    year = printed_year(cited.year)
    date = plain(f"({'no date' if year == NO_DATE else year})")
    begun = joined((who, date, rest), " ")
    return joined((_stopped(begun), _where(cited)), " ")


def _who(cited: Cited) -> tuple[Pieces, Pieces]:
    """What the reference begins with, and what stands behind the date."""
    people = _people(cited.authors, cut=cited.et_al)
    if not people and cited.editors and cited.type not in WITHIN_A_BOOK:
        word = "(ed.)" if len(cited.editors) == 1 else "(eds)"
        people = (*_people(cited.editors), Piece(f" {word}"))
    if people:
        return people, _behind(cited, _title(cited))
    return _title(cited), _behind(cited, ())


def _people(people: tuple[Author, ...], *, cut: bool = False) -> Pieces:
    """Up to three names; of more, the first one and that there are others."""
    names = [_name(author) for author in people]
    if not names:
        return ()
    if cut or len(names) > _MOST:
        shown = ", ".join(names) if len(names) <= _MOST else names[0]
        return (Piece(f"{shown} "), Piece("et al.", italic=True))
    return plain(listed_names(names, " and "))


def _name(author: Author) -> str:
    parts = (family(author), initials(author, ""), author.suffix)
    return ", ".join(part for part in parts if part)


def _turned(author: Author) -> str:
    return " ".join(part for part in (initials(author, ""), family(author)) if part)


def _title(cited: Cited) -> Pieces:
    if cited.type in ARTICLES | WITHIN_A_BOOK:
        return titled(
            cited, is_italic=False, marks=_DOUBLE if _SINGLE[0] in cited.title else _SINGLE
        )
    return titled(cited, is_italic=True)


def _behind(cited: Cited, title: Pieces) -> Pieces:
    """The title, where it is not told yet, and what it stands in."""
    if cited.type in ARTICLES:
        issue = f"({cited.issue})" if cited.issue else ""
        number = f"{cited.volume or ''}{issue}"
        return joined((title, italic(cited.container), plain(number), *_pages(cited)), ", ")
    if cited.type in WITHIN_A_BOOK:
        return _in_book(cited, title)
    edition = plain(_edition(cited))
    kind = plain(_KINDS.get(cited.type, ""))
    publisher = plain(cited.publisher if cited.publisher != cited.container else "")
    if cited.type == DATASET:
        return _sentences(joined((title, kind), " "), publisher)
    if cited.type is ReferenceType.WEB_PAGE:
        return _sentences(joined((title, italic(cited.container)), ", "), publisher)
    series = plain(f"({cited.series})" if cited.series else "")
    return _sentences(
        joined((title, series), " "), edition, kind, plain(cited.container), publisher
    )


def _in_book(cited: Cited, title: Pieces) -> Pieces:
    editors = listed_names([_turned(one) for one in cited.editors], " and ")
    word = "(ed.)" if len(cited.editors) == 1 else "(eds)"
    edited = f"{editors} {word} " if editors else ""
    whole: Pieces = (Piece(f"in {edited}"), *italic(cited.container)) if cited.container else ()
    published = joined((plain(cited.publisher), *_pages(cited)), ", ")
    if not cited.edition and not cited.publisher:
        return joined((title, whole, *_pages(cited)), ", ")
    return _sentences(joined((title, whole), ", "), plain(_edition(cited)), published)


def _edition(cited: Cited) -> str:
    text = cited.edition or ""
    return f"{text} edn" if text and "ed" not in text.casefold() else text


def _pages(cited: Cited) -> tuple[Pieces, ...]:
    if not cited.pages:
        return (plain(f"article {cited.article_number}" if cited.article_number else ""),)
    several = any(mark in cited.pages for mark in "–-,;")
    article = plain(f"article {cited.article_number}" if cited.article_number else "")
    return (article, plain(f"{'pp.' if several else 'p.'} {cited.pages}"))


def _sentences(*parts: Pieces) -> Pieces:
    return joined((_stopped(part) for part in parts), " ")


def _stopped(pieces: Pieces) -> Pieces:
    return (*pieces, Piece(".")) if pieces and not words(pieces).endswith(".") else pieces


def _where(cited: Cited) -> Pieces:
    link = linked(cited)
    if not link:
        return ()
    seen = () if cited.doi else (Piece("", accessed=" (Accessed: {day} {month} {year})"),)
    return (Piece("Available at: "), *link, *seen, Piece("."))
