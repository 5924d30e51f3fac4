"""The geometry of a diagram: parts in rows, each arrow from a row to a later one, and no overlap.

Rows follow the arrows; an arrow that would close a circle is drawn upwards. An arrow that passes a
row has a place of its own between the parts there, so that it crosses none. Units are CSS pixels at
the size for which the drawing is made; without arrows, at most three parts stand in a row.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.publish.charts.layers import Arrow, Slot, chains, downwards, ranks, untangled
from generator.publish.charts.lettering import lines

WIDE: Final = 208
"""How wide a part is."""
PASSING: Final = 28
"""How much room an arrow has that passes a row."""
APART: Final = 24
PAD: Final = 14
TEXT: Final = 16
SMALL: Final = 14
LEADING: Final = 1.3
GAP: Final = 56
"""Between two rows, at least."""
MARK: Final = 11
"""The radius of the number of an arrow."""
MARK_ROOM: Final = 36
"""How much higher a gap is for each number in it, so that none touches another."""
HEAD: Final = 9
IN_A_ROW: Final = 3


@dataclass(frozen=True)
class Part:
    """A part of a diagram that stands in no other: its title, and the titles of those in it."""

    id: str
    title: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rect:
    """A box as drawn, with the baselines of its lines of text."""

    id: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, str], ...]
    inner: tuple[Rect, ...] = ()

    @property
    def middle(self) -> float:
        """Where its lines of text are centred."""
        return self.x + self.width / 2


@dataclass(frozen=True)
class Way:
    """An arrow as drawn: the path of its line, and those of its heads."""

    path: str
    heads: tuple[str, ...]
    points: tuple[tuple[float, float], ...]
    """Where the line enters and leaves each row, from the top down."""


@dataclass(frozen=True)
class Mark:
    """The number of an arrow."""

    x: float
    y: float
    number: int


@dataclass(frozen=True)
class Drawing:
    """A diagram as drawn."""

    width: float
    height: float
    rects: tuple[Rect, ...]
    ways: tuple[Way, ...]
    marks: tuple[Mark, ...]


def diagram(parts: Sequence[Part], arrows: Sequence[Arrow]) -> Drawing:
    """The drawing; arrows name parts by their ids, and none leads from a part to itself."""
    if not arrows:
        in_a_row = math.ceil(len(parts) / math.ceil(len(parts) / IN_A_ROW))
        rows = [parts[at : at + in_a_row] for at in range(0, len(parts), in_a_row)]
        return _drawn(parts, (), [[(part.id, -1) for part in row] for row in rows], {})
    rank = ranks([part.id for part in parts], arrows)
    down = [downwards(arrow, rank) for arrow in arrows]
    slots: list[list[Slot]] = [[] for _ in range(max(rank.values()) + 1)]
    for part in parts:
        slots[rank[part.id]].append((part.id, -1))
    for number, (upper, lower) in enumerate(down):
        for row in range(rank[upper] + 1, rank[lower]):
            slots[row].append((f"{row}", number))
    return _drawn(parts, arrows, untangled(slots, chains(down, rank)), rank)


def _drawn(
    parts: Sequence[Part],
    arrows: Sequence[Arrow],
    slots: Sequence[Sequence[Slot]],
    rank: Mapping[str, int],
) -> Drawing:
    by_id = {part.id: part for part in parts}
    rows = [
        (sum(WIDE if n < 0 else PASSING for _, n in row) + APART * (len(row) - 1)) for row in slots
    ]
    width = max(rows) + 2
    gaps = _gaps(arrows, rank, len(slots))
    rects: dict[str, Rect] = {}
    passing: dict[Slot, float] = {}
    tops, bottoms = [], []
    y = 1.0
    for number, row in enumerate(slots):
        x = (width - rows[number]) / 2
        high = 0.0
        for slot in row:
            name, arrow = slot
            if arrow < 0:
                rects[name] = _rect(by_id[name], x, y)
                high = max(high, rects[name].height)
            else:
                passing[slot] = x + PASSING / 2
            x += _room(slot) + APART
        tops.append(y)
        bottoms.append(y + high)
        y += high + (gaps[number] if number < len(gaps) else 0)
    ways, marks = _ways(arrows, rank, rects, passing, (tops, bottoms))
    return Drawing(round(width, 1), round(bottoms[-1] + 2, 1), tuple(rects.values()), ways, marks)


def _room(slot: Slot) -> float:
    """How wide a place in a row is."""
    return WIDE if slot[1] < 0 else PASSING


def _gaps(arrows: Sequence[Arrow], rank: Mapping[str, int], rows: int) -> list[float]:
    """How high the room below each row is: higher for the numbers of arrows that stand in it."""
    gaps: list[float] = [GAP if arrows else APART] * (rows - 1)
    for row in range(rows - 1):
        numbers = sum(_number_row(arrow, rank) == row for arrow in arrows)
        gaps[row] = max(gaps[row], MARK_ROOM * (numbers + 1) * bool(numbers))
    return gaps


def _number_row(arrow: Arrow, rank: Mapping[str, int]) -> int:
    """The row below which the number of an arrow stands: -1, where it has none."""
    return -1 if arrow.number is None else min(rank[arrow.start], rank[arrow.end])


def _rect(part: Part, x: float, y: float) -> Rect:
    titled = lines(part.title, (WIDE - 2 * PAD) / TEXT)
    at = [y + PAD + TEXT * (0.8 + LEADING * n) for n in range(len(titled))]
    bottom = y + PAD + TEXT * LEADING * len(titled)
    inner: list[Rect] = []
    for name in part.parts:
        said = lines(name, (WIDE - 4 * PAD) / SMALL)
        top = bottom + (PAD / 2 if inner else PAD / 4)
        high = PAD + SMALL * LEADING * len(said)
        places = [top + PAD / 2 + SMALL * (0.9 + LEADING * n) for n in range(len(said))]
        inner.append(
            Rect(name, x + PAD, top, WIDE - 2 * PAD, high, tuple(zip(places, said, strict=True)))
        )
        bottom = top + high
    height = bottom + PAD * 0.8 - y
    return Rect(part.id, x, y, WIDE, height, tuple(zip(at, titled, strict=True)), tuple(inner))


def _ways(
    arrows: Sequence[Arrow],
    rank: Mapping[str, int],
    rects: Mapping[str, Rect],
    passing: Mapping[Slot, float],
    edges: tuple[Sequence[float], Sequence[float]],
) -> tuple[tuple[Way, ...], tuple[Mark, ...]]:
    tops, bottoms = edges
    down = [downwards(arrow, rank) for arrow in arrows]
    chained = chains(down, rank)
    pairs = list(zip(down, chained, strict=True))
    leaving = _ports(rects, [(upper, chain[1]) for (upper, _), chain in pairs], passing)
    coming = _ports(rects, [(lower, chain[-2]) for (_, lower), chain in pairs], passing)
    ways, marks = [], []
    numbered: dict[int, int] = {}
    for number, (arrow, (upper, lower)) in enumerate(zip(arrows, down, strict=True)):
        first, last = rank[upper], rank[lower]
        points = [
            (leaving[number], rects[upper].y + rects[upper].height),
            (leaving[number], bottoms[first]),
        ]
        for row in range(first + 1, last):
            x = passing[f"{row}", number]
            points += [(x, tops[row]), (x, bottoms[row])]
        points.append((coming[number], tops[last]))
        is_up = arrow.start == lower
        heads = []
        if arrow.both or not is_up:
            heads.append(_head(points[-1], -HEAD))
        if arrow.both or is_up:
            heads.append(_head(points[0], HEAD))
        ways.append(Way(_path(points), tuple(heads), tuple(points)))
        if arrow.number is not None:
            same = [one for one in arrows if _number_row(one, rank) == first]
            numbered[first] = numbered.get(first, 0) + 1
            share = numbered[first] / (len(same) + 1)
            marks.append(_mark(points[1], points[2], share, arrow.number))
    return tuple(ways), tuple(marks)


def _ports(
    rects: Mapping[str, Rect],
    ends: Sequence[tuple[str, Slot]],
    passing: Mapping[Slot, float],
) -> list[float]:
    """Where each arrow meets its part, side by side in the order of where they lead."""
    by_part: dict[str, list[int]] = {}
    for number, (name, _) in enumerate(ends):
        by_part.setdefault(name, []).append(number)
    found = [0.0] * len(ends)
    for name, numbers in by_part.items():
        rect = rects[name]
        numbers.sort(key=lambda n: passing.get(ends[n][1]) or rects[ends[n][1][0]].middle)
        for place, number in enumerate(numbers, 1):
            found[number] = rect.x + rect.width * place / (len(numbers) + 1)
    return found


def _path(points: Sequence[tuple[float, float]]) -> str:
    """Straight through a row, and a calm curve from one row to the next."""
    x, y = points[0]
    said = [f"M{x:.1f} {y:.1f}"]
    for number, (x, y) in enumerate(points[1:], 1):
        before_x, before_y = points[number - 1]
        if x == before_x:
            said.append(f"V{y:.1f}")
        else:
            middle = (before_y + y) / 2
            said.append(f"C{before_x:.1f} {middle:.1f} {x:.1f} {middle:.1f} {x:.1f} {y:.1f}")
    return "".join(said)


def _head(tip: tuple[float, float], back: float) -> str:
    x, y = tip
    return f"M{x:.1f} {y:.1f}L{x - HEAD * 0.6:.1f} {y + back:.1f}H{x + HEAD * 0.6:.1f}z"


def _mark(
    upper: tuple[float, float], lower: tuple[float, float], share: float, number: int
) -> Mark:
    """A number on the curve between two rows, at this share of its way."""
    rest = 1 - share
    near, far = rest**3 + 3 * share * rest**2, 3 * share**2 * rest + share**3
    middle = (upper[1] + lower[1]) / 2
    along = 3 * share * rest**2 + 3 * share**2 * rest
    y = upper[1] * rest**3 + middle * along + lower[1] * share**3
    return Mark(round(upper[0] * near + lower[0] * far, 1), round(y, 1), number)
