"""How far long work has come, told to whoever shows it; what is made does not depend on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from generator.evidence.interface import N_


class Stage(Enum):
    """What a build does, in its order."""

    CHECKING = N_("Checking the content")
    DRAWING = N_("Drawing the pages")
    WRITING = N_("Writing the pages")
    FINISHING = N_("Finishing the site")


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
