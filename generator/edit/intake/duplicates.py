"""Whether a study is already there: where two of DOI, title and year agree, the title among them.

A DOI alone says little: chapters have that of their book, abstracts that of their supplement. So a
record with the same DOI and another title is another study, and the contradiction is said. One with
the same title and another DOI is another version (a preprint, a correction, a translation).

Nearly the same titles are only looked for where they share one of their rarest words, and no title
is compared with more than a few others, so that thousands take no longer than they are many.
"""

from __future__ import annotations

import difflib
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from generator.edit.intake.known_study import COMPARED_FIELDS, Known, known_by, values_of
from generator.evidence.interface import N_, _
from generator.evidence.records.study import Study
from generator.evidence.text.folding import folded
from generator.evidence.text.journals import is_short_for
from generator.evidence.text.titles import likeness

NEAR: Final = 0.9
_RAREST: Final = 4
_COMPARED: Final = 40
_OF_ONE_DOI: Final = 200
_LONG_ENOUGH: Final = 12


@dataclass(frozen=True)
class Match:
    """That two studies look like one: by which field of the reference, in words, and what to do."""

    field: str
    words: str
    hint: str = ""
    record_id: str = ""


@dataclass
class KnownStudies:
    """The studies there are, asked one by one, and added to."""

    by_all: dict[tuple[Any, ...], Known] = field(default_factory=dict)
    by_doi: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    by_title: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    by_word: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    asked: Known | None = None
    """What was asked of last."""

    def add(
        self,
        where: str,
        reference: Mapping[str, Any],
        record_id: str = "",
        *,
        id_is_given: bool = False,
    ) -> None:
        """Add a study, by the values of its reference."""
        asked = self._asked(reference)
        known = replace(asked, where=where, record_id=record_id, id_is_given=id_is_given)
        self.by_all.setdefault(known.all_of_it, known)
        if known.doi:
            self.by_doi[known.doi].append(known)
        whole = known.title.whole
        if whole:
            if whole not in self.by_title:
                for word in known.words:
                    self.by_word[word].append(known)
            for key in known.title.keys:
                self.by_title[key].append(known)

    def add_study(self, where: str, study: Study) -> None:
        """Add a study that has a record."""
        self.add(where, values_of(study), study.id)

    def same(self, reference: Mapping[str, Any], given_id: str = "") -> Match | None:
        """Why this is a study that is there already; None if it is not.

        With an id that a sheet gives, it is not the one to which that sheet gives another id.
        """
        new = self._asked(reference)
        for old in self._alike(new):
            found = _sameness(new, old)
            if found and not (given_id and old.id_is_given and old.record_id != given_id):
                name, words = found
                told = _(words, doi=new.doi, where=old.where)
                if more := _more(new, old):
                    told = _("{words}; it has another or a further {more}", words=told, more=more)
                return Match(name, told, record_id=old.record_id)
        return None

    def near(self, reference: Mapping[str, Any]) -> Match | None:
        """Why this may be a study that is there already; None if nothing is near."""
        new = self._asked(reference)
        for old in self.by_doi.get(new.doi, ()):
            what = _(
                "its DOI, {doi}, is that of {where}, with another title or year",
                doi=new.doi,
                where=old.where,
            )
            return Match("doi", what, _shared_doi(old), old.record_id)
        if len(new.title.whole) < _LONG_ENOUGH:
            return None
        for key in new.title.keys:
            for old in self.by_title.get(key, ()):
                words = _("its title begins like that of {where}", where=old.where)
                if key == old.title.whole:
                    words = _("its title is that of {where}", where=old.where)
                return Match("title", words, _another(new, old), old.record_id)
        for old in self._candidates(new.words):
            if _nearly(new, old):
                words = _("its title is nearly that of {where}", where=old.where)
                return Match("title", words, _another(new, old), old.record_id)
        return None

    def _asked(self, reference: Mapping[str, Any]) -> Known:
        """A reference as it is compared, made once for all that is asked of it in turn."""
        if self.asked is None or self.asked.reference is not reference:
            self.asked = known_by(reference)
        return self.asked

    def _alike(self, new: Known) -> Iterator[Known]:
        """The studies that may be the same, each once or more."""
        if new.all_of_it in self.by_all:
            yield self.by_all[new.all_of_it]
        for key in new.title.keys if new.title.whole else ():
            yield from self.by_title.get(key, ())
        if new.doi:
            yield from self.by_doi.get(new.doi, [])[:_OF_ONE_DOI]

    def _candidates(self, of_title: frozenset[str]) -> Iterable[Known]:
        words = [word for word in of_title if word in self.by_word]
        words.sort(key=lambda word: (len(self.by_word[word]), word))
        found: dict[Known, None] = {}
        for word in words[:_RAREST]:
            found.update(dict.fromkeys(self.by_word[word][:_COMPARED]))
            if len(found) >= _COMPARED:
                break
        return itertools.islice(found, _COMPARED)


