"""The pieces of a reference in words, and how sentences are made of them, whatever the style."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.evidence.interface import ENGLISH, pgettext, spoken
from generator.evidence.records.reference import Author, ReferenceType
from generator.evidence.text.doi import doi_address
from generator.evidence.text.people import cited_name, of_record, spaced_initials
from generator.publish.exports.references import Cited

ARTICLES: Final = frozenset(
    (
        ReferenceType.JOURNAL_ARTICLE,
        ReferenceType.MAGAZINE_ARTICLE,
        ReferenceType.NEWSPAPER_ARTICLE,
    )
)
WITHIN_A_BOOK: Final = frozenset((ReferenceType.CHAPTER, ReferenceType.CONFERENCE_PAPER))
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_CUT: Final = 3
"""Letters of a month, where it is cut."""
_ENDS: Final = (".", "?", "!", ".”", "?”", "!”", ".’", "?’", "!’")
_SHORT: Final = frozenset(("Jr", "Sr"))
"""What is cut in a name, and so has a full stop in most styles."""


@dataclass(frozen=True)
class Piece:
    """Words of a reference: in italics or not, in a language of their own, leading somewhere.

    ``accessed`` are words for the day on which a reader saw the page, with {year}, {month}, {mon}
    and {day} in it. Nobody knows it when the site is made: it stands there once it is copied.
    """

    text: str
    italic: bool = False
    language: str = ""
    path: str = ""
    accessed: str = ""


Pieces = tuple[Piece, ...]


def words(pieces: Iterable[Piece]) -> str:
    """The reference as plain text, without the day on which somebody saw it.

    >>> words((Piece("A"), Piece("", accessed=" [cited {year}]"), Piece(".")))
    'A.'
    """
    return "".join(piece.text for piece in pieces)


def plain(text: str | None) -> Pieces:
    """Words as they are; nothing where there are none."""
    return (Piece(text),) if text else ()


def italic(text: str | None) -> Pieces:
    """Words in italics; nothing where there are none."""
    return (Piece(text, italic=True),) if text else ()


def joined(parts: Iterable[Pieces], between: str) -> Pieces:
    """The parts that there are, with something between each two."""
    found: list[Piece] = []
    for part in parts:
        if part:
            found.extend((*plain(between if found else ""), *part))
    return tuple(found)


def sentences(*parts: Pieces) -> Pieces:
    """Each part as a sentence: ended once, whatever it ends with, and apart from the next."""
    return joined((ended(part) for part in parts), " ")


def ended(pieces: Pieces) -> Pieces:
    """With a full stop, unless there is a sign that ends a sentence.

    >>> words(ended((Piece("Does it help?"),))), words(ended((Piece("et al."),)))
    ('Does it help?', 'et al.')
    """
    said = words(pieces)
    return (*pieces, Piece(".")) if said and not said.endswith(_ENDS) else pieces


def titled(cited: Cited, *, is_italic: bool, marks: tuple[str, str] = ("", "")) -> Pieces:
    """The title in its language, in brackets where it is a translation, and a translated one."""
    title = f"[{cited.title}]" if cited.title_is_translated else cited.title
    found = (Piece(title.join(marks), italic=is_italic, language=cited.title_language),)
    if not cited.translated_title:
        return found
    translation = Piece(f"[{cited.translated_title}]", language=cited.translated_title_language)
    return (*found, Piece(" "), translation)


def address(cited: Cited) -> str:
    """Where the work stands: the address of its DOI, else its own; empty where it has none."""
    return doi_address(cited.doi) if cited.doi else cited.url or ""


def linked(cited: Cited, text: str = "") -> Pieces:
    """The address as words that lead there; the DOI alone is shown where the style says so."""
    there = address(cited)
    return (Piece(text or there, path=there),) if there else ()


# --- names -----------------------------------------------------------------------------------


def initials(author: Author, between: str) -> str:
    """The initials of a person with full stops, and with something between them.

    >>> initials(Author(family="Berg", initials="J-PK"), " ")
    'J.-P. K.'
    """
    if author.initials:
        return spaced_initials(author.initials).replace(" ", between)
    return ""


def suffix(author: Author) -> str:
    """What follows a name, with its full stop: ``Jr.``, ``III``."""
    return f"{author.suffix}." if author.suffix in _SHORT else author.suffix or ""


def family(author: Author) -> str:
    """The family name with its particle; an organisation, or a name without initials, whole."""
    return cited_name(author) if author.name or not author.initials else whole_family(author)


def whole_family(author: Author) -> str:
    """The family name as it is printed: ``van der Berg``."""
    return of_record(author).whole_family


def listed_names(names: list[str], last: str, between: str = ", ") -> str:
    """Names one after the other, with a word before the last one.

    >>> listed_names(["A", "B", "C"], " and "), listed_names(["A"], " and ")
    ('A, B and C', 'A')
    """
    if len(names) < 2:  # noqa: PLR2004 - no last one beside others
        return "".join(names)
    return f"{between.join(names[:-1])}{last}{names[-1]}"


# --- words -----------------------------------------------------------------------------------


def pages_words(pages: str) -> str:
    """Pages with what is written before them: of one, or of several.

    >>> pages_words("12"), pages_words("12–15")
    ('p. 12', 'pp. 12–15')
    """
    if any(mark in pages for mark in "–-,;"):
        return pgettext("in a reference", "pp. {pages}", pages=pages)
    return pgettext("in a reference", "p. {pages}", pages=pages)


def month_names() -> Sequence[tuple[str, str]]:
    """The months in the language that is spoken, each in full and cut."""
    if spoken() is ENGLISH:
        return tuple((name, name[:_CUT]) for name in _MONTHS)
    names = spoken().locale.months["format"]
    return tuple((names["wide"][n], names["abbreviated"][n]) for n in range(1, len(_MONTHS) + 1))
