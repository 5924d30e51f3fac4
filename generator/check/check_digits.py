"""What can be checked in an identifier itself: its form, and its check digits where it has some.

A DOI has none of its own (ISO 26324; DOI Handbook, "DOI name syntax": a prefix, a slash, and a
suffix of any characters). But publishers put other identifiers into the suffix, and these have: the
ISBN of a book (ISO 2108: ISBN-13 modulo 10, ISBN-10 modulo 11), and the ISSN of a journal (ISO
3297, modulo 11) in the forms ``j.1365-2648.…``, ``(SICI)1097-0142(…`` and ``S0277-9536(00)…``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

TEN = 10
"""What the letter X stands for as a check digit."""

_ISBN_IN_DOI = re.compile(r"(?<!\d)97[89](?:-?\d){10}(?!-?\d)")
_ISSN_IN_DOI = re.compile(r"(?:/j\.|\(SICI\)|/S)(\d{4}-?\d{3}[\dX])(?=[.(])", re.IGNORECASE)
_ISBN_NAMED = re.compile(r"\bISBN(?:-1[03])?:?\s*((?:\d[- ]?){9,12}[\dXx])(?![\d-])")
_ISSN_NAMED = re.compile(r"\be?ISSN:?\s*(\d{4}-?\d{3}[\dXx])(?!\d)")


def faults_of_doi(doi: str) -> Iterator[str]:
    """What is wrong with a DOI that has the right form, a sentence each."""
    if doi and (doi[-1] in ".,;:" or doi.count("(") != doi.count(")")):
        yield f"The DOI {doi} ends as if too much or too little of it had been copied."
    for found in _ISBN_IN_DOI.findall(doi):
        if not is_isbn(found):
            yield f"The ISBN {found} in the DOI {doi} has a wrong check digit."
    for found in _ISSN_IN_DOI.findall(doi):
        if not is_issn(found):
            yield f"The ISSN {found} in the DOI {doi} has a wrong check digit."


def faults_of_text(text: str) -> Iterator[str]:
    """What is wrong with ISBN and ISSN that a text names as such."""
    for found in _ISBN_NAMED.findall(text):
        if not is_isbn(found):
            yield f"The ISBN {found} has a wrong check digit."
    for found in _ISSN_NAMED.findall(text):
        if not is_issn(found):
            yield f"The ISSN {found} has a wrong check digit."


def is_isbn(text: str) -> bool:
    """Whether a text of digits, with or without hyphens, is an ISBN of 13 or 10 digits."""
    digits = [_digit(letter) for letter in text if letter not in "- "]
    if len(digits) == 13:  # noqa: PLR2004
        weighed = (digit * (1, 3)[place % 2] for place, digit in enumerate(digits))
        return TEN not in digits and sum(weighed) % 10 == 0
    return len(digits) == 10 and _modulo_11(digits)  # noqa: PLR2004


def is_issn(text: str) -> bool:
    """Whether a text of digits, with or without a hyphen, is an ISSN."""
    digits = [_digit(letter) for letter in text if letter != "-"]
    return len(digits) == 8 and _modulo_11(digits)  # noqa: PLR2004


def _modulo_11(digits: list[int]) -> bool:
    """The last digit may stand for ten; each digit weighs its distance from the end."""
    if TEN in digits[:-1]:
        return False
    return sum(digit * (len(digits) - place) for place, digit in enumerate(digits)) % 11 == 0


def _digit(letter: str) -> int:
    return TEN if letter in "Xx" else int(letter)
