"""What pages say of themselves to programs, read back by programs and by the rules of Zotero."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import extruct  # type: ignore[import-untyped]
import jinja2
import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from generator.check.rules import load_and_check
from generator.evidence.catalogue import build_catalogue
from generator.evidence.interface import speaking, wording_of
from generator.evidence.records.reference import Author, ReferenceType
from generator.publish.build import Site
from generator.publish.drawing import RenderedPage
from generator.publish.exports.citable import published_site
from generator.publish.exports.references import Cited
from generator.publish.metadata import Metadata
from generator.publish.metadata.head import SHARE_PICTURES, WITHOUT_WORDS
from generator.publish.metadata.linked_data import as_block
from generator.publish.metadata.scholarly import scholarly_tags
from generator.publish.pages.page import Page
from generator.publish.site.shell import page_facts
from tests.conftest import SAMPLE
from tests.shared import ADDRESS, ONE_DAY, TEMPLATES, Shared


@cache
def _template() -> jinja2.Template:
    """The part of every shell's head that says it, escaped by itself as with MkDocs."""
    loader = jinja2.FileSystemLoader(TEMPLATES / "theme")
    environment = jinja2.Environment(loader=loader, autoescape=False)
    environment.filters["url"] = lambda path: f"/{path}"
    return environment.get_template("partials/metadata.html")


def _head(rendered: RenderedPage) -> str:
    page = {"meta": page_facts(rendered)}
    return f"<!doctype html><html><head>{_template().render(page=page)}</head><body></body></html>"


@pytest.fixture(scope="module")
def heads(shared: Shared) -> dict[str, str]:
    return _heads(shared.site(SAMPLE, history=ONE_DAY, address=ADDRESS))


def _heads(site: Site) -> dict[str, str]:
    return {one.page.path: _head(one) for one in site.pages}


def _read(html: str) -> dict[str, Any]:
    read: dict[str, Any] = extruct.extract(html, ADDRESS, syntaxes=["json-ld", "opengraph"])
    return read


def _nodes(html: str, kind: str) -> list[dict[str, Any]]:
    read = _read(html)["json-ld"]
    return [node for document in read for node in document["@graph"] if node["@type"] == kind]


def _tags(html: str) -> list[tuple[str, str]]:
    found = LexborHTMLParser(html).css("meta[name]")
    return [(one.attributes["name"] or "", one.attributes["content"] or "") for one in found]


# --- what Zotero saves -----------------------------------------------------------------------

_TYPE_TAGS = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_conference": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
"""Tags that decide the type in Zotero's translator “Embedded Metadata” (version of April 2026)."""


def zotero_type(tags: Sequence[tuple[str, str]]) -> str:
    """By its rules: the last tag of a type, else its own word; ``og:type`` comes after both."""
    by_tags = [_TYPE_TAGS[name] for name, text in tags if name in _TYPE_TAGS and text]
    own = [text for name, text in tags if name == "z:itemType"]
    return (by_tags or own or [""])[-1]


@pytest.mark.parametrize(
    ("kind", "saved"),
    [
        (ReferenceType.JOURNAL_ARTICLE, "journalArticle"),
        (ReferenceType.MAGAZINE_ARTICLE, "magazineArticle"),
        (ReferenceType.NEWSPAPER_ARTICLE, "newspaperArticle"),
        (ReferenceType.REPORT, "report"),
        (ReferenceType.BOOK, "book"),
        (ReferenceType.CHAPTER, "bookSection"),
        (ReferenceType.THESIS, "thesis"),
        (ReferenceType.CONFERENCE_PAPER, "conferencePaper"),
        (ReferenceType.PREPRINT, "preprint"),
        (ReferenceType.WEB_PAGE, "webpage"),
        (ReferenceType.OTHER, "document"),
    ],
)
def test_zotero_saves_each_kind_of_report_as_what_it_is(kind: ReferenceType, saved: str) -> None:
    full = Cited("a", kind, "A title", container="A whole", publisher="A press", pages="1–15")
    bare = Cited("a", kind, "A title")
    assert [zotero_type(scholarly_tags(one, "")) for one in (full, bare)] == [saved, saved]


@pytest.mark.parametrize(
    ("authors", "said"),
    [
        ((Author(family="van der Berg", initials="JP"),), ["van der Berg, J.P."]),
        ((Author(name="Department of Health, London"),), ["Department of Health – London,"]),
        (
            (Author(family="Okafor", initials="N", given="Ngozi", suffix="Jr"), Author(name="WHO")),
            ["Okafor, Ngozi, Jr", "WHO,"],
        ),
    ],
)
def test_names_stay_whole_where_zotero_parts_them(
    authors: tuple[Author, ...], said: list[str]
) -> None:
    tags = scholarly_tags(Cited("a", ReferenceType.REPORT, "A title", authors=authors), "")
    assert [text for name, text in tags if name == "citation_author"] == said


