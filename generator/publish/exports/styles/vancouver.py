"""Vancouver style: ICMJE Recommendations and "Citing Medicine" of the National Library of Medicine.

Journals stand by the names that records give: an abbreviation that nobody recorded is not made up.
"""

from __future__ import annotations

import re
from typing import Final

from generator.evidence.interface import pgettext
from generator.evidence.records.reference import Author, ReferenceType
from generator.evidence.text.dates import IN_PRESS, NO_DATE, printed_year
from generator.evidence.text.pages import first_and_last
from generator.publish.exports.references import DATASET, Cited
from generator.publish.exports.styles.pieces import (
    ARTICLES,
    WITHIN_A_BOOK,
    Piece,
    Pieces,
    ended,
    family,
    joined,
    linked,
    month_names,
    plain,
    sentences,
    titled,
)

_MOST: Final = 6


def vancouver(cited: Cited) -> Pieces:
    """The reference in Vancouver style."""
    return joined((vancouver_words(cited), _where(cited)), " ")


def vancouver_words(cited: Cited) -> Pieces:
    """The same without where it stands on the web."""
    who = plain(_people(cited.authors, cut=cited.et_al) or _editing(cited))
    return sentences(who, *_what(cited))


def _people(people: tuple[Author, ...], *, cut: bool = False) -> str:
    """Up to six names, and that there are others."""
    names = [_name(author) for author in people]
    return ", ".join(
        (
            *names[:_MOST],
            *([pgettext("in a reference", "et al")] if cut or len(names) > _MOST else []),
        )
    )


def _name(author: Author) -> str:
    letters = re.sub(r"[-. ]", "", author.initials or "")
    return " ".join(part for part in (family(author), letters, author.suffix) if part)


def _editing(cited: Cited) -> str:
    """The editors, where nobody is named as author."""
    if not cited.editors or cited.type in WITHIN_A_BOOK:
        return ""
    return f"{_people(cited.editors)}, {_editor_word(cited)}"


def _editor_word(cited: Cited) -> str:
    if len(cited.editors) == 1:
        return pgettext("in a reference", "editor")
    return pgettext("in a reference", "editors")


def _what(cited: Cited) -> tuple[Pieces, ...]:
    if cited.type in ARTICLES:
        return (titled(cited, is_italic=False), _in_journal(cited))
    if cited.type in WITHIN_A_BOOK:
        return (titled(cited, is_italic=False), *_in_book(cited))
    if cited.type is ReferenceType.WEB_PAGE and cited.container:
        site = plain(f"{cited.container} {_internet()}")
        return (site, _published(cited), (*titled(cited, is_italic=False), *_seen(cited)))
    title = joined((titled(cited, is_italic=False), plain(_medium(cited))), " ")
    published = (*_published(cited), *_seen(cited))
    series = plain(f"({cited.series})" if cited.series else "")
    return (title, plain(_edition(cited)), plain(cited.container), published, series)


def _medium(cited: Cited) -> str:
    if cited.type == DATASET:
        return pgettext("in a reference", "[dataset]")
    if cited.type is ReferenceType.THESIS:
        return pgettext("in a reference", "[thesis]")
    return _internet() if cited.url and not cited.doi else ""


def _internet() -> str:
    return pgettext("in a reference", "[Internet]")


def _edition(cited: Cited) -> str:
    text = cited.edition or ""
    if text and "ed" not in text.casefold():
        return pgettext("in a reference", "{edition} ed.", edition=text)
    return text


def _published(cited: Cited) -> Pieces:
    date = _date(cited)
    return plain(f"{cited.publisher}; {date}" if cited.publisher else _as_sentence(date))


def _date(cited: Cited) -> str:
    if cited.day:
        year, month, day = (int(part) for part in cited.day.split("-"))
        return f"{year} {month_names()[month - 1][1]} {day}"
    printed = printed_year(cited.year)
    if printed == NO_DATE:
        return pgettext("in a reference", "[date unknown]")
    return pgettext("in a reference", IN_PRESS) if printed == IN_PRESS else printed


def _as_sentence(date: str) -> str:
    """A date that begins a sentence: ``In press``."""
    return f"{date[:1].upper()}{date[1:]}"


def _seen(cited: Cited) -> Pieces:
    if not cited.url or cited.doi:
        return ()
    seen = pgettext("in a reference", "[cited {year} {mon} {day}]")
    return (Piece("", accessed=f" {seen}"),)


def _in_journal(cited: Cited) -> Pieces:
    """Journal. Year;volume(issue):pages."""
    issue = f"({cited.issue})" if cited.issue else ""
    place = "; ".join(filter(None, (cited.article_number, _short(cited.pages))))
    number = f"{cited.volume or ''}{issue}"
    within = ":".join(filter(None, (number, place)))
    between = ":" if cited.type is ReferenceType.NEWSPAPER_ARTICLE and not number else ";"
    dated = between.join(filter(None, (_as_sentence(_date(cited)), within)))
    return (*joined((ended(plain(cited.container)), plain(dated)), " "),)


def _in_book(cited: Cited) -> tuple[Pieces, ...]:
    editing = f"{_people(cited.editors)}, {_editor_word(cited)}. " if cited.editors else ""
    whole = f"{editing}{cited.container}" if cited.container else editing.strip()
    if cited.container:
        whole = pgettext("in a reference", "In: {book}", book=whole)
    pages = cited.pages and pgettext("in a reference", "p. {pages}", pages=_short(cited.pages))
    return (plain(whole), plain(_edition(cited)), _published(cited), plain(pages))


def _short(pages: str | None) -> str:
    """Pages without the figures of the last that the first one has: ``101–17``.

    >>> _short("101–117"), _short("1–15"), _short("S12–S18"), _short("98–102"), _short("12, 14")
    ('101–17', '1–15', 'S12–8', '98–102', '12, 14')
    """
    first, last = first_and_last(pages or "")
    if not last:
        return first
    begun, ends = re.fullmatch(r"(\D*)(\d+)", first), re.fullmatch(r"(\D*)(\d+)", last)
    if begun and ends and begun[1] == ends[1]:
        last = _differing(begun[2], ends[2]) or last
    return f"{first}–{last}"


def _differing(first: str, last: str) -> str:
    """The figures of a number from the first one in which it differs; all, if it is longer."""
    if len(first) != len(last) or first == last:
        return last if first != last else ""
    at = next(place for place, (a, b) in enumerate(zip(first, last, strict=True)) if a != b)
    return last[at:]


def _where(cited: Cited) -> Pieces:
    if cited.doi:
        return linked(cited, f"doi:{cited.doi}")
    available = pgettext("in a reference", "Available from:")
    return (Piece(f"{available} "), *linked(cited)) if cited.url else ()
