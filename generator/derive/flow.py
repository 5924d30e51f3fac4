"""Whether a study flow adds up: its numbers in stages and the sums between them, never stored.

A flow is read from top to bottom. What leaves or joins belongs to the stage or branch before it,
parts and branches to the stage before them. Nothing is corrected: a sum only tells a difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from generator.evidence.records.flow import FlowRole, FlowStep
from generator.evidence.records.reported import Absence


class SumKind(StrEnum):
    """What is added up, and compared with what."""

    PARTS = "parts"
    BRANCHES = "branches"
    ONWARD = "onward"


@dataclass(frozen=True)
class Sum:
    """Numbers added up and the number that is printed for them; None where one is not known."""

    kind: SumKind
    terms: tuple[tuple[int, int], ...]
    """Each number with its sign, 1 or -1."""
    printed: int | None
    lacking: tuple[Absence, ...] = ()
    """Why numbers that it needs are absent, each reason once."""

    @property
    def result(self) -> int | None:
        """What the terms come to."""
        return None if self.lacking else sum(sign * number for sign, number in self.terms)

    @property
    def difference(self) -> int | None:
        """The recorded number minus the result: below zero where fewer are recorded."""
        if self.result is None or self.printed is None:
            return None
        return self.printed - self.result


@dataclass
class FlowBranch:
    """One of several ways on from a stage, with what leaves and joins it."""

    step: FlowStep
    sides: list[FlowStep] = field(default_factory=list)


@dataclass
class Stage:
    """What was in hand at one point, and all that hangs on it until the next stage."""

    step: FlowStep
    parts: list[FlowStep] = field(default_factory=list)
    sides: list[FlowStep] = field(default_factory=list)
    branches: list[FlowBranch] = field(default_factory=list)


def stages(steps: Sequence[FlowStep]) -> tuple[Stage, ...]:
    """The stages of a flow that begins with a stage, each with what hangs on it."""
    found: list[Stage] = []
    for step in steps:
        if step.role is FlowRole.STAGE:
            found.append(Stage(step))
        elif step.role is FlowRole.BRANCH:
            found[-1].branches.append(FlowBranch(step))
        elif step.role is FlowRole.PART:
            found[-1].parts.append(step)
        elif found[-1].branches:
            found[-1].branches[-1].sides.append(step)
        else:
            found[-1].sides.append(step)
    return tuple(found)


def sums(stage: Stage, following: Stage | None) -> tuple[Sum, ...]:
    """The sums that can be made at a stage: of its parts, of its branches, and on to the next."""
    made = []
    if len(stage.parts) > 1:  # one alone is a part, and no sum
        made.append(_sum(SumKind.PARTS, [(1, part) for part in stage.parts], stage.step))
    branches = [(1, branch.step) for branch in stage.branches]
    if branches:
        made.append(_sum(SumKind.BRANCHES, branches, stage.step))
    if following is not None:
        terms = [(1, stage.step)] if not branches else []
        terms += [(_sign(step), step) for step in stage.sides]
        for branch in stage.branches:
            terms += [(1, branch.step), *((_sign(step), step) for step in branch.sides)]
        made.append(_sum(SumKind.ONWARD, terms, following.step))
    return tuple(made)


def _sum(kind: SumKind, terms: Sequence[tuple[int, FlowStep]], printed: FlowStep) -> Sum:
    numbers = tuple(
        (sign, number) for sign, step in terms if (number := step.number.known) is not None
    )
    steps = [*(step for _, step in terms), printed]
    lacking = dict.fromkeys(step.number.absence for step in steps if step.number.absence)
    return Sum(kind, numbers, printed.number.known, tuple(lacking))


def _sign(step: FlowStep) -> int:
    return -1 if step.role is FlowRole.REMOVED else 1
