"""The geometry of a study flow's branches: lines that part from the stage above and meet again.

Path data for an SVG of 100 × 20 that is stretched to the width of the branches; the stage stands
above the first two thirds of that width, so its line is at ``TRUNK``.
"""

from __future__ import annotations

from typing import Final

WIDTH: Final = 100
HEIGHT: Final = 20
TRUNK: Final = 31
MOST_COLUMNS: Final = 3


def columns(branches: int) -> int:
    """How many branches stand side by side: all of them, or one where they are too many."""
    return branches if branches <= MOST_COLUMNS else 1


def fork(branches: int) -> tuple[str, ...]:
    """A line from the stage above to the middle of each branch."""
    half = HEIGHT // 2
    return tuple(f"M{TRUNK} 0V{half}H{middle}V{HEIGHT}" for middle in _middles(branches))


def join(branches: int) -> tuple[str, ...]:
    """A line from the middle of each branch back to the stage below."""
    half = HEIGHT // 2
    return tuple(f"M{middle} 0V{half}H{TRUNK}V{HEIGHT}" for middle in _middles(branches))


def _middles(branches: int) -> tuple[str, ...]:
    each = WIDTH / columns(branches) if branches else WIDTH
    return tuple(f"{(number + 0.5) * each:.2f}" for number in range(columns(branches)))
