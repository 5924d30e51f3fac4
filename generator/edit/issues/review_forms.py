"""The forms as one review has them: its words, what it asks of studies, what it declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.edit.issues.forms import PROPOSE_STUDY, forms
from generator.edit.issues.questions import Form, FormQuestion, Shape, or_not_reported
from generator.evidence.dimensions import Dimension, dimensions_of
from generator.evidence.expected import used_dimensions
from generator.evidence.interface import _
from generator.evidence.loading import Content
from generator.evidence.records.review import Review
from generator.evidence.records.study import Study

FURTHER = "further-characteristics"
"""The id of the question for what the review declares."""
_BEFORE = "characteristics-section"


def forms_of(content: Content) -> tuple[Form, ...]:
    """The forms in the words of the review; those of any review where it cannot be read."""
    every = forms()
    review = next((review for _entry, review in content.records(Review)), None)
    if review is None:
        return every
    studies = [study for _entry, study in content.records(Study)]
    recorded = [kind for kind, entries in content.entries.items() if entries]
    used = used_dimensions(review, studies, recorded)
    dimensions = dimensions_of(review)
    return tuple(
        _study_form(form, used, dimensions) if form.name == PROPOSE_STUDY.name else form
        for form in every
    )


def _study_form(form: Form, used: Mapping[str, Dimension], every: Mapping[str, Dimension]) -> Form:
    questions = []
    for question in form.questions:
        if question.id == _BEFORE and (further := _further(used)):
            questions.append(further)
        dimension = _dimension_of(question, every)
        if dimension is None:
            questions.append(question)
        elif dimension.id in used:
            questions.append(_in_its_words(question, dimension))
    return replace(form, questions=tuple(questions))


def _dimension_of(question: FormQuestion, every: Mapping[str, Dimension]) -> Dimension | None:
    """The dimension whose value in the record the answer fills, or says more of."""
    path = question.paths[0]
    return next(
        (
            dimension
            for dimension in every.values()
            if dimension.field
            and dimension.field != ("reference", "year")
            and path[: len(dimension.field)] == dimension.field
        ),
        None,
    )


def _in_its_words(question: FormQuestion, dimension: Dimension) -> FormQuestion:
    """The question with what the review calls it; what it asks beside that stays."""
    _other, colon, rest = question.label.partition(":")
    return replace(question, label=f"{dimension.label}{colon}{rest}")


def _further(used: Mapping[str, Dimension]) -> FormQuestion | None:
    """One question for all that the review declares, a line each; none where that is nothing."""
    declared = [dimension for dimension in used.values() if dimension.declared]
    if not declared:
        return None
    names = "; ".join(dimension.label for dimension in declared)
    return FormQuestion(
        FURTHER,
        _("Further characteristics"),
        (("characteristics", "more"),),
        Shape.NAMED,
        required=False,
        about=" ".join(
            (
                _(
                    "Those that the source gives in the same place. One a line: its name, a "
                    "colon, and what the source says; several values with semicolons between."
                ),
                or_not_reported(),
                _("Names: {names}.", names=names),
            )
        ),
        example=f"{declared[0].label}: …",
        names=tuple((dimension.label, dimension.id) for dimension in declared),
    )
