"""How many statements tell of each thing, as a list with bars that leads to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.publish.pages.items.words import in_figures


@dataclass(frozen=True)
class Count:
    """Something that statements tell of; ``share`` is the length of its bar in hundredths."""

    title: str
    anchor: str
    words: str
    share: int


def shares(counted: Iterable[tuple[str, str, int, str]]) -> tuple[Count, ...]:
    """Titles, anchors and how many statements there are, with what else is said beside the count.

    All bars have one scale; the longest is whole.
    """
    counts = tuple(counted)
    most = max((count for _, _, count, _ in counts), default=1) or 1
    return tuple(
        Count(
            title,
            anchor,
            f"{in_figures(count, 'statement')}{besides}",
            round(100 * count / most),
        )
        for title, anchor, count, besides in counts
    )
