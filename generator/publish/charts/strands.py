"""The geometry of strands: three columns of labels at true size, and bands that run between them.

Heights are rem, so that labels grow with the reader's own size of letters; across, a band runs
from 0 to 100 and is stretched to the room between its columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

ACROSS: Final = 100
LEAST_BAND: Final = 0.06
"""The least width of a band in rem: a line that can be seen."""
MOST_OF_A_ROW: Final = 0.82
"""How much of the room of a label its bands may take together."""


@dataclass(frozen=True)
class Tie:
    """So much runs from a label of one column to a label of the next; ``kind`` says how."""

    start: str
    end: str
    weight: int
    kind: str


@dataclass(frozen=True)
class Band:
    """A tie as drawn: the outline of a band as SVG path data."""

    tie: Tie
    outline: str


def middles(rooms: Sequence[float], height: float) -> tuple[float, ...]:
    """The middle of each label from the top, where labels that take ``rooms`` share ``height``."""
    spare = max(height - sum(rooms), 0) / max(len(rooms), 1)
    found, top = [], 0.0
    for room in rooms:
        found.append(round(top + (room + spare) / 2, 3))
        top += room + spare
    return tuple(found)


def bands(
    ties: Sequence[Tie],
    left: Mapping[str, float],
    right: Mapping[str, float],
    rooms: tuple[float, float],
) -> tuple[Band, ...]:
    """The bands of ties between two columns; ``left`` and ``right`` give the middles of labels.

    Bands leave and reach a label side by side in the order of the labels at their other end, so
    that none crosses another beside its own label. All have one scale: no bundle takes more than
    ``MOST_OF_A_ROW`` of the room, in rem, that a label has on its side.
    """
    if not ties:
        return ()
    bundles = _totals([(tie.start, tie.weight) for tie in ties])
    ends = _totals([(tie.end, tie.weight) for tie in ties])
    most = (max(1, *bundles.values()), max(1, *ends.values()))
    scale = MOST_OF_A_ROW * min(rooms[0] / most[0], rooms[1] / most[1])
    from_top = {name: left[name] - total * scale / 2 for name, total in bundles.items()}
    to_top = {name: right[name] - total * scale / 2 for name, total in ends.items()}
    starts: dict[Tie, float] = {}
    for tie in sorted(ties, key=lambda tie: (left[tie.start], right[tie.end], tie.kind)):
        starts[tie] = from_top[tie.start]
        from_top[tie.start] += tie.weight * scale
    found = []
    for tie in sorted(ties, key=lambda tie: (right[tie.end], left[tie.start], tie.kind)):
        width = tie.weight * scale
        found.append(Band(tie, _outline(starts[tie], to_top[tie.end], width)))
        to_top[tie.end] += width
    return tuple(found)


def _totals(weights: Sequence[tuple[str, int]]) -> dict[str, int]:
    totals: dict[str, int] = defaultdict(int)
    for name, weight in weights:
        totals[name] += weight
    return totals


def _outline(start: float, end: float, width: float) -> str:
    """A band from ``start`` to ``end`` (its upper edges), ``width`` high all the way."""
    thin = max(LEAST_BAND - width, 0) / 2
    above, below = start - thin, start + width + thin
    over, under = end - thin, end + width + thin
    half = ACROSS // 2
    return (
        f"M0 {above:.3f}C{half} {above:.3f} {half} {over:.3f} {ACROSS} {over:.3f}"
        f"V{under:.3f}C{half} {under:.3f} {half} {below:.3f} 0 {below:.3f}Z"
    )
