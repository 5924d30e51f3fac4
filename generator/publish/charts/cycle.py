"""The geometry of a cycle: steps on a circle, and arrows between them, for an SVG of 560 × 560.

The steps themselves are HTML on top of it, placed in per cent, so that their words wrap and link.
"""

from __future__ import annotations

import math
from typing import Final

SIZE: Final = 560
RADIUS: Final = 192
STEP_RADIUS: Final = 78
ARROW_ROOM: Final = 26
"""The least length of an arrow between two steps."""


def step_radius(steps: int) -> int:
    """The radius of a step: the usual one, or less where steps are many."""
    chord = 2 * RADIUS * math.sin(math.pi / steps)
    return min(STEP_RADIUS, int((chord - ARROW_ROOM) / 2))


def cycle_points(steps: int) -> tuple[tuple[int, int], ...]:
    """The centre of each step, the first at the top, clockwise."""
    return tuple(_point(2 * math.pi * number / steps) for number in range(steps))


def cycle_arrows(steps: int) -> tuple[str, ...]:
    """SVG path data of an arc from each step to the next, clear of the steps' own circles."""
    gap = 2 * math.asin((step_radius(steps) + 7) / (2 * RADIUS))
    arrows = []
    for number in range(steps):
        start = _point(2 * math.pi * number / steps + gap)
        end = _point(2 * math.pi * (number + 1) / steps - gap)
        arrows.append(f"M{start[0]} {start[1]}A{RADIUS} {RADIUS} 0 0 1 {end[0]} {end[1]}")
    return tuple(arrows)


def percent(value: float) -> str:
    """A length of the figure as a share of its width: ``13.93%``."""
    return f"{100 * value / SIZE:.2f}%"


def _point(angle: float) -> tuple[int, int]:
    centre = SIZE / 2
    return (
        round(centre + RADIUS * math.sin(angle)),
        round(centre - RADIUS * math.cos(angle)),
    )
