"""The page of gaps: nothing is missing from it, nothing is counted twice, and it is told apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from generator.check.rules import load_catalogue
from generator.derive.ladder import reported_scores
from generator.derive.matrix import evidence_matrix
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.dimensions import written
from generator.evidence.loading import Content
from generator.evidence.records.base import Note
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.note_kinds import NoteKind
from generator.evidence.records.reported import AbsenceReason
from generator.evidence.records.walk import parts
from generator.publish.pages.gaps import gap_lists, gap_tables
from generator.publish.pages.gaps.gap_lists import gap_list_pages
from generator.publish.pages.gaps.gap_tables import (
    MOST_COLUMNS,
    GapCell,
    GapRow,
    GapTable,
    cell_table,
    field_tables,
)
from generator.publish.pages.gaps.gap_tags import gap_kind
from generator.publish.pages.gaps.gaps import GapsView, gaps_page
from generator.publish.pages.items.absent import OF_REASON
from generator.publish.pages.items.items import StudyLink
from generator.publish.pages.items.notes import all_notes
from generator.publish.pages.items.words import first_words
from generator.publish.pages.page import made
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
    gaps = {cell for table in field_tables(synthesis) for cell in _cells(table)}
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
    every = [row for table in field_tables(catalogue) for row in table.rows]
    rows = [row for row in every if row.label.startswith("Exact")]
    assert {cell.words for row in rows for cell in row.gaps} == {
        "2 or 3 steps",
        "3 or 4 steps",
        "not reported",
    }


def _kinds_of_absence(catalogue: Catalogue) -> list[str]:
    """The kinds of gaps of values, each of which some study lacks for that reason."""
    asked = [one for name, one in catalogue.dimensions.items() if name != BuiltIn.YEAR]
    values = [written(one, study) for one in asked for study in catalogue.studies]
    values += [study.reference.language for study in catalogue.studies]
    reasons = {value.absence.absent for value in values if value.absence is not None}
    if score := catalogue.dimensions.get(BuiltIn.SCORE):
        possible = [reported_scores(catalogue, study).known or () for study in catalogue.studies]
        why = score.held_in.absent if score.held_in else AbsenceReason.NOT_REPORTED
        reasons |= {why for scores in possible if len(scores) > 1}
    return [kind for reason, kind in OF_REASON.items() if reason in reasons]


def test_tiles_count_what_stands_below(synthesis: Catalogue) -> None:
    view = _view(synthesis)
    counts = {tile.kind: int(tile.count.replace(",", "")) for tile in view.tiles}
    assert [table.kind for table in view.fields] == _kinds_of_absence(synthesis)
    assert counts.keys() & OF_REASON.values() == {*_kinds_of_absence(synthesis)}
    for table in view.fields:
        assert counts.get(table.kind, 0) == len(_cells(table)) > 0
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
    assert [tile.kind for tile in tiles][:3] == ["not-reported", "not-in-our-copy", "single-study"]
    assert tiles[-1].kind == NoteKind.EDITORS


def test_values_are_counted_by_the_reason_for_which_they_are_absent(sample: Path) -> None:
    study = sample / "studies" / "velde-2016.yml"
    text = study.read_text(encoding="utf-8")
    text = text.replace("study_country: not reported", "study_country: not looked for")
    part = '{absent: not in our copy, part: "Figure 2", source: leaflet}'
    text = text.replace("provision: not reported", f"provision: {part}")
    study.write_text(text, encoding="utf-8")
    catalogue, _ = load_catalogue(sample)
    tables = {table.kind: table for table in field_tables(catalogue)}
    assert list(tables) == ["not-reported", "not-in-our-copy", "not-looked-for"]
    held = tables["not-in-our-copy"]
    assert held.words.startswith(
        "Five values in parts that the editors do not hold: four in Appendix 2 "
        "and one in Figure 2 of A leaflet (made up)."
    )
    size = next(row for row in held.rows if row.label == "Size of the plot")
    assert (size.part, {cell.words for cell in size.gaps}) == ("Appendix 2", {"not in our copy"})
    assert tables["not-looked-for"].total == 1
    assert _cells(held).isdisjoint(_cells(tables["not-reported"]))


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


@pytest.mark.parametrize(
    ("gaps", "named", "others"),
    [
        ((), [], False),
        ((0,), ["0"], False),
        ((0, 1), ["0", "1"], False),
        ((0, 1, 3), ["2"], True),
        ((0, 1, 2, 3), [], True),
    ],
)
def test_a_row_with_more_studies_than_columns_names_the_fewer(
    gaps: tuple[int, ...], named: list[str], others: bool
) -> None:
    cells = tuple(
        GapCell(StudyLink(str(n), str(n), f"studies/{n}/"), "", "", n in gaps) for n in range(4)
    )
    row = GapRow("size", "Size", "", (), "", "", "", cells)
    assert ([cell.study.id for cell in row.named], row.names_others) == (named, others)


def test_what_the_page_is_too_long_for_stands_whole_on_pages_beside_it(
    synthesis: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gap_tables, "MOST_COLUMNS", 0)
    monkeypatch.setattr(gap_lists, "NAMES_ON_A_PAGE", 3)
    monkeypatch.setattr(gap_lists, "TASKS_ON_A_PAGE", 2)
    gaps = gaps_page(synthesis)
    pages = made(gap_list_pages(synthesis))
    of = [page for page in pages if (page.continues or page.path) == gaps.view.cells.apart]
    assert len(of) > 1
    assert of[0].title in {tile.title for tile in gaps.view.tiles}
    named: dict[str, list[str]] = {}
    for page in of:
        for item in page.view.rows:
            named.setdefault(item.row.id, []).extend(cell.study.id for cell in item.cells)
    rows = gaps.view.cells.rows
    assert named == {row.id: [cell.study.id for cell in row.named] for row in rows}
    assert [anchor for page in of for anchor in page.anchors if anchor == rows[-1].anchor]
    of = [page for page in pages if (page.continues or page.path) == gaps.view.editors_list]
    tasks = [task for page in of for kind in page.view.tasks for task in kind.tasks]
    assert tasks == [task for kind in gaps.view.editors for task in kind.tasks]
    kinds = next(facet for facet in gaps.view.filter.facets if facet.name == "kind")
    assert "empty-cell" not in {value.id for value in kinds.values if value.count}
