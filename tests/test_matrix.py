"""The matrix counts what is cited and quoted, no more and no less."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.derive.matrix import Matrix, evidence_matrix, grouped_matrix, lost_without
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.publish.pages.matrix.matrix import MatrixView, matrix_pages
from generator.publish.pages.matrix.rows import row_kinds
from generator.publish.pages.page import made
from tests.conftest import made_study, shuffled, syntheses, with_records

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
    assert catalogue.themes
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


# --- rows of several studies ------------------------------------------------------------------


@FEWER
@given(syntheses(), st.data())
def test_a_row_of_studies_counts_each_finding_and_quote_once(
    content: Content, data: st.DataObject
) -> None:
    catalogue = build_catalogue(content)
    ids = [study.id for study in catalogue.studies]
    some = st.lists(st.sampled_from(ids), unique=True) if ids else st.just([])
    rows = {"one": data.draw(some), "other": data.draw(some)}
    matrix = grouped_matrix(catalogue, rows)
    assert catalogue.themes
    for row, studies in rows.items():
        for theme in catalogue.themes:
            assert matrix.findings.loc[row, theme.id] == sum(
                bool(set(finding.studies) & set(studies)) for finding in theme.findings
            )
            assert matrix.quotes.loc[row, theme.id] == sum(
                theme.id in quote.themes
                for study in catalogue.studies
                if study.id in studies
                for quote in study.quotes
            )


@FEWER
@given(syntheses())
def test_what_is_lost_without_a_study_is_the_difference_to_a_synthesis_without_it(
    content: Content,
) -> None:
    catalogue = build_catalogue(content)
    assert catalogue.studies
    for kind in row_kinds(catalogue):
        whole = _counts(grouped_matrix(catalogue, kind.rows))
        for study in catalogue.studies:
            rows = {row: [s for s in ids if s != study.id] for row, ids in kind.rows.items()}
            rest = _counts(grouped_matrix(catalogue, rows))
            lost = lost_without(catalogue, kind.rows, study.id)
            for cell, (findings, quotes) in whole.items():
                gone = lost.get(cell, (0, 0))
                assert (findings - gone[0], quotes - gone[1]) == rest[cell]


def _counts(matrix: Matrix) -> dict[tuple[str, str], tuple[int, int]]:
    """Findings and quotes by row and theme."""
    findings, quotes = matrix.findings.to_numpy().tolist(), matrix.quotes.to_numpy().tolist()
    return {
        (str(row), str(theme)): (findings[y][x], quotes[y][x])
        for y, row in enumerate(matrix.findings.index)
        for x, theme in enumerate(matrix.findings.columns)
    }


def test_a_synthesis_without_models_has_no_matrix_of_models(sample_content: Content) -> None:
    alone = build_catalogue(with_records(sample_content, "study", [made_study(0), made_study(2)]))
    assert [kind.name for kind in row_kinds(alone)] == ["study"]


def test_every_filled_cell_of_models_and_countries_leads_to_its_evidence(
    catalogue: Catalogue,
) -> None:
    _, *others = made(matrix_pages(catalogue))
    assert {page.path for page in others} > {"matrix/models/", "matrix/countries/"}
    for page in others:
        view = page.view
        assert isinstance(view, MatrixView)
        anchors = {cell.anchor: cell for row in view.evidence for cell in row.cells}
        filled = [cell for row in view.rows for cell in row.cells if not cell.empty]
        assert len(anchors) == len(filled) > 0
        for cell in filled:
            evidence = anchors[cell.path.partition("#")[2]]
            assert len(evidence.findings) == cell.findings
            assert len(evidence.quotes) == cell.quotes


def test_without_a_study_the_words_and_the_cells_agree(catalogue: Catalogue) -> None:
    assert catalogue.studies
    for page in made(matrix_pages(catalogue)):
        view = page.view
        counts = {c.point: (c.findings, c.quotes) for row in view.rows for c in row.cells}
        for study in catalogue.studies:
            left = view.data["without"][study.id]
            assert left["words"][0].startswith(f"Without {catalogue.labels[study.id]}, ")
            for point, (findings, quotes, _) in left["cells"].items():
                assert (0, 0) <= (findings, quotes) < counts[point]
            only = [f for f in catalogue.findings if f.statement.studies == (study.id,)]
            assert [words for words, _ in left["findings"]] == [f.statement.statement for f in only]
