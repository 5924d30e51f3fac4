"""The summary: no count differs from the catalogue, and nothing is judged that nobody judged."""

from __future__ import annotations

import pytest
from hypothesis import given
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.derive.support import support_of_finding
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.evidence.records.reported import in_words
from generator.evidence.records.study import Voice
from generator.publish.build import build_site, load_catalogue
from generator.publish.pages.summary.confidence import NOT_ASSESSED
from generator.publish.pages.summary.sof import SORTS, sof_view
from generator.publish.pages.summary.summary import SummaryView, summary_page
from tests.conftest import REAL, REPOSITORY, SAMPLE, syntheses

TEMPLATES = REPOSITORY / "site_templates"


@pytest.fixture(scope="module", params=["sample", "real"])
def shown(request: pytest.FixtureRequest) -> tuple[Catalogue, LexborHTMLParser]:
    """The catalogue and the summary of either synthesis."""
    folder = SAMPLE if request.param == "sample" else REAL
    pages = {page.page.path: page.html for page in build_site(folder, TEMPLATES).pages}
    return load_catalogue(folder)[0], LexborHTMLParser(pages["summary/"])


def _text(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def test_the_table_holds_every_finding_with_its_own_studies(
    shown: tuple[Catalogue, LexborHTMLParser],
) -> None:
    catalogue, page = shown
    rows = page.css("tr[data-ev-row]")
    assert len(rows) == len(catalogue.findings)
    for row, finding in zip(rows, catalogue.findings, strict=True):
        statement, cells = finding.statement, row.css("td")
        cited = len(statement.studies)
        assert _text(row.css_first("th a")) == " ".join(statement.statement.split())
        assert _text(cells[0]).startswith(
            f"{cited} of {len(catalogue.studies)}" if cited else "None"
        )
        assert row.attributes["data-ev-theme"] == finding.theme.id
        assert sorted((row.attributes["data-ev-study"] or "").split()) == sorted(statement.studies)
        links = {link.attributes["href"] for link in cells[4].css(".ev-sof__studies a")}
        assert links == {f"../studies/{s}/#theme-{finding.theme.id}" for s in statement.studies}
        assert (_text(cells[2]) == NOT_ASSESSED) == (statement.confidence is None)


def test_the_themes_stand_in_the_reviews_order_with_what_they_rest_on(
    shown: tuple[Catalogue, LexborHTMLParser],
) -> None:
    catalogue, page = shown
    groups = [_text(node) for node in page.css(".ev-sof__group th > a")]
    assert groups == [" ".join(t.title.split()) for t in catalogue.themes if t.findings]


def test_under_each_message_stand_the_findings_of_its_themes(
    shown: tuple[Catalogue, LexborHTMLParser],
) -> None:
    catalogue, page = shown
    messages = page.css(".ev-messages > li")
    assert len(messages) == len(catalogue.interpretations)
    for message, item in zip(messages, catalogue.interpretations, strict=True):
        findings = [f for tie in item.themes for f in catalogue.findings_of_theme[tie.theme]]
        assert len(message.css(".ev-messages__under li")) == len(findings)


def test_a_commissioner_finds_search_appraisal_and_citation() -> None:
    catalogue = load_catalogue(REAL)[0]
    view = summary_page(catalogue).view
    assert isinstance(view, SummaryView)
    about = {row.label: row.text for row in view.about}
    search, appraisal = catalogue.review.search, catalogue.review.appraisal
    assert search
    assert appraisal
    assert in_words(search.published_to) in about["Searched"]
    assert in_words(appraisal.threshold) in about["Appraisal of studies"]
    assert view.citation.title == catalogue.sources[catalogue.review.source].title.known


def test_not_assessed_is_explained_once(shown: tuple[Catalogue, LexborHTMLParser]) -> None:
    text = _text(shown[1].body)
    assert text.count("It does not mean low confidence, and it does not mean high") == 1


def test_an_assessment_is_shown_with_its_reasons(catalogue: Catalogue) -> None:
    view = sof_view(catalogue)
    rows = {row.path: row for theme in view.themes for row in theme.rows}
    assessed = [row for row in rows.values() if row.confidence]
    assert [(row.tags.confidence, row.tags.level) for row in assessed] == [
        ("moderate", 3),
        ("very-low", 1),
    ]
    assert view.assessed_words == "Two of nine findings were assessed."
    assert {sort[2] for sort in view.sorts} == {sort[2] for sort in SORTS}
    nobody = sof_view(load_catalogue(REAL)[0])
    assert "confidence" not in {sort[2] for sort in nobody.sorts}
    assert "confidence" not in {narrowing.name for narrowing in nobody.narrowings}


@given(syntheses())
def test_rows_and_choices_add_up(content: Content) -> None:
    catalogue = build_catalogue(content)
    view = sof_view(catalogue)
    rows = [row for theme in view.themes for row in theme.rows]
    assert view.total == len(rows) == len(catalogue.findings)
    for row, finding in zip(rows, catalogue.findings, strict=True):
        support = support_of_finding(catalogue, finding)
        assert row.tags.cited == len(set(finding.statement.studies)) == len(row.studies)
        assert row.tags.quotes == support.voices.get(Voice.PARTICIPANT, 0)
        assert row.marks.count("●") == row.tags.cited
        assert len(row.marks) == len(catalogue.studies)
        assert bool(row.alone) == (row.tags.cited == 1)
    there = {
        "theme": {row.tags.theme for row in rows},
        "cites": {row.tags.cites for row in rows},
        "country": {value for row in rows for value in row.tags.countries},
        "study": {value for row in rows for value in row.tags.studies},
        "attribution": {row.tags.attribution for row in rows},
        "confidence": {row.tags.confidence for row in rows},
    }
    asked = {n.name: {choice.value for choice in n.choices} for n in view.narrowings}
    assert asked == {name: values for name, values in there.items() if len(values) > 1}
