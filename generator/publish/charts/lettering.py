"""Text in a drawing: how wide letters are, as far as a build can know, and where lines break."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final
from unicodedata import combining, east_asian_width

LETTER: Final = 0.54
"""The width of a letter of the site's sans serif in em, with some to spare."""
WIDE: Final = 1.04
"""The width of a letter that fills a square, as in Chinese, in em."""


def width(text: str) -> float:
    """How wide a text is at most, in em.

    >>> width("ten"), width("十")
    (1.62, 1.04)
    """
    return round(sum(map(letter_width, text)), 3)


def letter_width(letter: str) -> float:
    """How wide a letter is at most, in em."""
    if combining(letter):
        return 0.0
    return WIDE if east_asian_width(letter) in "WF" else LETTER


def lines(text: str, room: float, wide: Callable[[str], float] = width) -> tuple[str, ...]:
    """The text in lines of at most ``room`` em; a word that is longer than a line is cut.

    ``wide`` tells the width of a text in em, where another type is set.

    >>> lines("records found in registers", 10)
    ('records found in', 'registers')
    >>> lines("abcdefgh", 3)
    ('abcde', 'fgh')
    """
    found: list[str] = []
    for word in (piece for whole in text.split() for piece in _pieces(whole, room, wide)):
        if found and wide(f"{found[-1]} {word}") <= room:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return tuple(found)


def _pieces(word: str, room: float, wide: Callable[[str], float]) -> Iterator[str]:
    if wide(word) <= room:
        yield word
        return
    piece = ""
    for letter in word:
        if piece and wide(piece + letter) > room:
            yield piece
            piece = ""
        piece += letter
    yield piece
