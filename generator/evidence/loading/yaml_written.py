"""Values and keys as they are written, in the order of the file, with what surrounds them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from generator.evidence.interface import _
from generator.evidence.loading.yaml_comments import Comment, comments_in, line_starts
from generator.evidence.problems import DataPath, Location, Problem


class Written(NamedTuple):
    """A value or key as it is written."""

    path: DataPath
    is_key: bool
    value: Any
    style: str | None
    """The sign that begins it; None where it is plain."""
    start: Any
    end: Any
    """Marks of the parser."""
    holder: int
    """The column of the field's name or hyphen, from 0: what goes on stands further in."""
    flow: int | None
    """The line, from 0, on which the brackets around it begin."""

    @property
    def is_block(self) -> bool:
        """Whether it stands below its sign, | or >."""
        return self.style in {"|", ">"}

    @property
    def last_line(self) -> int:
        """The last line, from 0, on which it stands."""
        return int(self.end.line if self.end.column else self.end.line - 1)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there."""
        return bool(self.start.index == self.end.index)


class Reading:
    """One text with all that is written in it, in order."""

    def __init__(self, text: str, written: Sequence[Written], file: str) -> None:
        """Takes a text, what is written in it in order, and the name of its file."""
        self.text, self.written, self.file = text, written, file
        self.lines = text.split("\n")
        self.starts = line_starts(self.lines)

    @cached_property
    def begins(self) -> list[int]:
        """Where each value and key begins; all of them are known by then."""
        return [one.start.index for one in self.written]

    def place(self, index: int) -> Location:
        """The place of a character."""
        line = bisect_right(self.starts, index) - 1
        return Location(self.file, line + 1, index - self.starts[line] + 1)

    def source(self, one: Written) -> str:
        """How it is written, from its first sign on."""
        return self.text[one.start.index : one.end.index]

    def comments(self) -> Iterator[Comment]:
        """Every comment of the text."""
        if "#" not in self.text:
            return
        spans = []
        for one in self.written:
            begin = self.starts[one.start.line + 1] if one.is_block else one.start.index
            spans += [(begin, one.end.index)] if begin < one.end.index else []
        yield from comments_in(self.lines, spans)


def misplaced(reading: Reading) -> Iterator[Problem]:
    """Texts and lists that go on where they cannot: a mark that closes them is missing.

    The specification asks that they stand further in than what they belong to (YAML 1.2.2, 7.3 and
    7.4); libyaml takes the fields that follow for a part of them.
    """
    told = -1
    for one in reading.written:
        began = one.start.line if one.flow is None else one.flow
        if one.is_block or one.end.line <= began or began <= told:
            continue
        first = one.start.line if one.start.line > began else began + 1
        for number in range(first, min(one.end.line + 1, len(reading.lines))):
            line = reading.lines[number]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= one.holder:
                told = began
                hint = _(
                    "A quotation mark there is not closed, or begins a text that needs quotes "
                    "around it."
                )
                if one.flow is not None:
                    hint = _(
                        "A bracket there is not closed, or begins a text that needs quotes around "
                        "it."
                    )
                yield Problem(
                    "S002",
                    Location(reading.file, number + 1, 1),
                    _(
                        "Not valid YAML: this line stands inside what began on line {line}.",
                        line=began + 1,
                    ),
                    hint,
                )
                break
