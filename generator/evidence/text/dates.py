"""The year of a report: as sources print it, as records hold it, and of a date in a file.

A record holds a whole number where a source prints a year and no more; else what is printed: a year
with its letter (2019b), a span (2018–2019), or ``in press``, with a letter or without one. No date
at all is an absence, unless a letter tells it from another (``n.d.-a``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.evidence.interface import NP_

FIRST_YEAR: Final = 1500
LAST_YEAR: Final = 2200
IN_PRESS: Final = NP_("in a reference", "in press")
NO_DATE: Final = NP_("in a reference", "n.d.")
"""What stands for a year where a source prints none (as in the APA style)."""

_FOUR: Final = r"(?:1[5-9][0-9]{2}|2[01][0-9]{2}|2200)"
YEAR_PATTERN: Final = (
    rf"^(?:{_FOUR}[a-z]|{_FOUR}[-–]{_FOUR}[a-z]?|in press(?:-[a-z])?|n\.d\.-[a-z])$"
)
"""The form of a year in a record that is more than a number, as JSON Schema and Python read it."""

_YEAR = re.compile(r"([0-9]{4})(?![0-9])")
_SPAN = re.compile(rf"({_FOUR})\s*(--?|[–—/\u2010\u2011])\s*((?:[12][0-9])?[0-9]{{2}})([a-z]?)")
_LETTERED = re.compile(rf"({_FOUR})\s?-?([a-z])")
_WORDS: Final = {
    IN_PRESS: r"in[ -]?press|forthcoming|inpress|accepted|ahead of print|epub ahead of print",
    NO_DATE: r"n\.? ?d\.?|no date|undated|s\.? ?a\.?|o\.? ?j\.?|sine anno|not dated|date unknown",
}
_MONTHS: Final = 12


@dataclass(frozen=True)
class ReadYear:
    """What a text says of when a report came out.

    ``recorded`` is what a record holds: a number, a text of the form of ``YEAR_PATTERN``, ``n.d.``
    where the text says that there is no date, or None where it says nothing that is understood.
    ``whole`` is whether the text says no more than that.
    """

    recorded: int | str | None
    whole: bool


def read_year(text: str) -> ReadYear:
    """When a report came out, of any text in which people or programs say it.

    >>> read_year("2019b"), read_year("n.d.")
    (ReadYear(recorded='2019b', whole=True), ReadYear(recorded='n.d.', whole=True))
    >>> read_year("2018-19").recorded, read_year("[2019]").recorded, read_year("2019-05-01")
    ('2018–2019', 2019, ReadYear(recorded=2019, whole=False))
    >>> read_year("2003/05//"), read_year("2003–05").recorded
    (ReadYear(recorded=2003, whole=False), '2003–2005')
    """
    clean = " ".join(text.split()).strip(" ()[]/.,;")
    if words := _read_words(clean):
        return words
    if (span := _SPAN.fullmatch(clean)) and (last := _last_of(span[1], span[3], span[2])):
        return ReadYear(f"{span[1]}–{last}{span[4]}", whole=True)
    if lettered := _LETTERED.fullmatch(clean):
        return ReadYear(f"{lettered[1]}{lettered[2]}", whole=True)
    year = year_of(clean)
    return ReadYear(year, whole=year is not None and str(year) == clean)


def _read_words(clean: str) -> ReadYear | None:
    for recorded, words in _WORDS.items():
        found = re.fullmatch(rf"(?i)(?:{words})(?:[ -]{{0,2}}([a-z]))?", clean)
        if found:
            return ReadYear(f"{recorded}-{found[1].lower()}" if found[1] else recorded, whole=True)
    return None


def _last_of(first: str, last: str, between: str) -> int | None:
    """The last year of a span, of two figures or four; None where it is a month, or earlier.

    Two figures that can be a month are one behind a slash, as in RIS (``2003/05//``).
    """
    whole = int(last) if len(last) == len(first) else int(first[:2] + last)
    may_be = len(last) < len(first) and 0 < int(last) <= _MONTHS
    month = may_be and (between == "/" or int(last) <= int(first[2:]))
    return None if month or whole <= int(first) or whole > LAST_YEAR else whole


def year_of(text: str) -> int | None:
    """The year that a date begins with, if it is one of a report.

    Read are the forms of RIS (``2019/05/01/``), CSL-JSON and ISO 8601 (``2019-05-01``), BibLaTeX
    and sheets; slashes that hold no month or day (``2019///``) say nothing.

    >>> year_of("2019///"), year_of("2019-05-01"), year_of("in press")
    (2019, 2019, None)
    """
    found = _YEAR.match(text.strip())
    if not found or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    return int(found[1])


# --- years in records ------------------------------------------------------------------------


def printed_year(recorded: int | str | None) -> str:
    """A year as pages print it; where there is none, that there is no date.

    >>> printed_year(2019), printed_year("2018-2019"), printed_year(None)
    ('2019', '2018–2019', 'n.d.')
    """
    if recorded is None:
        return NO_DATE
    text = str(recorded)
    return text.replace("-", "–") if text[:1].isdecimal() else text


def years_of(recorded: int | str | None) -> tuple[int, ...]:
    """The first and the last year that a record's year speaks of; none where it names no year.

    >>> years_of(2019), years_of("2019b"), years_of("2018–2019"), years_of("in press")
    ((2019, 2019), (2019, 2019), (2018, 2019), ())
    """
    found = [int(year) for year in re.findall(r"[0-9]{4}", str(recorded or ""))]
    return (found[0], found[-1]) if found else ()


def letter_of(recorded: int | str | None) -> str:
    """The letter that is printed behind a year; empty where there is none.

    >>> letter_of("2019b"), letter_of("in press-a"), letter_of("in press"), letter_of(2019)
    ('b', 'a', '', '')
    """
    found = re.search(r"(?:[0-9]|-)([a-z])$", str(recorded or ""))
    return found[1] if found else ""


def without_letter(recorded: int | str | None) -> str:
    """A year as pages print it, without the letter that tells it from others.

    >>> without_letter("2019b"), without_letter("n.d.-a"), without_letter(2019)
    ('2019', 'n.d.', '2019')
    """
    printed, letter = printed_year(recorded), letter_of(recorded)
    return printed.removesuffix(letter).removesuffix("-") if letter else printed


def with_letter(year: str, letter: str) -> str:
    """A printed year with a letter that tells it from others.

    >>> with_letter("2019", "b"), with_letter("in press", "a")
    ('2019b', 'in press-a')
    """
    return f"{year}{letter}" if year[-1:].isdecimal() or not letter else f"{year}-{letter}"
