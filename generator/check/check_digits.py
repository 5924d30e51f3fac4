"""What can be checked in an identifier itself: its form, and its check digits where it has some.

A DOI has none of its own (ISO 26324; DOI Handbook, "DOI name syntax": a prefix, a slash, and a
suffix of any characters). But publishers put other identifiers into the suffix, and these have: the
ISBN of a book (ISO 2108: ISBN-13 modulo 10, ISBN-10 modulo 11), and the ISSN of a journal (ISO
3297, modulo 11) in the forms ``j.1365-2648.…``, ``(SICI)1097-0142(…`` and ``S0277-9536(00)…``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.evidence.interface import _
from generator.evidence.records.reference import Reference
from generator.evidence.text.identifiers import is_isbn, is_issn

_ISBN_IN_DOI = re.compile(r"(?<!\d)97[89](?:-?\d){10}(?!-?\d)")
_ISSN_IN_DOI = re.compile(r"(?:/j\.|\(SICI\)|/S)(\d{4}-?\d{3}[\dX])(?=[.(])", re.IGNORECASE)
_ISBN_NAMED = re.compile(r"\bISBN(?:-1[03])?:?\s*((?:\d[- ]?){9,12}[\dXx])(?![\d-])")
_ISSN_NAMED = re.compile(r"\be?ISSN:?\s*(\d{4}-?\d{3}[\dXx])(?!\d)")


def faults_of_doi(doi: str) -> Iterator[str]:
    """What is wrong with a DOI that has the right form, a sentence each."""
    if doi and (doi[-1] in ".,;:" or doi.count("(") != doi.count(")")):
        yield _("The DOI {doi} ends as if too much or too little of it had been copied.", doi=doi)
    for found in _ISBN_IN_DOI.findall(doi):
        if not is_isbn(found):
            yield _(
                "The ISBN {isbn} in the DOI {doi} has a wrong check digit.", isbn=found, doi=doi
            )
    for found in _ISSN_IN_DOI.findall(doi):
        if not is_issn(found):
            yield _(
                "The ISSN {issn} in the DOI {doi} has a wrong check digit.", issn=found, doi=doi
            )


def faults_of_text(text: str) -> Iterator[str]:
    """What is wrong with ISBN and ISSN that a text names as such."""
    for found in _ISBN_NAMED.findall(text):
        if not is_isbn(found):
            yield _("The ISBN {isbn} has a wrong check digit.", isbn=found)
    for found in _ISSN_NAMED.findall(text):
        if not is_issn(found):
            yield _("The ISSN {issn} has a wrong check digit.", issn=found)


def faults_of_identifiers(reference: Reference) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with the ISBN of a reference, each with where it stands."""
    for number, isbn in enumerate(reference.isbn):
        if not is_isbn(isbn):
            yield ("isbn", number), _("The ISBN {isbn} has a wrong check digit.", isbn=isbn)
