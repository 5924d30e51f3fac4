"""Text as Markdown that shows it: no word of a contributor becomes a mark or a link."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import quote

STRONG: Final = ("\x01", "\x02", "**")
EMPHASIS: Final = ("\x03", "\x04", "*")
EDGE: Final = "\x05"
"""The edge of a part that a page sets apart: room, where letters would stand side by side."""
BREAK: Final = "\x06"
"""A line break within a paragraph."""

_OWN_SIGNS: Final = re.compile(r"[\x00-\x08]")
# These begin with one set of signs, so that text without any of them is passed over at once.
_MARKS: Final = re.compile(
    r"[\\`*_\[\]<>|~${}\x00-\x08&!](?:(?<![&!])|(?<=&)(?=[#a-zA-Z])|(?<=!)$)"
)
_ROOM: Final = " \t\r\n\f\v"
_SPACES: Final = re.compile(f"[{_ROOM}]+")
_OTHER_THAN_A_SPACE: Final = re.compile(f"[{_ROOM}](?:[{_ROOM}]+|(?<! ))")
_LINE_START: Final = re.compile(r"(?=[#+=-])|(\d{1,9})(?=[.)](?:\s|$))")
_LETTERS_TOUCH: Final = re.compile(rf"{EDGE}(?<=\w{EDGE}){EDGE}*(?=\w)")
_SAFE_IN_ADDRESS: Final = "%/:?#@!$&*+,;=~'-._"
_RUN_OF_TICKS: Final = re.compile("`+")


def escaped(text: str) -> str:
    r"""Text within a paragraph.

    >>> print(escaped("*5* <b> [a](b)"))
    \*5\* \<b\> \[a\](b)
    """
    return _MARKS.sub(_shown, text)


def _shown(mark: re.Match[str]) -> str:
    return f"\\{mark[0]}" if mark[0] > "\x08" else ""


def is_room(text: str) -> bool:
    """Whether a text is nothing but the room between words, which no paragraph begins with."""
    return not text.strip(_ROOM)


def paragraph(made: str) -> str:
    r"""A paragraph of escaped text and signs of this module, none of its lines a list or heading.

    >>> print(paragraph("1. a\x06# b \x01c\x02"))
    1\. a\
    \# b **c**
    """
    return "\n".join(map(_begun, line(made).replace(BREAK, "\\\n").split("\n")))


def _begun(text: str) -> str:
    """A line whose first signs are text."""
    found = _LINE_START.match(text)
    return f"{found[0]}\\{text[found.end() :]}" if found else text


def line(made: str) -> str:
    """As ``paragraph``, where nothing before it makes it begin a line, as in a heading."""
    text = _spaced(made)
    if EDGE in text:
        text = _spaced(_LETTERS_TOUCH.sub(" ", text).replace(EDGE, ""))
    for opening, closing, mark in (STRONG, EMPHASIS):
        if opening in text:
            text = _spaced(_marked(text, opening, closing, mark))
    if BREAK in text:
        text = re.sub(f" *{BREAK} *", BREAK, text)
    return text.strip(f" {BREAK}")


def _spaced(text: str) -> str:
    """Text with one space for each room."""
    return _OTHER_THAN_A_SPACE.sub(" ", text)


def code(text: str) -> str:
    """Words within a line that are shown as they are."""
    words = _SPACES.sub(" ", _OWN_SIGNS.sub("", text)).strip()
    ticks = "`" * (_longest_run(words) + 1)
    room = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{ticks}{room}{words}{room}{ticks}" if words else ""


def block_of_code(text: str, language: str) -> str:
    """Lines that are shown as they are."""
    ticks = "`" * max(3, _longest_run(text) + 1)
    return f"{ticks}{language}\n{text.rstrip()}\n{ticks}"


def address(link: str) -> str:
    """A link's address as it can stand in brackets."""
    return quote(link, safe=_SAFE_IN_ADDRESS)


def _longest_run(text: str) -> int:
    return max(map(len, _RUN_OF_TICKS.findall(text)), default=0)


def _marked(text: str, opening: str, closing: str, mark: str) -> str:
    """Text with the mark around what is stressed, where Markdown would take it for one."""
    text = re.sub(f"({opening})( +)", r"\2\1", text)
    text = re.sub(f"( +)({closing})", r"\2\1", text)

    def pair(found: re.Match[str]) -> str:
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        holds = _opens(before, found[1][:1]) and _opens(after, found[1][-1:])
        return f"{mark}{found[1]}{mark}" if holds else found[1]

    return re.sub(f"{opening}([^{opening}{closing}]*){closing}", pair, text)


def _opens(outside: str, inside: str) -> bool:
    """Whether a mark between two signs turns to the inner one (CommonMark, "flanking")."""
    if not inside or inside.isspace():
        return False
    return inside.isalnum() or not outside or outside.isspace() or _is_punctuation(outside)


def _is_punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"
