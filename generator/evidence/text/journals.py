"""Names of journals as two are compared: whether one can be the short form of the other.

Words are cut behind or left out in short forms (ISO 4), or stand as their first letters.
"""

from __future__ import annotations

import re
from typing import Final

from generator.evidence.text.folding import folded

_SHORTEST: Final = 4
_LEFT_OUT: Final = frozenset(("with", "from", "over", "voor", "della", "delle", "para", "pour"))


def is_short_for(short: str, name: str, *, to_its_end: bool = False) -> bool:
    """Whether a text can be the short form of a name, or is the same.

    With ``to_its_end`` it is one from the first word to the last, so that a longer name of another
    journal has no short form in it.

    >>> is_short_for("Inv. Open Med.", "Invented Open Medicine")
    True
    >>> is_short_for("Ned Tijdschr Geneeskd", "Nederlands tijdschrift voor geneeskunde")
    True
    >>> is_short_for("How it came about", "Invented Clay Weekly")
    False
    >>> is_short_for("Clay", "Clay Weekly"), is_short_for("Clay", "Clay Weekly", to_its_end=True)
    (True, False)
    """
    parts, words = _words(short), _words(name)
    initials = "".join(word[:1] for word in words if not _may_be_left_out(word))
    if words and "".join(parts) == initials:
        return len(parts) == 1
    at = 0
    for part in parts:
        while at < len(words) and not _shortens(part, words[at]):
            if not _may_be_left_out(words[at]) and (at or to_its_end):
                return False
            at += 1
        if at == len(words):
            return False
        at += 1
    return bool(parts) and (not to_its_end or all(map(_may_be_left_out, words[at:])))


def _shortens(part: str, word: str) -> bool:
    """Whether a word begins so, or is drawn together (geneeskd for geneeskunde)."""
    letters = iter(word)
    drawn = len(part) > _SHORTEST and word[:_SHORTEST] == part[:_SHORTEST]
    return word.startswith(part) or (drawn and all(letter in letters for letter in part))


def _may_be_left_out(word: str) -> bool:
    """Whether short forms leave a word out: articles and what stands between names."""
    return word in _LEFT_OUT or len(word) < _SHORTEST


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(text).replace("&", " and "))
