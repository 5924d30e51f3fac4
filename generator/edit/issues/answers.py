"""The Markdown of an issue to answers, as GitHub writes a filled-in form; nothing is guessed.

GitHub puts each question on a line of its own as ``### Label`` and the answer below it. Whoever
answers may type such a line too: then it cannot be told which is the question, and it is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.edit.issues.questions import PROMISES_LABEL, Form, FormQuestion, Shape

NO_ANSWER: Final = "_No response_"
MAX_BODY: Final = 200_000
_TICKED = re.compile(r"- \[[xX]\] (.+)")
_FENCED = re.compile(r"(`{3,})text\n(.*)\n\1", re.DOTALL)


@dataclass(frozen=True)
class Fault:
    """Something that keeps answers from becoming a record; ``label`` names the question, if one."""

    label: str
    message: str


@dataclass(frozen=True)
class Answers:
    """The answers to a form's questions, by their ids; an unanswered question is not there."""

    form: Form
    texts: dict[str, str]

    def of(self, ask_id: str) -> str:
        """An answer, or an empty text."""
        return self.texts.get(ask_id, "")


def read_answers(body: str, forms: Sequence[Form]) -> tuple[Answers | None, tuple[Fault, ...]]:
    """The answers in an issue's text, and every fault of its form; without a form, no answers."""
    if len(body) > MAX_BODY:
        return None, (Fault("", f"The text has more than {MAX_BODY:,} characters."),)
    if any("\ud800" <= character <= "\udfff" for character in body):
        return None, (Fault("", "The text has half a character, which is no text."),)
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    form = _form_of(lines, forms)
    if form is None:
        return None, (no_form(forms),)
    places, faults = _places(lines, form)
    if faults:
        return None, tuple(faults)
    labels = list(places)
    ends = [*list(places.values())[1:], len(lines)]
    raw = {
        label: "\n".join(lines[start + 1 : end]).strip()
        for label, start, end in zip(labels, places.values(), ends, strict=True)
    }
    texts = {ask.id: _answer(ask, raw[ask.label]) for ask in form.asks}
    faults += _broken_promises(form, raw.get(PROMISES_LABEL, ""))
    return Answers(form, {name: text for name, text in texts.items() if text}), tuple(faults)


def no_form(forms: Sequence[Form]) -> Fault:
    """What is said where a text answers none of the forms."""
    titles = ", ".join(f"“{known.title}”" for known in forms)
    return Fault("", f"This is no filled-in form. Open an issue with one: {titles}.")


def _labels(form: Form) -> list[str]:
    return [ask.label for ask in form.asks] + ([PROMISES_LABEL] if form.promises else [])


def _form_of(lines: Sequence[str], forms: Sequence[Form]) -> Form | None:
    """The form with the most of its questions in the text, if there are any."""
    headings = {line.rstrip() for line in lines}
    found = {form.name: sum(f"### {ask.label}" in headings for ask in form.asks) for form in forms}
    best = max(forms, key=lambda form: found[form.name])
    return best if found[best.name] else None


def _places(lines: Sequence[str], form: Form) -> tuple[dict[str, int], list[Fault]]:
    """The line of every question, and why they cannot be told from the answers."""
    labels = _labels(form)
    found: dict[str, list[int]] = {label: [] for label in labels}
    for number, line in enumerate(lines):
        label = line.rstrip().removeprefix("### ")
        if line.startswith("### ") and label in found:
            found[label].append(number)
    faults = []
    for label, numbers in found.items():
        if not numbers:
            faults.append(Fault(label, f"The question is gone. Put back the line: ### {label}"))
        elif len(numbers) > 1:
            faults.append(
                Fault(
                    label,
                    f"The line “### {label}” stands here {len(numbers)} times, so the question "
                    "cannot be told from an answer. Write it differently where it is an answer.",
                )
            )
    places = {label: numbers[0] for label, numbers in found.items() if numbers}
    if not faults and list(places.values()) != sorted(places.values()):
        faults.append(Fault("", "The questions stand in another order than in the form."))
    first = min(places.values(), default=0)
    if not faults and any(line.strip() for line in lines[:first]):
        faults.append(
            Fault(
                "", "There is text before the first question. Move it into an answer or a comment."
            )
        )
    return places, faults


def _answer(ask: FormQuestion, text: str) -> str:
    if text == NO_ANSWER:
        return ""
    if ask.shape is Shape.VERBATIM and (fenced := _FENCED.fullmatch(text)):
        return fenced[2].strip()
    return text


def _broken_promises(form: Form, text: str) -> list[Fault]:
    ticked = set(_TICKED.findall(text))
    return [
        Fault(PROMISES_LABEL, f"This box is not ticked: {promise}")
        for promise in form.promises
        if promise not in ticked
    ]
