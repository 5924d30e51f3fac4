"""Names of journals as two are compared: whether one can be the short form of the other.

Words are cut behind or left out in short forms (ISO 4), or stand as their first letters.
"""

from __future__ import annotations

import re
from typing import Final

from generator.evidence.text.folding import folded

_LEFT_OUT: Final = frozenset(
    (
        *("the", "of", "and", "for", "in", "on", "a"),
        *("der", "die", "und", "fur", "de", "la", "et"),
    )
)


def is_short_for(short: str, name: str, *, to_its_end: bool = False) -> bool:
    """Whether a text can be the short form of a name, or is the same.

    With ``to_its_end`` it is one from the first word to the last, so that a longer name of another
    journal has no short form in it.

    >>> is_short_for("Inv. Open Med.", "Invented Open Medicine")
    True
    >>> is_short_for("How it came about", "Invented Clay Weekly")
    False
    >>> is_short_for("Clay", "Clay Weekly"), is_short_for("Clay", "Clay Weekly", to_its_end=True)
    (True, False)
    """
    parts, words = _words(short), _words(name)
    if "".join(parts) == "".join(word[:1] for word in words if word not in _LEFT_OUT) and words:
        return len(parts) == 1
    at = 0
    for part in parts:
        while at < len(words) and not words[at].startswith(part):
            if words[at] not in _LEFT_OUT and (at or to_its_end):
                return False
            at += 1
        if at == len(words):
            return False
        at += 1
    return bool(parts) and (not to_its_end or _LEFT_OUT.issuperset(words[at:]))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(text).replace("&", " and "))
