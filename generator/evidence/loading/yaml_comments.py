"""Where the comments of a YAML text stand, for all who read more of it than its values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple


class Comment(NamedTuple):
    """A comment from its # to the end of its line; line and column from 0."""

    line: int
    column: int
    text: str


def line_starts(lines: Sequence[str]) -> list[int]:
    """Where each line of a text begins, and after them where one more would."""
    return [0, *accumulate(len(line) + 1 for line in lines)]


def comments_in(lines: Sequence[str], spans: Sequence[tuple[int, int]]) -> Iterator[Comment]:
    """Every comment of a text; ``spans`` say, in order, where its values and keys stand."""
    begins = [begin for begin, _ in spans]
    start = 0
    for number, line in enumerate(lines):
        at = line.find("#")
        while at >= 0:
            span = bisect_right(begins, start + at) - 1
            inside = span >= 0 and start + at < spans[span][1]
            if not inside:  # libyaml asks for no space before it
                yield Comment(number, at, line[at:].rstrip())
                break
            at = line.find("#", at + 1)
        start += len(line) + 1
