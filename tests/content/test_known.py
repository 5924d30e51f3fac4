"""What is known of this review, from where and in whose words: counted anew from the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from generator.check.rules import load_and_check
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import written
from generator.evidence.records.interpretation import InterpretationStatement
from generator.evidence.records.question import Question
from generator.evidence.records.statement import Attribution, Scope, Statement
from generator.evidence.scopes import is_said_of_all, studies_in_scope
from tests.conftest import CONTENT

# By the bracket after “co-delivery” in Study characteristics, and by Table 2.
WITH_CO_DELIVERY = {"bruns-2021", "eriksson-2019", "sarkadi-2021", "flora-2015", "kamvura-2021"}
SAID_OF_ALL = {
    "structure.new-interventions",
    "service-culture.culture-and-values",
    "service-culture.focus-and-reflection",
    "delivery-challenges.short-term-challenges",
}
# Which of the review's tables has what, by the sentence that introduces it.
HELD_IN = {
    "Table 3": {"duration", "aims-of-integrated-care", "aims-of-co-production", "key-outcomes"},
    "Table 4": {"numbers-involved", "demographics", "evidence-of-equity", "evaluation-techniques"},
    "Table 5": {
        *("definition-of-co-production", "facilitators", "barriers", "recommendations"),
        *("methods-of-co-production", "who-was-involved", "recruitment", "equalising-factors"),
    },
    "Appendix E, perhaps": {"appraisal-score"},
}
# So many cells of the table of studies are empty by now, and would be filled from there.
LACKING = {"Table 3": 36, "Table 4": 38, "Table 5": 72, "Appendix E, perhaps": 10}
CARRY = {
    "narrow-focus": {
        *("explicit-focus", "defined-scope", "requires-narrow-focus"),
        "abstract-well-defined-focus",
    },
    "co-delivery": {"additional-step", "additional-rung", "what-co-delivery-is", "benefits"},
    "sustainable-person-centred-services": {
        *("embedded-in-culture", "successful-co-production", "person-centred-through-all"),
    },
}


def _statements(real: Catalogue) -> Iterator[Statement]:
    yield from (finding.statement for finding in real.findings)
    for interpretation in real.interpretations:
        yield from interpretation.statements
    assert real.synthesis is not None
    for group in real.synthesis.groups:
        yield from group.statements
    for model in real.models:
        yield from model.statements


# --- of which studies something is said ------------------------------------------------------


def test_four_findings_are_said_of_every_study_and_one_of_those_with_co_delivery(
    real: Catalogue,
) -> None:
    of_all = {finding.id for finding in real.findings if is_said_of_all(finding.statement)}
    assert of_all == SAID_OF_ALL
    general = [f for f in real.findings if f.statement.attribution is Attribution.EVERY_STUDY]
    (of_some,) = [finding for finding in general if finding.id not in of_all]
    assert of_some.id == "acceptability.ownership-with-co-delivery"
    scope = Scope(model="co-delivery")
    assert of_some.statement.scope == scope
    found = studies_in_scope(scope, real.dimensions, real.studies)
    assert {study.id for study in found or ()} == WITH_CO_DELIVERY


def test_only_what_the_source_calls_universal_is_said_of_every_study_beside_findings(
    real: Catalogue,
) -> None:
    assert real.synthesis is not None
    general = [
        statement.id
        for group in real.synthesis.groups
        for statement in group.statements
        if statement.attribution is Attribution.EVERY_STUDY
    ]
    assert general == ["time-and-resources"]


# --- what is absent, and why -----------------------------------------------------------------


def test_each_characteristic_says_which_part_has_its_values(real: Catalogue) -> None:
    found: dict[str, set[str]] = {}
    for one in real.review.characteristics:
        assert one.held_in is not None, one.id
        found.setdefault(one.held_in.part, set()).add(one.id)
    assert found == HELD_IN


def test_what_is_absent_is_counted_by_its_reason(real: Catalogue) -> None:
    values = [written(one, study) for one in real.dimensions.values() for study in real.studies]
    absent = [value.absence for value in values if value.absence is not None]
    assert Counter(one.part for one in absent if one.part) == LACKING
    unsaid = [one for one in absent if not one.part]
    assert len(unsaid) == 8  # the country of study, said of two
    assert all(one.unsaid for one in unsaid)
    languages = [study.reference.language.known for study in real.studies]
    assert Counter(languages) == {None: 9, "French": 1}


# --- whose words -----------------------------------------------------------------------------


def test_whose_words_quotes_are_and_who_says_so(real: Catalogue) -> None:
    quotes = [quoted.quote for quoted in real.quotes]
    assert Counter(quote.role for quote in quotes) == {
        "study-author": 6,
        "staff": 1,
        "organisation": 1,
        "not-said": 1,
    }
    (by_the_source,) = [quote for quote in quotes if quote.role_basis == "source"]
    assert (by_the_source.role, by_the_source.locator) == ("organisation", "51:213")
    declared = [role.id for role in real.review.speaker_roles]
    assert {"service-user", "carer"} < set(declared)


# --- what carries a message, and what statements are about -----------------------------------


@pytest.mark.parametrize("name", CARRY)
def test_what_carries_a_message_cites_no_study(real: Catalogue, name: str) -> None:
    statements: tuple[InterpretationStatement, ...] = real.interpretation[name].statements
    carriers = [statement for statement in statements if statement.carries]
    assert {statement.id for statement in carriers} == CARRY[name]
    assert [statement.id for statement in carriers if statement.studies] == []


def test_every_finding_and_every_topic_is_about_something(real: Catalogue) -> None:
    assert real.findings
    assert [finding.id for finding in real.findings if not finding.statement.about] == []
    used = {topic for statement in _statements(real) for topic in statement.about}
    assert used == {topic.id for topic in real.review.topics}


def test_statements_of_one_sentence_of_the_interpretations_name_each_other(
    real: Catalogue,
) -> None:
    assert real.synthesis is not None
    places = {}
    for interpretation in real.interpretations:
        for statement in interpretation.statements:
            places[statement.place] = f"{interpretation.id}.{statement.id}"
    doubles = [
        (statement.same_as, places[statement.place])
        for group in real.synthesis.groups
        for statement in group.statements
        if statement.place in places
    ]
    assert len(doubles) > 10
    assert [pair for pair in doubles if pair[0] != pair[1]] == []


# --- what readers ask ------------------------------------------------------------------------


def test_questions_are_answered_from_records_or_say_what_was_looked_through() -> None:
    content, problems = load_and_check(CONTENT)
    assert not problems
    questions = [question for _, question in content.records(Question)]
    assert len(questions) == 30
    open_ones = {question.id for question in questions if question.answer is None}
    assert {"what-does-it-cost", "what-are-the-risks", "does-it-work-for-carers"} <= open_ones
    assert len(open_ones) == 9
    sources = {
        question.id: {looked.source for looked in question.looked_through}
        for question in questions
        if question.id in open_ones
    }
    assert set(map(frozenset, sources.values())) == {
        frozenset({"conquer-2024", "short-communication"})
    }
    assert [question.id for question in questions if not question.also] == []


def test_answers_about_all_quotes_or_all_studies_name_each_of_them_once(real: Catalogue) -> None:
    named = {
        question.id: [link.target for link in question.rests_on] for question in real.questions
    }
    quotes = [quoted.id for quoted in real.quotes]
    assert sorted(named["whose-words-do-we-hear"]) == sorted(quotes)
    studies = [study.id for study in real.studies]
    assert sorted(set(named["which-conditions-and-countries"]) & set(studies)) == sorted(studies)


def test_no_answer_counts_what_the_site_counts(real: Catalogue) -> None:
    numbers = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[0-9]+"
    counts = re.compile(rf"\b({numbers}) (studies|quotes|findings|themes|models|countries)\b", re.I)
    assert counts.search("Ten studies, published in seven countries")
    said = [question.answer or question.unanswered or "" for question in real.questions]
    assert [words for words in said if not words or counts.search(words)] == []
