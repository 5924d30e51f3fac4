"""What answers lack or repeat, found before a record is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from generator.edit.intake.duplicates import KnownStudies
from generator.edit.issues.answers import Answers, of_form
from generator.edit.issues.forms import PROPOSE_STUDY
from generator.edit.issues.locate import about_answer, question_at
from generator.edit.issues.values import ids_in, values_of
from generator.evidence.interface import _
from generator.evidence.loading import Content
from generator.evidence.loading.shape import shaped
from generator.evidence.problems import Problem, ProblemKind, Severity, did_you_mean
from generator.evidence.records.base import ID_PATTERN, LINE_LIMIT
from generator.evidence.records.kinds import noun_of
from generator.evidence.records.study import Quote, Study

LONGEST_SHOWN: Final = 60


def unanswered(answers: Answers) -> Iterator[Problem]:
    """Questions that need an answer and have none."""
    for question in answers.form.questions:
        if question.required and not answers.of(question.id):
            yield of_form(question.label, "", question.about, kind=ProblemKind.MISSING)


def unknown_ids(answers: Answers, content: Content) -> Iterator[Problem]:
    """Ids of records that are not there."""
    for question in answers.form.questions:
        if not question.refers:
            continue
        known = content.ids(question.refers)
        for named in ids_in(question, answers.of(question.id)) if answers.of(question.id) else ():
            if named in known:
                continue
            shown = named if len(named) <= LONGEST_SHOWN else f"{named[:LONGEST_SHOWN]}…"
            form = (
                "" if re.fullmatch(ID_PATTERN, named) else _("An id has a to z, digits, hyphens.")
            )
            hint = did_you_mean(named, known) or (
                _("Known here: {known}.", known=", ".join(sorted(known)[:12])) if known else ""
            )
            there = _("There is no {thing} '{name}'.", thing=noun_of(question.refers), name=shown)
            what = f"{there} {form}".rstrip()
            yield of_form(question.label, what, hint, kind=ProblemKind.REFERS_TO_NOTHING)


def misshapen_quote(answers: Answers) -> Iterator[Problem]:
    """What is wrong with the answers about a quote, whatever study it is from."""
    quote = shaped({"id": "quote", **values_of(answers)}, Quote)
    answered = {(question.label,) for question in answers.form.questions if answers.of(question.id)}
    for problem in quote if isinstance(quote, tuple) else ():
        of_answer = about_answer(problem, answers.form.questions)
        if of_answer.data_path in answered:
            yield of_answer


def known_already(value: dict[str, Any], content: Content) -> Iterator[Problem]:
    """That the study is there already; or, as a notice, that one much like it is."""
    studies = KnownStudies()
    for entry, study in content.records(Study):
        studies.add_study(entry.path, study)
    reference = value.get("reference", {})
    reference = {**reference, "title": str(reference.get("title", ""))[:LINE_LIMIT]}
    same, near = studies.same(reference), studies.near(reference)
    match = same or near
    question = question_at(PROPOSE_STUDY.questions, ("reference", match.field)) if match else None
    if match is None or question is None:
        return
    words = match.words if same else f"{match.words[:1].upper()}{match.words[1:]}"
    yield of_form(
        _(question.label),
        _("The study is here already: {words}.", words=words)
        if same
        else _("Is it here already? {words}.", words=words),
        match.hint if match.field == "doi" else "",
        kind=ProblemKind.REPEATED,
        severity=Severity.ERROR if same else Severity.NOTICE,
    )
