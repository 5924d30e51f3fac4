"""Whether a study is already there: by DOI, by title and year, or nearly by its title.

Titles are compared only where they share one of their rarest words, and no title with more than a
few others, so that thousands take no longer than they are many. Titles with other numbers in them
are parts of a series, not slips of each other.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from generator.evidence.records.study import Study
from generator.evidence.text.doi import compared_doi
from generator.evidence.text.folding import folded

NEAR: Final = 0.9
_RAREST: Final = 5
_COMPARED: Final = 40
_LONG_ENOUGH: Final = 12


@dataclass(frozen=True)
class Known:
    """A study as far as two can be compared, and where it stands."""

    where: str
    doi: str
    title: str
    year: Any


@dataclass(frozen=True)
class Match:
    """That two studies look like one: by which field of the reference, and in words."""

    field: str
    words: str


@dataclass
class KnownStudies:
    """The studies there are, asked one by one, and added to."""

    by_doi: dict[str, Known] = field(default_factory=dict)
    by_title: dict[str, Known] = field(default_factory=dict)
    by_word: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, where: str, reference: dict[str, Any]) -> None:
        """Add a study, by the values of its reference."""
        known = _known(where, reference)
        if known.doi:
            self.by_doi.setdefault(known.doi, known)
        if known.title:
            if known.title not in self.by_title:
                for word in set(known.title.split()):
                    self.by_word[word].append(known.title)
            self.by_title.setdefault(known.title, known)

    def add_study(self, where: str, study: Study) -> None:
        """Add a study that has a record."""
        known = study.reference
        self.add(where, {"doi": known.doi, "title": known.title, "year": known.year.known})

    def same(self, reference: dict[str, Any]) -> Match | None:
        """Why this is a study that is there already; None if it is not."""
        new = _known("", reference)
        if new.doi in self.by_doi:
            where = self.by_doi[new.doi].where
            return Match("doi", f"its DOI, {new.doi}, is already that of {where}")
        other = self.by_title.get(new.title)
        if other and new.year and other.year == new.year and not (other.doi and new.doi):
            return Match("title", f"its title and year are already those of {other.where}")
        return None

    def near(self, reference: dict[str, Any]) -> Match | None:
        """Why this may be a study that is there already; None if nothing is near."""
        new = _known("", reference)
        if len(new.title) < _LONG_ENOUGH:
            return None
        if new.title in self.by_title:
            return Match("title", f"its title is that of {self.by_title[new.title].where}")
        matcher = difflib.SequenceMatcher(None, b=new.title, autojunk=False)
        for title in self._candidates(new.title):
            matcher.set_seq1(title)
            if (
                re.findall("[0-9]+", title) == re.findall("[0-9]+", new.title)
                and matcher.quick_ratio() >= NEAR
                and matcher.ratio() >= NEAR
            ):
                where = self.by_title[title].where
                return Match("title", f"its title is nearly that of {where}")
        return None

    def _candidates(self, title: str) -> Iterable[str]:
        words = [word for word in set(title.split()) if word in self.by_word]
        words.sort(key=lambda word: (len(self.by_word[word]), word))
        found: dict[str, None] = {}
        for word in words[:_RAREST]:
            found.update(dict.fromkeys(self.by_word[word][:_COMPARED]))
        return list(found)[:_COMPARED]


def _known(where: str, reference: dict[str, Any]) -> Known:
    return Known(
        where,
        compared_doi(str(reference.get("doi") or "")),
        _compared(str(reference.get("title") or "")),
        reference.get("year"),
    )


def _compared(title: str) -> str:
    """A title without case, accents, punctuation and markup."""
    return " ".join(re.findall(r"[^\W_]+", folded(re.sub(r"</?[a-zA-Z]{1,6}>", "", title))))
