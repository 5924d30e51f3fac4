"""How many statements tell of each thing, as a list with bars that leads to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.evidence.interface import ngettext
from generator.publish.pages.items.words import figures


@dataclass(frozen=True)
class Count:
    """Something that statements tell of; ``share`` is the length of its bar in hundredths."""

    title: str
    anchor: str
    words: str
    share: int


def shares(counted: Iterable[tuple[str, str, int, str]]) -> tuple[Count, ...]:
    """Titles, anchors and how many statements there are, in figures and in words.

    All bars have one scale; the longest is whole.
    """
    counts = tuple(counted)
    most = max((count for _title, _anchor, count, _words in counts), default=1) or 1
    return tuple(
        Count(title, anchor, words, round(100 * count / most))
        for title, anchor, count, words in counts
    )


def statements(count: int) -> str:
    """How many statements there are."""
    return ngettext("{count} statement", "{count} statements", count)


def cited_of(cited: int, total: int) -> str:
    """How many of all studies are cited: ``7 of 10 studies``, ``1 of the 1 study``."""
    return ngettext(
        "{part} of the {count} study", "{part} of {count} studies", total, part=figures(cited)
    )
