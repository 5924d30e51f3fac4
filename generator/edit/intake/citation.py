"""A reference of another program to the values of ours; what is no such value is kept apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import unquote

from generator.edit.intake.incoming import ImportEntry, ParseResult
from generator.evidence.records.base import DOI_PATTERN, ID_PATTERN, LINE_LIMIT, URL_PATTERN
from generator.evidence.records.reference import ReferenceType

_ALLOWED_THOUGH_INVISIBLE: Final = "\u00ad\u200c\u200d"
_LEFT_LIMIT: Final = 20_000
_WORDS_OF_A_PERSON: Final = 3
_PERSON: Final = (
    "a person's family name",
    "If it is an organisation, write name: instead of family: in the record.",
)
_ORGANISATION: Final = (
    "an organisation",
    "If it is a person, write family: and initials: in the record.",
)
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|&(?:[a-zA-Z]{2,8}|#[0-9]{1,6});")
_SPAN = re.compile(r"(\w+)\s*(?:--?|[–—\u2010\u2011])\s*(\w+)")
_YEAR = re.compile(r"(1[5-9][0-9]{2}|2[01][0-9]{2})(?![0-9])")
_RESOLVER = re.compile(r"(?i)^\s*(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*|doi\s+)")


@dataclass(frozen=True)
class Name:
    """An author as a file gives them: a person in two parts, or an organisation; maybe a guess."""

    family: str = ""
    given: str = ""
    organisation: str = ""
    doubtful: bool = False


@dataclass
class Citation:
    """One reference as it is read, field by field; nothing is lost on the way."""

    line: int
    key: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    unseen: set[str] = field(default_factory=set)

    def text(self, name: str, label: str, text: str) -> None:
        """A field of one line; a second value, and one that is too long, is kept apart."""
        clean = one_line(text)
        if not clean:
            return
        if "".join(clean.split()) != "".join(text.split()):
            self.unseen.add(name)
        if name in self.fields or len(clean) > LINE_LIMIT:
            if clean != self.fields.get(name):
                self.leave(label, text)
            return
        self.fields[name] = clean

    def leave(self, label: str, text: str) -> None:
        """Keep a text that has no place in the record."""
        clean = one_line(text)
        if clean:
            cut = " […cut]" if len(clean) > _LEFT_LIMIT else ""
            self.left.append(f"{label}: {clean[:_LEFT_LIMIT]}{cut}")

    def year(self, label: str, text: str) -> None:
        """The year that a date begins with."""
        found = _YEAR.match(text.strip())
        if found and self.fields.setdefault("year", int(found[1])) == int(found[1]):
            if found[0] != text.strip(" /"):
                self.leave(label, text)
        else:
            self.leave(label, text)

    def pages(self, first: str, last: str = "") -> None:
        """Pages, from one field or from two; a span gets an en dash."""
        first, last = one_line(first), one_line(last)
        span = _SPAN.fullmatch(first) if not last else None
        if span:
            first, last = span[1], span[2]
        if first or last:
            whole = f"{first}–{last}" if first and last and first != last else first or last
            self.text("pages", "Pages", whole)

    def doi(self, label: str, text: str) -> None:
        """A DOI in any of its forms: with a resolver, with ``doi:``, alone."""
        clean = doi_of(text)
        if re.fullmatch(DOI_PATTERN, clean):
            self.text("doi", label, clean)
        else:
            self.leave(label, text)

    def url(self, label: str, text: str) -> None:
        """An address; one that only resolves a DOI counts as the DOI where there is no other."""
        clean = "".join(text.split())
        if not re.fullmatch(URL_PATTERN, clean):
            self.leave(label, text)
            return
        self.text("url", label, clean)
        if _RESOLVER.match(clean) and "doi" not in self.fields:
            self.doi(label, clean)

    def type(self, label: str, text: str, types: dict[str, ReferenceType]) -> None:
        """The type of report, where a word of the format stands for one of ours."""
        known = types.get(text.strip())
        if known:
            self.fields["type"] = known.value
        else:
            self.leave(label, text)

    def authors(self, names: Sequence[Name], reading: ParseResult) -> None:
        """The authors: people by family name and initials, organisations by name."""
        authors, in_full = [], []
        for name in names:
            author, full = author_of(name)
            if author:
                authors.append(author)
            if full:
                in_full.append(full)
        if authors:
            self.fields["authors"] = authors
        if in_full:
            self.leave("Authors in full", "; ".join(in_full))
        for name in names:
            if name.doubtful:
                shown = one_line(name.organisation or name.family)[:80]
                taken, hint = _PERSON if name.family else _ORGANISATION
                what = f"The author '{shown}' has no comma, so it is taken as {taken}."
                reading.note(self.line, what, hint)

    def incoming(self, reading: ParseResult) -> ImportEntry:
        """The entry that the citation makes; markup in it is said, since it will show as typed."""
        for name in ("title", "container", "publisher"):
            say_markup(str(self.fields.get(name, "")), name, self.line, reading)
        for name in sorted(self.unseen):
            what = f"Characters that cannot be seen were taken out of the {name}."
            reading.note(self.line, what, "Compare it with the source.")
        if not {"title", "authors", "doi"} & set(self.fields):
            what = "The entry has no title, no authors and no DOI, so it is no reference."
            reading.fatal(self.line, what, "Delete it, or add what is missing.")
        return ImportEntry(self.line, self.key, {"reference": dict(self.fields)}, tuple(self.left))


def say_markup(text: str, name: str, line: int, reading: ParseResult) -> None:
    """Say where a text holds markup, which would do nothing but show."""
    markup = _MARKUP.search(text)
    if markup:
        what = f"The {name} holds markup, {markup[0][:60]}, which readers would see as typed."
        reading.note(line, what, "Take it out of the record.")


def one_line(text: str) -> str:
    """A text in one paragraph, without what cannot be seen: control and formatting characters."""
    kept = "".join(
        c
        for c in text
        if c in _ALLOWED_THOUGH_INVISIBLE
        or c.isspace()
        or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    return " ".join(kept.split())


def doi_of(text: str) -> str:
    """What of a text is the DOI, without resolver, marks around it, and a full stop behind it."""
    clean = one_line(text)
    bare = _RESOLVER.sub("", clean)
    if bare != clean and "%" in bare:
        bare = unquote(bare)
    bare = bare.strip(" <>\"'")
    return bare.rstrip(".,;") if not re.fullmatch(DOI_PATTERN, bare) or bare[-1:] in ".,;" else bare


def is_id(text: str) -> bool:
    """Whether a key of another program already has the form of an id with more than one part."""
    return bool(re.fullmatch(ID_PATTERN, text)) and "-" in text and len(text) <= 80  # noqa: PLR2004


def author_of(name: Name) -> tuple[dict[str, str], str]:
    """An author as our values, and the name in full where the initials say less than was there."""
    family, given = one_line(name.family), one_line(name.given)
    organisation = one_line(name.organisation)
    if organisation or not family:
        alone = organisation or given
        if not any(character.isalnum() for character in alone):
            return {}, alone
        return ({"name": alone[:LINE_LIMIT]} if alone else {}), ""
    if not given:
        return {"family": family[:LINE_LIMIT]}, ""
    initials = initials_of(given)
    in_full = "" if initials == re.sub(r"[\s.]", "", given) else f"{family}, {given}"
    return {"family": family[:LINE_LIMIT], "initials": initials[:LINE_LIMIT]}, in_full


def name_alone(text: str) -> Name:
    """A name without a comma: a family name if it is one word and no abbreviation. It is a guess.

    What has many words is no person; of the others somebody should look.
    """
    words = text.split()
    if len(words) == 1 and not text.isupper():
        return Name(family=text, doubtful=True)
    return Name(organisation=text, doubtful=1 < len(words) <= _WORDS_OF_A_PERSON)


def initials_of(given: str) -> str:
    """Initials as our records hold them: ``Jean-Paul K.`` is J-PK; what is no name stays."""
    words = given.replace(".", ". ").split()
    made = "".join(map(_initial, words))
    return made.lstrip("-") if all(c.isalpha() or c == "-" for c in made) and made else given


def _initial(word: str) -> str:
    parts = word.replace(".", "").replace("’", "").replace("'", "").split("-")
    return "-".join(part if _is_initials(part) else part[:1] for part in parts)


def _is_initials(part: str) -> bool:
    return len(part) <= 3 and part.isupper()  # noqa: PLR2004
