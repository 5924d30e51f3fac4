"""RIS to entries: every value of every tag in the order of the file, with its line.

A tag stands before two blanks and a hyphen (RIS Format Specifications, "Tag Definitions"). Programs
and people lose one of the blanks, so the tags of that table are read with one, too, and that is
said; words of a wrapped line that look so (UK - based) are none of that table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from generator.edit.intake.citation import Citation
from generator.edit.intake.incoming import ParseResult
from generator.edit.intake.recognising import begins_another, recognised
from generator.evidence.text.author_forms import read_ris_names
from generator.evidence.text.author_lists import joined_lists
from generator.evidence.text.people import CUT_LIST
from generator.evidence.text.reference_words import TEXTS

_TAG = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*)|$)")
_LOOSE_TAG = re.compile(r"\s{0,4}([A-Z][A-Z0-9])[ \t]{0,3}-(?:[ \t]+(.*)|$)")
_TAGS: Final = frozenset(
    [
        "TY",
        "ER",
        "AU",
        "A1",
        "A2",
        "A3",
        "A4",
        "TI",
        "T1",
        "T2",
        "T3",
        "PY",
        "Y1",
        "Y2",
        "DA",
        "JO",
        "JF",
        "JA",
        "J1",
        "J2",
        "VL",
        "IS",
        "SP",
        "EP",
        "DO",
        "UR",
        "AB",
        "N1",
        "N2",
        "KW",
        "PB",
        "CY",
        "SN",
        "LA",
        "ED",
        "ST",
        "TT",
        "M1",
        "M3",
        "LK",
        "L1",
        "L2",
        "L3",
        "L4",
        "BT",
        "CT",
        "DB",
        "DP",
        "AN",
        "AD",
        "ID",
        "ET",
        "SE",
    ]
)
_AUTHORS: Final = ("AU", "A1")
_DATES: Final = ("PY", "Y1", "DA")
_TEXT_TAGS: Final = tuple(tag for words in TEXTS for tag in words.ris)
_SHOWN: Final = 60


class _Value(NamedTuple):
    """A value as it stands in the file."""

    tag: str
    text: str
    line: int


@dataclass
class _Piece:
    """The values of one entry, from the line on which it begins."""

    line: int
    values: list[_Value] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)

    def texts(self, *tags: str) -> list[str]:
        """The values of tags, in the order of the file."""
        if not self.tags:
            self.tags = {value.tag for value in self.values}
        if self.tags.isdisjoint(tags):
            return []
        return [value.text for value in self.values if value.tag in tags]


def read_ris(text: str) -> ParseResult:
    """The entries of a RIS file."""
    reading = ParseResult()
    of_review = False
    for piece in _Pieces(reading).of(text):
        citation = _citation(piece, reading)
        if citation.key.startswith("review:"):
            of_review = True
            reading.note(piece.line, "This is the reference of a review, not of a study: left out.")
        elif entry := citation.incoming(reading):
            reading.entries.append(entry)
    if not (reading.entries or reading.refused or reading.is_fatal or of_review):
        reading.problems.clear()
        reading.fatal(0, "No reference begins here: no line has TY  - and a type.", _is_it(text))
    return reading


def _is_it(text: str) -> str:
    found = recognised(text.encode())
    return (
        found.instead
        if found and found.instead
        else "Export it as RIS, or name the format it has: --format."
    )


class _Pieces:
    """The lines of a file on their way into entries."""

    def __init__(self, reading: ParseResult) -> None:
        self.reading = reading
        self.piece: _Piece | None = None
        self.outside: list[tuple[int, str]] = []

    def of(self, text: str) -> Iterator[_Piece]:
        """Every entry; what stands outside of them is said."""
        number = 0
        for number, line in enumerate(text.split("\n"), 1):
            tag, value = self._tag(line, number)
            if tag == "TY":
                if self.piece:
                    what = f"The entry has no end (ER) before the next begins, on line {number}."
                    self.reading.note(self.piece.line, what, "Is it there as a whole?")
                    yield self.piece
                self._say_outside()
                self.piece = _Piece(number, [_Value(tag, value, number)])
            elif tag == "ER":
                if self.piece:
                    yield self.piece
                else:
                    self._headless(number)
                self.piece = None
            elif self.piece:
                self._add(tag, value, line, number)
            elif line.strip():
                self.outside.append((number, line.strip()))
        self._say_outside()
        if self.piece:
            self._cut(self.piece.line, number)

    def _tag(self, line: str, number: int) -> tuple[str, str]:
        """The tag that a line begins with, and what follows it; no tag where it goes on."""
        if found := _TAG.match(line):
            return found[1], found[2] or ""
        if "-" not in line[:12]:
            return "", line
        found = _LOOSE_TAG.match(line)
        if not found or found[1] not in _TAGS:
            return "", line
        what = "A tag has other blanks than two before its hyphen; it is read all the same."
        self.reading.note(number, what, f"The line begins: {line.strip()[:20]}")
        return found[1], found[2] or ""

    def _add(self, tag: str, value: str, line: str, number: int) -> None:
        values = self.piece.values if self.piece else []
        if tag:
            values.append(_Value(tag, value, number))
        elif line.strip():
            if begins_another(line, "ris"):
                self._mixed(line, number)
            last = values[-1]
            between = "\n" if last.tag in _AUTHORS else " "
            values[-1] = last._replace(text=f"{last.text}{between}{line.strip()}".strip())

    def _headless(self, number: int) -> None:
        """An end without a beginning: what stands before it is a reference without its type."""
        begin = self.outside[0][0] if self.outside else number
        if self.outside:
            what = f"The reference that ends on line {number} does not begin with a type (TY)."
            shown = "; ".join(line[:_SHOWN] for _, line in self.outside[:4])
            hint = f"Write its TY line, and import it again. It reads: {shown}"
            self.reading.refuse(begin, what, hint)
        else:
            self.reading.note(number, "An entry ends here (ER), but none began.")
        self.outside.clear()

    def _say_outside(self) -> None:
        for number, line in self.outside:
            if begins_another(line, "ris"):
                self._mixed(line, number)
            else:
                what = f"This stands outside of any entry and was passed over: {line[:_SHOWN]}"
                self.reading.note(number, what)
        self.outside.clear()

    def _mixed(self, line: str, number: int) -> None:
        what = f"Here something of another format begins: {line.strip()[:_SHOWN]}"
        self.reading.fatal(number, what, "Put each format into a file of its own.")

    def _cut(self, line: int, end: int) -> None:
        self.reading.fatal(
            line,
            f"The entry that begins here has no end: up to line {end}, no line has ER  - .",
            "Is the file cut off? Export it again, or add the line: ER  - ",
        )


def _citation(piece: _Piece, reading: ParseResult) -> Citation:
    citation = Citation(piece.line, key=(piece.texts("ID") or [""])[0])
    placed = {"ID", "SP", "EP", *_AUTHORS, *_DATES}
    citation.type("TY", piece.values[0].text, "ris", reading)
    citation.pages(" ".join(piece.texts("SP")), " ".join(piece.texts("EP")))
    for tag in ("DO", "UR"):
        for text in piece.texts(tag):
            _put(citation, tag, text)
    dates = [value for tag in _DATES for value in piece.values if value.tag == tag and value.text]
    for value in dates:
        citation.year(value.tag, value.text, value.line, reading)
    for tag in _TEXT_TAGS:
        for text in piece.texts(tag):
            _put(citation, tag, text)
    for value in piece.values[1:]:
        if value.tag == "N1" and value.text == CUT_LIST:
            citation.fields["et_al"] = True
        elif value.tag not in {*placed, "DO", "UR", *_TEXT_TAGS}:
            citation.leave(value.tag, value.text)
    _put_authors(piece, citation, reading)
    return citation


def _put(citation: Citation, tag: str, text: str) -> None:
    if tag == "DO":
        citation.doi(tag, text)
    elif tag == "UR":
        citation.url(tag, text)
    else:
        citation.named(tag, text, "ris")


def _put_authors(piece: _Piece, citation: Citation, reading: ParseResult) -> None:
    """The authors in the order of the file; a list that stands twice counts once."""
    each = [piece.texts(tag) for tag in _AUTHORS]
    named = each[0] if each[0] == each[1] else piece.texts(*_AUTHORS)
    if all(each) and each[0] != each[1]:
        what = "Authors stand under AU and under A1; they are kept in the order of the file."
        reading.note(piece.line, what, f"They are: {'; '.join(named)[:300]}")
    found = joined_lists([*map(read_ris_names, named)])
    citation.authors(found, "; ".join(named), reading)
