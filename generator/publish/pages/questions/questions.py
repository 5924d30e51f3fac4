"""The page of questions: what readers ask, what the records say to it, and what nobody tells."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.positions import Position
from generator.evidence.records.question import LookedThrough, Question
from generator.publish.pages.items.asked import UNTOLD
from generator.publish.pages.items.items import NoteItem, note_items
from generator.publish.pages.items.outcomes import what_changed
from generator.publish.pages.page import Link, Page, TocItem
from generator.publish.pages.questions.named import NamedItem, counted_kinds, named_items

ANSWERED = N_("Answered")


@dataclass(frozen=True)
class NamedSet:
    """What an answer rests on, or what comes near to one; ``words`` stand there until it opens."""

    words: str
    items: tuple[NamedItem, ...]


@dataclass(frozen=True)
class LookedItem:
    """A source that was looked through for an answer, and in words what of it was."""

    source: Link
    read: str
    not_held: str


@dataclass(frozen=True)
class QuestionItem:
    """A question with its answer; or without one, and with what comes nearest."""

    anchor: str
    path: str
    question: str
    text: str
    rests_on: NamedSet | None
    nearest: NamedSet | None
    looked_words: str
    looked_through: tuple[LookedItem, ...]
    words: str
    notes: tuple[NoteItem, ...]
    position: Position | None


@dataclass(frozen=True)
class QuestionGroup:
    """The questions with an answer, or those without one."""

    anchor: str
    title: str
    questions: tuple[QuestionItem, ...]


@dataclass(frozen=True)
class QuestionsView:
    """All questions in the editors' order, those with an answer first."""

    lede: str
    changed: Link | None
    groups: tuple[QuestionGroup, ...]


def questions_page(catalogue: Catalogue) -> Page:
    """The page of all questions."""
    has = [question for question in catalogue.questions if question.answer]
    has_none = [question for question in catalogue.questions if not question.answer]
    groups = tuple(
        QuestionGroup(anchor, _(title), tuple(_item(catalogue, question) for question in found))
        for anchor, title, found in (
            ("answered", ANSWERED, has),
            ("unanswered", UNTOLD, has_none),
        )
        if found
    )
    lede = ngettext(
        "{Number} question that readers ask: {answered} answered, {open} not.",
        "{Number} questions that readers ask: {answered} answered, {open} not.",
        len(catalogue.questions),
        answered=len(has),
        open=len(has_none),
    )
    return Page(
        path=urls.QUESTIONS,
        template="questions.html",
        title=_("Questions"),
        description=_("What readers ask, what the sources say to it, and what they do not say."),
        view=QuestionsView(lede, what_changed(catalogue), groups),
        toc=tuple(TocItem(group.title, group.anchor) for group in groups),
    )


def _item(catalogue: Catalogue, question: Question) -> QuestionItem:
    rests_on = named_items(catalogue, question.rests_on)
    nearest = named_items(catalogue, question.nearest)
    looked = tuple(_looked(catalogue, one) for one in question.looked_through)
    return QuestionItem(
        anchor=urls.question_anchor(question.id),
        path=urls.question(question.id),
        question=question.question,
        text=question.answer or question.unanswered or "",
        rests_on=_set(N_("What it rests on: {things}"), rests_on),
        nearest=_set(
            N_("Near to it: {things}") if question.answer else N_("What comes nearest: {things}"),
            nearest,
        ),
        looked_words=ngettext(
            "What was looked through: {number} source",
            "What was looked through: {number} sources",
            len(looked),
        ),
        looked_through=looked,
        words=", ".join(question.also),
        notes=note_items(catalogue, question.notes),
        position=catalogue.positions.at(question),
    )


def _set(message: str, items: tuple[NamedItem, ...]) -> NamedSet | None:
    return NamedSet(_(message, things=counted_kinds(items)), items) if items else None


def _looked(catalogue: Catalogue, looked: LookedThrough) -> LookedItem:
    source = catalogue.sources[looked.source]
    return LookedItem(
        Link(source.label, urls.source(source.id)),
        "; ".join(looked.sections) or _("the whole"),
        "; ".join(looked.not_held),
    )
