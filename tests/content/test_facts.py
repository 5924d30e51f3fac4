"""The review holds what its sources hold: facts that no later edit may lose unseen."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from generator.derive.matrix import evidence_matrix, said_of_several
from generator.derive.standing_out import Rule, standing_out
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.reported import Absence, AbsenceReason, in_words
from generator.evidence.records.statement import Attribution
from tests.shared import Built

REVIEW = "conquer-2024"
SECOND = "short-communication"

# The study's number in the review's reference list.
STUDIES = {
    "bruns-2021": 22,
    "eriksson-2019": 47,
    "lalani-2019": 48,
    "van-deventer-2016": 49,
    "odonnell-2019": 50,
    "wolstenholme-2020": 51,
    "sarkadi-2021": 52,
    "yadav-2021": 53,
    "flora-2015": 54,
    "kamvura-2021": 55,
}
EXACT_SCORES = {"eriksson-2019": 12, "lalani-2019": 6}
THEMES = {
    "person-centred-design": ("design", "impact"),
    "innovative-planning": ("design", "impact"),
    "collaboration": ("design", "impact"),
    "design-challenges": ("design", "challenge"),
    "design-requirements": ("design", "requirement"),
    "structure": ("transformation", "impact"),
    "accessibility": ("transformation", "impact"),
    "acceptability": ("transformation", "impact"),
    "service-user-health": ("transformation", "impact"),
    "service-culture": ("transformation", "impact"),
    "delivery-challenges": ("transformation", "challenge"),
}
QUOTES = {
    "bruns-2021": ["22:241"],
    "eriksson-2019": ["47:300"],
    "lalani-2019": ["48:34", "48:34"],
    "odonnell-2019": ["50:4"],
    "van-deventer-2016": ["49:10", "49:11"],
    "wolstenholme-2020": ["51:213", "51:218"],
}
DATABASES = 13


def _bracket(text: str) -> set[int]:
    """The numbers of a bracket, read anew: ``22, 49–51`` names four."""
    numbers: set[int] = set()
    for part in text.split(","):
        first, *last = (int(number) for number in re.findall(r"\d+", part))
        numbers.update(range(first, (last[0] if last else first) + 1))
    return numbers


# --- the review ------------------------------------------------------------------------------


def test_nothing_is_warned_of(review: Built) -> None:
    assert review.site.warnings == ()


def test_ten_studies_by_their_number(real: Catalogue) -> None:
    assert {study.id: study.reference.number for study in real.studies} == STUDIES


def test_every_study_can_be_found_and_says_its_language(real: Catalogue) -> None:
    assert real.studies
    for study in real.studies:
        assert study.reference.doi or study.reference.url, study.id
        assert in_words(study.reference.language), study.id
        assert study.characteristics.publication_country.known, study.id
        assert study.characteristics.provision.known, study.id
        assert study.characteristics.models.known, study.id


def test_two_ladder_scores_are_exact_and_the_others_are_one_of_three(real: Catalogue) -> None:
    assert real.studies
    for study in real.studies:
        score = study.ladder.known
        assert score is not None
        if study.id in EXACT_SCORES:
            assert (score.total, score.one_of) == (EXACT_SCORES[study.id], None)
        else:
            assert (score.total, score.one_of) == (None, (9, 10, 11))


def test_eleven_themes_with_category_and_kind_in_the_order_of_the_review(real: Catalogue) -> None:
    found = {theme.id: (theme.category, theme.kind) for theme in real.themes}
    assert found == THEMES
    assert list(found) == list(THEMES)
    assert [category.id for category in real.categories] == ["design", "transformation"]


def test_nine_quotes_with_their_printed_locators(real: Catalogue) -> None:
    found = {
        study.id: sorted(quote.locator for quote in study.quotes)
        for study in real.studies
        if study.quotes
    }
    assert found == QUOTES
    assert len(real.quotes) == 9
    assert sum(bool(quoted.quote.themes) for quoted in real.quotes) == 8
    (discussed,) = [quoted for quoted in real.quotes if not quoted.quote.themes]
    assert discussed.quote.quoted_from
    assert discussed.quote.place.section.startswith("Discussion")


def test_thirteen_databases(real: Catalogue) -> None:
    search = real.review.search
    assert search is not None
    names = [database.name for database in search.databases.known or ()]
    assert len(set(names)) == len(names) == DATABASES


def test_the_review_and_its_licence(real: Catalogue) -> None:
    assert real.review.source == REVIEW
    source = real.sources[REVIEW]
    assert source.doi == "10.5334/ijic.7603"
    assert source.year.known == 2024
    assert source.licence.known == "CC BY 4.0"
    assert (source.licence_url or "").rstrip("/").endswith("creativecommons.org/licenses/by/4.0")


def test_the_question_has_every_row_of_its_framework(real: Catalogue) -> None:
    assert real.review.question
    assert real.review.question.framework.known == "SPICES"
    assert "".join(row.heading[0] for row in real.review.question.rows) == "SPICES"


def test_two_instruments_whose_levels_the_review_does_not_list(real: Catalogue) -> None:
    scale = real.review.ladder
    assert scale is not None
    levels = {instrument.id: in_words(instrument.levels) for instrument in scale.instruments}
    absent = "not in our copy (Appendix D, perhaps)"
    assert levels == {"think-local-act-personal": absent, "spectrum-of-involvement": absent}


def test_three_interpretations_and_a_cycle(real: Catalogue) -> None:
    assert len(real.interpretations) == 3
    assert real.synthesis is not None
    assert real.synthesis.cycle is not None
    roles = {group.role.value for group in real.synthesis.groups}
    assert {"facilitators", "barriers", "ladder"} <= roles


# --- the second source -----------------------------------------------------------------------


def test_five_principles_and_three_levels_of_challenges(real: Catalogue) -> None:
    assert len(real.principles) == 5
    assert all(principle.application for principle in real.principles)
    assert real.framework is not None
    levels = [level.id for level in real.framework.levels]
    assert levels[:3] == ["patient-or-community", "provider", "system"]
    assert levels[3:] in ([], ["across-levels"])  # what the source says of all of them together


def test_what_is_unknown_of_the_second_source_is_said(real: Catalogue) -> None:
    source = real.sources[SECOND]
    block = Absence(
        absent=AbsenceReason.NOT_IN_OUR_COPY, part="title block", source="short-communication"
    )
    assert (source.title.absence, source.authors.absence, source.year.absence) == (block,) * 3
    assert source.licence.absence is not None
    assert source.licence.absence.absent is AbsenceReason.NOT_IN_OUR_COPY
    assert set(real.sources) == {REVIEW, SECOND}


# --- the glossary ----------------------------------------------------------------------------


def test_the_words_of_both_sources_are_explained(real: Catalogue) -> None:
    terms = {term.id: term for term in real.terms}
    assert {"meta-ethnography", "co-production", "co-design", "co-delivery"} <= set(terms)
    assert {"reciprocal-analysis", "refutational-analysis", "authentic-co-production"} <= set(terms)
    taken = {term.id: term.taken_from.target for term in real.terms if term.taken_from is not None}
    assert taken["co-delivery"] == "co-delivery"
    assert taken["integrated-care-implementation"] == "integrated-care-implementation"
    for name in ("co-design", "peer-support", "service-user", "tapupas"):
        assert terms[name].basis == "used", name  # neither source says what the word means


# --- findings --------------------------------------------------------------------------------


def test_findings_name_exactly_the_studies_of_their_brackets(real: Catalogue) -> None:
    by_number = {number: study for study, number in STUDIES.items()}
    assert real.findings
    for finding in real.findings:
        statement = finding.statement
        if statement.bracket is not None and statement.place.source == REVIEW:
            expected = {
                by_number[number] for number in _bracket(statement.bracket) if number in by_number
            }
            assert set(statement.studies) == expected, finding.id


def test_there_are_more_than_fifty_bracketed_findings(real: Catalogue) -> None:
    bracketed = [finding for finding in real.findings if finding.statement.bracket]
    assert len(bracketed) > 50


def test_the_matrix_is_the_same_from_the_printed_brackets(real: Catalogue) -> None:
    by_number = {number: study for study, number in STUDIES.items()}
    expected: Counter[tuple[str, str]] = Counter()
    for theme in real.themes:
        for statement in theme.findings:
            if statement.bracket is None:
                cited = set(statement.studies)  # it goes on about a study that was named
            else:
                cited = {by_number.get(number, "") for number in _bracket(statement.bracket)}
            expected.update((study, theme.id) for study in cited if study)
    for study in real.studies:
        for quote in study.quotes:
            number = int(quote.locator.split(":")[0])
            expected.update((by_number[number], theme) for theme in quote.themes)
    total = evidence_matrix(real).total
    found = {
        (str(study), str(theme)): int(total.loc[study, theme])
        for study in total.index
        for theme in total.columns
    }
    assert {pair: count for pair, count in found.items() if count} == dict(expected)


def test_what_stands_out_is_one_study_behind_a_theme_and_three_behind_another(
    real: Catalogue,
) -> None:
    same, fewest = standing_out(real)[:2]
    assert (same.rule, fewest.rule) == (Rule.SAME_STUDY, Rule.FEWEST)
    assert [theme.id for theme in same.themes] == ["design-challenges"]
    assert same.study is real.study["lalani-2019"]
    assert (same.findings, same.alone) == (7, 6)
    assert [theme.id for theme in fewest.themes] == ["service-user-health"]
    assert fewest.studies == 3


def test_what_is_said_of_every_study_names_none(real: Catalogue) -> None:
    assert said_of_several(real)
    for finding in real.findings:
        cited = finding.statement.attribution is Attribution.CITED
        assert bool(finding.statement.studies) <= cited, finding.id


def test_every_finding_has_its_place_in_the_review(real: Catalogue) -> None:
    assert real.findings
    for finding in real.findings:
        place = finding.statement.place
        assert place.source == REVIEW, finding.id
        assert place.section, finding.id
        assert place.locator, finding.id


def test_models_of_table_2_each_have_a_record(real: Catalogue) -> None:
    used = {model for study in real.studies for model in study.characteristics.models.known or ()}
    assert used <= set(real.model)
    assert len(real.study["eriksson-2019"].characteristics.models.known or ()) == 3


@pytest.mark.parametrize("word", ["programme", "organis", "person-centred"])
def test_our_words_are_british(real: Catalogue, word: str) -> None:
    american = {
        "programme": r"\bprogram\b",
        "organis": r"\borganiz",
        "person-centred": r"-centered",
    }
    ours = [finding.statement.statement for finding in real.findings]
    ours += [theme.summary for theme in real.themes]
    assert [text for text in ours if re.search(american[word], text)] == []


def test_the_review_assessed_nothing_and_nothing_is_made_up(real: Catalogue) -> None:
    assert real.findings
    assert not any(finding.statement.confidence for finding in real.findings)
