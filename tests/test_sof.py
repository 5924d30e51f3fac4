"""The table of findings: no count differs, and nothing is judged that nobody judged."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.derive.support import support_of_finding
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.publish.pages.summary.confidence import NOT_ASSESSED
from generator.publish.pages.summary.sof import SORTS, sof_view
from tests.conftest import syntheses, with_records
from tests.shared import Built


@pytest.fixture(scope="module")
def shown(built: Built) -> tuple[Catalogue, LexborHTMLParser]:
    """The catalogue and the table of findings of either synthesis."""
    return built.catalogue, built.pages["findings/table/"]


def _text(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def test_the_table_holds_every_finding_with_its_own_studies(
    shown: tuple[Catalogue, LexborHTMLParser],
) -> None:
    catalogue, page = shown
    rows = page.css("tr[data-ev-item]")
    assert len(rows) == len(catalogue.findings)
    for row, finding in zip(rows, catalogue.findings, strict=True):
        statement, cells = finding.statement, row.css("td")
        cited = len(statement.studies)
        assert _text(row.css_first("th a")) == " ".join(statement.statement.split())
        assert _text(cells[0]).startswith(
            f"{cited} of {len(catalogue.studies)}" if cited else "None"
        )
        tokens = (row.attributes["data-ev-values"] or "").split()
        assert [token for token in tokens if token.startswith("theme=")] == [
            *([f"theme={finding.theme.parent}"] if finding.theme.parent else []),
            f"theme={finding.theme.id}",
        ]
        assert sorted(token for token in tokens if token.startswith("study=")) == sorted(
            f"study={study}" for study in statement.studies
        )
        links = {link.attributes["href"] for link in cells[4].css(".ev-sof__studies a")}
        assert links == {f"../../studies/{s}/#theme-{finding.theme.id}" for s in statement.studies}
        assert (_text(cells[2]) == NOT_ASSESSED) == (statement.confidence is None)


def test_the_themes_stand_in_the_reviews_order_with_what_they_rest_on(
    shown: tuple[Catalogue, LexborHTMLParser],
) -> None:
    catalogue, page = shown
    groups = [_text(node) for node in page.css(".ev-sof__group th > a")]
    assert groups == [" ".join(t.title.split()) for t in catalogue.themes if t.findings]


def test_not_assessed_is_explained_once(shown: tuple[Catalogue, LexborHTMLParser]) -> None:
    catalogue, page = shown
    explained = _text(page.body).count("It does not mean low confidence, and it does not mean high")
    assert explained == bool(catalogue.findings)


def test_an_assessment_is_shown_with_its_reasons(
    catalogue: Catalogue, sample_content: Content
) -> None:
    view = sof_view(catalogue)
    rows = {row.path: row for theme in view.themes for row in theme.rows}
    assessed = [row for row in rows.values() if row.confidence]
    assert [("confidence=moderate" in row.tokens, row.level) for row in assessed] == [
        (True, 3),
        (False, 1),
    ]
    assert view.assessed_words == "Two of nine findings were assessed."
    assert {sort[2] for sort in view.sorts} == {sort[2] for sort in SORTS}
    judged = [entry.record.model_dump() for entry in sample_content.of("theme")]
    for theme in judged:
        theme["findings"] = tuple({**finding, "confidence": None} for finding in theme["findings"])
    nobody = sof_view(build_catalogue(with_records(sample_content, "theme", judged)))
    assert "confidence" not in {sort[2] for sort in nobody.sorts}
    assert "confidence" not in {facet.name for facet in nobody.filter.facets}


@given(syntheses())
def test_rows_and_choices_add_up(content: Content) -> None:
    catalogue = build_catalogue(content)
    view = sof_view(catalogue)
    rows = [row for theme in view.themes for row in theme.rows]
    assert view.total == len(rows) == len(catalogue.findings)
    for row, finding in zip(rows, catalogue.findings, strict=True):
        support = support_of_finding(catalogue, finding)
        assert row.cited == len(set(finding.statement.studies)) == len(row.studies)
        assert row.quotes == support.speakers.participants.quotes
        assert row.marks.count("●") == row.cited
        assert len(row.marks) == len(catalogue.studies)
        assert bool(row.alone) == (row.cited == 1)
    carried = [tuple(token.split("=") for token in row.tokens.split()) for row in rows]
    there: dict[str, Counter[str]] = {}
    for pairs in carried:
        for name, value in pairs:
            there.setdefault(name, Counter())[value] += 1
    offered = {f.name: {v.id: v.count for v in f.values} for f in view.filter.facets}
    assert offered == {name: dict(values) for name, values in there.items() if len(values) > 1}
