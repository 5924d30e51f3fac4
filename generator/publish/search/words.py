"""Text to words: "Ó Sé" is found as "o se", "D'Arcy" as "darcy" or "d arcy".

``site_templates/theme/assets/js/search-words.js`` does the same to what a reader types; a test
compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

LONGEST: Final = 40
"""Letters of a word that count; what is longer is an address or a slip."""
_APART: Final = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
    | {"ı": "i", "ς": "σ", "\u00ad": "", "\u200c": "", "\u200d": ""}  # noqa: RUF001 - as they are
)
"""Letters that stay whole when accents are taken off, and characters that nobody sees."""
_JOINED: Final = re.compile(r"[^\W_]+(?:['’‘ʼ`´′\-‐‑][^\W_]+)*")  # noqa: RUF001 - as people type them
_PART: Final = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Text without case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(c for c in decomposed if not unicodedata.category(c).startswith("M"))
    return bare.translate(_APART)


def words(text: str) -> Iterator[str]:
    """The words of a text; one with apostrophes or hyphens whole, and each of its parts."""
    for whole in _JOINED.findall(folded(text)):
        if whole.isalnum():
            yield whole[:LONGEST]
            continue
        parts = _PART.findall(whole)
        yield "".join(parts)[:LONGEST]
        for part in parts:
            yield part[:LONGEST]
