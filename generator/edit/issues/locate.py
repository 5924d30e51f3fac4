"""From the path of a value in a made record back to the question whose answer stands there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.edit.issues.questions import FormQuestion
from generator.evidence.problems import NOWHERE, DataPath, Problem


def about_answer(problem: Problem, questions: Sequence[FormQuestion], at: DataPath = ()) -> Problem:
    """A problem with a record as one with the answers that it was made of.

    Its path is the label of a question then, or empty where it is about none. ``at`` is the path of
    the part of the record that the answers make.
    """
    inside = problem.data_path[: len(at)] == at
    question = question_at(questions, problem.data_path[len(at) :]) if inside else None
    label = (question.label,) if question else ()
    return replace(problem, location=NOWHERE, data_path=label)


def question_at(questions: Sequence[FormQuestion], data_path: DataPath) -> FormQuestion | None:
    """The first question whose answer makes the value at a path, or else a part of it."""
    names = tuple(step for step in data_path if isinstance(step, str))
    while names:
        for question in questions:
            if any(names[: len(path)] == path for path in question.paths):
                return question
        for question in questions:
            if any(path[: len(names)] == names for path in question.paths[:1]):
                return question
        names = names[:-1]
    return None


def label_of(problem: Problem) -> str:
    """The label of the question that a problem is about; empty where it is about none."""
    return str(problem.data_path[0]) if problem.data_path and problem.location == NOWHERE else ""
