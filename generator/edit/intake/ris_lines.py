"""The lines of a RIS file by entry: every value of every tag in the order of the file.

A tag stands before two blanks and a hyphen (RIS Format Specifications, "Tag Definitions"). Programs
and people lose one of the blanks, so the tags of that table are read with one, too, and that is
said; words of a wrapped line that look so (UK - based) are none of that table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from generator.edit.intake.incoming import ParseResult
from generator.edit.intake.recognising import begins_another
from generator.evidence.interface import _

_TAG = re.compile(r"(PMID|[A-Z][A-Z0-9])  -(?: (.*)|$)")
_LOOSE_TAG = re.compile(r"\s{0,4}([A-Z][A-Z0-9])[ \t]{0,3}-(?:[ \t]+(.*)|$)")
_TAGS: Final = frozenset(
    (
        *("TY", "ER", "AU", "A1", "A2", "A3", "A4", "TI", "T1", "T2", "T3", "PY", "Y1"),
        *("Y2", "DA", "JO", "JF", "JA", "J1", "J2", "VL", "IS", "SP", "EP", "DO", "UR"),
        *("AB", "N1", "N2", "KW", "PB", "CY", "SN", "LA", "ED", "ST", "TT", "M1", "M3"),
        *("LK", "L1", "L2", "L3", "L4", "BT", "CT", "DB", "DP", "AN", "AD", "ID", "ET"),
        "SE",
    )
)
AUTHORS: Final = ("AU", "A1")
_SHOWN: Final = 60


class Value(NamedTuple):
    """A value as it stands in the file."""

    tag: str
    text: str
    line: int


@dataclass
class Piece:
    """The values of one entry, from the line on which it begins."""

    line: int
    values: list[Value] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)

    def texts(self, *tags: str) -> list[str]:
        """The values of tags, in the order of the file."""
        if not self.tags:
            self.tags = {value.tag for value in self.values}
        if self.tags.isdisjoint(tags):
            return []
        return [value.text for value in self.values if value.tag in tags]


class Pieces:
    """The lines of a file on their way into entries."""

    def __init__(self, reading: ParseResult) -> None:
        """Takes the reading, to which everything that is odd is said."""
        self.reading = reading
        self.piece: Piece | None = None
        self.outside: list[tuple[int, str]] = []

    def of(self, text: str) -> Iterator[Piece]:
        """Every entry; what stands outside of them is said."""
        number = 0
        for number, line in enumerate(text.split("\n"), 1):
            tag, value = self._tag(line, number)
            if tag == "TY":
                if self.piece:
                    what = _(
                        "The entry has no end (ER) before the next begins, on line {number}.",
                        number=number,
                    )
                    self.reading.note(self.piece.line, what, _("Is it there as a whole?"))
                    yield self.piece
                self._say_outside()
                self.piece = Piece(number, [Value(tag, value, number)])
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
        what = _("A tag has other blanks than two before its hyphen; it is read all the same.")
        self.reading.note(number, what, _("The line begins: {line}", line=line.strip()[:20]))
        return found[1], found[2] or ""

    def _add(self, tag: str, value: str, line: str, number: int) -> None:
        values = self.piece.values if self.piece else []
        if tag:
            values.append(Value(tag, value, number))
        elif line.strip():
            if begins_another(line, "ris"):
                self._mixed(line, number)
            last = values[-1]
            between = "\n" if last.tag in AUTHORS else " "
            values[-1] = last._replace(text=f"{last.text}{between}{line.strip()}".strip())

    def _headless(self, number: int) -> None:
        """An end without a beginning: what stands before it is a reference without its type."""
        begin = self.outside[0][0] if self.outside else number
        if self.outside:
            what = _(
                "The reference that ends on line {number} does not begin with a type (TY).",
                number=number,
            )
            shown = "; ".join(line[:_SHOWN] for _other, line in self.outside[:4])
            hint = _("Write its TY line, and import it again. It reads: {shown}", shown=shown)
            self.reading.refuse(begin, what, hint)
        else:
            self.reading.note(number, _("An entry ends here (ER), but none began."))
        self.outside.clear()

    def _say_outside(self) -> None:
        for number, line in self.outside:
            if begins_another(line, "ris"):
                self._mixed(line, number)
            else:
                what = _(
                    "This stands outside of any entry and was passed over: {line}",
                    line=line[:_SHOWN],
                )
                self.reading.note(number, what)
        self.outside.clear()

    def _mixed(self, line: str, number: int) -> None:
        what = _("Here something of another format begins: {line}", line=line.strip()[:_SHOWN])
        self.reading.fatal(number, what, _("Put each format into a file of its own."))

    def _cut(self, line: int, end: int) -> None:
        self.reading.fatal(
            line,
            _(
                "The entry that begins here has no end: up to line {end}, no line has ER  - .",
                end=end,
            ),
            _("Is the file cut off? Export it again, or add the line: ER  -") + " ",
        )
