"""The page of gaps: nothing is missing from it, nothing is counted twice, and it is told apart."""

from __future__ import annotations

import pytest
from hypothesis import given

from generator.derive.matrix import evidence_matrix
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.evidence.records.base import Note, NoteKind
from generator.evidence.records.walk import parts
from generator.publish.pages.gaps.gap_tables import MOST_COLUMNS, GapTable, cell_table, field_table
from generator.publish.pages.gaps.gap_tags import gap_kind
from generator.publish.pages.gaps.gaps import GapsView, gaps_page
from generator.publish.pages.items.notes import all_notes
from generator.publish.pages.items.words import first_words
from tests.conftest import syntheses
from tests.shared import Built


@pytest.fixture(scope="module")
def synthesis(built: Built) -> Catalogue:
    """Either synthesis."""
    return built.catalogue


def _view(catalogue: Catalogue) -> GapsView:
    view = gaps_page(catalogue).view
    assert isinstance(view, GapsView)
    return view


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("Short enough.", 90, "Short enough."),
        ("One two three four", 11, "One two …"),
        ("One two, three", 9, "One two …"),
        ("Indivisible", 5, "Indiv …"),
    ],
)
def test_first_words_are_whole_words(text: str, length: int, expected: str) -> None:
    assert first_words(text, length) == expected


def _cells(table: GapTable) -> set[tuple[str, str]]:
    return {(row.label, cell.study.id) for row in table.rows for cell in row.gaps}


@given(syntheses())
def test_every_empty_cell_of_the_matrix_is_a_gap_and_no_other(content: Content) -> None:
    catalogue = build_catalogue(content)
    total = evidence_matrix(catalogue).total
    table = cell_table(catalogue)
    empty = {
        (theme.id, study.id)
        for theme in catalogue.themes
        for study in catalogue.studies
        if not total.loc[study.id, theme.id]
    }
    gaps = [table.gap(row) for row in table.rows]
    assert {
        (theme, study) for gap in gaps for theme in gap.themes for study in gap.studies
    } == empty
    assert table.total == len(empty)


def test_every_characteristic_that_a_study_does_not_report_is_a_gap(synthesis: Catalogue) -> None:
    gaps = _cells(field_table(synthesis))
    declared = {item.id: item.label for item in synthesis.review.characteristics}
    given_there = {
        (declared[item.id], study.id)
        for study in synthesis.studies
        for item in study.characteristics.more
        if item.value.known
    }
    everywhere = {(label, study.id) for label in declared.values() for study in synthesis.studies}
    assert gaps & everywhere == everywhere - given_there


def test_a_score_that_is_partly_reported_shows_what_is_known(catalogue: Catalogue) -> None:
    rows = [row for row in field_table(catalogue).rows if row.label.startswith("Exact")]
    assert {cell.words for row in rows for cell in row.gaps} == {
        "2 or 3 steps",
        "3 or 4 steps",
        "not reported",
    }


def test_tiles_count_what_stands_below(synthesis: Catalogue) -> None:
    view = _view(synthesis)
    counts = {tile.kind: int(tile.count.replace(",", "")) for tile in view.tiles}
    assert counts.get("not-reported", 0) == len(_cells(view.fields))
    assert counts.get("single-study", 0) == sum(len(item.findings) for item in view.single)
    assert counts.get("empty-cell", 0) == view.cells.total
    assert counts.get("uncited", 0) == len(view.uncited) + len(view.uncited_outside)
    assert counts.get("recommendation", 0) == len(synthesis.review.recommendations)
    for kind in NoteKind:
        assert counts.get(gap_kind(kind), 0) == sum(
            e.note.kind == kind for e in all_notes(synthesis)
        )


def test_what_a_reader_asks_first_stands_first(catalogue: Catalogue) -> None:
    tiles = _view(catalogue).tiles
    assert [tile.kind for tile in tiles][:2] == ["not-reported", "single-study"]
    assert tiles[-1].kind == NoteKind.EDITORS


def test_every_note_is_about_its_study_or_theme(synthesis: Catalogue) -> None:
    entries = all_notes(synthesis)
    assert synthesis.studies
    for study in synthesis.studies:
        notes = sum(1 for _ in parts(study, Note))
        assert sum(entry.gap.studies[:1] == (study.id,) for entry in entries) >= notes
    for theme in synthesis.themes:
        notes = sum(1 for _ in parts(theme, Note))
        assert sum(entry.gap.themes == (theme.id,) for entry in entries) >= notes


@given(syntheses())
def test_any_synthesis_has_a_page_of_gaps(content: Content) -> None:
    catalogue = build_catalogue(content)
    view = _view(catalogue)
    assert {len(row.cells) for row in view.cells.rows} <= {len(catalogue.studies)}
    if len(catalogue.studies) <= MOST_COLUMNS:
        assert [column.id for column in view.cells.columns] == [s.id for s in catalogue.studies]
