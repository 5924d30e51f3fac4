"""APA style: Publication Manual of the American Psychological Association, 7th edition, chapter 9.

Titles stand in the letters in which they are recorded: what is a name in them, no program knows.
"""

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
    ended,
    family,
    initials,
    italic,
    joined,
    linked,
    listed_names,
    month_names,
    pages_words,
    plain,
    sentences,
    suffix,
    titled,
)

_MOST: Final = 20
_KINDS: Final = {
    DATASET: NP_("in a reference", "Data set"),
    ReferenceType.THESIS: NP_("in a reference", "Thesis"),
}


def apa(cited: Cited) -> Pieces:
    """The reference in APA style."""
    body = sentences(*_who_and_what(cited), *_whole(cited))
    link = linked(cited)
    accessed = pgettext("in a reference", "Retrieved {month} {day}, {year}, from")
    seen = (Piece("", accessed=f"{accessed} "),) if link and _may_change(cited) else ()
    return joined((body, (*seen, *link)), " ")


def _who_and_what(cited: Cited) -> tuple[Pieces, ...]:
    """Who wrote it, when, and its title; without a name the title stands first."""
    title = _title(cited)
    date = plain(f"({_date(cited)})")
    who = _people(cited.authors, cut=cited.et_al)
    if not who and cited.editors and cited.type not in WITHIN_A_BOOK:
        who = f"{_people(cited.editors)} ({_editor_word(cited)})"
    if not who:
        return ((*ended(title), Piece(" "), *date),)
    return ((Piece(f"{_stopped(who)} "), *date), title)


def _stopped(who: str) -> str:
    return who if who.endswith(".") else f"{who}."


def _may_change(cited: Cited) -> bool:
    """Whether the day counts on which somebody saw it: that of a page without a date."""
    return cited.type is ReferenceType.WEB_PAGE and not cited.year


def _date(cited: Cited) -> str:
    if cited.day and cited.type is ReferenceType.WEB_PAGE:
        year, month, day = (int(part) for part in cited.day.split("-"))
        return f"{year}, {month_names()[month - 1][0]} {day}"
    printed = printed_year(cited.year)
    return pgettext("in a reference", printed) if printed in {IN_PRESS, NO_DATE} else printed


def _people(people: tuple[Author, ...], *, cut: bool = False) -> str:
    """Up to twenty names, or the first nineteen and the last one."""
    names = [_name(author) for author in people]
    if cut:
        et_al = pgettext("in a reference", "et al.")
        return f"{', '.join(names[:_MOST])}, {et_al}" if names else ""
    if len(names) > _MOST:
        return f"{', '.join(names[: _MOST - 1])}, … {names[-1]}"
    return listed_names(names, ", & ")


def _name(author: Author) -> str:
    parts = (family(author), initials(author, " "), suffix(author))
    return ", ".join(part for part in parts if part)


def _turned(author: Author) -> str:
    """An editor as they stand within a book: the initials first."""
    return " ".join(part for part in (initials(author, " "), family(author)) if part)


def _editor_word(cited: Cited) -> str:
    if len(cited.editors) == 1:
        return pgettext("in a reference", "Ed.")
    return pgettext("in a reference", "Eds.")


def _title(cited: Cited) -> Pieces:
    """The title, in italics where the work stands alone, with what tells which one it is."""
    alone = cited.type not in ARTICLES | WITHIN_A_BOOK
    title = titled(cited, is_italic=alone)
    more = ", ".join(filter(None, (_edition(cited), cited.series))) if alone else ""
    kind = pgettext("in a reference", _KINDS[cited.type]) if cited.type in _KINDS else ""
    if cited.type is ReferenceType.THESIS and cited.publisher:
        kind = f"{kind}, {cited.publisher}"
    behind = (plain(f"({more})" if more else ""), plain(f"[{kind}]" if kind else ""))
    return joined((title, *behind), " ")


def _edition(cited: Cited) -> str:
    text = cited.edition or ""
    if text and "ed" not in text.casefold():
        return pgettext("in a reference", "{edition} ed.", edition=text)
    return text


def _whole(cited: Cited) -> tuple[Pieces, ...]:
    """What it stands in, and who published it."""
    if cited.type in ARTICLES:
        return (_in_journal(cited),)
    if cited.type in WITHIN_A_BOOK:
        return (_in_book(cited), plain(cited.publisher))
    own = [author.name for author in cited.authors]
    publisher = "" if cited.type is ReferenceType.THESIS else cited.publisher
    site = cited.container if cited.container != publisher else ""
    return tuple(plain(part) for part in (site, publisher) if part and part not in own)


def _in_journal(cited: Cited) -> Pieces:
    issue = f"({cited.issue})" if cited.issue else ""
    volume = (*italic(cited.volume), *plain(issue))
    number = cited.article_number
    article = number and pgettext("in a reference", "Article {number}", number=number)
    return joined((italic(cited.container), volume, plain(article or cited.pages)), ", ")


def _in_book(cited: Cited) -> Pieces:
    if not cited.container:
        pages = cited.pages and pgettext("in a reference", "pp. {pages}", pages=cited.pages)
        return plain(f"({pages})" if pages else "")
    several = len(cited.editors) > 2  # noqa: PLR2004 - two have no comma between them
    editors = listed_names(list(map(_turned, cited.editors)), ", & " if several else " & ")
    within = pgettext("before the title of a book", "In")
    named = f"{editors} ({_editor_word(cited)}), " if cited.editors and cited.authors else ""
    before = f"{within} {named}"
    pages = pages_words(cited.pages) if cited.pages else ""
    more = ", ".join(filter(None, (_edition(cited), pages)))
    behind = plain(f" ({more})" if more else "")
    return (Piece(before), *italic(cited.container), *behind)
