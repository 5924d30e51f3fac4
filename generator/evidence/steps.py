"""How far long work has come, told to whoever shows it; what is made does not depend on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Stage(Enum):
    """What a build does, in its order."""

    CHECKING = "Checking the content"
    DRAWING = "Drawing the pages"
    WRITING = "Writing the pages"
    FINISHING = "Finishing the site"


@dataclass(frozen=True)
class Step:
    """How far a stage has come."""

    stage: Stage
    made: int = 0
    of: int = 0
    """How many pages there will be; nought where that is not counted."""


Progress = Callable[[Step], None]


def untold(step: Step) -> None:
    """For whoever shows nothing."""
