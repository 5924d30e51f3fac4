"""The page for a board: short, of what is recorded, and each sentence with its way."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.evidence.records.question import AnswerKind, Question, SummaryPart
from generator.publish.pages.summary.summary import SummaryView, summary_page
from tests.conftest import PLACE, syntheses, with_records
from tests.shared import Built

MOST_WORDS = 450


def _view(catalogue: Catalogue) -> SummaryView:
    view = summary_page(catalogue).view
    assert isinstance(view, SummaryView)
    return view


def _visible(page: LexborHTMLParser) -> str:
    for node in page.css(".ev-visually-hidden, [hidden], .ev-edit, .ev-dates, .ev-board__ways"):
        node.decompose()
    assert page.body is not None
    return " ".join(page.body.text(separator=" ").split())


def test_it_can_be_read_in_two_minutes(built: Built) -> None:
    words = _visible(LexborHTMLParser(built.pages["summary/"].html or "")).split()
    print(f"The summary has {len(words)} words; at most {MOST_WORDS}.")
    assert len(words) <= MOST_WORDS


def test_every_sentence_of_an_editor_leads_to_its_evidence(built: Built) -> None:
    catalogue, page = built.catalogue, built.pages["summary/"]
    hrefs = (link.attributes["href"] or "" for link in page.css(".ev-board__more"))
    links = {re.sub(r"page/\d+/", "", href) for href in hrefs}  # of a list in several pages
    messages = {f"../synthesis/#interpretation-{item.id}" for item in catalogue.interpretations}
    answers = {
        f"../questions/#question-{one.id}"
        for one in catalogue.questions
        if one.summary and one.answer
    }
    assert messages | answers <= links


def test_what_nobody_answers_is_listed(built: Built) -> None:
    untold = {link.text() for link in built.pages["summary/"].css(".ev-board__untold a")}
    unanswered = [one for one in built.catalogue.questions if not one.answer]
    assert untold == {one.in_short or one.question for one in unanswered}


def test_what_is_told_in_short_stands_in_the_summary_alone(sample_content: Content) -> None:
    questions = [entry.record.model_dump() for entry in sample_content.of("question")]
    answered = next(question for question in questions if question["answer"])
    answered |= {"summary": SummaryPart.SURE, "in_short": "Paid for by a garden."}
    open_one = next(question for question in questions if not question["answer"])
    open_one["in_short"] = "Cost: nobody counted it."
    catalogue = build_catalogue(with_records(sample_content, "question", questions))
    parts = {part.anchor: part for part in _view(catalogue).parts}
    assert "Paid for by a garden." in [one.text for one in parts["sure"].answers]
    assert "Cost: nobody counted it." in [one.text for one in parts["not-told"].untold]
    asked_for = next(one for one in catalogue.questions if one.in_short and one.answer)
    assert asked_for.answer == answered["answer"]


def test_an_answer_in_short_says_in_which_part_it_stands(sample_content: Content) -> None:
    questions = [entry.record.model_dump() for entry in sample_content.of("question")]
    answered = next(question for question in questions if question["answer"])
    with pytest.raises(ValidationError, match="say in which part it stands"):
        Question.model_validate({**answered, "summary": None, "in_short": "Yes."})


def test_answers_stand_where_their_editors_put_them(sample_content: Content) -> None:
    before = _view(build_catalogue(sample_content))
    assert [part for part in before.parts if part.anchor == SummaryPart.ASK] == []
    questions = [entry.record.model_dump() for entry in sample_content.of("question")]
    answered = next(question for question in questions if question["answer"])
    answered["summary"] = SummaryPart.ASK
    after = _view(build_catalogue(with_records(sample_content, "question", questions)))
    (part,) = [part for part in after.parts if part.anchor == SummaryPart.ASK]
    assert [message.text for message in part.answers] == [answered["answer"]]


def test_an_answer_names_the_studies_behind_its_findings_where_they_are_few(
    sample_content: Content,
) -> None:
    catalogue = build_catalogue(sample_content)
    by_count = {len(one.statement.studies): one for one in catalogue.findings}
    few, none = by_count[2], by_count[0]
    questions = [entry.record.model_dump() for entry in sample_content.of("question")]
    answered = next(question for question in questions if question["answer"])
    answered |= {"summary": SummaryPart.WORKS, "rests_on": ()}
    for rested in ((few,), (few, none), (none,), catalogue.findings):
        links = tuple({"kind": AnswerKind.FINDING, "target": one.id} for one in rested)
        changed = with_records(sample_content, "question", [{**answered, "rests_on": links}])
        (part,) = [p for p in _view(build_catalogue(changed)).parts if p.anchor == "works"]
        named = [link.text for link in part.answers[0].studies]
        wanted = [catalogue.labels[one] for one in few.statement.studies] if few in rested else []
        assert named == (wanted if len(rested) <= 2 else [])


def test_a_board_sees_search_and_appraisal(sample_content: Content) -> None:
    (entry,) = sample_content.of("review")
    review = entry.record.model_dump()
    appraisal = {"tools": (), "threshold": "Seven of ten points", "place": PLACE}
    search = {**review["search"], "published_to": "March 2021"}
    changed = {**review, "appraisal": appraisal, "search": search}
    view = _view(build_catalogue(with_records(sample_content, "review", [changed])))
    assert "March 2021" in view.about
    assert "Seven of ten points." in next(p.lines for p in view.parts if p.anchor == "sure")


@given(syntheses())
def test_counts_are_those_of_the_records(content: Content) -> None:
    catalogue = build_catalogue(content)
    view = _view(catalogue)
    count = len(catalogue.studies)
    assert (f" of {count} studies" if count > 1 else " of one study") in view.about
    lines = [line for part in view.parts if part.anchor == "sure" for line in part.lines]
    assert bool(lines) == bool(catalogue.findings)
    counted = [len(finding.statement.studies) for finding in catalogue.findings]
    told = f"Of {len(counted)} findings, {counted.count(1)} cite"
    assert len(counted) < 2 or any(line.startswith(told) for line in lines)
