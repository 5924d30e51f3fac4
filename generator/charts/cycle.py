"""The geometry of a cycle: steps on a circle, and arrows between them, for an SVG of 560 × 560."""

from __future__ import annotations

import math
import textwrap
from typing import Final

SIZE: Final = 560
RADIUS: Final = 192
STEP_RADIUS: Final = 74
TITLE_WIDTH: Final = 15


def cycle_points(steps: int) -> tuple[tuple[int, int], ...]:
    """The centre of each step, the first at the top, clockwise."""
    return tuple(_point(2 * math.pi * number / steps) for number in range(steps))


def cycle_arrows(steps: int) -> tuple[str, ...]:
    """SVG path data of an arc from each step to the next, clear of the steps' own circles."""
    gap = 2 * math.asin((STEP_RADIUS + 12) / (2 * RADIUS))
    arrows = []
    for number in range(steps):
        start = _point(2 * math.pi * number / steps + gap)
        end = _point(2 * math.pi * (number + 1) / steps - gap)
        arrows.append(f"M{start[0]} {start[1]}A{RADIUS} {RADIUS} 0 0 1 {end[0]} {end[1]}")
    return tuple(arrows)


def wrapped(title: str) -> tuple[str, ...]:
    """A step's title in lines short enough for its circle."""
    return tuple(textwrap.wrap(title, TITLE_WIDTH, break_long_words=False)) or (title,)


def _point(angle: float) -> tuple[int, int]:
    centre = SIZE / 2
    return (
        round(centre + RADIUS * math.sin(angle)),
        round(centre - RADIUS * math.cos(angle)),
    )
