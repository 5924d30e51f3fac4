"""The data file of questions: what readers ask, the answer or why there is none, what is named."""

from __future__ import annotations

from collections.abc import Iterable

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
from generator.evidence.records.question import AnswerKind, AnswerLink, Question
from generator.publish.exports.columns import Column, ColumnType, Table
from generator.publish.exports.listing import QUESTIONS_FILE


def questions_table(catalogue: Catalogue) -> Table:
    """One row for each question, sorted by id."""
    return Table(
        QUESTIONS_FILE,
        _("Questions"),
        _(
            "One row for each question that readers ask; questions and answers are the "
            "editors’ own."
        ),
        (
            Column(
                "question",
                _("Id of the question; it stands at questions/#question-<id>."),
                ColumnType.ID,
            ),
            Column("text", _("The question."), is_prose=True),
            Column("answer", _("The short answer; empty where there is none."), is_prose=True),
            Column(
                "rests_on", " ".join((_("What the answer rests on."), _kinds())), ColumnType.LIST
            ),
            Column(
                "unanswered", _("In place of an answer: that there is none, and what is there.")
            ),
            Column("nearest", " ".join((_("What comes nearest."), _kinds())), ColumnType.LIST),
            Column(
                "looked_through", _("Ids of the sources that were looked through."), ColumnType.LIST
            ),
            Column(
                "not_held",
                _(
                    "Parts of these sources that the editors do not hold, each after the id of its "
                    "source and a colon."
                ),
                ColumnType.LIST,
            ),
            Column("also", _("Other words by which the search finds it."), ColumnType.LIST),
        ),
        tuple(_row(one) for one in sorted(catalogue.questions, key=lambda question: question.id)),
    )


def _kinds() -> str:
    return _(
        "Each with what it is, as in {example}; the id of a part stands after that of what holds "
        "it. It can be one of these: {kinds}.",
        example="finding: an-id",
        kinds=", ".join(kind.value for kind in AnswerKind),
    )


def _row(question: Question) -> tuple[object, ...]:
    looked = question.looked_through
    return (
        question.id,
        question.question,
        question.answer,
        _named(question.rests_on),
        question.unanswered,
        _named(question.nearest),
        [one.source for one in looked],
        [f"{one.source}: {part}" for one in looked for part in one.not_held],
        question.also,
    )


def _named(links: Iterable[AnswerLink]) -> list[str]:
    return [f"{link.kind.value}: {link.target}" for link in links]
