"""From a place in a made record back to the question whose answer stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.edit.issues.questions import FieldPath, FormQuestion
from generator.evidence.loading.yaml_text import DataPath, SourceMap, read_yaml
from generator.evidence.problems import Location, Problem

_MISSING = re.compile(r"has no field '([a-z_]+)'")
_FIELD = re.compile(r"^'[a-z_]+(?: \d+)?(?: › [a-z_]+(?: \d+)?)*'(:?) ")


def said_of_answer(problem: Problem) -> str:
    """What a problem says to somebody who sees a question, and no fields."""
    if _MISSING.search(problem.message):
        return f"There is no answer. {problem.hint}".strip()
    field = _FIELD.match(problem.message)
    message = problem.message
    if field:
        message = f"{'' if field[1] else 'The answer '}{message[field.end() :]}"
    return f"{message} {problem.hint}".strip()


class AnswerLocator:
    """The questions of a form, by where their answers stand in a file."""

    def __init__(self, asks: Sequence[FormQuestion], raw: bytes, at: DataPath) -> None:
        """``at`` is the path of the part of the file that the answers make."""
        _, marks, _ = read_yaml(raw, "")
        self._asks, self._at = asks, at
        self._values = _by_place(marks, marks.values)
        self._keys = _by_place(marks, marks.keys)

    def label_of(self, problem: Problem) -> str:
        """The question that a problem in the file is about; empty where it is about none."""
        place = Location("", problem.location.line, problem.location.column)
        missing = _MISSING.search(problem.message)
        first, second = (self._keys, self._values) if missing else (self._values, self._keys)
        path = first.get(place, second.get(place))
        if path is None or path[: len(self._at)] != self._at:
            return ""
        names = tuple(step for step in path[len(self._at) :] if isinstance(step, str))
        return self._label((*names, missing[1]) if missing else names, problem.message)

    def _label(self, names: FieldPath, message: str) -> str:
        inside = [
            ask for ask in self._asks if any(names[: len(path)] == path for path in ask.paths)
        ]
        if inside:
            return inside[0].label
        around = [ask for ask in self._asks if any(p[: len(names)] == names for p in ask.paths[:1])]
        named = [ask for ask in around if re.search(rf"\b{ask.paths[0][-1]}\b", message)]
        return next((ask.label for ask in (*named, *around)), "") if names else ""


def _by_place(marks: SourceMap, found: dict[DataPath, tuple[int, int]]) -> dict[Location, DataPath]:
    return {Location("", *place): path for path, place in found.items()}
