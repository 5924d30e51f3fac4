"""The charts as data: every possible score and no other; pictures that equal their tables."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from generator.check.rules import load_catalogue
from generator.derive.ladder import Ladder, LadderRow, ladder_of, possible_scores
from generator.derive.likeness import by_likeness
from generator.derive.matrix import citing_no_study, evidence_matrix, said_of_several
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.evidence.records.dimensions import BuiltIn
from generator.publish.charts.ladder import ScoredRow, ladder_axis, ladder_figure, row_marks
from generator.publish.charts.matrix import SHADES, cells_of, in_words, shade
from generator.publish.pages.items.attribution import said_of
from generator.publish.pages.items.told_apart import short_form
from generator.publish.pages.items.words import counted
from generator.publish.pages.ladder.chart_controls import phrases
from generator.publish.pages.ladder.ladder import LadderView, ladder_pages, ladder_picture
from generator.publish.pages.ladder.words import ladder_headline
from generator.publish.pages.lists.facet_lists import study_orders
from generator.publish.pages.matrix.counts import said_rows
from generator.publish.pages.matrix.matrix import MatrixView, matrix_pages
from generator.publish.pages.matrix.small import matrix_picture
from generator.publish.pages.page import made
from tests.conftest import syntheses
from tests.shared import Built


@pytest.fixture(scope="module")
def drawn(built: Built) -> Catalogue:
    """Either synthesis, where it has scores to draw."""
    if built.catalogue.review.ladder is None:
        pytest.skip("This synthesis has no scores.")
    return built.catalogue


def _ladder(catalogue: Catalogue) -> LadderView:
    view = ladder_pages(catalogue)[0].page.view
    assert isinstance(view, LadderView)
    return view


def _matrix(catalogue: Catalogue) -> MatrixView:
    view = matrix_pages(catalogue)[0].page.view
    assert isinstance(view, MatrixView)
    return view


def _traces(view: LadderView | MatrixView) -> dict[str, dict[str, Any]]:
    return {trace["name"]: trace for trace in view.data["figure"]["data"]}


def _row(name: str, *scores: int) -> ScoredRow:
    return ScoredRow(name, name.title(), scores, ("about",))


# --- the ladder ------------------------------------------------------------------------------


def test_every_possible_score_is_drawn_and_no_other(drawn: Catalogue) -> None:
    traces = _traces(_ladder(drawn))
    points = {
        (study, score)
        for name in ("exact", "possible")
        for study, score in zip(traces[name]["y"], traces[name]["x"], strict=True)
    }
    assert points == {(s.id, score) for s in drawn.studies for score in possible_scores(s)}


def test_exact_and_possible_scores_differ_in_shape(drawn: Catalogue) -> None:
    traces = _traces(_ladder(drawn))
    assert traces["exact"]["marker"]["symbol"] == "circle"
    assert traces["possible"]["marker"]["symbol"] == "circle-open"
    exact = {s.id for s in drawn.studies if len(possible_scores(s)) == 1}
    assert set(traces["exact"]["y"]) == exact
    assert not exact & set(traces["possible"]["y"])


def test_studies_without_a_score_say_so_in_words(drawn: Catalogue) -> None:
    trace = _traces(_ladder(drawn))["unreported"]
    assert set(trace["y"]) == {s.id for s in drawn.studies if not possible_scores(s)}
    assert set(trace["text"]) <= {"not reported"}


def test_the_axis_goes_as_far_as_is_reported_or_stated_number_by_number(drawn: Catalogue) -> None:
    scale = drawn.review.ladder
    assert scale is not None
    ends = (scale.lowest_possible.known, scale.highest_possible.known)
    scores = set(chain.from_iterable(map(possible_scores, drawn.studies)))
    known = scores | {end for end in ends if end is not None}
    ticks = [tick.score for tick in _ladder(drawn).axis.ticks]
    assert ticks == list(range(min(known), max(known) + 1))


def test_the_picture_and_the_table_hold_the_rows_of_the_figure(drawn: Catalogue) -> None:
    view = _ladder(drawn)
    marks = {mark.point for row in view.rows for mark in row.marks}
    traces = _traces(view)
    assert marks == {*traces["exact"]["ids"], *traces["possible"]["ids"]}
    in_tiers = [row.id for tier in view.tiers for row in tier.rows]
    assert [*in_tiers, *(row.id for row in view.unreported)] == [row.id for row in view.rows]
    assert [row.id for row in view.rows] == list(view.data["chart"]["table"]["rows"])


def test_an_axis_leaves_out_labels_that_would_touch() -> None:
    axis = ladder_axis([_row("a", *range(0, 101))])
    labelled = [tick for tick in axis.ticks if tick.label]
    assert len(axis.ticks) == 101
    assert labelled[0].score == 0
    assert labelled[-1].score == 100
    assert all(b.at - a.at > 6 for a, b in pairwise(labelled))


def test_a_single_score_stands_in_the_middle() -> None:
    row = _row("a", 4)
    assert [mark.at for mark in row_marks(row, ladder_axis([row]))] == [50]


def test_no_scores_make_an_empty_axis_and_a_figure() -> None:
    rows = [_row("a"), _row("b")]
    axis = ladder_axis(rows)
    assert axis.ticks == ()
    assert ladder_figure(rows, axis)["data"]


def test_labels_are_text_and_never_markup() -> None:
    row = ScoredRow("a", "<b>A</b> & co", (1,), ("<i>x</i>",))
    figure = ladder_figure([row], ladder_axis([row]))
    exact = next(trace for trace in figure["data"] if trace["name"] == "exact")
    assert exact["hovertext"] == ["<b>&lt;b&gt;A&lt;/b&gt; &amp; co</b><br>&lt;i&gt;x&lt;/i&gt;"]


@pytest.mark.parametrize(
    ("scores", "headline"),
    [
        ([(), ()], "No score is known for any of the two studies"),
        ([(3,)], "One study has a reported score"),
        ([(3,), (3,)], "Two studies have the same score"),
        ([(3, 4), (3, 4)], "Two studies share two possible scores"),
        ([(3, 4), (4, 5)], "The possible scores of two studies overlap, so that none stands "
         "highest"),
        ([(5,), (3,)], "One study scored highest, one lowest"),
        ([(5,), (4,), (3,)], "One study scored highest, one lowest; the other one stands between"),
        (
            [(9,), (5, 6), (5, 6), (1,)],
            "One study scored highest, one lowest; the other two share two possible scores",
        ),
        ([(9,), (5,), (5,), (1,)], "One study scored highest, one lowest; the other two share one "
         "score between"),
        ([(9,), (1,), ()], "One study scored highest, one lowest; for one no score is known"),
    ],
)  # fmt: skip
def test_the_headline_says_what_the_scores_allow(
    drawn: Catalogue, scores: list[tuple[int, ...]], headline: str
) -> None:
    study = drawn.studies[0]
    tiers: dict[tuple[int, ...], list[LadderRow]] = {}
    for one in scores:
        group = (3, 4) if one == (4, 5) else one
        tiers.setdefault(group, []).append(LadderRow(study, "A", one))
    unreported = tuple(tiers.pop((), []))
    assert ladder_headline(Ladder(tuple(map(tuple, tiers.values())), unreported)) == headline


def test_the_small_ladder_has_the_same_rows(drawn: Catalogue) -> None:
    picture = ladder_picture(drawn)
    assert [row.id for row in picture.rows] == [row.study.id for row in ladder_of(drawn).rows]
    assert picture.more == ""


# --- the matrix ------------------------------------------------------------------------------


def test_the_picture_the_table_and_the_file_equal_the_matrix(drawn: Catalogue) -> None:
    view = _matrix(drawn)
    matrix = evidence_matrix(drawn)
    themes = [head.id for panel in view.panels for head in panel.heads]
    assert sorted(themes) == sorted(matrix.findings.columns)
    charted = {row["id"]: row for row in view.data["chart"]["rows"]}
    for row in view.rows:
        expected = [
            (int(matrix.findings.loc[row.id, theme]), int(matrix.quotes.loc[row.id, theme]))  # type: ignore[arg-type]
            for theme in themes
        ]
        assert [(cell.findings, cell.quotes) for cell in row.cells] == expected
        cells = charted[row.id]["cells"]
        assert [tuple(cells.get(theme, (0, 0)))[:2] for theme in themes] == expected
    for panel in view.panels:
        assert [row.id for row in panel.rows] == [row.id for row in view.rows]


def test_the_figure_draws_every_cell_once(drawn: Catalogue) -> None:
    view = _matrix(drawn)
    traces = _traces(view)
    cells = [cell for row in view.rows for cell in row.cells]
    assert set(traces["cited"]["ids"]) == {cell.point for cell in cells if cell.findings}
    assert traces["cited"]["text"] == [str(cell.findings) for cell in cells if cell.findings]
    assert set(traces["nothing"]["ids"]) == {cell.point for cell in cells if cell.empty}
    quoted = {f"{cell.point}.quotes" for cell in cells if cell.quotes}
    assert set(traces["quotes"]["ids"]) == quoted
    assert [text.strip() for text in traces["quotes"]["text"]] == [
        f"“{cell.quotes}”" for cell in cells if cell.quotes
    ]


def test_what_is_said_of_every_study_stands_apart_and_is_counted_for_none(
    drawn: Catalogue,
) -> None:
    view = _matrix(drawn)
    said = {cell.point: cell.findings for row in view.said for cell in row.cells if cell.findings}
    several = said_of_several(drawn).values()
    assert sum(said.values()) == sum(map(len, several)) + len(citing_no_study(drawn)) > 0
    assert [row.label for row in view.said] == [
        *(said_of(drawn.said_of(found[0].statement)) for found in several),
        "No study cited",
    ]
    assert set(_traces(view)["every-study"]["ids"]) == set(said)
    assert not set(said) & set(_traces(view)["cited"]["ids"])


@given(syntheses())
def test_no_finding_is_missing_from_the_matrix(content: Content) -> None:
    """Each finding stands in the rows of the studies that it cites, or in one row apart."""
    catalogue = build_catalogue(content)
    cited = evidence_matrix(catalogue).findings
    apart = [cell for row in said_rows(catalogue) for cell in row.counted.cells]
    in_rows = {t.id: sum(len(set(one.studies)) for one in t.findings) for t in catalogue.themes}
    in_none = {t.id: sum(not one.studies for one in t.findings) for t in catalogue.themes}
    assert cited.sum().to_dict() == in_rows
    assert {
        t.id: sum(cell.findings for cell in apart if cell.theme == t.id) for t in catalogue.themes
    } == in_none


def test_what_cites_no_study_is_told_in_a_row_of_its_own(drawn: Catalogue) -> None:
    view = _matrix(drawn)
    row = view.said[-1]
    held = [cell for cell in row.cells if not cell.empty]
    assert (row.id, row.label) == ("**", "No study cited")
    assert {cell.words.split(" ", 1)[1] for cell in held} <= {
        "finding without a cited study",
        "findings without a cited study",
    }
    assert re.search(r"more cites? no study\. They stand in rows of their own", view.said_words)
    assert view.data["chart"]["apart"].endswith("or that cite no study")


def test_what_is_said_of_some_studies_has_a_row_of_its_own_that_names_them(sample: Path) -> None:
    theme = sample / "themes" / "shared-work.yml"
    text = theme.read_text(encoding="utf-8")
    scoped = "attribution: every-study\n    scope: {model: shared-plots}\n"
    other = """\
  - id: all-of-them
    statement: Every garden had a gate.
    attribution: every-study
    place: {source: meadow-2022, section: "Results › Side by side", locator: "p. 6, sentence 3"}
