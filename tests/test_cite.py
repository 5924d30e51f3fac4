"""References in the styles that people ask for, and how a page is cited on the site."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from typing import Any
from urllib.parse import unquote

import pytest
import rispy  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string  # type: ignore[import-untyped]
from selectolax.lexbor import LexborHTMLParser

from generator.evidence.records.reference import Author, ReferenceType
from generator.publish.build import Site
from generator.publish.exports.citable import Published, cited_data, cited_page
from generator.publish.exports.references import Cited
from generator.publish.exports.styles import STYLES, Piece, words
from tests.conftest import SAMPLE, TESTS
from tests.shared import ADDRESS, ONE_DAY, Shared

CASES = tomllib.loads((TESTS / "cases" / "styles.toml").read_text(encoding="utf-8"))["case"]


def _cited(case: dict[str, Any]) -> Cited:
    known = {field.name for field in fields(Cited)}
    said = {name: value for name, value in case.items() if name in known}
    for name in ("authors", "editors"):
        said[name] = tuple(Author(**one) for one in case.get(name, ()))
    kind = case["type"]
    return Cited(
        key="made-up", **said | {"type": kind if kind == "dataset" else ReferenceType(kind)}
    )


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_hard_references_are_set_in_each_style(case: dict[str, Any]) -> None:
    found = {name.split()[0].casefold(): words(set_(_cited(case))) for name, set_ in STYLES.items()}
    assert found == {style: case[style] for style in found}


def test_where_a_foreign_processor_is_not_followed_it_says_why() -> None:
    told = [case for case in CASES if "foreign" in case]
    assert told
    assert all(case["why"] for case in told)
    assert all(case["foreign"][style] != case[style] for case in told for style in case["foreign"])


_NAMES = st.text(st.sampled_from("abÉß王-’"), min_size=1, max_size=8)
_HOLES = ("..", "  ", " ,", " .", "()", ", ,", "None", ";.")
_AUTHORS = st.builds(Author, family=_NAMES, initials=st.sampled_from(["A", "BC", "D-E", None]))


@given(
    st.builds(
        Cited,
        key=st.just("made-up"),
        type=st.sampled_from(ReferenceType),
        title=_NAMES,
        authors=st.lists(_AUTHORS, max_size=24).map(tuple),
        editors=st.lists(_AUTHORS, max_size=3).map(tuple),
        et_al=st.booleans(),
        year=st.sampled_from([None, 2019, "2019b", "2018–2019", "in press"]),
        container=st.none() | _NAMES,
        publisher=st.none() | _NAMES,
        volume=st.sampled_from([None, "7"]),
        pages=st.sampled_from([None, "1–15", "e1", "12, 14"]),
        doi=st.sampled_from([None, "10.5555/a.1"]),
    )
)
def test_no_reference_has_holes_or_double_stops(cited: Cited) -> None:
    for set_ in STYLES.values():
        said = words(set_(cited))
        assert cited.title in said
        assert [hole for hole in _HOLES if hole in said] == []
        assert cited.doi is None or said.count(cited.doi) == 1


def test_the_day_of_a_reader_is_not_in_a_page() -> None:
    cited = Cited("a", ReferenceType.WEB_PAGE, "A page", url="https://example.org/")
    places = [piece for set_ in STYLES.values() for piece in set_(cited) if piece.accessed]
    assert [piece.accessed for piece in places] == [
        "Retrieved {month} {day}, {year}, from ",
        " [cited {year} {mon} {day}]",
        " (Accessed: {day} {month} {year})",
    ]
    assert words(places) == ""
    assert words((Piece("a"), *places)) == "a"


# --- pages, the review and the data ------------------------------------------------------------

SITE = Published(
    name="Beans",
    description="About beans.",
    editors=(Author(name="Bean Society"),),
    publisher="University of Here",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    doi="10.5555/beans",
    day="2026-05-03",
    address=ADDRESS,
    data="data/",
)


def test_a_page_is_cited_by_the_day_of_its_record_and_its_stable_address() -> None:
    page = cited_page(SITE, "themes/trust/", "Trust", "2026-04-02")
    assert words(STYLES["APA 7"](page)) == (
        f"Bean Society. (2026, April 2). Trust. Beans. University of Here. {ADDRESS}themes/trust/"
    )


def test_data_are_cited_by_their_doi() -> None:
    assert words(STYLES["Harvard"](cited_data(SITE))) == (
        "Bean Society (2026) Beans: data [Dataset]. University of Here. "
        "Available at: https://doi.org/10.5555/beans."
    )


@pytest.fixture(scope="module")
def cited_site(shared: Shared) -> Site:
    return shared.site(SAMPLE, history=ONE_DAY, address=ADDRESS)


def _blocks(site: Site) -> Iterator[tuple[str, LexborHTMLParser]]:
    for page in site.pages:
        if page.cite:
            yield page.page.path, LexborHTMLParser(page.cite)


def test_each_page_for_readers_says_how_it_is_cited(cited_site: Site) -> None:
    told = {path for path, _ in _blocks(cited_site)}
    hidden = {one.page.path for one in cited_site.pages if one.page.moved_to or one.page.unlisted}
    assert {"", "data/", "themes/first-visit/"} <= told
    assert hidden
    assert not told & hidden


def test_a_hand_written_page_is_cited_as_others_are(cited_site: Site) -> None:
    head, cite = cited_site.written["about/"]
    reference = LexborHTMLParser(cite).css_first("#cite-page-vancouver")
    assert reference is not None
    assert f"{ADDRESS}about/" in reference.text()
    assert "z:itemType" in dict(head.names)


def test_each_style_can_be_copied_and_each_file_read(cited_site: Site) -> None:
    block = dict(_blocks(cited_site))["themes/first-visit/"]
    copied = {
        one.attributes["data-ev-target"] for one in block.css("button.ev-copy[data-ev-target]")
    }
    assert copied == {f"cite-page-{style}" for style in ("apa", "vancouver", "harvard")}
    assert copied <= {one.attributes["id"] for one in block.css("[id]")}
    files = [unquote(one.attributes["href"] or "") for one in block.css("a[download]")]
    ris, bib, csl = (file.partition(",")[2] for file in files)
    address = f"{ADDRESS}themes/first-visit/"
    [record] = rispy.loads(ris)
    assert (record["type_of_reference"], record["urls"]) == ("WEB", [address])
    [entry] = parse_string(bib, "bibtex").entries.values()
    assert (entry.type, entry.fields["url"]) == ("online", address)
    [item] = json.loads(csl)
    assert (item["type"], item["URL"]) == ("webpage", address)


def test_the_page_of_data_tells_the_data_and_the_review_in_full(cited_site: Site) -> None:
    block = dict(_blocks(cited_site))["data/"]
    titles = [one.text() for one in block.css("h2")]
    assert titles == ["This page", "The data", "The review"]
    links = [one.attributes["href"] or "" for one in block.css("a[download]")][3:]
    assert len(links) == 6
    assert {f"data/{link}" for link in links} <= set(cited_site.files)
