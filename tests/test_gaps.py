"""The page of gaps: nothing is missing from it, nothing is counted twice, and it is told apart."""

from __future__ import annotations

import pytest
from hypothesis import given

from generator.derive.matrix import evidence_matrix
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.evidence.records.base import NOT_REPORTED, Note, NoteKind
from generator.evidence.records.walk import parts
from generator.publish.build import load_catalogue
from generator.publish.pages.gaps.gap_tables import MOST_COLUMNS, GapTable, cell_table, field_table
from generator.publish.pages.gaps.gaps import GapsView, gaps_page
from generator.publish.pages.items.notes import all_notes
from generator.publish.pages.items.words import first_words
from tests.conftest import REAL, syntheses


@pytest.fixture(scope="module")
def real() -> Catalogue:
    catalogue, _ = load_catalogue(REAL)
    return catalogue


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


def test_every_characteristic_that_a_study_does_not_report_is_a_gap(real: Catalogue) -> None:
    gaps = _cells(field_table(real))
    for declared in real.review.characteristics:
        for study in real.studies:
            given_there = any(
                item.id == declared.id and item.value != NOT_REPORTED
                for item in study.characteristics.more
            )
            assert ((declared.label, study.id) in gaps) != given_there


def test_a_score_that_is_partly_reported_shows_what_is_known(real: Catalogue) -> None:
    rows = [row for row in field_table(real).rows if row.label.startswith("Exact")]
    assert {cell.words for row in rows for cell in row.gaps} == {"9, 10 or 11 points"}


def test_tiles_count_what_stands_below(real: Catalogue) -> None:
    view = _view(real)
    counts = {tile.kind: int(tile.count.replace(",", "")) for tile in view.tiles}
    assert counts["not-reported"] == len(_cells(view.fields))
    assert counts["single-study"] == sum(len(item.findings) for item in view.single)
    assert counts["empty-cell"] == view.cells.total
    assert counts["uncited"] == len(view.uncited) + len(view.uncited_outside)
    assert counts["recommendation"] == len(real.review.recommendations)
    for kind in NoteKind:
        assert counts.get(kind.value, 0) == sum(e.note.kind == kind for e in all_notes(real))
    assert [tile.kind for tile in view.tiles][:2] == ["not-reported", "single-study"]
    assert view.tiles[-1].kind == NoteKind.EDITORS


def test_every_note_is_about_its_study_or_theme(real: Catalogue) -> None:
    entries = all_notes(real)
    for study in real.studies:
        notes = sum(1 for _ in parts(study, Note))
        assert sum(entry.gap.studies[:1] == (study.id,) for entry in entries) >= notes
    for theme in real.themes:
        notes = sum(1 for _ in parts(theme, Note))
        assert sum(entry.gap.themes == (theme.id,) for entry in entries) >= notes


@given(syntheses())
def test_any_synthesis_has_a_page_of_gaps(content: Content) -> None:
    catalogue = build_catalogue(content)
    view = _view(catalogue)
    assert {len(row.cells) for row in view.cells.rows} <= {len(catalogue.studies)}
    if len(catalogue.studies) <= MOST_COLUMNS:
        assert [column.id for column in view.cells.columns] == [s.id for s in catalogue.studies]
