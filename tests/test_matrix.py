"""The matrix counts what is cited and quoted, no more and no less."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalogue import Catalogue, build_catalogue
from generator.loading import Content
from generator.matrix import evidence_matrix
from tests.conftest import shuffled, syntheses, with_records

FEWER = settings(max_examples=30)  # pandas takes a while for each


def test_the_sample_s_matrix(catalogue: Catalogue) -> None:
    matrix = evidence_matrix(catalogue)
    assert list(matrix.total.columns) == [theme.id for theme in catalogue.themes]
    assert matrix.findings.to_numpy().tolist() == [
        [1, 1, 0, 0, 1],
        [0, 0, 1, 0, 0],
        [0, 1, 0, 0, 0],
        [2, 1, 0, 0, 0],
        [0, 0, 0, 0, 0],
    ]
    assert matrix.quotes.to_numpy().tolist() == [
        [0, 0, 1, 0, 0],
        [0, 0, 0, 0, 0],
        [0, 1, 0, 0, 0],
        [1, 1, 1, 0, 1],
        [0, 0, 0, 0, 0],
    ]


def test_a_matrix_without_any_evidence_is_all_zero(sample_content: Content) -> None:
    content = with_records(sample_content, "theme", ())
    content = with_records(content, "study", ())
    total = evidence_matrix(build_catalogue(content)).total
    assert total.shape == (0, 0)
    assert total.to_numpy().sum() == 0


@FEWER
@given(syntheses())
def test_totals_equal_citations_and_quotes(content: Content) -> None:
    catalogue = build_catalogue(content)
    matrix = evidence_matrix(catalogue)
    cited = sum(len(finding.statement.studies) for finding in catalogue.findings)
    quoted = sum(len(quoted.quote.themes) for quoted in catalogue.quotes)
    assert int(matrix.findings.to_numpy().sum()) == cited
    assert int(matrix.quotes.to_numpy().sum()) == quoted
    assert int(matrix.total.to_numpy().sum()) == cited + quoted


@FEWER
@given(syntheses())
def test_each_cell_equals_a_count_by_hand(content: Content) -> None:
    catalogue = build_catalogue(content)
    matrix = evidence_matrix(catalogue)
    assert list(matrix.total.index) == [study.id for study in catalogue.studies]
    assert list(matrix.total.columns) == [theme.id for theme in catalogue.themes]
    for study in catalogue.studies:
        for theme in catalogue.themes:
            assert matrix.findings.loc[study.id, theme.id] == sum(
                study.id in finding.studies for finding in theme.findings
            )
            assert matrix.quotes.loc[study.id, theme.id] == sum(
                theme.id in quote.themes for quote in study.quotes
            )


@FEWER
@given(syntheses())
def test_a_row_or_column_is_empty_just_where_nothing_links(content: Content) -> None:
    catalogue = build_catalogue(content)
    total = evidence_matrix(catalogue).total
    for theme in catalogue.themes:
        linked = {study.id for study in catalogue.studies_of_theme[theme.id]}
        assert {study for study in total.index if total.loc[study, theme.id] > 0} == linked


@FEWER
@given(syntheses(), st.data())
def test_the_order_of_files_changes_no_matrix(content: Content, data: st.DataObject) -> None:
    one = evidence_matrix(build_catalogue(content))
    other = evidence_matrix(build_catalogue(shuffled(content, data.draw)))
    assert one.findings.equals(other.findings)
    assert one.quotes.equals(other.quotes)
