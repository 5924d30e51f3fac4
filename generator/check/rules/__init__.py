"""Checks: one small function a rule, over all records; they only report.

Validate what people wrote first (``loading``), then what it means together (here). A record that
cannot be read is left out, but its id still counts as known, so that one broken file does not
raise problems in others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.check.rules import (
    confidence,
    dimensions,
    evidence,
    glossary,
    identifiers,
    links,
    plain,
    reporting,
    scopes,
    spelling,
)
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content, load_content
from generator.evidence.problems import InvalidContent, Problem, has_errors, sorted_problems

Check = Callable[[Content], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    identifiers.every_id_is_its_file_name,
    identifiers.every_id_is_unique,
    identifiers.every_doi_is_unique,
    identifiers.every_former_id_is_free,
    identifiers.every_part_id_is_unique,
    identifiers.every_reference_number_is_unique,
    spelling.every_value_has_one_spelling,
    dimensions.every_label_is_of_one_dimension,
    dimensions.the_score_has_one_label,
    dimensions.every_characteristic_has_an_id_of_its_own,
    dimensions.every_study_has_what_the_review_has,
    dimensions.every_theme_has_what_the_review_has,
    dimensions.every_value_is_of_its_kind,
    links.every_named_thing_exists,
    links.no_list_names_a_thing_twice,
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
    scopes.every_scope_has_studies,
    scopes.every_general_statement_says_its_scope,
    scopes.every_same_statement_is_another_of_the_same_place,
    reporting.every_part_that_covers_is_there,
    reporting.every_coverage_fits_what_covers,
    plain.every_plain_text_knows_its_evidence,
    plain.every_plain_text_is_easy_to_read,
    confidence.every_assessment_knows_its_evidence,
)


def check_content(content: Content) -> tuple[Problem, ...]:
    """Every problem that any check finds."""
    return tuple(problem for check in CHECKS for problem in check(content))


def load_and_check(folder: Path, shown: str = "") -> tuple[Content, tuple[Problem, ...]]:
    """The content of a folder, and every problem in it, sorted by file and line.

    ``shown`` is what people call the folder, where it is a copy of another one.
    """
    content, problems = load_content(folder, shown)
    return content, sorted_problems((*problems, *check_content(content)))


def load_catalogue(content_folder: Path) -> tuple[Catalogue, tuple[Problem, ...]]:
    """The catalogue and the warnings; raises InvalidContent where there are errors."""
    content, problems = load_and_check(content_folder)
    if has_errors(problems):
        raise InvalidContent(problems)
    return build_catalogue(content), problems
