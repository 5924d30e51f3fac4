"""Locators: where in its section a passage stands, counted in paragraphs, sentences and items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

_NUMBERS: Final = r"\d{1,4}(?:(?:, and |, | and | to |–)\d{1,4})*"
_COUNTED: Final = re.compile(
    r"(?P<unit>paragraph|sentence|clause|list item|item|principle)s? "
    rf"(?P<numbers>{_NUMBERS})"
)
_SENTENCE: Final = re.compile(
    rf"(.*?\b(?:sentence|item|principle)s? {_NUMBERS})(?:, clauses? ({_NUMBERS}))?"
)
_CLAUSES: Final = re.compile(r", clauses? \d+(?:(?:, and |, | and | to |–|-)\d+)*")
_HALF: Final = re.compile(r"(first|second|third) (?:half|part)")
_QUOTATION: Final = re.compile(
    r"(?:(first|second|third|fourth) )?quotations? after paragraph (\d{1,4})"
)
_ROW: Final = re.compile(r"(?:Table|Figure|Box) \w+")
_REFERENCE: Final = re.compile(r"number (\d{1,4})")
_LABEL: Final = re.compile(r"[^\W\d_a-zß-öø-ÿ][^,]*")
_WITH_EXHIBIT: Final = re.compile(r" and (?:Table|Figure|Box) \w+")
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_MOST: Final = 100


@dataclass(frozen=True)
class Locator:
    """A locator in parts; what it does not say is empty."""

    counted: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """The numbers by what they count: ``paragraph``, ``sentence``, ``clause``, ``item`` …"""
    label: str = ""
    """The word that heads the paragraph, such as ``Methods`` in an abstract."""
    quotation: tuple[int, int] | None = None
    """The paragraph after which it is set off, and which of the quotations there it is."""
    exhibit: str = ""
    """The table, figure or box, such as ``Table 2``."""
    row: str = ""
    reference: int | None = None
    rest: str = ""
    """What could not be read."""

    @property
    def start(self) -> tuple[object, ...]:
        """Where it begins: equal for a paragraph and its first sentence or item.

        Clauses begin where their sentence does, since one may be too short to have a beginning.
        """
        if self.rest or self.exhibit or self.reference is not None:
            return (self.exhibit, self.row, self.reference, self.rest)
        counted = self.counted.items()
        firsts = [(unit, min(numbers)) for unit, numbers in counted if unit != "clause"]
        while firsts and firsts[-1][1] == 1 and firsts[-1][0] != "list item":
            firsts.pop()
        return (self.label, self.quotation, *firsts)


def read_locator(written: str | None) -> Locator:
    """A locator in its parts; without one, the section from its beginning.

    >>> read_locator("paragraph 2, sentences 1 to 3").counted
    {'paragraph': (2,), 'sentence': (1, 2, 3)}
    >>> read_locator("second quotation after paragraph 4").quotation
    (4, 2)
    >>> read_locator("Table 2, row Okafor").row, read_locator("Methods, sentence 1").label
    ('Okafor', 'Methods')
    >>> read_locator("p. 4").rest
    'p. 4'
    """
    text = (written or "").strip()
    if match := _QUOTATION.fullmatch(text):
        return Locator(quotation=(int(match[2]), _ORDINALS.get(match[1] or "first", 1)))
    if match := _REFERENCE.fullmatch(text):
        return Locator(reference=int(match[1]))
    if match := _ROW.match(text):
        return Locator(
            exhibit=match[0], row=text[match.end() :].removeprefix(", ").removeprefix("row ")
        )
    label = ""
    if not _COUNTED.match(text) and (match := _LABEL.match(text)) and "." not in match[0]:
        label, text = match[0], text[match.end() :].removeprefix(", ")
    return _in_text(label, text)


def without_clauses(written: str | None) -> str:
    """A locator of the same sentence or item, whichever of its clauses is named.

    >>> without_clauses("paragraph 2, sentence 1, clauses 1 and 2")
    'paragraph 2, sentence 1'
    """
    return _CLAUSES.sub("", written or "")


def sentence_and_clauses(written: str | None) -> tuple[str, frozenset[int]] | None:
    """The locator of a sentence, item or principle, with the numbers of the clauses it names.

    None where a locator counts no such thing; what stands behind the clauses is left out.

    >>> sentence_and_clauses("p. 4, sentence 2, clause 1")
    ('p. 4, sentence 2', frozenset({1}))
    >>> sentence_and_clauses("Table 2, row Okafor")
    """
    found = _SENTENCE.match(written or "")
    return (found[1], frozenset(_numbers(found[2] or ""))) if found else None


def _in_text(label: str, text: str) -> Locator:
    counted: dict[str, tuple[int, ...]] = {}
    while match := _COUNTED.match(text):
        counted[match["unit"]] = tuple(_numbers(match["numbers"]))
        text = text[match.end() :].removeprefix(", ")
    if match := _HALF.fullmatch(text):
        counted["clause"], text = (_ORDINALS[match[1]],), ""
    return Locator(counted, label=label, rest=_WITH_EXHIBIT.sub("", text))


def _numbers(written: str) -> Iterator[int]:
    for part in filter(None, re.split(r", and |, | and ", written)):
        first, *last = (int(number) for number in re.split(r" to |–", part))
        yield from range(first, min(last[0] if last else first, first + _MOST) + 1)