def test_studies_and_briefs_are_saved_as_what_they_are(heads: dict[str, str]) -> None:
    study, brief = dict(_tags(heads["studies/adeyemi-2021-a/"])), _tags(heads["briefs/review/"])
    assert study["citation_author"]
    assert study["citation_title"] not in {"", "Adeyemi 2021a"}
    assert zotero_type(brief) == "report"
    assert dict(brief)["citation_pdf_url"].startswith(f"{ADDRESS}briefs/")
    assert zotero_type(_tags(heads["data/"])) == "dataset"
    theme = _tags(heads["themes/first-visit/"])
    assert zotero_type(theme) == "webpage"
    assert "citation_title" not in dict(theme)


# --- linked data and Open Graph, as extruct reads them ------------------------------------------


def test_a_study_is_told_as_the_report_with_the_words_quoted_from_it(heads: dict[str, str]) -> None:
    quoting = {path: _nodes(html, "Quotation") for path, html in heads.items()}
    with_quotes = {path: found for path, found in quoting.items() if found}
    assert with_quotes
    assert all(path.startswith("studies/") for path in with_quotes)
    assert all(one["text"] and one["isPartOf"] for found in with_quotes.values() for one in found)


def test_data_are_told_with_every_file(shared: Shared, heads: dict[str, str]) -> None:
    site = shared.site(SAMPLE, history=ONE_DAY, address=ADDRESS)
    [node] = _nodes(heads["data/"], "Dataset")
    told = {one["contentUrl"].removeprefix(ADDRESS) for one in node["distribution"]}
    assert {"data/studies.csv", "data/evidence.xlsx", "data/datapackage.json"} <= told
    assert told <= {*site.files, *site.documents}
    assert node["isBasedOn"]["name"]


def test_terms_and_ways_are_told(heads: dict[str, str]) -> None:
    [terms] = _nodes(heads["glossary/"], "DefinedTermSet")
    assert all(one["name"] and one["description"] for one in terms["hasDefinedTerm"])
    [way] = _nodes(heads["studies/adeyemi-2021-a/"], "BreadcrumbList")
    assert [one["item"] for one in way["itemListElement"]] == [
        ADDRESS,
        f"{ADDRESS}studies/",
        f"{ADDRESS}studies/adeyemi-2021-a/",
    ]


def test_a_shared_page_has_its_title_its_address_and_a_picture(heads: dict[str, str]) -> None:
    [shown] = _read(heads["themes/first-visit/"])["opengraph"]
    said = dict(shown["properties"])
    assert said["og:url"] == f"{ADDRESS}themes/first-visit/"
    picture = Path(urlsplit(said["og:image"]).path).name
    assert picture == "share-theme.png"


def test_a_page_in_another_language_says_so_and_has_a_picture_without_words() -> None:
    with speaking(wording_of("ar-XB", SAMPLE)):
        catalogue = build_catalogue(load_and_check(SAMPLE)[0])
        told = Metadata(catalogue, published_site(catalogue, address=ADDRESS), ())
        head = told.head(Page("themes/", "", "Themes", "", None), "")
    said = dict(head.properties)
    assert said["og:image"] == f"{ADDRESS}assets/images/share-{WITHOUT_WORDS}.png"
    assert said["og:locale"] == "ar_XB"
    assert '"inLanguage":"ar-XB"' in head.linked_data


def test_every_picture_is_there_and_light() -> None:
    images = TEMPLATES / "theme" / "assets" / "images"
    sizes = {}
    for name in (*SHARE_PICTURES, WITHOUT_WORDS):
        with Image.open(images / f"share-{name}.png") as picture:
            sizes[name] = picture.size
    assert set(sizes.values()) == {(1200, 630)}
    assert sum((images / f"share-{name}.png").stat().st_size for name in sizes) < 80_000


def test_pages_that_are_not_for_readers_say_nothing(shared: Shared) -> None:
    site = shared.site(SAMPLE, history=ONE_DAY, address=ADDRESS)
    hidden = [one for one in site.pages if one.page.moved_to or one.page.unlisted]
    assert hidden
    assert not [one.page.path for one in hidden if one.head.names or one.head.linked_data]


def test_without_an_address_nothing_is_told_that_needs_one(shared: Shared) -> None:
    heads = _heads(shared.site(SAMPLE))
    assert "og:title" in heads[""]
    told = ("og:image", "og:url", "BreadcrumbList")
    assert [path for path, html in heads.items() if any(one in html for one in told)] == []


def test_no_text_of_a_contributor_ends_the_block_or_begins_markup(shared: Shared) -> None:
    heads = _heads(shared.site(shared.hostile(SAMPLE)))
    assert heads
    for path, html in heads.items():
        parsed = LexborHTMLParser(html)
        assert {one.tag for one in parsed.css("head *")} <= {"meta", "link", "script"}, path
        assert len(parsed.css("body *")) == 0, path
        for block in parsed.css("script"):
            assert json.loads(block.text())["@context"] == "https://schema.org"


def test_signs_that_could_end_a_block_are_escapes_of_json() -> None:
    hostile = "</script><!--<script>&\u2028"
    block = as_block([{"name": hostile}])
    assert not set("<>&\u2028") & set(block)
    assert json.loads(block)["@graph"][0]["name"] == hostile
