"""Rules for the quality appraisal: its answers are those that it lists, and they add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.evidence.interface import _
from generator.evidence.loading import Content, Entry
from generator.evidence.problems import DataPath, Problem, ProblemKind, did_you_mean, listed
from generator.evidence.records.appraisal import Appraisal, AppraisalQuestion
from generator.evidence.records.review import Review
from generator.evidence.records.study import Study


def every_answer_of_the_appraisal_is_listed(content: Content) -> Iterator[Problem]:
    """An answer, counted or of one study, is one of those that the appraisal lists."""
    for entry, appraisal in _appraisals(content):
        for at, question in enumerate(appraisal.questions):
            for number, count in enumerate(question.counts):
                place = ("appraisal", "questions", at, "counts", number, "answer")
                yield from _unlisted(entry, place, count.answer, appraisal)
        for of_study, study in content.records(Study):
            for number, item in enumerate(study.appraisal):
                path = ("appraisal", number, "answer")
                yield from _unlisted(of_study, path, item.answer, appraisal)


def every_question_of_the_appraisal_adds_up(content: Content) -> Iterator[Problem]:
    """The counts of a question are those of all appraised studies, and of the answers recorded."""
    if content.broken_ids("study"):
        return
    studies = [(entry, one) for entry, one in content.records(Study) if not one.is_further_report]
    for entry, appraisal in _appraisals(content):
        total = appraisal.appraised or len(studies)
        for at, question in enumerate(appraisal.questions):
            path = ("appraisal", "questions", at, "counts")
            yield from _sum(entry, path, question, total)
            yield from _otherwise_counted(
                entry, path, question, [study for _other, study in studies]
            )
    for entry, study in studies:
        yield from _answered_twice(entry, study)


def _appraisals(content: Content) -> Iterator[tuple[Entry, Appraisal]]:
    for entry, review in content.records(Review):
        if review.appraisal:
            yield entry, review.appraisal


def _unlisted(entry: Entry, path: DataPath, answer: str, appraisal: Appraisal) -> Iterator[Problem]:
    if answer not in appraisal.answers:
        known = (
            _("Listed there: {answers}.", answers=listed(appraisal.answers))
            if appraisal.answers
            else ""
        )
        yield entry.problem(
            "L040",
            path,
            _("The answer '{answer}' is not listed under answers of the appraisal.", answer=answer),
            did_you_mean(answer, appraisal.answers) or known or _("List the answers there first."),
            kind=ProblemKind.REFERS_TO_NOTHING,
        )


def _sum(
    entry: Entry, path: DataPath, question: AppraisalQuestion, total: int
) -> Iterator[Problem]:
    counted = sum(count.number for count in question.counts)
    if question.counts and counted != total:
        yield entry.problem(
            "E060",
            path,
            _(
                "The answers to '{question}' add up to {counted}, and {total} were appraised.",
                question=question.id,
                counted=counted,
                total=total,
            ),
            _(
                "Look the numbers up in the source. If fewer studies were appraised than are "
                "included, say how many under appraised; if the source itself does not add up, "
                "leave the counts out and tell it in a note."
            ),
        )


def _otherwise_counted(
    entry: Entry, path: DataPath, question: AppraisalQuestion, studies: list[Study]
) -> Iterator[Problem]:
    """More studies have an answer in their records than the source counts."""
    recorded = Counter(
        item.answer for study in studies for item in study.appraisal if item.question == question.id
    )
    printed = {count.answer: count.number for count in question.counts}
    beyond = [answer for answer, number in recorded.items() if number > printed.get(answer, 0)]
    if printed and beyond:
        yield entry.problem(
            "E060",
            path,
            _(
                "For '{question}', {recorded} study records have '{beyond}', and {get} are "
                "counted here.",
                question=question.id,
                recorded=recorded[beyond[0]],
                beyond=beyond[0],
                get=printed.get(beyond[0], 0),
            ),
            _("Look both up in the source, and mend the one that differs."),
        )


def _answered_twice(entry: Entry, study: Study) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, item in enumerate(study.appraisal):
        if item.question in seen:
            yield entry.problem(
                "L009",
                ("appraisal", number, "question"),
                _("The question '{question}' is answered twice.", question=item.question),
                _("Keep the answer that the source gives."),
                kind=ProblemKind.REPEATED,
            )
        seen.add(item.question)
