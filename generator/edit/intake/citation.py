"""A reference of another program to the values of ours; what is no such value is kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from generator.check.rules.people import wrong_in
from generator.edit.intake.incoming import ImportEntry, ParseResult
from generator.edit.intake.reference_values import ReadValue, read_span_of_pages, read_value
from generator.edit.intake.titles import with_titles_apart
from generator.evidence.interface import N_, _
from generator.evidence.records.base import ID_PATTERN, LINE_LIMIT
from generator.evidence.text.author_lists import AuthorList
from generator.evidence.text.dates import IN_PRESS, years_of
from generator.evidence.text.doi import compared_doi
from generator.evidence.text.invisible import in_one_line
from generator.evidence.text.people import for_record
from generator.evidence.text.reference_words import Form, nearest_type, text_of, type_of, type_word
from generator.evidence.text.remarks import read_remarks

AS_THEY_STOOD: Final = N_("Authors as they stood")
"""What a comment begins with that holds authors of whom something was guessed or left out."""
_EDITORS_STOOD: Final = N_("Editors as they stood")
_DATED: Final = frozenset(
    (*("date", "DA", "issued", "published", "published-print", "published-online", "created"),)
)
"""Fields that hold dates of ISO 8601, and no spans of years: of BibLaTeX, RIS, CSL and Crossref."""
_LEFT_LIMIT: Final = 20_000
_SHOWN: Final = 300
_MEANT_AS_DOI = re.compile(r"(?i)(?:DO|DI|DOI):\s*\S|[^:]*:\s*(?:doi\b|10\.[0-9]{4})")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|&(?:[a-zA-Z]{2,8}|#[0-9]{1,6});")


@dataclass
class Citation:
    """One reference as it is read, field by field; nothing is lost on the way."""

    line: int
    key: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    unseen: set[str] = field(default_factory=set)
    no_dois: list[str] = field(default_factory=list)

    def text(self, name: str, label: str, text: str) -> None:
        """A field of one line; a second value, and one that is too long, is kept apart."""
        clean = in_one_line(text)
        if not clean:
            return
        if "".join(clean.split()) != "".join(text.split()):
            self.unseen.add(name)
        self.place(label, read_value(name, text), text)

    def place(self, label: str, read: ReadValue, text: str) -> None:
        """What was read of a text: where the fields are still free; all else is kept apart."""
        taken = []
        for name, value in read.values.items():
            if isinstance(value, list):
                known = self.fields.setdefault(name, [])
                known += [item for item in value if item not in known]
            elif name in self.fields or len(str(value)) > LINE_LIMIT:
                taken += [] if self._is_the_same(name, value) else [name]
            else:
                self.fields[name] = value
        for left in [text] if taken else read.left:
            self.leave(label, left)

    def _is_the_same(self, name: str, value: Any) -> bool:
        """Whether a field says already what a second value of it says."""
        known = self.fields.get(name)
        if name == "doi":
            return compared_doi(str(known)) == compared_doi(str(value))
        return bool(known == value)

    def named(self, word: str, text: str, form: Form) -> None:
        """A field by the word of a form for it; what no field is called so is kept apart."""
        name = text_of(word, form)
        if name:
            self.text(name, word, text)
        else:
            self.leave(word, text)

    def leave(self, label: str, text: str) -> None:
        """Keep a text that has no place in the record."""
        clean = in_one_line(text)
        if clean:
            cut = _("cut")
            end = f" […{cut}]" if len(clean) > _LEFT_LIMIT else ""
            self.left.append(f"{label}: {clean[:_LEFT_LIMIT]}{end}")

    def year(
        self, label: str, text: str, line: int = 0, reading: ParseResult | None = None
    ) -> None:
        """The year that a date begins with, or what is printed in its place.

        Another one than the first is kept apart and said.
        """
        if not text.strip():
            return
        read = read_value("year", _as_date(text) if label in _DATED else text)
        read = ReadValue(read.values, (text,) if read.left else ())
        year, known = read.values.get("year"), self.fields.get("year")
        if year == IN_PRESS and str(known).startswith(IN_PRESS):
            return
        if known is None or year is None or known == year:
            self.place(label, read, text)
            return
        differs = not set(years_of(year) or [0]) <= set(years_of(known))
        if read.left or differs:
            self.leave(label, text)
        if reading and differs and years_of(year):
            what = _(
                "The years differ: {label} has {text}, and before it stands",
                label=label,
                text=in_one_line(text)[:40],
            )
            hint = _("The first one is taken; the other stands in a comment of the record.")
            reading.note(line or self.line, f"{what} {self.fields['year']}.", hint)

    def remarks(self, label: str, text: str) -> None:
        """Notes; those that our own files write go into the fields that they hold."""
        for name, value in read_remarks(text):
            if name == "et_al":
                self.fields["et_al"] = True
            elif name in {"year", "language"}:  # the field of the format holds a part of it
                self.fields.pop(name, None)
                self.place(label, read_value(name, value), value)
            elif name:
                self.text(name, label, value)
            else:
                self.leave(label, value)

    def pages(self, first: str, last: str = "") -> None:
        """Pages, from one field or from two; a span gets an en dash."""
        self.place("Pages", read_span_of_pages(first, last), f"{first} {last}".strip())

    def doi(self, label: str, text: str) -> None:
        """A DOI in any of its forms: with a resolver, with ``doi:``, alone."""
        read = read_value("doi", text)
        if not read.values and _MEANT_AS_DOI.match(f"{label}:{text}"):
            self.no_dois.append(in_one_line(text)[:_SHOWN])
        self.place(label, read, text)

    def url(self, label: str, text: str) -> None:
        """Addresses, each as what it leads to: a DOI, PubMed, a page."""
        self.place(label, read_value("url", text), text)

    def type(self, label: str, text: str, form: Form, reading: ParseResult) -> None:
        """The type of report; a word that says more than ours is kept, and said if it is none."""
        word = text.strip()
        exact = type_of(word, form)
        known = exact or nearest_type(word)
        if known:
            self.fields["type"] = known
        if known != word and not (exact and type_word(exact, form) == word):
            self.leave(label, text)
        if word and not exact:
            shown = in_one_line(word)[:40]
            told = _("Records have no type '{word}'; it is left open.", word=shown)
            if known:
                told = _(
                    "Records have no type '{word}'; it is taken as: {known}.",
                    word=shown,
                    known=known,
                )
            reading.note(self.line, told, _("The word stands in a comment of the record."))

    def authors(
        self, found: AuthorList, as_they_stood: str, reading: ParseResult, name: str = "authors"
    ) -> None:
        """The authors or editors: people by the parts of their names, organisations by name."""
        authors, kept = recorded_authors(found, as_they_stood, self.line, reading)
        if authors:
            self.fields[name] = authors
        if found.cut and name == "authors":
            self.fields["et_al"] = True
        elif found.cut:
            self.leave(name.capitalize(), _("and others"))
        self.leave(_(AS_THEY_STOOD if name == "authors" else _EDITORS_STOOD), kept)

    def incoming(self, reading: ParseResult) -> ImportEntry | None:
        """The entry that the citation makes; None where it is no reference, which is said.

        Markup in it is said, since it will show as typed.
        """
        for name, same in (("pages", "article_number"), ("container", "series")):
            if self.fields.get(name) == self.fields.get(same):  # formats have one field for both
                self.fields.pop(name, None)
        if not {"title", "authors", "doi"} & set(self.fields):
            what = _("The entry has no title, no authors and no DOI, so it is no reference.")
            known = "; ".join((*(f"{k}: {v}" for k, v in self.fields.items()), *self.left))
            reading.refuse(
                self.line, what, _("Add what is missing. It holds: {known}", known=known[:_SHOWN])
            )
            return None
        before = self.fields.get("title")
        for sentence in with_titles_apart(self.fields):
            reading.note(self.line, sentence, _("Compare it with the report."))
        if before and before != self.fields.get("title"):
            self.leave(_("Title as it was"), before)
        for name in ("title", "container", "publisher"):
            say_markup(str(self.fields.get(name, "")), name, self.line, reading)
        for text in self.no_dois:
            what = _("What stands where a DOI should is none: {text}.", text=text)
            reading.note(self.line, what, _("It stands in a comment of the record."))
        for name in sorted(self.unseen):
            what = _("Characters that cannot be seen were taken out of the {name}.", name=name)
            reading.note(self.line, what, _("Compare it with the source."))
        return ImportEntry(self.line, self.key, {"reference": dict(self.fields)}, tuple(self.left))


def _as_date(text: str) -> str:
    """A date of ISO 8601 with its month behind a slash, so that it is no span of years."""
    return text.replace("-", "/") if re.fullmatch(r"\s*\d{4}-\d{2}\s*", text) else text


def recorded_authors(
    found: AuthorList, as_they_stood: str, line: int, reading: ParseResult
) -> tuple[list[dict[str, str]], str]:
    """Authors as records hold them; and the text that they were read from, where it says more.

    What was guessed or left out, and what the check would say of them, is said with that text.
    """
    made = [fields for fields in map(for_record, found.people) if fields]
    authors = [{name: text[:LINE_LIMIT] for name, text in fields.items()} for fields in made]
    doubts = [*found.doubts, *([_("Names are too long and were cut.")] if authors != made else [])]
    doubts += [f"{wrong.statement} {wrong.hint}" for each in authors for wrong in wrong_in(each)]
    if not authors and as_they_stood.strip() and not found.cut:
        doubts.append(_("No author can be read from it."))
    if not doubts:
        return authors, ""
    text = in_one_line(as_they_stood)
    shown = f"{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}"
    hint = _("The field reads: {shown}", shown=shown)
    for doubt in dict.fromkeys(doubts):
        reading.note(line, doubt, hint)
    return authors, text


def say_markup(text: str, name: str, line: int, reading: ParseResult) -> None:
    """Say where a text holds markup, which would do nothing but show."""
    markup = _MARKUP.search(text)
    if markup:
        what = _(
            "The {name} holds markup, {markup}, which readers would see as typed.",
            name=name,
            markup=markup[0][:60],
        )
        reading.note(line, what, _("Take it out of the record."))


def is_id(text: str) -> bool:
    """Whether a key of another program already has the form of an id with more than one part."""
    return bool(re.fullmatch(ID_PATTERN, text)) and "-" in text and len(text) <= 80  # noqa: PLR2004


def called(entry: ImportEntry, study_id: str) -> str:
    """What the file itself calls an entry, where that is not its id."""
    key = in_one_line(entry.key)[:LINE_LIMIT]
    return key if key != study_id else ""
