"""Long lists in pages: every item on one, addresses that stay, and the file that a filter reads."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.content import big, write
from generator.check.rules import load_catalogue
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.publish.pages.lists.findings import findings_pages
from generator.publish.pages.lists.paging import chunks, in_pages, list_files, standing
from generator.publish.pages.lists.quotes import quotes_pages
from generator.publish.pages.page import Page, made
from generator.publish.pages.study.studies import studies_pages
from generator.publish.rendering import page_renderer
from generator.publish.search.documents import documents
from tests.conftest import REPOSITORY

LISTS = (urls.STUDIES, urls.FINDINGS, urls.QUOTES)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder: Path = tmp_path_factory.mktemp("many")
    write(folder, big(50, 3, 30, 2))
    return load_catalogue(folder)[0]


@pytest.fixture(scope="module")
def pages(many: Catalogue) -> tuple[Page, ...]:
    return made((*studies_pages(many), *findings_pages(many), *quotes_pages(many)))


def _of(pages: tuple[Page, ...], listing: str) -> list[Page]:
    return [page for page in pages if listing in (page.path, page.continues)]


@given(st.lists(st.integers(), max_size=60), st.integers(1, 12))
def test_every_item_stands_on_one_page_and_few_are_not_split(items: list[int], size: int) -> None:
    parts = chunks(items, size)
    assert [one for part in parts for one in part] == items
    assert (len(parts) == 1) == (len(items) <= 2 * size)
    assert all(len(part) == size for part in parts[:-1])


@given(st.integers(25, 200), st.integers(1, 12))
def test_pages_lead_to_each_other_and_tell_how_many_there_are(count: int, size: int) -> None:
    whole = Page("list/", "list.html", "List", "", None)
    planned = in_pages(whole, chunks(range(count), size), "Ones: {which} of {total}", list)
    pages = made(planned)
    assert [one for page in pages for one in page.view] == list(range(count))
    assert [page.path for page in pages] == [
        urls.list_page("list/", number) for number in range(1, len(pages) + 1)
    ]
    files = [page.pager.file if page.pager else "" for page in pages]
    assert [(page.path, page.list_file) for page in planned] == [
        (page.path, file) for page, file in zip(pages, files, strict=True)
    ]
    for page, after in pairwise(pages):
        assert page.pager is not None
        assert after.pager is not None
        assert page.pager.next is not None
        assert after.pager.previous is not None
        assert (page.pager.next.path, after.pager.previous.path) == (after.path, page.path)
        assert page.pager.words.endswith(f" of {count:,}")
    assert pages[0].pager is None or pages[0].pager.pages[-1][0].path == pages[-1].path


@pytest.mark.parametrize("listing", LISTS)
def test_a_long_list_has_a_file_with_all_that_its_filter_reads(
    pages: tuple[Page, ...], listing: str
) -> None:
    own = _of(pages, listing)
    assert len(own) > 1
    held = json.loads(list_files(pages)[urls.list_file(listing)])
    assert [f"{listing}{path}" for path, _, _ in held["pages"]] == [page.path for page in own]
    assert sum(count for _, _, count in held["pages"]) == len(held["items"])
    assert dict(held["items"]) == own[0].view.browse.tokens
    assert {tuple(facet["name"] for facet in held["filter"]["facets"])} == {
        tuple(facet["name"] for facet in page.view.browse.data["facets"]) for page in own
    }


def test_a_quote_is_linked_where_it_stands_and_copied_by_the_address_that_lasts(
    pages: tuple[Page, ...],
) -> None:
    there = standing(pages)
    later = [page for page in _of(pages, urls.QUOTES) if page.continues][-1]
    item = later.view.quotes[-1].quote
    assert there[item.path] == f"{later.path}#{item.anchor}"
    first = _of(pages, urls.QUOTES)[0].view.quotes[0].quote
    assert first.path not in there
    render = page_renderer(REPOSITORY / "site_templates", standing=there)
    assert f'data-ev-href="../../#{item.anchor}"' in render(later)
    index = next(page for page in pages if page.path == urls.by_value(urls.QUOTES))
    first_of = next(
        line.path
        for facet in index.view.facets
        for value in facet.values
        for line in value.entries
        if line.path in there
    )
    assert f'href="{urls.relative(there[first_of], index.path)}"' in render(index)


def test_the_search_finds_a_long_list_once(many: Catalogue, pages: tuple[Page, ...]) -> None:
    found = {one.path for of_kind in documents(many, pages, ()).values() for one in of_kind}
    further = {page.path for page in pages if page.continues}
    assert further
    assert not further & found
    assert urls.FINDINGS in found
