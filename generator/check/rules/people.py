"""Rules for the names of authors: each part of a name holds that part, and an author is one.

Imports ask ``wrong_in`` of every author before they write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.evidence.interface import N_, _
from generator.evidence.loading import Content, Entry
from generator.evidence.problems import DataPath, Problem, Severity
from generator.evidence.records.reference import Author
from generator.evidence.records.review import Review
from generator.evidence.records.source import Source
from generator.evidence.records.study import Study
from generator.evidence.text.author_lists import is_et_al, read_authors
from generator.evidence.text.author_words import is_organisation, is_roman, is_suffix
from generator.evidence.text.people import MOST_INITIALS, initials_of

_AND = re.compile(r"(?i)(?<!\w)and(?!\w)|\w\s*&\s*\w")
_SUSPECT = re.compile(r"(?i)[,;|&\d]|(?<!\w)(?:and|et)(?!\w)")
_ENDING = re.compile(r"(?:Jr|Sr|III)\.?$")
_WORD = re.compile(r"[^\W\d_][^\W\d_A-Z]{2,}")
_APART = N_("Write each author as an item of its own, in the order of the source.")


@dataclass(frozen=True)
class WrongName:
    """What is wrong with a part of an author's name, and how to mend it."""

    part: str
    code: str
    statement: str
    hint: str


def every_author_is_one_by_its_parts(content: Content) -> Iterator[Problem]:
    """No part of a name holds another part, and no author is a list of several."""
    for entry, study in content.records(Study):
        yield from _problems(entry, ("reference", "authors"), study.reference.named_authors)
        yield from _problems(entry, ("reference", "editors"), study.reference.editors)
    for entry, source in content.records(Source):
        yield from _problems(entry, ("authors",), source.authors.known or ())
    for entry, review in content.records(Review):
        if review.publication:
            yield from _problems(entry, ("publication", "editors"), review.publication.editors)


def wrong_in(author: Mapping[str, str]) -> Iterator[WrongName]:
    """What is wrong with the fields of one author of a record."""
    for part, rule in _RULES.items():
        if author.get(part):
            yield from rule(author)


def _problems(entry: Entry, where: DataPath, authors: tuple[Author, ...]) -> Iterator[Problem]:
    for number, author in enumerate(authors):
        for wrong in wrong_in(author.model_dump(exclude_none=True)):
            path = (*where, number, wrong.part)
            yield entry.problem(
                wrong.code, path, wrong.statement, wrong.hint, severity=Severity.WARNING
            )


def _initials(author: Mapping[str, str]) -> Iterator[WrongName]:
    initials = author["initials"]
    held = _more_than_letters(initials)
    ending = _ENDING.search(initials)
    if not held and _WORD.search(initials):
        held = _("a word")
    elif not held and ending and ending[0] != initials:
        held = _("the suffix {suffix}", suffix=ending[0])
    elif not held and sum(map(str.isalpha, initials)) > MOST_INITIALS:
        held = _("more than {number} letters", number=MOST_INITIALS)
    if held:
        hint = _("Write only initials; given names go to given:, Jr or III to suffix:.")
        yield WrongName(
            "initials",
            "E050",
            _("The initials '{initials}' hold {held}.", initials=initials, held=held),
            hint,
        )
    elif is_roman(initials) and initials_of(author.get("given", "")) != initials:
        what = _("The initials '{initials}' are a Roman number.", initials=initials)
        hint = _(
            "Write suffix: {initials}. If they are initials, add given:, or write them apart: "
            "{apart}",
            initials=initials,
            apart=f"{' '.join(initials)}.",
        )
        yield WrongName("initials", "E050", what, hint)


def _family(author: Mapping[str, str]) -> Iterator[WrongName]:
    family = author["family"]
    held = _more_than_letters(family)
    words = family.split()
    if held:
        yield WrongName(
            "family",
            "E051",
            _("The family name '{family}' holds {held}.", family=family, held=held),
            _(_APART),
        )
    elif len(words) > 1 and is_suffix(words[-1]):
        hint = _("Write suffix: {suffix}.", suffix=words[-1].rstrip("."))
        yield WrongName(
            "family", "E051", _("The family name '{family}' holds a suffix.", family=family), hint
        )
    elif len(words) > 1 and is_organisation(family) and not author.get("initials"):
        hint = _("If it is an organisation, write name: instead of family:.")
        yield WrongName(
            "family",
            "E051",
            _("The family name '{family}' looks like an organisation.", family=family),
            hint,
        )


def _given(author: Mapping[str, str]) -> Iterator[WrongName]:
    given = author["given"]
    held = _more_than_letters(given)
    words = given.split()
    if not held and len(words) > 1 and is_suffix(words[-1]):
        held = _("the suffix {suffix}", suffix=words[-1])
    if held:
        hint = _("Leave only the given names of this one author.")
        yield WrongName(
            "given",
            "E052",
            _("The given names '{given}' hold {held}.", given=given, held=held),
            hint,
        )


def _suffix(author: Mapping[str, str]) -> Iterator[WrongName]:
    suffix = author["suffix"]
    if not is_suffix(suffix):
        hint = _("A suffix is Jr, Sr, II, III, IV, 2nd or 3rd; leave degrees and titles out.")
        yield WrongName("suffix", "E052", _("The suffix '{suffix}' is none.", suffix=suffix), hint)


def _name(author: Mapping[str, str]) -> Iterator[WrongName]:
    name = author["name"]
    found = read_authors(name, one=True)
    people = [person for person in found.people if person.given and not person.doubtful]
    if found.cut:
        hint = _("Leave it out, and write et_al: true.")
        yield WrongName(
            "name", "E053", _("The name '{name}' says that there are others.", name=name), hint
        )
    elif ";" in name or len(people) > 1:
        yield WrongName(
            "name", "E053", _("The name '{name}' lists several authors.", name=name), _(_APART)
        )
    elif len(found.people) == len(people) == 1 and "," not in name:
        hint = _("Write family: and initials: for a person.")
        yield WrongName(
            "name", "E053", _("The name '{name}' is that of a person.", name=name), hint
        )


_RULES: Final = {
    "initials": _initials,
    "family": _family,
    "given": _given,
    "suffix": _suffix,
    "name": _name,
}


def _more_than_letters(text: str) -> str:
    """What no part of a person's name holds and this one does, in words; else nothing."""
    if not _SUSPECT.search(text):
        return ""
    if is_et_al(text) or re.search(r"(?i)\bet\.? al\b", text):
        return "“et al.”"
    if _AND.search(text):
        return "“and”"
    marks = {",": N_("a comma"), ";": N_("a semicolon"), "|": N_("a bar")}
    found = next((_(words) for mark, words in marks.items() if mark in text), "")
    return found or (_("a digit") if any(map(str.isdigit, text)) else "")
