"""What readers ask, in short: all questions, and those that are answered from what a page shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _
from generator.evidence.once import once
from generator.evidence.records.base import Record
from generator.evidence.records.question import Question, SummaryPart
from generator.publish.pages.items.standing import things
from generator.publish.pages.page import Link

UNTOLD = N_("What nobody tells")


@dataclass(frozen=True)
class AskedItem:
    """A question with its answer; or with why there is none."""

    link: Link
    text: str


@dataclass(frozen=True)
class Asked:
    """All questions in the editors' order, those with an answer apart from those without."""

    page: str
    counts: str
    answered: tuple[AskedItem, ...]
    unanswered: tuple[AskedItem, ...]


def asked(catalogue: Catalogue) -> Asked | None:
    """The questions in short; nothing where the synthesis has none."""
    if not catalogue.questions:
        return None
    answered = tuple(_item(one) for one in catalogue.questions if one.answer)
    unanswered = tuple(_item(one) for one in catalogue.questions if not one.answer)
    counts = _("{answered} answered, {open} not", answered=len(answered), open=len(unanswered))
    return Asked(urls.QUESTIONS, counts, answered, unanswered)


def question_link(question: Question) -> Link:
    """A question with its address."""
    return Link(question.question, urls.question(question.id))


def answered_at(catalogue: Catalogue, address: str) -> tuple[Link, ...]:
    """The questions whose answers rest on what stands at an address."""
    return _by_address(catalogue).get(address, ())


def answered_by_part(catalogue: Catalogue, part: Record) -> tuple[Link, ...]:
    """The questions whose answers rest on a part of a record, such as a challenge."""
    return tuple(dict.fromkeys(asked for rested, asked in _rested_on(catalogue) if rested is part))


def answered_by_record(catalogue: Catalogue, kind: str, record_id: str) -> tuple[Link, ...]:
    """The questions whose answers rest on a record or on anything in it, each once."""
    return tuple(item.link for item in asked_of_record(catalogue, kind, record_id))


def asked_of_record(catalogue: Catalogue, kind: str, record_id: str) -> tuple[AskedItem, ...]:
    """The same questions with their answers."""
    found = (
        _item(question)
        for question in catalogue.questions
        for link in question.rests_on
        if (standing := things(catalogue)[link.kind.value, link.target]).kind == kind
        and standing.record_id == record_id
    )
    return tuple(dict.fromkeys(found))


def answer_from(catalogue: Catalogue, parts: Collection[Record]) -> AskedItem | None:
    """The answered question that rests on these parts most of all; by half of them, none does."""
    found = []
    for place, question in enumerate(catalogue.questions):
        if question.summary is SummaryPart.ASK:
            continue  # it says what to ask, and not what is so
        rested = [things(catalogue)[one.kind.value, one.target].part for one in question.rests_on]
        of_these = sum(any(part is one for one in parts) for part in rested)
        if of_these * 2 > len(rested):
            found.append((-of_these, len(rested), place, question))
    return _item(min(found)[-1]) if found else None


@once
def _rested_on(catalogue: Catalogue) -> tuple[tuple[Record, Link], ...]:
    return tuple(
        (things(catalogue)[link.kind.value, link.target].part, question_link(question))
        for question in catalogue.questions
        for link in question.rests_on
    )


@once
def _by_address(catalogue: Catalogue) -> Mapping[str, tuple[Link, ...]]:
    found: dict[str, dict[Link, None]] = {}
    for question in catalogue.questions:
        for link in question.rests_on:
            address = things(catalogue)[link.kind.value, link.target].address
            found.setdefault(address, {})[question_link(question)] = None
    return {address: tuple(links) for address, links in found.items()}


def _item(question: Question) -> AskedItem:
    return AskedItem(question_link(question), question.answer or question.unanswered or "")
