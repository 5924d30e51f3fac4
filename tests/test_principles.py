"""Principles in practice: ties with reasons, and a self-assessment drawn from what is recorded."""

from __future__ import annotations

import pytest

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.publish.build import load_catalogue
from generator.publish.pages.summary.self_assessment import (
    SelfAssessmentView,
    self_assessment_pages,
)
from generator.publish.pages.synthesis.principles import PrinciplesView, principles_page
from tests.conftest import REAL


@pytest.fixture(scope="module")
def real() -> Catalogue:
    catalogue, _ = load_catalogue(REAL)
    return catalogue


def test_every_principle_has_findings_and_challenges_with_the_editors_reason(
    real: Catalogue,
) -> None:
    view = principles_page(real).view
    assert isinstance(view, PrinciplesView)
    for item, record in zip(view.principles, real.principles, strict=True):
        assert len(item.findings) == len(record.findings) > 0
        assert len(item.challenges) == len(record.challenges) > 0
        assert all(tie.by_editors and tie.reason for tie in item.findings)
        assert all(tie.by_editors and tie.reason for tie in item.challenges)


def test_challenges_stand_in_the_order_of_levels(real: Catalogue) -> None:
    assert real.framework is not None
    levels = [level.title for level in real.framework.levels]
    view = principles_page(real).view
    for item in view.principles:
        places = [levels.index(one.level) for one in item.challenges]
        assert places == sorted(places)


def test_every_question_leads_to_what_it_is_drawn_from(real: Catalogue) -> None:
    (page,) = self_assessment_pages(real)
    view = page.view
    assert isinstance(view, SelfAssessmentView)
    asked = [question for item in real.principles for question in item.questions]
    shown = [question for item in view.principles for question in item.questions]
    assert [question.text for question in shown] == [question.text for question in asked]
    for one, record in zip(shown, asked, strict=True):
        assert [link.path for link in one.drawn_from] == [
            f"{urls.PRINCIPLES}#{urls.fact_anchor(fact)}" for fact in record.facts
        ]


def test_without_questions_there_is_no_self_assessment(catalogue: Catalogue) -> None:
    assert self_assessment_pages(catalogue) == ()
