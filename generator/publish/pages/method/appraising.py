"""The quality appraisal on the page of the method: a table of questions with bars of answers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from generator.derive.appraisal import Appraised, appraised
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext
from generator.evidence.records.appraisal import AppraisalQuestion
from generator.evidence.records.reported import as_said
from generator.evidence.records.study import Study
from generator.publish.pages.items.items import (
    FactItem,
    NoteItem,
    PlaceItem,
    fact_items,
    note_items,
    place_item,
)
from generator.publish.pages.items.words import sentence
from generator.publish.pages.page import Link

MOST_SHADES = 5
"""How many answers have a shade of their own; further ones have that of the last."""


@dataclass(frozen=True)
class Share:
    """One answer to a question, with the part of all answers that it is."""

    answer: str
    number: int
    width: float
    """The part of the bar in percent."""
    shade: int
    """Its place among the answers, from 1."""


@dataclass(frozen=True)
class AskedItem:
    """A question of the appraisal, with its answers."""

    anchor: str
    label: str
    text: str
    shares: tuple[Share, ...]
    place: PlaceItem
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class AppraisalItem:
    """How quality was appraised."""

    tools: tuple[FactItem, ...]
    caption: str
    answers: tuple[tuple[str, int], ...]
    """The answers, each with its shade."""
    questions: tuple[AskedItem, ...]
    threshold: str
    """Which studies were left out for their quality; empty where that is no question."""
    facts: tuple[FactItem, ...]
    place: PlaceItem
    notes: tuple[NoteItem, ...]


def appraisal_item(catalogue: Catalogue) -> AppraisalItem | None:
    """How quality was appraised, if the review says anything of it."""
    appraisal = catalogue.review.appraisal
    if appraisal is None:
        return None
    asked = appraised(catalogue)
    return AppraisalItem(
        tools=fact_items(catalogue, appraisal.tools),
        caption=_caption(asked),
        answers=tuple((answer, _shade(at)) for at, answer in enumerate(appraisal.answers)),
        questions=tuple(_asked_item(catalogue, one) for one in asked),
        threshold=as_said(appraisal.threshold) if appraisal.threshold.asked else "",
        facts=fact_items(catalogue, appraisal.facts),
        place=place_item(catalogue, appraisal.place),
        notes=note_items(catalogue, appraisal.notes),
    )


@dataclass(frozen=True)
class GivenAnswer:
    """What one study got for one question."""

    question: Link
    answer: str
    place: PlaceItem
    notes: tuple[NoteItem, ...]


def given_answers(catalogue: Catalogue, study: Study) -> tuple[GivenAnswer, ...]:
    """What a study got for the questions of the appraisal, in the order of the review."""
    appraisal = catalogue.review.appraisal
    given = {item.question: item for item in study.appraisal}
    return tuple(
        GivenAnswer(
            Link(
                question.label or question.text,
                f"{urls.METHOD}#{urls.appraisal_anchor(question.id)}",
            ),
            given[question.id].answer,
            place_item(catalogue, given[question.id].place),
            note_items(catalogue, given[question.id].notes),
        )
        for question in (appraisal.questions if appraisal else ())
        if question.id in given
    )


def appraisal_fact(catalogue: Catalogue, question: AppraisalQuestion) -> FactItem:
    """A question of the appraisal with its answers, where one is named on another page."""
    found = (one for one in appraised(catalogue) if one.question.id == question.id)
    counts = [f"{answer} {number}" for one in found for answer, number in one.counts.items()]
    return FactItem(
        urls.appraisal_anchor(question.id),
        question.label or "",
        f"{question.text} {sentence(', '.join(counts))}." if counts else question.text,
        "",
        place_item(catalogue, question.place),
        note_items(catalogue, question.notes),
        (),
    )


def _caption(asked: tuple[Appraised, ...]) -> str:
    """What the numbers count: all studies that have an answer, where each question has as many."""
    totals = [one.total for one in asked]
    same = all(first == second for first, second in pairwise(totals))
    if not totals or not same:
        return _("Answers")
    return ngettext("Answers for {count} study", "Answers for {count} studies", totals[0])


def _shade(position: int) -> int:
    return min(position + 1, MOST_SHADES)


def _asked_item(catalogue: Catalogue, one: Appraised) -> AskedItem:
    question = one.question
    return AskedItem(
        anchor=urls.appraisal_anchor(question.id),
        label=question.label or "",
        text=question.text,
        shares=tuple(
            Share(answer, number, round(100 * number / one.total, 2), _shade(position))
            for position, (answer, number) in enumerate(one.counts.items())
        ),
        place=place_item(catalogue, question.place),
        notes=note_items(catalogue, question.notes),
    )