def _sameness(new: Known, old: Known) -> tuple[str, str] | None:
    """The field by which two are the same, and in words; None if they are not."""
    if new.all_of_it == old.all_of_it:
        if new.doi:
            return "doi", N_("its DOI, {doi}, and all that it says are already those of {where}")
        return "title", N_("its title and all that it says are already those of {where}")
    titles = likeness(new.title, old.title)
    if new.doi and new.doi == old.doi:
        if not new.title.whole or not old.title.whole:
            near = not new.years or not old.years or _years_apart(new, old) <= 1
            return ("doi", N_("its DOI, {doi}, is already that of {where}")) if near else None
        alike = titles != "other" or _is_slip(new, old)
        both = N_("its DOI, {doi}, and its title are already those of {where}")
        return ("doi", both) if alike else None
    if (new.doi and old.doi) or titles == "other" or _is_apart(new, old):
        return None
    years = _years_apart(new, old)
    printed_later = years == 1 and _one_journal(new, old) and set(new.authors) & set(old.authors)
    both = N_("its title and year are already those of {where}")
    return ("title", both) if years == 0 or printed_later else None


def _is_slip(new: Known, old: Known) -> bool:
    return new.title.mark == old.title.mark and _nearly(new, old)


def _years_apart(new: Known, old: Known) -> int:
    """How far the nearest of their years are from each other; far where one has none."""
    return min((abs(one - other) for one in new.years for other in old.years), default=9)


def _is_apart(new: Known, old: Known) -> bool:
    """Whether something that both say tells them apart."""
    if new.authors and old.authors and not set(new.authors) & set(old.authors):
        return True
    journals = (new.others["container"], old.others["container"])
    if all(journals) and not _one_name(*journals):
        return True
    pairs = ((new.others[name], old.others[name]) for name in ("volume", "issue"))
    return any(one and other and one != other for one, other in pairs)


def _one_journal(new: Known, old: Known) -> bool:
    return bool(new.others["container"] and old.others["container"])


def _one_name(one: str, other: str) -> bool:
    """Whether two names are of one journal, as far as words that are cut can say."""
    short = (is_short_for(a, b, to_its_end=True) for a, b in ((one, other), (other, one)))
    return any(short)


def _nearly(new: Known, old: Known) -> bool:
    """Whether two titles differ by a slip or two; other numbers are no slip."""
    words, of_old = new.words, old.words
    if 3 * len(words & of_old) < 2 * max(len(words), len(of_old)) - 2:
        return False
    one, other = new.title.whole, old.title.whole
    shorter, longer = min(len(one), len(other)), max(len(one), len(other))
    if shorter < _LONG_ENOUGH or shorter * (2 - NEAR) < longer * NEAR or new.numbers != old.numbers:
        return False
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= NEAR and matcher.ratio() >= NEAR


def _more(new: Known, old: Known) -> str:
    """What a reference that is left out says otherwise than the one that stays, or beyond it."""
    said = []
    for name in ("doi", "title", "year", *COMPARED_FIELDS):
        here, there = new.reference.get(name), old.reference.get(name)
        if here and folded(str(here)) != folded(str(there or "")):
            told = _("{field} {value} (there {there})", field=name, value=here, there=there)
            said.append(told if there else f"{name} {here}")
    return ", ".join(said)


def _shared_doi(old: Known) -> str:
    name = old.record_id or _("its id")
    return _(
        "Chapters have the DOI of their book, abstracts that of their supplement. Where "
        "two studies stand in one report, each says so: report_of, with both ids "
        "({name}). If the DOI is wrong, correct it.",
        name=name,
    )


def _another(new: Known, old: Known) -> str:
    name = old.record_id or _("its id")
    if new.doi and old.doi and new.doi != old.doi:
        return _(
            "If it is a preprint, correction or translation of it, it says so: version_of: "
            "{name}. If it is a further report of the study: report_of: [{name}].",
            name=name,
        )
    return _("If it is the same study, delete the new file.")
