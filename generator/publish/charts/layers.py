"""The rows of a diagram: which part stands in which, and where an arrow passes a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

SWEEPS: Final = 4
"""How often the rows are put in order by what stands in those beside them."""


@dataclass(frozen=True)
class Arrow:
    """An arrow; with a number, where words are said of it."""

    start: str
    end: str
    both: bool = False
    number: int | None = None


Slot = tuple[str, int]
"""A place in a row: of a part, with -1; or of an arrow that passes, by both."""


def ranks(names: Sequence[str], arrows: Sequence[Arrow]) -> dict[str, int]:
    """The row of each part: below all that lead to it, but for arrows that would close a circle."""
    after: dict[str, list[str]] = {name: [] for name in names}
    for arrow in arrows:
        if arrow.end not in after[arrow.start] and not _leads(after, arrow.end, arrow.start):
            after[arrow.start].append(arrow.end)
    rank = dict.fromkeys(names, 0)
    for _ in names:
        for name in names:
            for end in after[name]:
                rank[end] = max(rank[end], rank[name] + 1)
    return rank


def _leads(after: Mapping[str, Sequence[str]], start: str, end: str) -> bool:
    seen, open_ones = {start}, [start]
    while open_ones:
        name = open_ones.pop()
        if name == end:
            return True
        new = [one for one in after[name] if one not in seen]
        seen.update(new)
        open_ones += new
    return False


def downwards(arrow: Arrow, rank: Mapping[str, int]) -> tuple[str, str]:
    """The upper and the lower one of the parts that an arrow joins."""
    is_down = rank[arrow.start] < rank[arrow.end]
    return (arrow.start, arrow.end) if is_down else (arrow.end, arrow.start)


def chains(down: Sequence[tuple[str, str]], rank: Mapping[str, int]) -> list[list[Slot]]:
    """The places through which each arrow goes, from its upper part to its lower one."""
    return [
        [
            (upper, -1),
            *((f"{row}", number) for row in range(rank[upper] + 1, rank[lower])),
            (lower, -1),
        ]
        for number, (upper, lower) in enumerate(down)
    ]


def untangled(slots: list[list[Slot]], chains: Sequence[Sequence[Slot]]) -> list[list[Slot]]:
    """The rows in an order in which what is tied stands near: by the mean place of neighbours."""
    above: dict[Slot, list[Slot]] = {}
    below: dict[Slot, list[Slot]] = {}
    for chain in chains:
        for upper, lower in pairwise(chain):
            above.setdefault(lower, []).append(upper)
            below.setdefault(upper, []).append(lower)
    for sweep in range(SWEEPS):
        near = above if sweep % 2 == 0 else below
        for row in slots if sweep % 2 == 0 else reversed(slots):
            _by_neighbours(row, near, slots)
    return slots


def _by_neighbours(
    row: list[Slot], near: Mapping[Slot, Sequence[Slot]], slots: Sequence[Sequence[Slot]]
) -> None:
    place = {slot: (n + 0.5) / len(all_of) for all_of in slots for n, slot in enumerate(all_of)}

    def mean(slot: Slot) -> float:
        others = [place[one] for one in near.get(slot, ())]
        return sum(others) / len(others) if others else place[slot]

    row.sort(key=mean)
