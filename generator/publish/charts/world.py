"""The geometry of the map: land, marks that stand clear of each other, names where there is room.

Lengths are those of a drawing's own viewBox. Every mark has one size at least, however small its
country; a mark that has to step aside keeps a line to its place.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

_FILE: Final = Path(__file__).with_name("world.json")
ROUNDS: Final = 200
"""How often marks that overlap are moved apart at most."""
NEAR: Final = 1.2
"""So many radii from its place, a mark needs no line."""
GAP: Final = 1.5
"""The room between the marks of two countries."""
SMALLER: Final = (1, 0.5, 0.3)
"""The sizes of marks that are tried, by what they have room for."""
FAR: Final = 0.13
"""So far from its place, in widths of the drawing, a mark may stand at most."""
MOST: Final = 45
"""With more countries, marks stay where they are."""
ENOUGH: Final = 0.05
SIDEWAYS: Final = 0.6
"""How much rather marks step aside than up or down: names are read along a line."""


@dataclass(frozen=True)
class Sheet:
    """The size of a drawing, of its smallest marks and of its letters."""

    land: str
    """Which of the outlines of the land it has."""
    width: float
    mark: float
    """The least radius."""
    growth: float
    most: float
    letter: float
    """The usual width of a letter of a name."""
    line: float


WIDE: Final = Sheet("wide", 1000, 10, 2.4, 24, 7.4, 17)
NARROW: Final = Sheet("narrow", 360, 9, 1.4, 17, 6.3, 13)


@dataclass(frozen=True)
class Spot:
    """What is to be marked: so many in a country, of one kind."""

    code: str
    kind: str
    count: int


@dataclass(frozen=True)
class Mark:
    """A spot as drawn; ``line`` leads from it to its place where it stands beside it."""

    spot: Spot
    x: float
    y: float
    radius: float
    anchor: tuple[float, float]

    @property
    def line(self) -> bool:
        """Whether it stands so far from its place that a line is drawn."""
        return math.dist((self.x, self.y), self.anchor) > NEAR * self.radius


@dataclass(frozen=True)
class Name:
    """The name of a country beside its marks, from where its text begins or ends."""

    code: str
    text: str
    x: float
    y: float
    end: str
    """``start``, ``end`` or ``middle``: which part of the text stands there."""


@dataclass(frozen=True)
class Drawing:
    """A map: the land and by how much it is scaled, marks and names."""

    sheet: str
    land: str
    scale: float
    width: float
    height: float
    left: float
    marks: tuple[Mark, ...]
    names: tuple[Name, ...]
    counted: bool
    """Whether marks are large enough for their counts."""


@cache
def _world() -> dict[str, Any]:
    """What ``tools/world_map.py`` made."""
    found: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found


def on_the_map(code: str) -> bool:
    """Whether the map has a place for a country."""
    return code in _world()["points"]


def drawing(sheet: Sheet, spots: Sequence[Spot], names: Sequence[tuple[str, str]]) -> Drawing:
    """The map with these marks; ``names`` names each of their countries, the most needed first.

    Where marks would have to stand far from their places, they are smaller and without counts; at
    last they are dots that stay where they are, and may cover one another.
    """
    world = _world()
    scale = sheet.width / world["width"]
    height = round(world["height"] * scale, 1)
    codes = [code for code, _ in names]
    for smaller in SMALLER:
        size = replace(sheet, mark=sheet.mark * smaller, growth=sheet.growth * smaller)
        places = [_place(size, code, spots, scale) for code in codes]
        rounds = ROUNDS if smaller != SMALLER[-1] and len(codes) <= MOST else 0
        marks = _apart(places, sheet.width, height, rounds)
        if _is_near(marks, sheet) and rounds:
            break
    return Drawing(
        sheet.land,
        world[sheet.land],
        round(scale, 4),
        sheet.width,
        height,
        _left(marks, sheet.width),
        marks,
        tuple(_named(sheet, marks, names, height)),
        smaller == SMALLER[0],
    )


def _is_near(marks: Iterable[Mark], sheet: Sheet) -> bool:
    """Whether every mark is so near to its place that readers find it."""
    far = max((math.dist((mark.x, mark.y), mark.anchor) for mark in marks), default=0)
    return far <= sheet.width * FAR


def _left(marks: Iterable[Mark], width: float) -> float:
    """Where the drawing begins: the ocean in the west is left out where nothing stands in it."""
    first = min((mark.x - mark.radius for mark in marks), default=width)
    return round(max(0, min(width * 0.125, first - 4)), 1)


@dataclass(frozen=True)
class _Placed:
    """The marks of one country, which stand side by side and move together."""

    marks: tuple[Mark, ...]
    across: float
    """Half of the room that they take in a row."""
    down: float


def _place(sheet: Sheet, code: str, spots: Sequence[Spot], scale: float) -> _Placed:
    x, y = (at * scale for at in _world()["points"][code])
    own = [spot for spot in spots if spot.code == code]
    sizes = [_radius(sheet, spot.count) for spot in own]
    across = x - sum(sizes)
    marks = []
    for spot, radius in zip(own, sizes, strict=True):
        marks.append(Mark(spot, across + radius, y, radius, (round(x, 1), round(y, 1))))
        across += 2 * radius
    return _Placed(tuple(marks), sum(sizes), max(sizes))


def _radius(sheet: Sheet, count: int) -> float:
    return round(min(sheet.mark + sheet.growth * (math.sqrt(count) - 1), sheet.most), 1)


def _apart(places: Sequence[_Placed], width: float, height: float, rounds: int) -> tuple[Mark, ...]:
    """The marks, moved until none covers that of another country, and none the edge."""
    at = [list(place.marks[0].anchor) for place in places]
    for _ in range(rounds):
        moved = False
        for one in range(len(places)):
            for other in range(one):
                room = _room(places[one], places[other])
                is_after = [
                    here >= there
                    for here, there in zip(
                        places[one].marks[0].anchor, places[other].marks[0].anchor, strict=True
                    )
                ]
                moved |= _push(at[one], at[other], room, is_after)
        for spot, place in zip(at, places, strict=True):
            spot[0] = min(max(spot[0], place.across + 1), width - place.across - 1)
            spot[1] = min(max(spot[1], place.down + 1), height - place.down - 1)
        if not moved:
            break
    return tuple(
        replace(
            mark,
            x=round(mark.x + x - mark.anchor[0], 1),
            y=round(mark.y + y - mark.anchor[1], 1),
        )
        for place, (x, y) in zip(places, at, strict=True)
        for mark in place.marks
    )


def _room(one: _Placed, other: _Placed) -> tuple[float, float]:
    """How far two places have to be apart, across or down."""
    return one.across + other.across + GAP, one.down + other.down + GAP


def _push(
    one: list[float], other: list[float], room: tuple[float, float], is_after: Sequence[bool]
) -> bool:
    """Two places moved apart by what each lacks half of; sideways, unless that is much further.

    ``is_after`` says, across and down, which one lies behind the other on the globe; so it stays.
    """
    lacks = [room[axis] - abs(one[axis] - other[axis]) for axis in (0, 1)]
    if min(lacks) < ENOUGH:
        return False
    axis = 0 if lacks[0] * SIDEWAYS < lacks[1] else 1
    side = 1 if is_after[axis] else -1
    step = side * (room[axis] - side * (one[axis] - other[axis])) / 2
    one[axis] += step
    other[axis] -= step
    return True


Box = tuple[float, float, float, float]


def _named(
    sheet: Sheet, marks: Sequence[Mark], names: Sequence[tuple[str, str]], height: float
) -> Iterable[Name]:
    """Names beside their marks, where they cover nothing; the others stand in the table alone."""
    taken = [_box(mark) for mark in marks]
    for code, text in names:
        own = [_box(mark) for mark in marks if mark.spot.code == code]
        around = _around(own)
        wide = sum(1.7 if ord(letter) > 0x2E80 else 1 for letter in text) * sheet.letter  # noqa: PLR2004
        for name, box in _candidates(code, text, around, wide, sheet.line):
            inside = box[0] >= 0 and box[2] <= sheet.width and box[1] >= 0 and box[3] <= height
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                yield name
                break


def _candidates(
    code: str, text: str, around: Box, wide: float, line: float
) -> Iterable[tuple[Name, Box]]:
    """Where a name may stand: to the right, to the left, below, above."""
    left, top, right, bottom = around
    middle, height = (top + bottom) / 2, line / 2
    across = (left + right) / 2
    base = round(middle + line * 0.28, 1)
    yield (
        Name(code, text, round(right + 4, 1), base, "start"),
        (right + 3, middle - height, right + 5 + wide, middle + height),
    )
    yield (
        Name(code, text, round(left - 4, 1), base, "end"),
        (left - 5 - wide, middle - height, left - 3, middle + height),
    )
    yield (
        Name(code, text, round(across, 1), round(bottom + line * 0.85, 1), "middle"),
        (across - wide / 2, bottom + 1, across + wide / 2, bottom + 1 + line),
    )
    yield (
        Name(code, text, round(across, 1), round(top - line * 0.3, 1), "middle"),
        (across - wide / 2, top - 1 - line, across + wide / 2, top - 1),
    )


def _box(mark: Mark) -> Box:
    r = mark.radius
    return mark.x - r, mark.y - r, mark.x + r, mark.y + r


def _around(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
