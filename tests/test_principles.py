"""Principles in practice: ties with reasons, and a self-assessment drawn from what is recorded."""

from __future__ import annotations

from typing import Any

import pytest

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.publish.pages.pages import all_pages
from generator.publish.pages.summary.self_assessment import (
    SelfAssessmentView,
    self_assessment_page,
)
from generator.publish.pages.synthesis.principles import PrinciplesView, principles_page
from tests.conftest import PLACE, with_records


def _facts(*names: str) -> tuple[dict[str, Any], ...]:
    return tuple({"id": name, "text": f"About {name}.", "place": PLACE} for name in names)


def _principle(number: int, challenges: tuple[str, ...], finding: str) -> dict[str, Any]:
    tie = {"basis": "editors", "reason": f"The reason of {number}."}
    return {
        "id": f"principle-{number}",
        "title": f"Principle {number}",
        "order": number,
        "meaning": "What it means.",
        "place": PLACE,
        "application": _facts(f"use-{number}"),
        "examples": _facts(f"example-{number}"),
        "findings": ({**tie, "finding": finding},),
        "challenges": tuple({**tie, "challenge": challenge} for challenge in challenges),
        "questions": (
            {
                "id": f"both-{number}",
                "text": "Both?",
                "facts": (f"use-{number}", f"example-{number}"),
            },
            {"id": f"one-{number}", "text": "One?", "facts": (f"example-{number}",)},
        ),
    }


@pytest.fixture(scope="module")
def framed(sample_content: Content, catalogue: Catalogue) -> Catalogue:
    """The sample with a framework of two levels and two principles."""
    framework = {
        "source": "leaflet",
        "title": "A case",
        "summary": "In short.",
        "place": PLACE,
        "levels": (
            {"id": "people", "title": "People", "challenges": _facts("time", "trust")},
            {"id": "places", "title": "Places", "challenges": _facts("rooms")},
        ),
    }
    principles = [
        _principle(1, ("rooms", "trust", "time"), next(iter(catalogue.finding))),
        _principle(2, ("time", "rooms"), list(catalogue.finding)[-1]),
    ]
    content = with_records(sample_content, "framework", [framework])
    return build_catalogue(with_records(content, "principle", principles))


def test_every_tie_is_shown_with_its_reason_and_whose_it_is(framed: Catalogue) -> None:
    view = principles_page(framed).view
    assert isinstance(view, PrinciplesView)
    assert len(view.principles) == 2
    for item, record in zip(view.principles, framed.principles, strict=True):
        assert len(item.findings) == len(record.findings) == 1
        assert len(item.challenges) == len(record.challenges) > 1
        reasons = [(tie.by_editors, tie.reason) for tie in item.findings]
        reasons += [(tie.by_editors, tie.reason) for tie in item.challenges]
        assert set(reasons) == {(True, f"The reason of {record.order}.")}


def test_challenges_stand_in_the_order_of_levels(framed: Catalogue) -> None:
    view = principles_page(framed).view
    assert [[one.level for one in item.challenges] for item in view.principles] == [
        ["People", "People", "Places"],
        ["People", "Places"],
    ]


def test_every_question_leads_to_what_it_is_drawn_from(framed: Catalogue) -> None:
    view = self_assessment_page(framed).view
    assert isinstance(view, SelfAssessmentView)
    asked = [question for item in framed.principles for question in item.questions]
    shown = [question for item in view.principles for question in item.questions]
    assert [question.text for question in shown] == [question.text for question in asked]
    assert [[link.path for link in question.drawn_from] for question in shown] == [
        [f"{urls.PRINCIPLES}#{urls.fact_anchor(fact)}" for fact in question.facts]
        for question in asked
    ]


def test_without_questions_there_is_no_self_assessment(framed: Catalogue) -> None:
    asking = [item.model_dump(exclude_none=True) for item in framed.principles]
    silent = [{**item, "questions": ()} for item in asking]
    for principles, asked in ((asking, True), (silent, False)):
        catalogue = build_catalogue(with_records(framed.content, "principle", principles))
        paths = {page.path for page in all_pages(catalogue, (), ())}
        assert urls.PRINCIPLES in paths
        assert (urls.SELF_ASSESSMENT in paths) == asked
