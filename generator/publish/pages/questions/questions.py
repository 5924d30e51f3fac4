"""The page of questions: what readers ask, what the records say to it, and what nobody tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.positions import Position
from generator.evidence.records.question import LookedThrough, Question
from generator.publish.pages.items.asked import UNTOLD
from generator.publish.pages.items.items import NoteItem, note_items
from generator.publish.pages.items.outcomes import what_changed
from generator.publish.pages.lists.paging import in_pages, weighed
from generator.publish.pages.page import Link, Page, PlannedPage, TocItem
from generator.publish.pages.questions.named import NamedItem, counted_kinds, named_items

ANSWERED = N_("Answered")
ON_A_PAGE = 130
"""How many questions, with what they rest on and what comes near, stand on a page at most."""


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
class ListedGroup:
    """The same, by the way to each."""

    title: Link
    questions: tuple[Link, ...]


@dataclass(frozen=True)
class QuestionsView:
    """All questions in the editors' order, those with an answer first."""

    lede: str
    changed: Link | None
    listed: tuple[ListedGroup, ...]
    groups: tuple[QuestionGroup, ...]
    """Those that stand on this page."""


def questions_pages(catalogue: Catalogue) -> tuple[PlannedPage, ...]:
    """The page of all questions, in several where it would be too long."""
    asked = sorted(catalogue.questions, key=lambda question: not question.answer)
    listed = tuple(
        ListedGroup(
            Link(title, f"{urls.QUESTIONS}#{anchor}"),
            tuple(Link(question.question, urls.question(question.id)) for question in found),
        )
        for anchor, title, found in _groups(asked)
    )
    page = Page(
        path=urls.QUESTIONS,
        template="questions.html",
        title=_("Questions"),
        description=_("What readers ask, what the sources say to it, and what they do not say."),
        view=None,
    )
    view = QuestionsView(_lede(asked), what_changed(catalogue), listed, ())
    return in_pages(
        page,
        weighed(asked, _weight, ON_A_PAGE),
        N_("Questions: {which} of {total}"),
        lambda part: replace(
            view,
            groups=tuple(
                QuestionGroup(anchor, title, tuple(_item(catalogue, one) for one in found))
                for anchor, title, found in _groups(part)
            ),
        ),
        partial(_anchors, catalogue),
        toc_of=lambda view: tuple(TocItem(group.title, group.anchor) for group in view.groups),
    )


def _groups(questions: Sequence[Question]) -> Iterator[tuple[str, str, list[Question]]]:
    for anchor, title, is_answered in (("answered", ANSWERED, True), ("unanswered", UNTOLD, False)):
        found = [question for question in questions if bool(question.answer) is is_answered]
        if found:
            yield anchor, _(title), found


def _anchors(catalogue: Catalogue, question: Question) -> tuple[str, ...]:
    return (
        "answered" if question.answer else "unanswered",
        urls.question_anchor(question.id),
        *(note.anchor for note in note_items(catalogue, question.notes)),
    )


def _weight(question: Question) -> int:
    return 1 + len(question.rests_on) + len(question.nearest)


def _lede(questions: Sequence[Question]) -> str:
    has = sum(bool(question.answer) for question in questions)
    return ngettext(
        "{Number} question that readers ask: {answered} answered, {open} not.",
        "{Number} questions that readers ask: {answered} answered, {open} not.",
        len(questions),
        answered=has,
        open=len(questions) - has,
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
