"""Values and names of fields put into a record where they stand; every other byte stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.edit.writing.scalars import STEP, block_lines, in_quotes, is_safe_plain, number
from generator.evidence.loading.yaml_tree import Leaf, TreeBranch
from generator.evidence.problems import DataPath


@dataclass(frozen=True)
class Edit:
    """A value or the name of a field in a file, and the text that is to stand in its place."""

    path: DataPath
    """The path of the value; of a name, that with the new name."""
    begin: int
    end: int
    text: str
    old: DataPath
    """The path as it was."""


def written(raw: bytes, edits: Sequence[Edit]) -> bytes:
    """The bytes of a file with edits made; its line ends and its byte order mark stay."""
    text = raw.decode("utf-8")
    start = text.startswith("\ufeff")
    ends = "\r\n" if "\r\n" in text else "\n"
    places = [
        at for at, character in enumerate(text) if at >= start and not _is_half(text, at, character)
    ]
    places.append(len(text))
    for edit in sorted(edits, key=lambda one: -one.begin):
        new = edit.text.replace("\n", ends)
        text = text[: places[edit.begin]] + new + text[places[edit.end] :]
    return text.encode("utf-8")


def _is_half(text: str, at: int, character: str) -> bool:
    """Whether it is the first half of a line end of two characters, which readers see as one."""
    return character == "\r" and text[at + 1 : at + 2] == "\n"


def edits_between(
    old: Leaf | TreeBranch, new: Leaf | TreeBranch, path: DataPath = (), column: int = 0
) -> Iterator[Edit]:
    """The edits that make the values of one tree those of another, which has the same parts."""
    if isinstance(old, Leaf) and isinstance(new, Leaf):
        if new.value != old.value or type(new.value) is not type(old.value):
            text = _text(old, new, column)
            if text is not None:
                yield Edit(path, *old.place, text, path)
    elif isinstance(old, TreeBranch) and isinstance(new, TreeBranch):
        for place, (part, other) in enumerate(zip(old.parts, new.parts, strict=True)):
            step = place if part.key is None else part.key
            inside = -1 if old.flow or column < 0 else part.column
            yield from edits_between(part.node, other.node, (*path, step), inside)


def _text(old: Leaf, new: Leaf, column: int) -> str | None:
    """How a value is written in the place of another; None where it cannot be."""
    value = new.value
    if not isinstance(value, str):
        return number(value)
    if old.block:
        return _in_a_block(old, value, column)
    if "\n" in value:
        return None
    was_quoted = isinstance(old.value, str) and old.token is not None and old.token[0] in "'\""
    in_brackets = column < 0 and set(value) & set(",[]{}")
    if was_quoted or in_brackets or not is_safe_plain(value):
        return in_quotes(value)
    return value


def _in_a_block(old: Leaf, value: str, column: int) -> str | None:
    """A text on lines of its own, broken where it was if only characters differ."""
    before = " " * (column + STEP)
    lines = list(old.block[1:])
    joined = " ".join(lines)
    if "\n" not in value and len(joined) == len(value) and "" not in lines:
        kept, at = [], 0
        for line in lines:
            kept.append(before + value[at : at + len(line)])
            at += len(line) + 1
        return "\n".join(kept) + "\n"
    block = block_lines(value, column + STEP)
    return "\n".join(block[1:]) + "\n" if block and block[0][0] == old.block[0] else None
