"""The principles as questions to a team, on paper: each with room to write and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext
from generator.evidence.records.principle import AssessmentQuestion, Principle
from generator.publish.pages.items.words import first_words
from generator.publish.pages.page import Link, Page, TocItem


@dataclass(frozen=True)
class QuestionItem:
    """A question, and the applications and examples that it is drawn from."""

    text: str
    drawn_from: tuple[Link, ...]


@dataclass(frozen=True)
class AssessedPrinciple:
    """A principle with its questions."""

    anchor: str
    position: int
    principle: Link
    questions: tuple[QuestionItem, ...]


@dataclass(frozen=True)
class SelfAssessmentView:
    """The self-assessment."""

    words: str
    sources: tuple[Link, ...]
    principles: tuple[AssessedPrinciple, ...]


def self_assessment_page(catalogue: Catalogue) -> Page:
    """The page of the self-assessment, where some principle has questions."""
    asked = [item for item in catalogue.principles if item.questions]
    used = dict.fromkeys(item.place.source for item in asked)
    total = sum(len(item.questions) for item in asked)
    view = SelfAssessmentView(
        words=_words(total, len(asked)),
        sources=tuple(Link(catalogue.sources[s].label, urls.source(s)) for s in used),
        principles=tuple(
            _assessed(item, position)
            for position, item in enumerate(catalogue.principles, 1)
            if item.questions
        ),
    )
    return Page(
        path=urls.SELF_ASSESSMENT,
        template="self-assessment.html",
        title=_("Self-assessment"),
        description=_("The principles as questions to a team, to print and fill in together."),
        view=view,
        record=catalogue.paths.get(f"principle/{asked[0].id}", ""),
        toc=tuple(TocItem(item.principle.text, item.anchor) for item in view.principles),
        breadcrumbs=(Link(_("Principles"), urls.PRINCIPLES),),
    )


def _words(questions: int, principles: int) -> str:
    return ngettext(
        "{Number} question on {principles}. To print, to talk through as a team, and to fill in.",
        "{Number} questions on {principles}. To print, to talk through as a team, and to fill in.",
        questions,
        principles=ngettext("{number} principle", "{number} principles", principles),
    )


def _assessed(item: Principle, position: int) -> AssessedPrinciple:
    return AssessedPrinciple(
        urls.principle_anchor(item.id),
        position,
        Link(item.title, urls.principle(item.id)),
        tuple(_question(item, question) for question in item.questions),
    )


def _question(item: Principle, question: AssessmentQuestion) -> QuestionItem:
    facts = {fact.id: fact for fact in (*item.application, *item.examples)}
    return QuestionItem(
        question.text,
        tuple(
            Link(
                facts[name].label or first_words(facts[name].text, 60),
                f"{urls.PRINCIPLES}#{urls.fact_anchor(name)}",
            )
            for name in question.facts
        ),
    )
