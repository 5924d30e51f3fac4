"""Citations as sources print them: numbers in brackets or raised, and authors with years.

The one reader of brackets: the check of records asks it for the numbers of a bracket, and
``evidence verify`` for every citation of a passage.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

Range = tuple[int, int]
"""The first and the last of numbers in a row."""

RAISED: Final = "\ue001"
LOWERED: Final = "\ue002"
"""What stands around raised text in a text that was read from a document with markup."""

DASHES: Final = "\u2010\u2011\u2012–—−-"
_DASH: Final = f"[{DASHES}]"
_NUMBER: Final = rf"\d{{1,9}}(?::\w+(?:{_DASH}\w+)?)?"
_LIST: Final = rf"{_NUMBER}(?:\s*(?:[,;&]|and|{_DASH})\s*{_NUMBER})*"
_ONE: Final = rf"\[\s*{_LIST}\s*\]"
_SQUARE: Final = rf"{_ONE}(?:\s*(?:[,;]|and|{_DASH})?\s*{_ONE})*"
_SIGNS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED: Final = rf"{RAISED}\s*\[?{_LIST}\]?\s*{LOWERED}|[{_SIGNS}](?:[{_SIGNS},–⁻-]*[{_SIGNS}])?"
_NUMBERED: Final = re.compile(rf"{_SQUARE}|{_RAISED}")
_ROUND: Final = re.compile(rf"\(\s*{_LIST}\s*\)")
_READ: Final = re.compile(rf"(\d{{1,9}})(?:\s*\]?\s*{_DASH}\s*\[?\s*(\d{{1,9}}))?")

_YEAR: Final = r"(?:1[5-9]|20)\d\d[a-z]?"
_YEARS: Final = rf"(?P<years>{_YEAR}(?:\s*,\s*{_YEAR})*)"
_PLACE: Final = rf"(?:[,:]?\s*(?:pp?\.?\s*)?\d[\d {DASHES}]*)?"
_WORK: Final = re.compile(rf"(?P<names>[^\W\d_].*?)[\s,]+{_YEARS}{_PLACE}")
_CAPITAL: Final = r"[^\W\d_a-zß-öø-ÿ][\w’'\u2010-]+"
_NAMES: Final = (
    rf"{_CAPITAL}(?:(?: (?:and|&|de|van|der|von|den|la) | ){_CAPITAL}){{0,4}}(?: et al\.?,?)?"
)
_NARRATED: Final = re.compile(rf"(?P<names>{_NAMES})\s+\({_YEARS}{_PLACE}\)")
_ROUNDED: Final = re.compile(r"\(([^()]*\d{4}[^()]*)\)")
_BEFORE: Final = re.compile(r"^(?:see(?: also)?|cf\.?|e\.g\.,?|for example,?)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Work:
    """A work as it is cited by name: its authors as printed, and the year."""

    names: str
    year: str


@dataclass(frozen=True)
class Citation:
    """One citation of a text: where it stands, and what it names, by number or by name."""

    start: int
    end: int
    printed: str
    numbers: tuple[Range, ...] = ()
    works: tuple[Work, ...] = ()


def read_bracket(printed: str) -> tuple[Range, ...]:
    """The numbers of a bracket in any printed style, range by range, in its order.

    What stands behind a colon is a page, and an end that is shorter than its beginning is cut.

    >>> read_bracket("22, 49–51")
    ((22, 22), (49, 51))
    >>> read_bracket("[91]–[93]"), read_bracket("52],[71")
    (((91, 93),), ((52, 52), (71, 71)))
    >>> read_bracket("¹²,¹⁴⁻¹⁶"), read_bracket("[22:241]"), read_bracket("101–3")
    (((12, 12), (14, 16)), ((22, 22),), ((101, 103),))
    """
    plain = unicodedata.normalize("NFKC", printed)
    without_pages = re.sub(rf"(?<=\d):\w+(?:{_DASH}\w+)?", "", plain)
    return tuple(_range(match[1], match[2] or match[1]) for match in _READ.finditer(without_pages))


def _range(first: str, last: str) -> Range:
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return int(first), max(int(first), int(last))


def joined(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Ranges in order, those that touch as one: two brackets are equal if these are.

    >>> joined(read_bracket("93, 91, 92, 12"))
    ((12, 12), (91, 93))
    """
    found: list[Range] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def holds(ranges: Iterable[Range], number: int) -> bool:
    """Whether a number is one of those in the ranges.

    >>> holds(read_bracket("[91]–[93]"), 92)
    True
    """
    return any(first <= number <= last for first, last in ranges)


def citations_by_number(text: str, *, in_round: bool = False) -> tuple[Citation, ...]:
    """Every citation by number: in square brackets, raised, and in round brackets if asked for.

    >>> [citation.printed for citation in citations_by_number("Some [91]–[93], few.¹²")]
    ['[91]–[93]', '¹²']
    """
    found = list(_NUMBERED.finditer(text)) + (list(_ROUND.finditer(text)) if in_round else [])
    return tuple(
        Citation(
            match.start(),
            match.end(),
            match[0].strip(RAISED + LOWERED),
            read_bracket(match[0]),
        )
        for match in sorted(found, key=lambda match: match.start())
    )


def citations_by_name(text: str) -> tuple[Citation, ...]:
    """Every citation by authors and year, in brackets or as part of a sentence.

    >>> [c.works for c in citations_by_name("Ní Shé et al. (2018) say so (Gray, 2009; Moss, 2011).")]
    [(Work(names='Ní Shé et al.', year='2018'),), (Work(names='Gray', year='2009'), Work(names='Moss', year='2011'))]
    """  # noqa: E501 - one line is what the interpreter prints
    found = [
        Citation(match.start(), match.end(), match[0], works=tuple(_works(match)))
        for match in _NARRATED.finditer(text)
    ]
    for match in _ROUNDED.finditer(text):
        works = tuple(work for part in match[1].split(";") for work in _named(part))
        if works:
            found.append(Citation(match.start(), match.end(), match[0], works=works))
    return tuple(sorted(found, key=lambda citation: citation.start))


def _named(part: str) -> Iterator[Work]:
    match = _WORK.fullmatch(_BEFORE.sub("", part.strip()))
    if match:
        yield from _works(match)


def _works(match: re.Match[str]) -> Iterator[Work]:
    for year in re.split(r"\s*,\s*", match["years"]):
        yield Work(match["names"].rstrip(" ,"), year)
