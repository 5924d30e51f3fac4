"""What an import says, grouped: notices that differ by a line or a value stand together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.evidence.interface import ngettext
from generator.evidence.problems import Problem

_ALONE: Final = 4
"""Up to so many are said one by one."""
_SHOWN: Final = 3


@dataclass(frozen=True)
class Alike:
    """Problems of one kind: in general words, some of them in their own, and where the others are.

    ``hint`` is said once where all have the same.
    """

    words: str
    hint: str
    problems: tuple[Problem, ...]
    shown: tuple[Problem, ...]
    others: str


def alike(problems: Iterable[Problem], names: Mapping[int, str]) -> tuple[Alike, ...]:
    """Problems in groups, in the order of the first of each.

    ``names`` are the ids of what was begun, by the line on which it begins in the file.
    """
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        kind = " ".join(map(str, problem.data_path))
        groups.setdefault((problem.severity.value, kind), []).append(problem)
    return tuple(_group(words, found, names) for (_other, words), found in groups.items())


def _group(words: str, found: list[Problem], names: Mapping[int, str]) -> Alike:
    hints = {problem.hint for problem in found}
    hint = hints.pop() if len(hints) == 1 else ""
    if len(found) <= _ALONE:
        return Alike(words, hint, tuple(found), tuple(found), "")
    rest = [_place(problem, names) for problem in found[_SHOWN:]]
    others = ngettext(
        "and on this line: {lines}",
        "and on these lines: {lines}",
        len(rest),
        lines=", ".join(rest),
    )
    return Alike(words, hint, tuple(found), tuple(found[:_SHOWN]), others)


def _place(problem: Problem, names: Mapping[int, str]) -> str:
    line = problem.location.line
    return f"{line} ({names[line]})" if line in names else str(line)
