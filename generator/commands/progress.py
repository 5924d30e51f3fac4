"""How far a build has come and how long it will take: one line of a terminal, or lines in a log."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from time import monotonic
from typing import Final

from generator.evidence.interface import _, ngettext, spoken
from generator.evidence.steps import Stage, Step

SHARES: Final = {Stage.CHECKING: 12, Stage.DRAWING: 56, Stage.WRITING: 24, Stage.FINISHING: 8}
"""How many hundredths of a build each stage takes, with many studies."""
SHORT: Final = 2.0
"""Builds of so many seconds show nothing."""
EARLY: Final = 5.0
"""Before so many seconds nobody can tell how long the rest will take."""
LOGGED: Final = 30.0
"""How many seconds lie between two lines of a log."""
MINUTE: Final = 60
WIDTH: Final = 78


class Shown:
    """The step in hand, on one line of a terminal; in a log of CI, a line now and then."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        """Nothing is shown yet."""
        self.now, self.begun = now, now()
        self.on_line = sys.stderr.isatty()
        self.in_log = not self.on_line and bool(os.environ.get("CI"))
        self.last = self.begun
        self.shown = False

    def __call__(self, step: Step) -> None:
        """Show a step in place of the last one, unless the build may be a short one."""
        now = self.now()
        if self.on_line and now - self.begun >= SHORT:
            self.shown = True
            sys.stderr.write(f"\r\x1b[K{self._said(step, now)[:WIDTH]}")
            sys.stderr.flush()
        elif self.in_log and now - self.last >= LOGGED:
            self.last = now
            sys.stderr.write(f"{self._said(step, now)}\n")
            sys.stderr.flush()

    def _said(self, step: Step, now: float) -> str:
        said = [_(step.stage.value)]
        if step.of:
            figures = spoken().figures
            said.append(_("{made} of {of}", made=figures(step.made), of=figures(step.of)))
        if (left := seconds_left(step, now - self.begun)) is not None:
            said.append(in_words(left))
        return " · ".join(said)

    def end(self) -> None:
        """Clear the line."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")


def seconds_left(step: Step, passed: float) -> float | None:
    """How long the rest will take, if it goes on as until now; None where it is too early."""
    stages = [*Stage]
    before = sum(SHARES[stage] for stage in stages[: stages.index(step.stage)])
    done = before + SHARES[step.stage] * (step.made / step.of if step.of else 0)
    if passed < EARLY or not done:
        return None
    return passed * (sum(SHARES.values()) - done) / done


def in_words(seconds: float) -> str:
    """A time that is left, no finer than it can be known."""
    if seconds < MINUTE:
        return _("less than a minute left")
    minutes = round(seconds / MINUTE)
    return ngettext("about {count} minute left", "about {count} minutes left", minutes)
