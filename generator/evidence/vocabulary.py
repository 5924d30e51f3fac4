"""Where the words of the glossary stand in a text: one regular expression for a whole site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from generator.evidence.records.glossary import Term
from generator.evidence.text.invisible import ALLOWED

_JOINED = f"\\w\\u0300-\\u036f{ALLOWED}\\u2010\\u2011-"
_BEFORE = f"(?<![{_JOINED}])(?<!\\w['’])"
_AFTER = f"(?![{_JOINED}])(?!['’](?!s\\b)\\w)"
_QUOTED = "“[^“”]*”"
"""Words in quotation marks are somebody's own, so no term is looked for in them."""


class Occurrence(NamedTuple):
    """A term in a text, from one position to another."""

    start: int
    end: int
    term: str


class Vocabulary:
    """The forms of all terms, ready to be found: whole words, the longest form first."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Takes terms whose forms are all different."""
        self._term: dict[str, str] = {}
        for term in terms:
            for form in (term.term, *term.forms):
                for written in _as_written(" ".join(form.split())):
                    self._term.setdefault(written, term.id)
        forms = "|".join(
            f"{re.escape(first)}(?:{'|'.join(_pattern(form[1:]) for form in longest_first)})"
            for first, longest_first in groupby(
                sorted(self._term, key=lambda form: (form[0], -len(form), form)), key=lambda f: f[0]
            )
        )  # grouped by their first letter, since few words of a text begin like any of them
        self._pattern = re.compile(f"{_QUOTED}|{_BEFORE}({forms}){_AFTER}") if forms else None

    def occurrences(self, text: str) -> Iterator[Occurrence]:
        """Every term in a text, from left to right, none inside another or inside quotations."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            if match[1]:
                term = self._term[" ".join(match[1].split())]
                yield Occurrence(match.start(), match.end(), term)


def _pattern(text: str) -> str:
    return re.escape(text).replace("\\ ", "\\s+")


def _as_written(form: str) -> tuple[str, ...]:
    """A form within a sentence and at its beginning; one with a capital stays as it is."""
    first, rest = form[:1], form[1:]
    if first.islower() and len(first.upper()) == 1:
        return form, first.upper() + rest
    if first.isupper() and rest and rest == rest.lower() and len(first.lower()) == 1:
        return form, first.lower() + rest
    return (form,)
