"""The shown chart says one thing: its model, its picture and its CSV, against a truth in Python."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.check.rules import load_catalogue
from generator.derive.ladder import possible_scores
from generator.derive.matrix import why_empty
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.statement import Attribution
from generator.evidence.text.cells import neutral
from generator.publish.charts.matrix import ChartCell, in_words, shade
from generator.publish.charts.shown import shade_counts
from generator.publish.pages.ladder.ladder import LadderView, ladder_pages
from generator.publish.pages.matrix.matrix import MatrixView, matrix_pages
from generator.publish.pages.page import made
from tests import node
from tests.conftest import CONTENT, SAMPLE

SVG = "{http://www.w3.org/2000/svg}"
Asked = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Drawn:
    """A cell of the picture: the number in its square, the one in quotation marks, its marks."""

    words: str
    findings: str
    quotes: str
    crossed: bool
    dotted: bool


@cache
def _catalogue(folder: Path) -> Catalogue:
    return load_catalogue(folder)[0]


@cache
def _views(folder: Path) -> tuple[MatrixView, ...]:
    views = (page.view for page in made(matrix_pages(_catalogue(folder))))
    return tuple(view for view in views if isinstance(view, MatrixView))


def _asks(
    view: MatrixView | LadderView, *asked: Asked, bands: Mapping[str, str] | None = None
) -> list[Any]:
    given_to_node = {
        "data": view.data,
        "rows": [{"id": row, "values": tokens} for row, tokens in view.filter.rows.items()],
        "columns": [{"id": one, "values": tokens} for one, tokens in view.filter.columns.items()],
        "bands": bands,
        "asked": asked,
    }
    answers: list[Any] = node.ask("shown_ask.mjs", given_to_node)
    return answers


@st.composite
def _states(draw: st.DrawFn, view: MatrixView | LadderView) -> Asked:
    """Anything that an address may ask of a chart: some values of some filters, orders, studies."""
    asked = {}
    for listing in view.data["filters"]:
        for facet in listing["facets"]:
            if draw(st.integers(0, 4)) == 0 and not facet["ranged"]:
                values = [value[0] for value in facet["values"]]
                asked[facet["name"]] = draw(st.lists(st.sampled_from(values), max_size=3))
        for option in listing.get("options", ()):
            if draw(st.booleans()):
                asked[option["name"]] = [draw(st.sampled_from(option["values"]))[0]]
    return asked


# --- the matrix ------------------------------------------------------------------------------


def test_rows_in_bands_say_so_in_the_file() -> None:
    view = _views(SAMPLE)[0]
    rows = list(view.filter.rows)
    bands = {row: f"Band {number % 2}" for number, row in enumerate(rows)}
    (shown,) = _asks(view, {}, bands=bands)
    head, *body = csv.reader(io.StringIO(shown["csv"]))
    assert head[1] == "Band"
    assert {line[1] for line in body[: len(rows)]} == {"Band 0", "Band 1"}
    assert {len(line) for line in (head, *body)} == {2 + 4 * len(shown["model"]["columns"])}


@pytest.mark.parametrize("folder", [SAMPLE, CONTENT], ids=["sample", "content"])
@settings(max_examples=40)
@given(data=st.data())
def test_model_csv_and_picture_of_a_matrix_hold_what_the_records_say(
    folder: Path, data: st.DataObject
) -> None:
    catalogue, view = _catalogue(folder), data.draw(st.sampled_from(_views(folder)))
    asked = data.draw(_states(view))
    (shown,) = _asks(view, asked)
    model = shown["model"]
    without = next(iter(asked.get("without", ())), "")
    themes = [column["id"] for column in model["columns"]]
    rows = {group.id: {study.id for study in group.studies} for group in view.kind.groups}
    labels = {group.id: group.label for group in view.kind.groups}
    assert set(themes) <= set(view.filter.columns)
    truth = {
        (row["id"], theme): _counts(catalogue, rows[row["id"]], theme, without)
        for row in model["rows"]
        for theme in themes
    }
    lines = list(csv.reader(io.StringIO(shown["csv"])))
    head, body = lines[0][1:], lines[1:]
    drawn = _drawn(shown["svg"])
    assert len(head) == 4 * len(themes)
    assert len(body) == len(model["rows"]) + len(model["said"])
    for row, line in zip(model["rows"], body, strict=False):
        left_out = bool(without) and rows[row["id"]] == {without}
        assert row["out"] is left_out
        assert line[0] == neutral(labels[row["id"]] + " (left out)" * left_out)
        cells = [tuple(line[1 + 4 * n : 5 + 4 * n]) for n in range(len(themes))]
        for theme, cell, written in zip(themes, row["cells"], cells, strict=True):
            findings, quotes = truth[row["id"], theme]
            before = _counts(catalogue, rows[row["id"]], theme, "")
            changed = before != (findings, quotes)
            assert (cell["findings"] or 0, cell["quotes"] or 0) == (findings, quotes)
            assert 0 not in (cell["findings"], cell["quotes"])
            assert cell["fallen"] is (changed and not findings and not quotes)
            label = catalogue.labels[without] if without else ""
            same = ChartCell(row["id"], theme, findings, quotes, 0)
            words = in_words(same) + f" without {label}" * changed
            assert cell["words"] == words
            # CSV: a number, or nothing and the reason
            nothing = changed and not findings and not quotes
            reason = why_empty(findings, quotes) + f" without {label}" * nothing
            link = f"to {cell['point']}" if findings or quotes else ""
            assert written == (str(findings or ""), str(quotes or ""), reason, link)
            # The picture: the same numbers, a cross where all has fallen, else a dot
            where = (
                f"{labels[row['id']]}, {catalogue.tree.full_title(catalogue.theme[theme])}: {words}"
            )
            assert drawn[cell["point"]] == Drawn(
                where,
                str(findings or ""),
                f"“{quotes}”" if quotes else "",
                crossed=cell["fallen"],
                dotted=not findings and not cell["fallen"],
            )
    assert {point for point in drawn if not point.startswith("*")} == {
        f"{row}.{theme}" for row, theme in truth
    }
    # What cites no study: none of its findings is missing, whatever is chosen
    uncited = {
        theme: sum(not finding.statement.studies for finding in catalogue.findings_of_theme[theme])
        for theme in themes
        if theme in catalogue.findings_of_theme
    }
    for number, theme in enumerate(themes):
        count = uncited.get(theme, 0)
        in_model = sum(row["cells"][number]["findings"] or 0 for row in model["said"])
        in_file = sum(int(line[1 + 4 * number] or 0) for line in body[len(model["rows"]) :])
        in_picture = sum(
            int(one.findings or 0)
            for point, one in drawn.items()
            if point.startswith("*") and point.endswith(f".{theme}")
        )
        assert (in_model, in_file, in_picture) == (count, count, count)


def _counts(catalogue: Catalogue, studies: set[str], theme: str, without: str) -> tuple[int, int]:
    """Findings that cite some studies and quotes from them under a theme, one study left out."""
    some = studies - {without}
    findings = catalogue.theme[theme].findings
    cited = sum(
        not some.isdisjoint(f.studies) for f in findings if f.attribution is Attribution.CITED
    )
    quoted = sum(theme in quote.themes for one in some for quote in catalogue.study[one].quotes)
    return cited, quoted


def _drawn(svg: str) -> dict[str, Drawn]:
    cells = etree.fromstring(svg.encode()).iterfind(f".//{SVG}g[@data-cell]")
    return {cell.attrib["data-cell"]: _cell(cell) for cell in cells}


def _cell(cell: etree._Element) -> Drawn:
    texts = ["".join(text.itertext()) for text in cell.iterfind(f"{SVG}text")]
    return Drawn(
        cell.findtext(f"{SVG}title") or "",
        "".join(text for text in texts if "“" not in text),
        "".join(text for text in texts if "“" in text),
        cell.find(f"{SVG}path") is not None,
        cell.find(f"{SVG}circle") is not None,
    )


@pytest.mark.parametrize("folder", [SAMPLE, CONTENT], ids=["sample", "content"])
def test_a_study_that_is_left_out_is_said_and_no_number_of_it_is_a_zero(folder: Path) -> None:
    catalogue, view = _catalogue(folder), _views(folder)[0]
    studies = [study.id for study in catalogue.studies if catalogue.themes_of_study.get(study.id)]
    assert studies
    answers = _asks(view, *({"without": [study]} for study in studies))
    for study, shown in zip(studies, answers, strict=True):
        label = catalogue.labels[study]
        svg = etree.fromstring(shown["svg"].encode())
        told = " ".join(svg.itertext())
        assert f"Counted without {label}." in told
        assert shown["model"]["title"].startswith(f"Without {label}")
        assert f"{label}, left out" in told
        assert f"none cited without {label}" in told
        (line,) = [one for one in csv.reader(io.StringIO(shown["csv"])) if one[0].endswith("out)")]
        assert "0" not in line
        assert f"none cited without {label}" in line


def test_a_picture_has_groups_key_title_source_and_a_size_on_paper() -> None:
    view = _views(SAMPLE)[0]
    (shown,) = _asks(view, {})
    svg = etree.fromstring(shown["svg"].encode())
    told = " ".join(svg.itertext())
    for panel in view.panels:
        assert panel.title in told
    for words in (view.headline, view.source.split(".")[0], "the stronger the shade", "not a zero"):
        assert " ".join(words.split()) in " ".join(told.split())
    assert svg.attrib["width"].endswith("mm")
    assert float(svg.attrib["width"][:-2]) <= 267
    for least, most in [(1, 1), (3, 3), (5, 5), (4, 50)]:
        counts = list(shade_counts(most))
        assert counts[0][1] == 1
        assert counts[-1][2] == most
        assert all(shade(n, most) == s for s, low, high in counts for n in (low, high))
        assert least <= most


def test_what_contributors_write_is_text_in_a_picture() -> None:
    view = _views(SAMPLE)[0]
    hostile = '<script>alert(1)</script>&"\u0007\ufffe]]>'
    data = dict(view.data) | {
        "chart": view.data["chart"]
        | {
            "title": hostile,
            "source": hostile,
            "rows": [row | {"label": hostile} for row in view.data["chart"]["rows"]],
        }
    }
    answers = node.ask(
        "shown_ask.mjs",
        {
            "data": data,
            "rows": [{"id": row, "values": tokens} for row, tokens in view.filter.rows.items()],
            "columns": [{"id": one, "values": t} for one, t in view.filter.columns.items()],
            "asked": [{}],
        },
    )
    svg = etree.fromstring(answers[0]["svg"].encode())
    assert not svg.findall(f".//{SVG}script")
    assert (svg.findtext(f"{SVG}title") or "") == '<script>alert(1)</script>&"]]>'


# --- the ladder ------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [SAMPLE, CONTENT], ids=["sample", "content"])
@settings(max_examples=25)
@given(data=st.data())
def test_model_csv_and_picture_of_a_ladder_hold_every_possible_score_and_no_other(
    folder: Path, data: st.DataObject
) -> None:
    catalogue = _catalogue(folder)
    if not catalogue.has_ladder:
        pytest.skip("This synthesis has no scores.")
    view = ladder_pages(catalogue)[0].page.view
    assert isinstance(view, LadderView)
    (shown,) = _asks(view, data.draw(_states(view)))
    rows = [row["id"] for row in shown["model"]["rows"]]
    scores = {row: possible_scores(catalogue.study[row]) for row in rows}
    drawn = {
        group.attrib["data-row"]: tuple(
            int(mark.attrib["data-score"]) for mark in group.iterfind(f"{SVG}circle")
        )
        for group in etree.fromstring(shown["svg"].encode()).iterfind(f".//{SVG}g[@data-row]")
    }
    assert drawn == scores
    head, *body = csv.reader(io.StringIO(shown["csv"]))
    place = next(n for n, title in enumerate(head) if title.startswith("Possible scores"))
    assert [line[0] for line in body] == [neutral(catalogue.labels[row]) for row in rows]
    for row, line in zip(rows, body, strict=True):
        written = line[place].split("; ") if scores[row] else []
        assert written == [str(score) for score in scores[row]]
        assert scores[row] or line[place]
