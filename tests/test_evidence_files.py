"""The small files that a chart opens say, word for word, what the pages say."""

from __future__ import annotations

import json

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.evidence import urls
from generator.publish.pages.matrix.counts import said_rows
from generator.publish.pages.matrix.pieces import REST, element
from tests.shared import Built


def _parts(built: Built, kind: str, record: str) -> dict[str, str]:
    parts: dict[str, str] = json.loads(built.site.files[urls.matrix_evidence(kind, record)])
    return parts


def _page(built: Built, path: str) -> LexborHTMLParser:
    html = next(one.html for one in built.site.pages if one.page.path == path)
    return LexborHTMLParser(html)


def _text(html: str) -> list[str]:
    return LexborHTMLParser(html).text().split()


def _shown(page: LexborHTMLParser, part: LexborNode) -> list[str]:
    """The words of a part of a study's page, with the quote that it leads back to in its place."""
    quote, above = page.css_first("#glance-words + dd figure"), part.css_first(".ev-study__above")
    text = part.text()
    if quote is not None and above is not None:
        text = text.replace(above.text(), quote.text())
    return text.split()


def test_an_element_without_an_end_or_an_anchor_is_refused() -> None:
    html = '<section id="a"><section id="b">x</section></section><p id="c">y'
    assert element(html, "section", "a") == html[: html.index("<p")]
    assert element(html, "section", "b") == '<section id="b">x</section>'
    with pytest.raises(LookupError, match="no <section> with the anchor c"):
        element(html, "section", "c")
    with pytest.raises(LookupError, match="not closed"):
        element(html, "p", "c")


def test_a_study_has_a_part_for_each_cell_with_what_its_page_says(built: Built) -> None:
    catalogue = built.catalogue
    for study in catalogue.studies:
        parts = _parts(built, "study", study.id)
        themes = [theme.id for theme in catalogue.themes_of_study.get(study.id, ())]
        assert sorted(part for part in parts if part != REST) == sorted(themes)
        page = _page(built, urls.study(study.id))
        for theme in themes:
            section = page.css_first(f'[id="{urls.study_theme_anchor(theme)}"]')
            assert section is not None
            assert _text(parts[theme]) == _shown(page, section)
        whole = page.css_first("#contributions")
        assert whole is not None
        title = page.css_first("#contributions > h2")
        assert title is not None
        shown = _shown(page, whole)[len(title.text().split()) :]
        assert sorted(_text("".join(parts.values()))) == sorted(shown)
    assert any(len(_parts(built, "study", study.id)) > 1 for study in catalogue.studies)


def test_a_theme_has_its_findings_its_quotes_and_what_is_said_of_several(built: Built) -> None:
    catalogue = built.catalogue
    said = said_rows(catalogue)
    found = 0
    for theme in catalogue.themes:
        parts = _parts(built, "theme", theme.id)
        page = _page(built, urls.theme(theme.id))
        for name in ("findings", "quotes"):
            section = page.css_first(f"#{name}")
            assert (name in parts) is (section is not None)
            assert section is None or _text(parts[name]) == section.text().split()
        for row in said:
            anchors = row.anchors[theme.id]
            assert (row.counted.id in parts) is bool(anchors)
            items = LexborHTMLParser(parts.get(row.counted.id, "")).css(".ev-finding")
            assert len(items) == len(anchors)
            found += len(items)
    uncited = [finding for finding in catalogue.findings if not finding.statement.studies]
    assert found == len(uncited) > 0
