"""Text to words: "Ó Sé" is found as "o se", "D'Arcy" as "darcy" or "d arcy".

``site_templates/theme/assets/js/search-words.js`` does the same to what a reader types; a test
compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.evidence.text.folding import folded

LONGEST: Final = 40
"""Letters of a word that count; what is longer is an address or a slip."""
_JOINED: Final = re.compile(r"[^\W_]+(?:['’‘ʼ`´′\-‐‑][^\W_]+)*")  # noqa: RUF001 - as people type them
_PART: Final = re.compile(r"[^\W_]+")


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


def phrase(text: str) -> str:
    """The words of a text in a row; one with apostrophes or hyphens is one: "well-being"."""
    wholes = _JOINED.findall(folded(text))
    return " ".join("".join(_PART.findall(whole))[:LONGEST] for whole in wholes)
