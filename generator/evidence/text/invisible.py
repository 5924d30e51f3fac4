"""Characters that nobody sees: the few that writing needs, and all that no text needs."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

ALLOWED: Final = "\u00ad\u200c\u200d"
"""The soft hyphen and the two joiners, with which Persian and the scripts of India are written."""

_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_WHITE = re.compile(r"[^\S\n]*[\t\v\f\r\x1c-\x1f\x85\u2028\u2029][^\S\n]*")


def is_hidden(character: str) -> bool:
    """Whether a character is invisible and no part of any word; a line break is such a one.

    Controls, formats, halves of characters, private and unassigned ones, and the separators of
    lines and paragraphs: general categories Cc, Cf, Cs, Co, Cn, Zl and Zp of the Unicode Standard
    (section 4.5), without those in ``ALLOWED``. Spaces of any width are not hidden.

    >>> [is_hidden(character) for character in ("\\u200b", "\\n", "\\u00ad", "\\u00a0", "a")]
    [True, True, False, False, False]
    """
    return unicodedata.category(character) in _CATEGORIES and character not in ALLOWED


def without_hidden(text: str) -> str:
    """The text without hidden characters; its line breaks stay.

    What leaves room between words (a tab, a line separator) becomes one space within a line, and
    nothing at the ends of one.

    >>> without_hidden("Tending\\ttoge\\u200bther\\r\\nagain\\u2028")
    'Tending together\\nagain'
    """
    text = text.replace("\r\n", "\n")
    text = _WHITE.sub(lambda found: _room(text, found), text)
    return "".join(c for c in text if c == "\n" or not is_hidden(c))


def in_one_line(text: str) -> str:
    """The text in one paragraph without hidden characters; every run of spaces is one space.

    >>> in_one_line("  Tending\\n toge\\u200bther ")
    'Tending together'
    """
    return " ".join("".join(c for c in text if c.isspace() or not is_hidden(c)).split())


def _room(text: str, found: re.Match[str]) -> str:
    at_an_end = text[found.start() - 1 : found.start()] in {"", "\n"} or text[
        found.end() : found.end() + 1
    ] in {"", "\n"}
    return "" if at_an_end else " "
