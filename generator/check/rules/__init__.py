"""Checks: one small function a rule, over all records; they only report.

Validate what people wrote first (``loading``), then what it means together (here). A record that
cannot be read is left out, but its id still counts as known, so that one broken file does not
raise problems in others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from generator.check.rules import (
    appraisals,
    characters,
    confidence,
    dimensions,
    evidence,
    glossary,
    identifiers,
    links,
    people,
    places,
    plain,
    references,
    repeated,
    reporting,
    reports,
    scopes,
    slips,
    source_parts,
    spelling,
    theme_levels,
    ties,
    values,
    voices,
)
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content, load_content
from generator.evidence.problems import InvalidContent, Problem, has_errors, sorted_problems

Check = Callable[[Content], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    identifiers.every_id_is_its_file_name,
    identifiers.every_id_is_unique,
    reports.every_doi_is_of_one_report,
    reports.every_further_report_is_of_a_study,
    reports.every_further_report_leaves_the_rest_to_its_study,
    reports.every_study_of_a_report_names_the_others,
    identifiers.every_former_id_is_free,
    identifiers.every_page_has_an_address_of_its_own,
    identifiers.every_part_id_is_unique,
    identifiers.every_reference_number_is_unique,
    identifiers.every_identifier_of_an_author_checks,
    characters.no_text_has_what_nobody_sees,
    characters.no_word_is_cut_as_at_the_end_of_a_line,
    references.every_notice_has_been_weighed,
    references.every_reference_can_be_found,
    references.no_address_leads_through_a_proxy,
    voices.every_role_has_its_basis,
    voices.every_quote_says_whose_words_it_gives,
    dimensions.nothing_is_answered_that_is_not_asked,
    spelling.every_value_has_one_spelling,
    dimensions.every_label_is_of_one_dimension,
    dimensions.the_score_has_one_label,
    dimensions.every_characteristic_has_an_id_of_its_own,
    dimensions.every_study_has_what_the_review_has,
    dimensions.every_theme_has_what_the_review_has,
    theme_levels.no_theme_is_part_of_itself,
    theme_levels.every_part_of_a_theme_stands_in_its_category,
    theme_levels.no_theme_is_alone_in_a_category_of_its_name,
    dimensions.every_value_is_of_its_kind,
    links.every_named_thing_exists,
    repeated.no_list_names_a_thing_twice,
    repeated.nothing_is_nearest_that_an_answer_rests_on,
    glossary.every_form_is_of_one_term,
    glossary.every_related_term_is_another,
    glossary.every_record_that_explains_a_term_does,
    evidence.every_bracket_names_its_studies,
    evidence.every_attribution_fits_its_studies,
    evidence.every_locator_is_of_its_study,
    evidence.every_score_is_on_the_scale,
    evidence.every_theme_has_evidence,
    evidence.every_quotation_is_marked_as_printed,
    evidence.every_order_is_its_own,
    evidence.every_flow_begins_with_a_stage,
    appraisals.every_answer_of_the_appraisal_is_listed,
    appraisals.every_question_of_the_appraisal_adds_up,
    people.every_author_is_one_by_its_parts,
    slips.every_country_is_a_name,
    slips.every_country_is_on_the_map,
    slips.every_locator_stands_without_quotes,
    slips.no_study_is_later_than_its_source,
    slips.no_bracket_has_a_number_far_beyond_the_others,
    places.every_beginning_is_a_few_words,
    places.every_beginning_is_of_one_place,
    places.every_beginning_may_be_printed,
    places.every_lay_summary_may_be_copied,
    source_parts.every_heading_is_of_its_source,
    source_parts.every_lacking_part_is_of_its_source,
    source_parts.nothing_is_at_hand_and_not,
    scopes.every_scope_has_studies,
    scopes.every_general_statement_says_its_scope,
    scopes.every_same_statement_is_another_of_the_same_place,
    ties.every_tie_of_a_statement_is_to_one_other,
    ties.every_same_statement_says_the_same,
    ties.no_reason_stands_among_values,
    ties.every_answer_of_the_summary_is_short,
    values.every_value_with_words_is_one_of_a_study,
    values.every_other_word_finds_something,
    reporting.every_part_that_covers_is_there,
    reporting.every_coverage_fits_what_covers,
    plain.every_plain_text_knows_its_evidence,
    plain.every_plain_text_is_easy_to_read,
    confidence.every_assessment_knows_its_evidence,
)


def check_content(content: Content) -> tuple[Problem, ...]:
    """Every problem that any check finds."""
    return tuple(problem for check in CHECKS for problem in check(content))


OF_TWO_FILES: Final = frozenset({"I003", "I042", "I005", "I006", "E007"})
"""The problems that two files have together; the newer one is told."""


def load_and_check(
    folder: Path, shown: str = "", came: Callable[[], Mapping[str, float]] = dict
) -> tuple[Content, tuple[Problem, ...]]:
    """The content of a folder, and every problem in it, sorted by file and line.

    ``shown`` is what people call the folder, where it is a copy of another one. ``came`` says when
    each file below it came, as a number, where that is known; it is asked only where two files
    cannot stand together. Of two of which it does not tell, the one later by name counts as newer.
    """
    content, problems = load_content(folder, shown)
    found = check_content(content)
    if OF_TWO_FILES.intersection(problem.code for problem in found) and (known := came()):
        content = replace(
            content, came={f"{content.root}/{at}": when for at, when in known.items()}
        )
        found = check_content(content)
    return content, sorted_problems((*problems, *found))


def load_catalogue(content_folder: Path) -> tuple[Catalogue, tuple[Problem, ...]]:
    """The catalogue and the warnings; raises InvalidContent where there are errors."""
    content, problems = load_and_check(content_folder)
    if has_errors(problems):
        raise InvalidContent(problems)
    return build_catalogue(content), problems
