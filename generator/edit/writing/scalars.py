"""One value as YAML, as plain as it can be while it reads back equal.

A text stands as it is where YAML leaves it alone; else in double quotes; else, where it is too long
for its line, folded below ``>-``, and as it stands below ``|-`` if it has lines of its own. Texts
that only other readers of YAML would take for something else (no, 2021-05-04, 22:241) are quoted
too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from generator.evidence.interface import _
from generator.evidence.loading.yaml_text import is_plain_text
from generator.evidence.text.invisible import is_hidden

WIDTH: Final = 100
STEP: Final = 2

Value = str | int | float | bool | None

_OTHER_READERS = re.compile(
    r"(?i:y|n|yes|no|on|off)"
    r"|[-+]?0[xob]?[0-9a-fA-F_]+"
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9]*)?"
    r"|[0-9]{1,4}:[0-9]+"
    r"|[-+]?(?:\.[0-9_]+|[0-9][0-9_,]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*"
    r"|[0-9][0-9, ]*"
    r"|=|<<"
)
_NOT_AT_THE_START = frozenset("-?:,[]{}#&*!|>'\"%@`")
_NOT_INSIDE = re.compile(r":(?=\s|$)|\s#")
_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def value_lines(value: Value, before: int, indent: int) -> list[str]:
    """The lines of a value that begins after ``before`` characters of its line.

    The first line follows ``key:`` and a space, or ``-`` and a space; further lines are complete
    and stand ``indent`` spaces in. Raises ValueError for half a character, which is no text.
    """
    if not isinstance(value, str):
        return [number(value)]
    room = WIDTH - before - 1
    if is_safe_plain(value) and len(value) <= room:
        return [value]
    quoted = in_quotes(value)
    if len(quoted) <= room and "\n" not in value and "\\" not in quoted:
        return [quoted]
    block = block_lines(value, indent)
    if block is not None:
        return block
    return [quoted]


def number(value: float | bool | None) -> str:
    """A value that is no text."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)


def is_safe_plain(text: str) -> bool:
    """Whether a text needs no quotes: not here, and not for other readers of YAML."""
    return (
        bool(text)
        and text == text.strip()
        and text[0] not in _NOT_AT_THE_START
        and not _NOT_INSIDE.search(text)
        and not _OTHER_READERS.fullmatch(text)
        and is_plain_text(text)
        and (text.isprintable() or not any(map(is_hidden, text)))
    )


def in_quotes(text: str) -> str:
    """The text in double quotes, with what cannot be seen written as its number."""
    return f'"{"".join(_escaped(character) for character in text)}"'


def comment_text(text: str) -> str:
    """Any text on one line of a comment: what cannot be seen, line breaks too, by its number."""
    if text.isprintable():
        return text.rstrip()
    shown = (_escaped(c, half="\ufffd") if is_hidden(c) else c for c in text)
    return "".join(shown).rstrip()


def folded(text: str, room: int) -> Iterator[str]:
    """The lines of a text of one line, broken at single spaces; a long word stays whole."""
    if len(text) <= room:
        yield text
        return
    if "  " not in text and text == text.strip(" "):
        yield from _filled(max(room, 1)).findall(text)
        return
    line = ""
    for word in re.split(r"(?<! ) (?! )", text):
        if line and len(line) + 1 + len(word) > room:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


@cache
def _filled(room: int) -> re.Pattern[str]:
    """As many words as there is room for, or one that is longer."""
    return re.compile(rf"(?s:(?=[^ ])(?:.{{1,{room}}}(?= |\Z)|[^ ]+))")


def block_lines(text: str, indent: int) -> list[str] | None:
    """The lines of a text on lines of its own, ``>-`` or ``|-`` first; None where it cannot be."""
    lines = text.split("\n")
    if not _can_be_block(text, lines):
        return None
    before = " " * indent
    if len(lines) == 1:
        return [">-", *(before + line for line in folded(text, WIDTH - indent))]
    if all(len(line) <= WIDTH - indent for line in lines):
        return ["|-", *(before + line if line else "" for line in lines)]
    written = [">-"]
    for number_of_line, line in enumerate(lines):
        written += [""] * (number_of_line > 0)
        written += (before + part for part in folded(line, WIDTH - indent) if line)
    return written


def _can_be_block(text: str, lines: list[str]) -> bool:
    return (
        bool(text.strip())
        and bool(lines[0])
        and bool(lines[-1])
        and all(line == line.strip(" ") for line in lines)
        and all(character == "\n" or not is_hidden(character) for character in text)
    )


def _escaped(character: str, half: str = "") -> str:
    point = ord(character)
    if character in _NAMED:
        return _NAMED[character]
    if not is_hidden(character):
        return character
    if "\ud800" <= character <= "\udfff":
        if half:
            return half
        raise ValueError(_("half a character, which is no text"))
    digits = f"{point:X}"
    sign, length = next((s, n) for s, n in (("x", 2), ("u", 4), ("U", 8)) if len(digits) <= n)
    return f"\\{sign}{digits.zfill(length)}"
