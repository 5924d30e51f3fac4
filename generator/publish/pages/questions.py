"""The page of questions: what readers ask, what the records say to it, and what nobody tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.fields import title_of
from generator.evidence.positions import Position
from generator.evidence.records.base import Fact
from generator.evidence.records.question import AnswerLink, LookedThrough, Question
from generator.evidence.records.study import Study
from generator.publish.pages.items.items import NoteItem, note_items
from generator.publish.pages.items.standing import things
from generator.publish.pages.items.words import counted, listed, number, sentence
from generator.publish.pages.page import Link, Page, TocItem


@dataclass(frozen=True)
class AnswerItem:
    """Something recorded that an answer rests on, or that comes near to one."""

    kind: str
    link: Link


@dataclass(frozen=True)
class QuestionItem:
    """A question with its answer; or without one, and with what comes nearest."""

    anchor: str
    path: str
    question: str
    answered: bool
    text: str
    rests_on: tuple[AnswerItem, ...]
    nearest: tuple[AnswerItem, ...]
    looked_through: tuple[tuple[Link, str], ...]
    words: str
    notes: tuple[NoteItem, ...]
    position: Position | None


@dataclass(frozen=True)
class QuestionsView:
    """All questions in the editors' order."""

    lede: str
    questions: tuple[QuestionItem, ...]


def questions_page(catalogue: Catalogue) -> Page:
    """The page of all questions."""
    items = tuple(_item(catalogue, question) for question in catalogue.questions)
    return Page(
        path=urls.QUESTIONS,
        template="questions.html",
        title="Questions",
        description="What readers ask, what the sources say to it, and what they do not say.",
        view=QuestionsView(_lede(items), items),
        toc=tuple(TocItem(item.question, item.anchor) for item in items),
    )


def _lede(items: tuple[QuestionItem, ...]) -> str:
    answered = sum(item.answered for item in items)
    open_ones = len(items) - answered
    counts = ((answered, "an answer"), (open_ones, "none"))
    said = [f"{number(n)} {'has' if n == 1 else 'have'} {what}" for n, what in counts if n]
    return f"{sentence(counted(len(items), 'question'))} that readers ask: {listed(said)}."


def _item(catalogue: Catalogue, question: Question) -> QuestionItem:
    return QuestionItem(
        anchor=urls.question_anchor(question.id),
        path=urls.question(question.id),
        question=question.question,
        answered=question.answer is not None,
        text=question.answer or question.unanswered or "",
        rests_on=_links(catalogue, question.rests_on),
        nearest=_links(catalogue, question.nearest),
        looked_through=tuple(_looked(catalogue, one) for one in question.looked_through),
        words=", ".join(question.words),
        notes=note_items(catalogue, question.notes),
        position=catalogue.positions.at(question),
    )


def _links(catalogue: Catalogue, links: Iterable[AnswerLink]) -> tuple[AnswerItem, ...]:
    return tuple(
        AnswerItem(sentence(link.kind.value), answer_link(catalogue, link)) for link in links
    )


def answer_link(catalogue: Catalogue, link: AnswerLink) -> Link:
    """What an answer names, in its own words, with its address."""
    thing = things(catalogue)[link.kind.value, link.target]
    if isinstance(thing.part, Study):
        return Link(catalogue.labels[thing.part.id], thing.address)
    text = thing.part.text if isinstance(thing.part, Fact) else title_of(thing.part)
    return Link(text, thing.address)


def _looked(catalogue: Catalogue, looked: LookedThrough) -> tuple[Link, str]:
    """A source, and in words what of it was read and what could not be."""
    source = catalogue.sources[looked.source]
    read = "; ".join(looked.sections) or "as a whole"
    lacking = f". Not held: {'; '.join(looked.not_held)}" if looked.not_held else ""
    return Link(source.label, urls.source(source.id)), f"{read}{lacking}."
