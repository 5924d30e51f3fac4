"""The way from a page to the record behind it, at its line, at every kind of git host."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.check.rules import load_catalogue
from generator.evidence import urls
from generator.evidence.loading import Content
from generator.evidence.positions import Positions
from generator.evidence.records.base import SourcePlace
from generator.publish.build import Site
from tests.conftest import REPOSITORY, SAMPLE
from tests.shared import Shared

TEMPLATES = REPOSITORY / "site_templates"
HOST = "https://github.com/owner/repository/edit/main/"
FILE = "https://github.com/owner/repository/blob/main/content/"


@pytest.fixture(scope="module")
def site(shared: Shared) -> Site:
    return shared.site(SAMPLE, editing=urls.Editing.at(HOST, "content"))


@pytest.mark.parametrize(
    "wrong", ["", "edit/main/", "javascript:alert(1)//-/edit/main/", "git@github.com:o/r.git"]
)
def test_without_the_address_of_an_editor_there_is_no_way(wrong: str) -> None:
    editing = urls.Editing.at(wrong, "content")
    assert not editing.page("review.yml")
    assert not editing.page("studies/")
    assert not editing.line("review.yml", 3)


@pytest.mark.parametrize(
    ("host", "page", "line", "folder"),
    [
        (
            "https://github.com/o/edit/edit/a/edit/b",
            "https://github.com/o/edit/edit/a/edit/b/content/studies/x-1.yml",
            "https://github.com/o/edit/blob/a/edit/b/content/studies/x-1.yml?plain=1#L41",
            "https://github.com/o/edit/tree/a/edit/b/content/studies",
        ),
        (
            "https://gitlab.example/group/part/repository/-/edit/main/",
            "https://gitlab.example/group/part/repository/-/edit/main/content/studies/x-1.yml",
            "https://gitlab.example/group/part/repository/-/blob/main/content/studies/x-1.yml#L41",
            "https://gitlab.example/group/part/repository/-/tree/main/content/studies",
        ),
        (
            "https://codeberg.org/o/r/_edit/main/",
            "https://codeberg.org/o/r/_edit/main/content/studies/x-1.yml",
            "https://codeberg.org/o/r/src/branch/main/content/studies/x-1.yml?display=source#L41",
            "https://codeberg.org/o/r/src/branch/main/content/studies",
        ),
        (
            "https://records.example/change/",
            "https://records.example/change/content/studies/x-1.yml",
            "https://records.example/change/content/studies/x-1.yml",
            "",
        ),
    ],
)
def test_each_kind_of_host_is_known_by_its_address(
    host: str, page: str, line: str, folder: str
) -> None:
    editing = urls.Editing.at(host, "content")
    assert editing.page("studies/x-1.yml") == page
    assert editing.line("studies/x-1.yml", 41) == line
    assert editing.page("studies/") == folder
    assert editing.page(urls.WHOLE_CONTENT) == folder.removesuffix("/studies")


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_whatever_a_folder_is_called_it_stays_a_part_of_the_path(name: str) -> None:
    address = urls.Editing.at(HOST, name).line("review.yml", 3)
    assert address.startswith("https://github.com/owner/repository/blob/main/")
    assert address.endswith("review.yml?plain=1#L3")
    assert not set(address) & set("\"'<> \n")


def test_every_part_of_a_record_is_found_where_its_file_has_it(sample_content: Content) -> None:
    positions = Positions(sample_content)
    assert any(entry.inner for entry in sample_content.all())
    for entry in sample_content.all():
        lines = Path(REPOSITORY, entry.path).read_text(encoding="utf-8").splitlines()
        for path, part in entry.inner:
            position = positions.at(part)
            assert position is not None
            assert f"{sample_content.root}/{position.file}" == entry.path
            own_id = getattr(part, "id", None)
            if path and isinstance(own_id, str):
                assert f"id: {own_id}" in lines[position.line - 1]


def test_equal_parts_are_not_taken_for_each_other(sample_content: Content) -> None:
    positions = Positions(sample_content)
    places = [part for entry in sample_content.all() for _, part in entry.inner
              if isinstance(part, SourcePlace)]  # fmt: skip
    assert len(set(places)) < len(places), "some items stand at the same place in a source"
    found = [(position.file, position.line) for position in map(positions.at, places) if position]
    assert len(found) == len(places)
    assert positions.at(places[0].model_copy()) is None


def test_items_lead_to_their_lines(site: Site) -> None:
    catalogue, _ = load_catalogue(SAMPLE)
    pages = {one.page.path: LexborHTMLParser(one.html) for one in site.pages}
    findings = [
        (urls.theme(one.theme.id), urls.finding_anchor(one.statement.id), one.statement)
        for one in catalogue.findings
    ]
    quotes = [
        (urls.QUOTES, urls.quote_anchor(one.study.id, one.quote.id), one.quote)
        for one in catalogue.quotes
    ]
    for path, anchor, part in (*findings, *quotes):
        position = catalogue.positions.at(part)
        link = pages[path].css_first(f"[id='{anchor}'] .ev-place a[rel=edit]")
        assert position is not None
        assert link is not None
        assert link.attributes["href"] == f"{FILE}{position.file}?plain=1#L{position.line}"
        assert link.text() == f"Suggest a change to {position.file}, line {position.line}"


def test_a_term_without_a_place_leads_to_its_line_too(site: Site) -> None:
    page = next(one for one in site.pages if one.page.path == urls.GLOSSARY)
    terms = LexborHTMLParser(page.html).css(".ev-glossary__term")
    assert terms
    assert all(term.css_first("a[rel=edit]") for term in terms)


def test_a_way_to_a_line_adds_no_tab_stop_where_a_place_folds_it_away(site: Site) -> None:
    assert any("ev-place" in rendered.html for rendered in site.pages)
    for rendered in site.pages:
        for link in LexborHTMLParser(rendered.html).css(".ev-place a[rel=edit]"):
            folded = link.parent.parent if link.parent else None
            assert folded is not None
            assert folded.tag == "details"
            assert "open" not in folded.attributes


def test_every_page_names_the_records_behind_it(site: Site) -> None:
    assert site.pages
    for rendered in site.pages:
        record = rendered.page.record
        assert record, rendered.page.path
        assert (SAMPLE / record).is_dir() is record.endswith("/")
        assert (SAMPLE / record).exists()


def test_without_an_editor_no_page_leads_to_one(sample_site: Site) -> None:
    assert sample_site.pages
    assert not any('rel="edit"' in rendered.html for rendered in sample_site.pages)


def test_a_catalogue_without_positions_has_no_way() -> None:
    catalogue, _ = load_catalogue(SAMPLE)
    assert replace(catalogue, positions=Positions()).positions.at(catalogue.review) is None
