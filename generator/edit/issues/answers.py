"""The Markdown of an issue to answers, as GitHub writes a filled-in form; nothing is guessed.

GitHub puts each question on a line of its own as ``### Label`` and the answer below it. Whoever
answers may type such a line too: then it cannot be told which is the question, and it is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.edit.issues.questions import Form, FormQuestion, Shape
from generator.evidence.interface import _
from generator.evidence.problems import NOWHERE, Problem, ProblemKind, Severity

NO_ANSWER: Final = "_No response_"
MAX_BODY: Final = 200_000
_TICKED = re.compile(r"- \[[xX]\] (.+)")
_FENCED = re.compile(r"(`{3,})text\n(.*)\n\1", re.DOTALL)


@dataclass(frozen=True)
class Answers:
    """The answers to a form's questions, by their ids; an unanswered question is not there."""

    form: Form
    texts: dict[str, str]

    def of(self, ask_id: str) -> str:
        """An answer, or an empty text."""
        return self.texts.get(ask_id, "")


def of_form(
    label: str,
    statement: str,
    hint: str = "",
    *,
    kind: ProblemKind = ProblemKind.OTHER,
    severity: Severity = Severity.ERROR,
) -> Problem:
    """A problem with the answer to a question, or with the form as a whole: then without a label.

    In an issue, answers stand under the labels of their questions: so a label is the path.
    """
    return Problem("", NOWHERE, statement, hint, severity, kind, (label,) if label else ())


def read_answers(body: str, forms: Sequence[Form]) -> tuple[Answers | None, tuple[Problem, ...]]:
    """The answers in an issue's text, and every problem of its form; without a form, no answers."""
    if len(body) > MAX_BODY:
        return None, (
            of_form(
                "", _("The text has more than {max_body} characters.", max_body=f"{MAX_BODY:,}")
            ),
        )
    if any("\ud800" <= character <= "\udfff" for character in body):
        return None, (of_form("", _("The text has half a character, which is no text.")),)
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    form = _form_of(lines, forms)
    if form is None:
        return None, (no_form(forms),)
    places, problems = _places(lines, form)
    if problems:
        return None, tuple(problems)
    labels = list(places)
    ends = [*list(places.values())[1:], len(lines)]
    raw = {
        label: "\n".join(lines[start + 1 : end]).strip()
        for label, start, end in zip(labels, places.values(), ends, strict=True)
    }
    texts = {question.id: _answer(question, raw[question.label]) for question in form.questions}
    answers = Answers(form, {name: text for name, text in texts.items() if text})
    return answers, tuple(_broken_promises(form, raw.get(form.promises_label, "")))


def no_form(forms: Sequence[Form]) -> Problem:
    """What is said where a text answers none of the forms."""
    titles = ", ".join(f"“{known.title}”" for known in forms)
    return of_form(
        "", _("This is no filled-in form."), _("Open an issue with one: {titles}.", titles=titles)
    )


def _labels(form: Form) -> list[str]:
    return [question.label for question in form.questions] + (
        [form.promises_label] if form.promises else []
    )


def _form_of(lines: Sequence[str], forms: Sequence[Form]) -> Form | None:
    """The form with the most of its questions in the text, the first of equals, if any."""
    headings = {line.rstrip() for line in lines}
    found = [
        sum(f"### {question.label}" in headings for question in form.questions) for form in forms
    ]
    return forms[found.index(max(found))] if any(found) else None


def _places(lines: Sequence[str], form: Form) -> tuple[dict[str, int], list[Problem]]:
    """The line of every question, and why they cannot be told from the answers."""
    labels = _labels(form)
    found: dict[str, list[int]] = {label: [] for label in labels}
    for number, line in enumerate(lines):
        label = line.rstrip().removeprefix("### ")
        if line.startswith("### ") and label in found:
            found[label].append(number)
    problems = []
    for label, numbers in found.items():
        if not numbers:
            hint = _("Put back the line: ### {label}", label=label)
            problems.append(of_form(label, _("The question is gone."), hint))
        elif len(numbers) > 1:
            what = _(
                "The line “### {label}” stands here {count} times, so the question cannot be told "
                "from an answer.",
                label=label,
                count=len(numbers),
            )
            problems.append(of_form(label, what, _("Write it differently where it is an answer.")))
    places = {label: numbers[0] for label, numbers in found.items() if numbers}
    if not problems and list(places.values()) != sorted(places.values()):
        problems.append(of_form("", _("The questions stand in another order than in the form.")))
    first = min(places.values(), default=0)
    if not problems and any(line.strip() for line in lines[:first]):
        what = _("There is text before the first question.")
        problems.append(of_form("", what, _("Move it into an answer or a comment.")))
    return places, problems


def _answer(question: FormQuestion, text: str) -> str:
    if text == NO_ANSWER:
        return ""
    if question.shape is Shape.VERBATIM and (fenced := _FENCED.fullmatch(text)):
        return fenced[2].strip()
    return text


def _broken_promises(form: Form, text: str) -> list[Problem]:
    ticked = set(_TICKED.findall(text))
    return [
        of_form(form.promises_label, _("This box is not ticked: {promise}", promise=promise))
        for promise in form.promises
        if promise not in ticked
    ]
