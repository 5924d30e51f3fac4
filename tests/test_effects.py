"""What changed for people, and what helps and hinders: every statement once, with whom and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding, build_catalogue
from generator.evidence.loading import Content
from generator.evidence.records.reported import AbsenceReason, Reported, unreported
from generator.evidence.records.statement import Bearing, Statement
from generator.publish.pages.effects.bearing import BearingRow
from generator.publish.pages.effects.changed import ChangedView, changed_page
from generator.publish.pages.effects.helps import HelpsView, helps_page, way_there
from generator.publish.pages.items.asked import answer_from
from generator.publish.pages.items.outcomes import outcome_statements, what_changed
from generator.publish.pages.items.told import sentences_of, told
from generator.publish.pages.pages import all_pages, navigation
from tests.conftest import PLACE, with_records
from tests.shared import Built


def _changed(catalogue: Catalogue, change: Callable[[Finding], dict[str, Any]]) -> Catalogue:
    """The same with its findings changed, and without statements elsewhere."""
    themes = tuple(
        theme.model_copy(
            update={
                "findings": tuple(
                    finding.statement.model_copy(update=change(finding))
                    for finding in catalogue.findings
                    if finding.theme is theme
                )
            }
        )
        for theme in catalogue.themes
    )
    models = tuple(model.model_copy(update={"statements": ()}) for model in catalogue.models)
    return replace(catalogue, themes=themes, interpretations=(), models=models, synthesis=None)


def _rows(catalogue: Catalogue) -> list[BearingRow]:
    view: HelpsView = helps_page(catalogue).view
    return [row for group in view.groups for row in group.rows]


def test_without_topics_and_bearings_there_is_no_page_no_link_and_nothing_in_the_menu(
    catalogue: Catalogue,
) -> None:
    bare = _changed(catalogue, lambda _: {"bearing": None, "about": ()})
    assert (what_changed(bare), way_there(bare)) == (None, None)
    paths = [page.path for page in all_pages(bare, tuple, ())]
    assert not {urls.FINDINGS_CHANGED, urls.FINDINGS_HELPS}.intersection(paths)
    menu = {link.path for section in navigation(bare, paths, ()) for link in section.pages}
    assert urls.FINDINGS in menu
    assert not {urls.FINDINGS_CHANGED, urls.FINDINGS_HELPS} & menu


def test_every_statement_on_an_outcome_stands_there_once(built: Built) -> None:
    outcomes = {topic.id for topic in built.catalogue.review.topics if topic.outcome}
    statements = outcome_statements(built.catalogue)
    assert (urls.FINDINGS_CHANGED in built.pages) == bool(statements)
    assert all(outcomes & {*one.statement.about} for one in statements)
    if statements:
        view: ChangedView = changed_page(built.catalogue).view
        shown = [item.path for outcome in view.outcomes for item in outcome.statements]
        assert sorted(shown) == sorted(one.address for one in statements)
        link = what_changed(built.catalogue)
        assert link
        assert link.text.endswith(f": {len(shown)} statement{'s' * (len(shown) != 1)}")
        links = built.pages[urls.FINDINGS_CHANGED].css(".ev-effects__told > div > p > a")
        assert [one.text() for one in links] == [
            item.statement for outcome in view.outcomes for item in outcome.statements
        ]


def test_every_statement_that_bears_on_success_is_a_row(built: Built) -> None:
    catalogue = built.catalogue
    sentences = sentences_of(catalogue)
    said = {one.address: sentences.get(one.address, one.address) for one in told(catalogue)}
    bearing = {said[one.address] for one in told(catalogue) if one.statement.bearing}
    assert (urls.FINDINGS_HELPS in built.pages) == bool(bearing)
    if bearing:
        rows = _rows(catalogue)
        assert {said.get(row.statement.path) for row in rows} - {None} == bearing
        table = built.pages[urls.FINDINGS_HELPS].css("table.ev-bearings tbody tr:not([class])")
        assert len(table) == len(rows) >= len(bearing)


@pytest.mark.parametrize("says", ["the first", "the second"])
def test_of_two_statements_of_one_sentence_one_is_a_row(catalogue: Catalogue, says: str) -> None:
    finding = next(f for f in catalogue.findings if f.statement.bearing)
    other = f"{finding.theme.id}.twin" if says == "the first" else None
    one = finding.statement.model_copy(update={"same_as": other})
    twin = finding.statement.model_copy(
        update={"id": "twin", "same_as": None if other else finding.id}
    )
    findings = (one if f is finding.statement else f for f in finding.theme.findings)
    theme = finding.theme.model_copy(update={"findings": (*findings, twin)})
    themes = tuple(theme if one.id == theme.id else one for one in catalogue.themes)
    assert _rows(replace(catalogue, themes=themes)) == _rows(catalogue)


def _with_twin(catalogue: Catalogue, finding: Finding, **change: Any) -> Catalogue:
    """The same with one more finding that is said to be the same, and is otherwise in something."""
    twin = {"id": "twin", "statement": "The other part.", "same_as": finding.id, **change}
    findings = (*finding.theme.findings, finding.statement.model_copy(update=twin))
    theme = finding.theme.model_copy(update={"findings": findings})
    themes = (theme if one.id == theme.id else one for one in catalogue.themes)
    return replace(catalogue, themes=tuple(themes))


def test_of_one_sentence_what_hinders_stands_beside_what_helps(catalogue: Catalogue) -> None:
    finding = next(f for f in catalogue.findings if f.statement.bearing is Bearing.HELPS)
    rows = _rows(_with_twin(catalogue, finding, bearing=Bearing.HINDERS))
    twin = next(row for row in rows if row.statement.text == "The other part.")
    assert twin.is_hindrance
    assert len(rows) == len(_rows(catalogue)) + 1


@pytest.mark.parametrize(("clause", "more"), [(1, 0), (2, 1)])
def test_another_clause_of_a_sentence_is_another_statement(
    catalogue: Catalogue, clause: int, more: int
) -> None:
    finding = next(f for f in catalogue.findings if f.statement.bearing)
    outcome = next(topic.id for topic in catalogue.review.topics if topic.outcome)

    def at(number: int) -> dict[str, Any]:
        locator = f"p. 5, sentence 1, clause {number}"
        place = finding.statement.place.model_copy(update={"locator": locator})
        return {"place": place, "about": (outcome,)}

    first = _changed(catalogue, lambda one: at(1) if one.id == finding.id else {})
    again = next(f for f in first.findings if f.id == finding.id)
    both = _with_twin(first, again, **at(clause))
    assert len(_rows(both)) == len(_rows(first)) + more
    assert len(outcome_statements(both)) == len(outcome_statements(first)) + more


def test_a_challenge_is_answered_though_a_question_has_its_name(sample_content: Content) -> None:
    question = sample_content.of("question")[0].stem
    challenge = {"id": question, "label": "Time", "text": "Nobody has time.", "place": PLACE}
    framework = {
        "source": "leaflet",
        "title": "A case",
        "summary": "In short.",
        "place": PLACE,
        "levels": ({"id": "people", "title": "People", "challenges": (challenge,)},),
    }
    themes = [entry.record.model_dump() for entry in sample_content.of("theme")]
    finding = themes[0]["findings"][0]
    finding |= {"bearing": Bearing.HELPS, "against": (question,)}
    changed = with_records(sample_content, "theme", themes)
    rows = _rows(build_catalogue(with_records(changed, "framework", [framework])))
    (row,) = (row for row in rows if row.against)
    (answered,) = (row for row in rows if row.helped_by)
    assert row.against == (answered.statement,)
    assert answered.statement.text == "Nobody has time."


def test_who_and_at_which_level_are_said_or_why_they_are_not(catalogue: Catalogue) -> None:
    first, *others = (f.id for f in catalogue.findings)
    assert others
    absent = unreported(AbsenceReason.NOT_REPORTED)

    def change(finding: Finding) -> dict[str, Any]:
        who = Reported(("wardens", "guests")) if finding.id == first else absent
        return {"bearing": Bearing.HELPS, "who": who, "same_as": None}

    of_some = _changed(catalogue, change)
    rows = [row for row in _rows(of_some) if not row.is_hindrance]
    said = Counter(row.who_words or row.who_absent for row in rows)
    assert said == {"Wardens and guests": 1, "not reported": len(others)}
    page = helps_page(of_some)
    assert page
    assert f"Who it is is said for 1 of {len(rows)}" in page.view.absent[0]


def test_what_helped_stands_at_what_it_helped_against_only_where_a_source_ties_them(
    catalogue: Catalogue,
) -> None:
    helps, hinders = catalogue.findings[:2]
    assert all(not row.helped_by and not row.against for row in _rows(catalogue))

    def tied(finding: Finding) -> dict[str, Any]:
        if finding.id == helps.id:
            return {"bearing": Bearing.HELPS, "against": (hinders.id,), "same_as": None}
        return {"bearing": Bearing.HINDERS, "same_as": None}

    rows = {row.statement.text: row for row in _rows(_changed(catalogue, tied))}
    there, back = rows[hinders.statement.statement], rows[helps.statement.statement]
    assert [link.text for link in there.helped_by] == [back.statement.text]
    assert [link.text for link in back.against] == [there.statement.text]
    assert sum(bool(row.helped_by) for row in rows.values()) == 1


def test_an_answer_stands_above_what_most_of_it_rests_on(catalogue: Catalogue) -> None:
    statements: list[Statement] = [one.statement for one in told(catalogue)]
    answer = answer_from(catalogue, statements)
    assert answer
    assert answer.text in {question.answer for question in catalogue.questions}
    assert answer_from(catalogue, []) is None
