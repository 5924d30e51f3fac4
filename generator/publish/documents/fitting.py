"""How much text fits on a slide, told without its fonts: wider than any that a machine may have.

PowerPoint takes another font where one is missing, so nothing is measured with one font. A letter
is taken to be as wide as a wide one of its kind, and what does not fit goes on to another slide.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, TypeVar

from generator.publish.charts.lettering import LETTER, WIDE, letter_width, lines

CAPITAL: Final = 0.68
"""The width of a capital, in units of the size of the type."""
LEADING: Final = 1.22
"""From line to line, in units of the size of the type."""
CONTINUED: Final = " …"
T = TypeVar("T")
_WORD: Final = re.compile(r"[^ ]+")


def letters_wide(text: str) -> float:
    """The width of a text, in units of the size of its type.

    >>> letters_wide("ab") < letters_wide("AB") < letters_wide("共生")
    True
    """
    return sum(map(_width, text))


@cache
def _width(letter: str) -> float:
    wide = letter_width(letter)
    if wide == LETTER:
        if ord(letter) > 0x2000:  # noqa: PLR2004 - signs
            return WIDE
        return CAPITAL if letter.isupper() or letter in "mw%@&" else LETTER
    return wide


def broken(text: str, size: float, width: float) -> tuple[str, ...]:
    """The lines into which a text falls, one at least; ``size`` and ``width`` in points.

    >>> broken("one two", 10, 40), broken("one two", 10, 30)
    (('one two',), ('one', 'two'))
    """
    return lines(text, width / size, letters_wide) or ("",)


def lines_of(text: str, size: float, width: float) -> int:
    """Into how many lines a text falls; ``size`` and ``width`` in points.

    >>> lines_of("one two", 10, 40), lines_of("incomprehensible", 10, 30)
    (1, 4)
    """
    return len(broken(text, size, width))


def height_of(text: str, size: float, width: float) -> float:
    """The height of a paragraph in points."""
    return lines_of(text, size, width) * size * LEADING


def shortened(text: str, size: float, width: float, most: int) -> str:
    """A text in so many lines at most; what is cut off is told by its end."""
    if lines_of(text, size, width) <= most:
        return text

    def is_too_long(end: int) -> bool:
        return lines_of(text[:end].rstrip() + CONTINUED, size, width) > most

    words = [*(word.end() for word in _WORD.finditer(text))]
    ends = range(len(text)) if is_too_long(words[0]) else words
    fitting = bisect_left(ends, True, key=is_too_long)
    return text[: ends[fitting - 1] if fitting else 0].rstrip() + CONTINUED


def pieces(text: str, size: float, width: float, height: float) -> Iterator[str]:
    """A text in pieces, each of which fits; a text that fits is one.

    >>> list(pieces("one two three four", 10, 60, 15))
    ['one two …', '… three …', '… four']
    """
    most = max(1, int(height / (size * LEADING)))
    rest, lead = text, ""
    while lines_of(lead + rest, size, width) > most:
        kept = _fitting(rest, lead, size, width, most)
        yield f"{lead}{kept.rstrip()}{CONTINUED}"
        rest, lead = rest[len(kept) :].lstrip(), "… "
    yield lead + rest


def _fitting(rest: str, lead: str, size: float, width: float, most: int) -> str:
    """The longest beginning of a text that fits; whole words, where one fits."""
    low, high = 1, len(rest)
    while low < high:
        middle = (low + high + 1) // 2
        fits = lines_of(f"{lead}{rest[:middle]}{CONTINUED}", size, width) <= most
        low, high = (middle, high) if fits else (low, middle - 1)
    kept = rest[:low]
    whole = kept.rpartition(" ")[0]
    return whole if whole and not rest[low : low + 1].isspace() else kept


def shared_out(
    items: Sequence[T], heights: Sequence[float], room: float
) -> Iterator[tuple[T, ...]]:
    """Items in groups, none of which is higher than the room; an item that is, stands alone.

    Where one group is not enough, they are filled evenly, so that no slide has a lone last line.
    """
    needed = math.ceil(sum(heights) / room) if room > 0 else len(items)
    aim = sum(heights) / max(1, needed)
    group: list[T] = []
    filled = done = 0.0
    made = 0
    for item, height in zip(items, heights, strict=True):
        enough = needed > 1 and done + height / 2 > aim * (made + 1)
        if group and (filled + height > room or enough):
            yield tuple(group)
            group, filled, made = [], 0.0, made + 1
        group.append(item)
        filled, done = filled + height, done + height
    if group:
        yield tuple(group)
