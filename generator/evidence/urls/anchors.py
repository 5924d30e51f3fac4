"""The anchors on pages.

Two ids in one anchor are joined by two hyphens, which no id has, so that no two anchors are alike.
"""

from __future__ import annotations

import hashlib
from typing import Final

from generator.evidence.urls.links import value_id

_NOTE_DIGITS: Final = 10


def part_id(record_id: str, part: str) -> str:
    """A finding or quote in an address and among what is picked: ``<theme>--<finding>``."""
    return f"{record_id}--{part}"


def study_item_anchor(study_id: str) -> str:
    """The anchor of a study in the list of all."""
    return f"study-{study_id}"


def study_theme_anchor(theme_id: str) -> str:
    """The anchor of a theme's section on a study's page."""
    return f"theme-{theme_id}"


def row_anchor(row_id: str) -> str:
    """The anchor of the evidence behind a row of a matrix."""
    return f"row-{row_id}"


def cell_anchor(row_id: str, theme_id: str) -> str:
    """The anchor of the evidence behind a cell of a matrix."""
    return f"cell-{row_id}--{theme_id}"


def category_anchor(category_id: str) -> str:
    """The anchor of a category on the page of themes."""
    return f"category-{category_id}"


def finding_anchor(statement_id: str) -> str:
    """The anchor of a finding on its theme's page."""
    return f"finding-{statement_id}"


def quote_anchor(study_id: str, quote_id: str) -> str:
    """The anchor of a quote, the same on every page that shows it."""
    return f"quote-{study_id}--{quote_id}"


def note_anchor(said: str) -> str:
    """The anchor of a note that says this: notes have no ids, and their order may change."""
    return f"note-{hashlib.sha256(said.encode()).hexdigest()[:_NOTE_DIGITS]}"


def interpretation_anchor(interpretation_id: str) -> str:
    """The anchor of an interpretation."""
    return f"interpretation-{interpretation_id}"


def plain_anchor(record_id: str) -> str:
    """The anchor of the plain words of a theme or interpretation."""
    return f"plain-words--{record_id}"


def group_anchor(group_id: str) -> str:
    """The anchor of a group of statements on the page of the synthesis."""
    return f"statements-{group_id}"


def statement_anchor(owner: str, owner_id: str, statement_id: str) -> str:
    """The anchor of a statement outside the themes; its owner is a model, group and so on."""
    return f"statement-{owner}-{owner_id}--{statement_id}"


def principle_anchor(principle_id: str) -> str:
    """The anchor of a principle."""
    return f"principle-{principle_id}"


def question_anchor(question_id: str) -> str:
    """The anchor of a question."""
    return f"question-{question_id}"


def level_anchor(level_id: str) -> str:
    """The anchor of a level of challenges on the page of principles."""
    return f"level-{level_id}"


def change_anchor(commit: str) -> str:
    """The anchor of a change of the evidence, by the beginning of its commit's id."""
    return f"change-{commit}"


def source_anchor(source_id: str) -> str:
    """The anchor of a source."""
    return f"source-{source_id}"


def lay_summary_anchor(source_id: str) -> str:
    """The anchor of the lay summary of a source, on the page of the method."""
    return f"lay-summary-{source_id}"


def step_anchor(step_id: str) -> str:
    """The anchor of a step of the cycle on the page of the synthesis."""
    return f"step-{step_id}"


def node_anchor(node_id: str) -> str:
    """The anchor of a part of the diagram on the page of the synthesis."""
    return f"part-{node_id}"


def taxonomy_group_anchor(group_id: str) -> str:
    """The anchor of a group of the taxonomy on its page."""
    return f"group-{group_id}"


def taxonomy_item_anchor(item_id: str) -> str:
    """The anchor of an item of the taxonomy on its page."""
    return f"item-{item_id}"


def reporting_anchor(phase_id: str) -> str:
    """The anchor of a phase of the reporting guideline on the page of the method."""
    return f"reporting-{phase_id}"


def flow_anchor(step_id: str) -> str:
    """The anchor of a number of a study flow on its page."""
    return f"flow-{step_id}"


def question_row_anchor(row_id: str) -> str:
    """The anchor of a row of the framework behind the question, on the page of the method."""
    return f"question-row-{row_id}"


def gap_anchor(kind: str, row_id: str) -> str:
    """The anchor of a characteristic or theme in a table of gaps of a kind."""
    return f"gap-{kind}--{row_id}"


def task_anchor(kind: str) -> str:
    """The anchor of the tasks of a kind, where they stand on pages of their own."""
    return f"task-{kind}"


def fact_anchor(fact_id: str) -> str:
    """The anchor of a fact on its page."""
    return f"fact-{fact_id}"


def appraisal_anchor(question_id: str) -> str:
    """The anchor of a question of the quality appraisal on the page of the method."""
    return f"appraisal-{question_id}"


def scale_anchor(characteristic: str) -> str:
    """The anchor of a declared score on the page of scores."""
    return f"scale-{characteristic}"


def definition_anchor(definition_id: str) -> str:
    """The anchor of a definition on the page of principles."""
    return f"definition-{definition_id}"


def term_anchor(term_id: str) -> str:
    """The anchor of a term in the glossary."""
    return f"term-{term_id}"


def letter_anchor(letter: str) -> str:
    """The anchor of the terms that begin with a letter."""
    return f"letter-{value_id(letter)}"


def facet_anchor(facet: str) -> str:
    """The anchor of a facet in such an index."""
    return f"by-{facet}"


def value_anchor(facet: str, value: str) -> str:
    """The anchor of one value of a facet in such an index."""
    return f"value-{facet}--{value}"


def topic_anchor(topic_id: str) -> str:
    """The statements that are about a topic, on the page of what changed for people."""
    return f"about-{topic_id}"


def bearing_anchor(bearing: str) -> str:
    """What helps, is needed or hinders; or the challenges at a level, on the page of these."""
    return f"what-{bearing}"
