"""What the issue forms ask, and where each answer stands in a record.

What a field is for, what it may hold and whether it must be there comes from its model; here stand
only the words of the question and the order of the questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from generator.evidence.fields import Holds, RecordField, field_of
from generator.evidence.interface import _
from generator.evidence.records.base import Record
from generator.evidence.records.reported import NOT_REPORTED

FieldPath = tuple[str, ...]


class Shape(StrEnum):
    """How an answer is typed into a form."""

    LINE = "line"
    NUMBER = "number"
    CHOICE = "choice"
    LINES = "lines"
    PARAGRAPH = "paragraph"
    VERBATIM = "verbatim"
    AUTHORS = "authors"
    SCORE = "score"
    NAMED = "named"


@dataclass(frozen=True)
class FormQuestion:
    """One question of a form.

    ``paths`` are the fields that the answer fills, none where it is for people. ``refers`` is the
    kind of record whose ids it holds, ``pattern`` how a text in its field has to look, ``names``
    what its lines may begin with, each with the id that stands for it.
    """

    id: str
    label: str
    paths: tuple[FieldPath, ...]
    shape: Shape
    required: bool
    about: str
    choices: tuple[str, ...] = ()
    example: str = ""
    refers: str = ""
    pattern: str = ""
    names: tuple[tuple[str, str], ...] = ()


def _promises_label() -> str:
    """What stands above the promises of a form."""
    return _("Before you send this")


@dataclass(frozen=True)
class Form:
    """A form: what it is called, what it says first, and its questions."""

    name: str
    title: str
    about: str
    label: str
    opening: str
    kind: str
    questions: tuple[FormQuestion, ...]
    promises: tuple[str, ...]
    promises_label: str = field(default_factory=_promises_label)

    def label_of(self, question_id: str) -> str:
        """The words of a question."""
        return next(question.label for question in self.questions if question.id == question_id)


def promises() -> tuple[str, ...]:
    """What whoever fills in a form of a record promises."""
    return (
        _("I looked up every answer in the source and left nothing to memory."),
        _("My own words may be used under the licence of this site."),
    )


def public() -> str:
    """What whoever fills in a form should know."""
    return _(
        "Everything you write here is public. Words of a source go into the answers that "
        "ask for them and nowhere else."
    )


def or_not_reported() -> str:
    """What is written where the source says nothing."""
    return _("Where the source says nothing, write: {words}.", words=NOT_REPORTED)


def ask(
    model: type[Record],
    question_id: str,
    *paths: str,
    label: str = "",
    shape: Shape | None = None,
    hint: str = "",
    example: str = "",
    required: bool | None = None,
) -> FormQuestion:
    """A question about a field, which may fill others as well.

    What it is called, what it is for, what it may hold and what its ids name comes from the model,
    unless something else is said here.
    """
    split = tuple(tuple(path.split(".")) for path in paths)
    rules = [_rule(model, split[0][: length + 1]) for length in range(len(split[0]))]
    last = rules[-1]
    must = all(rule.required and not rule.may_be_absent for rule in rules[:-1]) and last.required
    about = " ".join(
        part
        for part in (
            hint or (_(last.help) if last.help else ""),
            or_not_reported() if last.may_be_absent and NOT_REPORTED not in hint else "",
        )
        if part
    )
    return FormQuestion(
        question_id,
        label or _(last.question),
        split,
        shape or _shape(last),
        must if required is None else required,
        about,
        last.choices,
        example,
        last.refers.kinds[0] if last.refers else "",
        last.pattern,
    )


def to_people(
    question_id: str, label: str, about: str, *, required: bool, long: bool = False
) -> FormQuestion:
    """A question whose answer people read; it fills no field."""
    return FormQuestion(
        question_id, label, (), Shape.PARAGRAPH if long else Shape.LINE, required, about
    )


def _rule(model: type[Record], path: Sequence[str]) -> RecordField:
    part: type[Record] | None = model
    rule = None
    for name in path:
        rule = field_of(part, name)
        if rule is None:
            raise LookupError(f"{model.__name__} has no field {'.'.join(path)}")
        part = rule.part
    assert rule is not None  # noqa: S101 - a path has at least one name
    return rule


def _shape(rule: RecordField) -> Shape:
    if rule.choices:
        return Shape.CHOICE
    if rule.listed:
        return Shape.LINES
    return Shape.NUMBER if rule.holds is Holds.NUMBER else Shape.LINE
