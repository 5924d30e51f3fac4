"""Text to words: "Ó Sé" is found as "o se", "D'Arcy" as "darcy" or "d arcy".

``site_templates/theme/assets/js/search-words.js`` does the same to what a reader types; a test
compares the two.

Where a script puts no spaces between words, a run of its letters has no words that could be told
apart without a dictionary: every two neighbours stand for one, and the last letter by itself. So a
word is found wherever it stands in the run, and a letter, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.evidence.text.folding import folded

LONGEST: Final = 40
"""Letters of a word that count; what is longer is an address or a slip."""
JOINED: Final = re.compile(r"[^\W_]+(?:['’‘ʼ`´′\-‐‑][^\W_]+)*")  # noqa: RUF001 - as people type them
PART: Final = re.compile(r"[^\W_]+")
_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai and Lao, Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"  # signs of Chinese and Japanese, kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN: Final = re.compile(f"([{_UNSPACED}]+)|[^{_UNSPACED}]+")


def words(text: str) -> Iterator[str]:
    """The words of a text; one with apostrophes or hyphens whole, and each of its parts.

    >>> [*words("well-being"), *words("友達の庭")]
    ['wellbeing', 'well', 'being', '友達', '達の', 'の庭', '庭']
    """
    for whole in JOINED.findall(folded(text)):
        if is_unspaced(whole):
            for part in PART.findall(whole):
                yield from neighbours(part)
            continue
        if whole.isalnum():
            yield whole[:LONGEST]
            continue
        parts = PART.findall(whole)
        yield "".join(parts)[:LONGEST]
        for part in parts:
            yield part[:LONGEST]


def is_unspaced(text: str) -> bool:
    """Whether a text has letters of a script that puts no spaces between words."""
    return not text.isascii() and any(run[1] for run in _RUN.finditer(text))


def neighbours(part: str) -> Iterator[str]:
    """Every two neighbouring letters where a script puts no spaces between words; else a word."""
    for run in _RUN.finditer(part):
        if run[1]:
            yield from (run[0][at : at + 2] for at in range(len(run[0])))
        else:
            yield run[0][:LONGEST]


def phrase(text: str) -> str:
    """The words of a text in a row; one with apostrophes or hyphens is one: "well-being"."""
    wholes = JOINED.findall(folded(text))
    return " ".join("".join(PART.findall(whole))[:LONGEST] for whole in wholes)
