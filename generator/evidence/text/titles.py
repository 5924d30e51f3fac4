"""Titles as two are compared: without case, accents, marks and markup, and with what parts them.

Programs cut titles at their subtitle and write them with other marks. A correction, a retraction
notice and a reply have the title of what they speak of, with a word before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from generator.evidence.text.folding import folded

Likeness = Literal["same", "shortened", "other"]

_MARKUP = re.compile(r"</?[a-zA-Z]{1,6}>")
_WORD = re.compile(r"[^\W_]+")
_SUBTITLE = re.compile(r"\s*[:?!]\s|\.\s+(?=[^\W\d_])|\s[-–—]+\s|—|;\s|\s\(|\s\[")
_MARK = re.compile(
    r"^\W*(?P<mark>retract(?:ed|ion)|withdrawn|correct(?:ed|ion)|erratum|corrigendum|addendum"
    r"|(?:author|publisher) correction|expression of concern|reply|response|comment(?:ary)?"
    r"|preprint|protocol|abstract|translation)\b(?:\s+(?:article|note|notice|paper))?"
    r"(?:\s+(?:to|on|of|for))?\s*[:.\])–—-]+\s*",
    re.IGNORECASE,
)
_MAIN_WORDS: Final = 3
_MAIN_LETTERS: Final = 12
_PARTING: Final = re.compile(
    r"protocol|parts?|phase|vol|volume|erratum|correction|corrigendum|addendum|reply|response"
    r"|comment|commentary|abstract|poster|letter|editorial|update|followup|summary|supplement"
    r"|appendix|preprint|retracted|withdrawn|retraction|translation|i{1,3}|iv|vi?|[0-9]+"
)
"""Words of a subtitle that make it another title."""


@dataclass(frozen=True)
class ComparedTitle:
    """A title as it is compared; ``mark`` is what it says of itself before it begins."""

    whole: str
    main: str
    mark: str = ""

    @property
    def subtitle(self) -> str:
        """What follows the main title; empty where nothing does."""
        return self.whole[len(self.main) :].strip()

    @property
    def keys(self) -> tuple[str, ...]:
        """Under what titles that may be the same stand together."""
        return (self.whole,) if self.whole == self.main else (self.whole, self.main)


@lru_cache(maxsize=64)
def compared_title(text: str) -> ComparedTitle:
    """A title as two are compared.

    >>> compared_title("RETRACTED: <i>Tending</i> a garden, again: how")
    ComparedTitle(whole='tending a garden again how', main='tending a garden again', mark='retract')
    """
    bare = _MARKUP.sub("", text)
    found = _MARK.match(bare)
    if found and not _words(bare[found.end() :]):
        found = None
    bare = bare[found.end() :] if found else bare
    whole = _words(bare)
    cut = _SUBTITLE.search(bare.strip(" [("))
    main = _words(bare.strip(" [(")[: cut.start()]) if cut else whole
    if not main or len(main.split()) < _MAIN_WORDS or len(main) < _MAIN_LETTERS:
        main = whole
    return ComparedTitle(whole, main, _mark(found["mark"]) if found else "")


def likeness(one: ComparedTitle, other: ComparedTitle) -> Likeness:
    """Whether two titles are the same, or one is the other without its subtitle.

    A subtitle that says that it is a part, a protocol or a reply makes another title.

    >>> likeness(compared_title("Clay in the yard"), compared_title("Clay in the yard: a study"))
    'shortened'
    >>> likeness(compared_title("Clay in the yard"), compared_title("Clay in the yard: part 2"))
    'other'
    """
    if one.mark != other.mark or not one.whole or not other.whole:
        return "other"
    if one.whole == other.whole:
        return "same"
    shorter, longer = sorted((one, other), key=lambda title: len(title.whole))
    if shorter.whole != longer.main:
        return "other"
    words = longer.subtitle.split()
    parted = any(_PARTING.fullmatch(word) for word in words)
    return "other" if parted else "shortened"


def _words(text: str) -> str:
    return " ".join(_WORD.findall(folded(text)))


def _mark(text: str) -> str:
    """The mark without its ending, so that *corrected* and *correction* are one."""
    return re.sub(r"(?:ed|ion)$", "", text.lower())
