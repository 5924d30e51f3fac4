"""Harvard style, in the form of "Cite them right" (Pears and Shields), which Britain uses."""

from __future__ import annotations

from typing import Final

from generator.evidence.interface import NP_, pgettext
from generator.evidence.records.reference import Author, ReferenceType
from generator.evidence.text.dates import IN_PRESS, NO_DATE, printed_year
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
    pages_words,
    plain,
    titled,
    words,
)

_MOST: Final = 3
_SINGLE: Final = ("\u2018", "\u2019")
_DOUBLE: Final = ("\u201c", "\u201d")
"""Quotation marks around a title; double ones, where it has single ones itself."""
_KINDS: Final = {
    DATASET: NP_("in a reference", "[Dataset]"),
    ReferenceType.THESIS: NP_("in a reference", "Thesis"),
}


def harvard(cited: Cited) -> Pieces:
    """The reference in Harvard style."""
    who, rest = _who(cited)
    year = printed_year(cited.year)
    if year == NO_DATE:
        year = pgettext("in a reference", "no date")
    elif year == IN_PRESS:
        year = pgettext("in a reference", IN_PRESS)
    date = plain(f"({year})")
    begun = joined((who, date, rest), " ")
    return joined((_stopped(begun), _where(cited)), " ")


def _who(cited: Cited) -> tuple[Pieces, Pieces]:
    """What the reference begins with, and what stands behind the date."""
    people = _people(cited.authors, cut=cited.et_al)
    if not people and cited.editors and cited.type not in WITHIN_A_BOOK:
        people = (*_people(cited.editors), Piece(f" {_editor_word(cited)}"))
    if people:
        return people, _behind(cited, _title(cited))
    return _title(cited), _behind(cited, ())


def _editor_word(cited: Cited) -> str:
    if len(cited.editors) == 1:
        return pgettext("in a reference", "(ed.)")
    return pgettext("in a reference", "(eds)")


def _people(people: tuple[Author, ...], *, cut: bool = False) -> Pieces:
    """Up to three names; of more, the first one and that there are others."""
    names = [_name(author) for author in people]
    if not names:
        return ()
    if cut or len(names) > _MOST:
        shown = ", ".join(names) if len(names) <= _MOST else names[0]
        return (Piece(f"{shown} "), Piece(pgettext("in a reference", "et al."), italic=True))
    return plain(listed_names(names, _and()))


def _and() -> str:
    word = pgettext("between the last two names", "and")
    return f" {word} "


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
    kind = plain(pgettext("in a reference", _KINDS[cited.type]) if cited.type in _KINDS else "")
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
    editors = listed_names([_turned(one) for one in cited.editors], _and())
    edited = f"{editors} {_editor_word(cited)} " if editors else ""
    within = pgettext("before the title of a book", "in")
    whole: Pieces = (
        (Piece(f"{within} {edited}"), *italic(cited.container)) if cited.container else ()
    )
    published = joined((plain(cited.publisher), *_pages(cited)), ", ")
    if not cited.edition and not cited.publisher:
        return joined((title, whole, *_pages(cited)), ", ")
    return _sentences(joined((title, whole), ", "), plain(_edition(cited)), published)


def _edition(cited: Cited) -> str:
    text = cited.edition or ""
    if text and "ed" not in text.casefold():
        return pgettext("in a reference", "{edition} edn", edition=text)
    return text


def _pages(cited: Cited) -> tuple[Pieces, ...]:
    number = cited.article_number
    article = plain(number and pgettext("in a reference", "article {number}", number=number))
    return (article, plain(pages_words(cited.pages))) if cited.pages else (article,)


def _sentences(*parts: Pieces) -> Pieces:
    return joined((_stopped(part) for part in parts), " ")


def _stopped(pieces: Pieces) -> Pieces:
    return (*pieces, Piece(".")) if pieces and not words(pieces).endswith(".") else pieces


def _where(cited: Cited) -> Pieces:
    link = linked(cited)
    if not link:
        return ()
    accessed = pgettext("in a reference", "(Accessed: {day} {month} {year})")
    seen = () if cited.doi else (Piece("", accessed=f" {accessed}"),)
    available = pgettext("in a reference", "Available at:")
    return (Piece(f"{available} "), *link, *seen, Piece("."))
