"""Characters that nobody sees: kept where a language needs them, told or refused elsewhere.

What is needed where, and what becomes of each, stands in the table of ``unseen``; what is invisible
and stands in no row of it (controls, halves, unknown formats) belongs in no text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from generator.evidence.interface import N_
from generator.evidence.text.unseen import UNSEEN, Becomes, Fate, Unseen, becomes

ALLOWED: Final = "\u00ad\u200c\u200d"
"""The soft hyphen and the two joiners: words have them, and are the same words without."""

_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_VISIBLE_FORMATS: Final = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Signs of Arabic, Syriac and Kaithi that are formats by their category and seen all the same."""
_WHITE = re.compile(r"[^\S\n]*[\t\v\f\r\x1c-\x1f\x85\u2028\u2029][^\S\n]*")
_NO_ROW: Final = Unseen("", N_("control character"), Fate.REFUSED)
_LAST: Final = "".join(
    chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)
)
_NEVER: Final = re.compile(f"[\u2065\ufdd0-\ufdef\ufff0-\ufff8\U000e0000-\U000e0fff{_LAST}]")


class Stray(NamedTuple):
    """An unseen character that no language needs where it stands."""

    at: int
    character: str
    name: str
    fate: Fate
    cured: Becomes


def is_hidden(character: str) -> bool:
    """Whether a character is invisible and no part of any word; a line break is such a one.

    Controls, formats, halves of characters, private ones, and the separators of lines and
    paragraphs: general categories Cc, Cf, Cs, Co, Zl and Zp of the Unicode Standard (section 4.5),
    and what is no character, without those in ``ALLOWED`` and formats that are seen. Spaces of any
    width are not hidden, nor are letters that are newer than this program.

    >>> [is_hidden(character) for character in ("\\u200b", "\\n", "\\u00ad", "\\u00a0", "a")]
    [True, True, False, False, False]
    """
    category = unicodedata.category(character)
    if category == "Cn":
        return bool(_NEVER.match(character))
    return (
        category in _CATEGORIES and character not in ALLOWED and character not in _VISIBLE_FORMATS
    )


def strays(text: str) -> Iterator[Stray]:
    """The unseen characters of a text that no language needs where they stand; no line breaks.

    >>> [stray.name for stray in strays("co\\u00adproduction, \\u0645\\u06cc\\u200c\\u062e")]
    ['soft hyphen']
    """
    if is_plain(text) or not any(map(_rows, set(text))):
        return
    for at, (character, place) in enumerate(_places(text)):
        if place and not place.needed and place.row.fate is not Fate.KEPT:
            yield Stray(at, character, place.row.name, place.row.fate, place.cured)


def without_hidden(text: str) -> str:
    """The text as a program may clean it: without what is unseen and needed by no language.

    Line breaks stay, and so does what stands for a letter that nobody knows, or between two letters
    for the end of a word, perhaps. What leaves room
    between words (a tab, a line separator) becomes one space within a line, and nothing at the ends
    of one.

    >>> without_hidden("Tending\\ttoge\\u2060ther\\u200b\\r\\na\\ufb00ordable\\u2028")
    'Tending together\\naffordable'
    """
    text = text.replace("\r\n", "\n")
    return _cured(_WHITE.sub(lambda found: _room(text, found), text))


def in_one_line(text: str) -> str:
    """The text in one paragraph without refused characters; every run of spaces is one space.

    >>> in_one_line("  Tending\\n toge\\u200bther ")
    'Tending together'
    """
    text = " ".join(text.split())
    if text.isascii() and text.isprintable():
        return text
    wrong = {
        stray.at
        for stray in strays(text)
        if stray.fate is Fate.REFUSED and stray.cured in {Becomes.NOTHING, Becomes.PERHAPS_A_SPACE}
    }
    return " ".join("".join(c for at, c in enumerate(text) if at not in wrong).split())


def for_word(text: str) -> str:
    """The text as a Word file has it: a soft hyphen would be seen there as a hyphen.

    >>> for_word("co\\u00adproduction")
    'coproduction'
    """
    return text if is_plain(text) else _cured(text)


def for_paper(text: str) -> str:
    """The text as the typesetter gets it.

    A character without a shape of its own is taken there for a part of the letter before it. From
    then on every such letter has it when a program reads the file, and pdf.js loses the letter.

    >>> for_paper("co\\u00adproduction\\u2009\\u00d7 2"), for_paper("\\u2764\\ufe0f")
    ('coproduction × 2', '❤')
    """
    if is_plain(text):
        return text
    return "".join(
        becomes(c, place.row.typeset if place.needed else place.row.cured) if place else c
        for c, place in _places(text)
    )


def is_plain(text: str) -> bool:
    """Whether a text has nothing but printable letters, digits and signs of ASCII.

    >>> is_plain("Tower Hamlets, 2019"), is_plain("Söhne")
    (True, False)
    """
    return text.isascii() and text.isprintable()


def _cured(text: str) -> str:
    cures = {stray.at: becomes(stray.character, stray.cured) for stray in strays(text)}
    return "".join(cures.get(at, c) for at, c in enumerate(text))


class _Place(NamedTuple):
    """A character of the table where it stands in a text."""

    row: Unseen
    needed: bool
    cured: Becomes


def _places(text: str) -> Iterator[tuple[str, _Place | None]]:
    """Every character of a text; with its place in the table unless it is seen, or a line break.

    What is needed beside a character that will go is not needed: so a cured text is cured for good.
    """
    before, behind = "", _next_ones(text)
    for at, character in enumerate(text):
        rows = _rows(character)
        if not rows:
            before = character
            yield character, None
            continue
        around = (before, character, text[at + 1 : at + 2], text)
        needing = next((row for row in rows if row.is_needed(*around)), None)
        row = needing or rows[0]
        is_inside = bool(row.inside) and before.isalnum() and behind[at].isalnum()
        cured = row.inside if row.inside and is_inside else row.cured
        yield character, _Place(row, needing is not None, cured)
        before = (character if needing else becomes(character, cured))[-1:] or before


def _next_ones(text: str) -> list[str]:
    """For each character the next one that does not go when the text is cured, or nothing."""
    found, behind = [], ""
    for character in reversed(text):
        found.append(behind)
        rows = _rows(character)
        behind = behind if rows and rows[0].cured is Becomes.NOTHING else character
    return found[::-1]


@cache
def _rows(character: str) -> tuple[Unseen, ...]:
    """The rows in which a character stands."""
    rows = tuple(row for row in UNSEEN if re.match(f"[{row.characters}]", character))
    return rows or ((_NO_ROW,) if character != "\n" and is_hidden(character) else ())


def _room(text: str, found: re.Match[str]) -> str:
    at_an_end = text[found.start() - 1 : found.start()] in {"", "\n"} or text[
        found.end() : found.end() + 1
    ] in {"", "\n"}
    return "" if at_an_end else " "