"""
    text = text.replace("attribution: every-study\n", scoped)
    theme.write_text(text.replace("findings:\n", f"findings:\n{other}"), encoding="utf-8")
    catalogue, _ = load_catalogue(sample)
    view = _matrix(catalogue)
    every, some, _ = view.said
    assert (every.id, some.id) == ("*", "*model-shared-plots")
    assert some.label == "Said of every study with shared plots, without citations"
    (cell,) = (cell for cell in some.cells if not cell.empty)
    assert cell.words == "1 finding said of every study with shared plots, without citations"
    assert "One finding is said of every study and one is said of every study" in view.said_words
    assert "rows of their own" in view.said_words
    assert [row["id"] for row in view.data["chart"]["said"]] == ["*", "*model-shared-plots", "**"]


def test_cells_with_evidence_lead_to_it_and_empty_ones_nowhere(drawn: Catalogue) -> None:
    for row in _matrix(drawn).rows:
        for cell in row.cells:
            assert bool(cell.path) is not cell.empty
            assert cell.words == ("none cited" if cell.empty else cell.words)


def test_every_count_has_a_shade_and_none_has_none() -> None:
    assert [shade(count, 3) for count in range(4)] == [0, 1, 2, 3]
    assert [shade(count, 8) for count in range(9)] == [0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert {shade(count, 50) for count in range(1, 51)} == set(range(1, SHADES + 1))


def test_cells_in_words() -> None:
    cells = cells_of("a", ["t"] * 4, [0, 1, 2, 0], [0, 0, 1, 2], 2)
    assert [in_words(cell) for cell in cells] == [
        "none cited",
        "1 finding",
        "2 findings, 1 quote",
        "no findings, 2 quotes",
    ]


def test_the_small_matrix_has_every_cell(drawn: Catalogue) -> None:
    picture = matrix_picture(drawn)
    assert len(picture.rows) == len(drawn.studies)
    assert {len(row.cells) for row in picture.rows} == {len(drawn.themes)}
    assert all(0 < cell.at < 100 for row in picture.rows for cell in row.cells)
    assert [head.title for head in picture.heads] == [
        theme.title for group in drawn.tree.groups for theme in group.themes
    ]
    assert picture.more == ""


# --- both ------------------------------------------------------------------------------------


def test_figures_are_plain_scatter_data_without_a_template(drawn: Catalogue) -> None:
    for view in (_ladder(drawn), _matrix(drawn)):
        figure = view.data["figure"]
        assert json.loads(json.dumps(figure)) == figure
        assert {trace["type"] for trace in figure["data"]} == {"scatter"}
        assert "template" not in figure["layout"]
        for trace in figure["data"]:
            assert len(trace["ids"]) == len(trace["x"]) == len(trace["y"])


def test_a_chart_is_the_same_each_time(drawn: Catalogue) -> None:
    assert json.dumps(_ladder(drawn).data) == json.dumps(_ladder(drawn).data)
    assert json.dumps(_matrix(drawn).data) == json.dumps(_matrix(drawn).data)


def test_without_a_ladder_nothing_is_sorted_by_score(drawn: Catalogue) -> None:
    view = _matrix(replace(drawn, review=drawn.review.model_copy(update={"ladder": None})))
    assert [value for value, _ in view.filter.controls[0].choices] == [
        *("likeness", "evidence", "year", "name")
    ]


def test_rows_come_in_the_order_of_the_first_choice(drawn: Catalogue) -> None:
    ladder, matrix = _ladder(drawn), _matrix(drawn)
    assert [row.id for row in ladder.rows] == list(study_orders(drawn)["score"][1])
    assert [row.id for row in matrix.rows] == list(by_likeness(evidence_matrix(drawn)))
    for view in (ladder, matrix):
        assert [row.id for row in view.rows] == list(view.filter.rows)


def test_every_order_of_the_matrix_has_every_row_once(drawn: Catalogue) -> None:
    views = [page.view for page in made(matrix_pages(drawn)) if page.template == "matrix.html"]
    assert views
    for view in views:
        assert isinstance(view, MatrixView)
        orders = view.filter.data[0]["options"][0]["orders"]
        assert orders
        for order in orders.values():
            assert sorted(order) == sorted(row.id for row in view.rows)


def test_totals_count_what_stands_in_rows_and_columns(drawn: Catalogue) -> None:
    view = _matrix(drawn)
    for row in view.rows:
        assert row.findings == sum(cell.findings for cell in row.cells)
    heads = [head for panel in view.panels for head in panel.heads]
    for number, head in enumerate(heads):
        assert head.rows == sum(not row.cells[number].empty for row in view.rows)
        assert head.rows == len(drawn.studies_of_theme[head.id])


def test_a_panel_is_headed_with_what_stands_behind_a_name(drawn: Catalogue) -> None:
    view = _matrix(drawn)
    for row in view.rows:
        study = drawn.study[row.id]
        findings = len(drawn.findings_of_study.get(row.id, ()))
        quotes = sum(bool(quote.themes) for quote in study.quotes)
        said = f"{counted(findings, 'finding')}, {counted(quotes, 'quote')}"
        assert row.heading == f"{drawn.labels[row.id]}: {said}"
    assert {row.id: row.heading for row in _ladder(drawn).rows} == {
        row.id: row.heading for row in view.rows
    }


def test_what_is_not_known_of_a_study_stands_not_beside_its_name(drawn: Catalogue) -> None:
    assert any(row.about for row in _matrix(drawn).rows)
    for row in _matrix(drawn).rows:
        assert "not " not in row.about
        country = drawn.values(BuiltIn.CARRIED_OUT, drawn.study[row.id]).known or ()
        assert all(value.label in row.about for value in country)


def test_a_value_is_called_by_the_abbreviation_that_it_ends_in() -> None:
    assert short_form("Chronic obstructive pulmonary disease (COPD)") == "COPD"
    assert short_form("Care at home (by nurses)") == "care at home (by nurses)"
    assert short_form("HIV") == "HIV"


def test_what_charts_are_filtered_by_has_a_phrase_for_their_headline(drawn: Catalogue) -> None:
    said = phrases(drawn)
    for facet in _matrix(drawn).data["filters"][0]["facets"][1:]:
        assert set(said[facet["name"]]) == {value for value, _, _ in facet["values"]}


def test_a_long_scale_has_ticks_at_whole_steps() -> None:
    ticks = [tick.score for tick in ladder_axis([_row("a", 0, 1001)]).ticks]
    assert ticks[:2] == [0, 11]
    assert ticks[-1] == 1001
