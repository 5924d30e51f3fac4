"""Long lists in pages: every item on one, addresses that stay, and the file that a filter reads."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from bench.content import big, write
from generator.check.rules import load_catalogue
from generator.derive.matrix import evidence_matrix
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.publish.pages.lists.findings import findings_pages
from generator.publish.pages.lists.paging import chunks, in_pages, list_files, standing
from generator.publish.pages.lists.quotes import quotes_pages
from generator.publish.pages.matrix import long
from generator.publish.pages.matrix.long import without_files
from generator.publish.pages.matrix.row_items import MatrixRow
from generator.publish.pages.page import Page, made
from generator.publish.pages.study.studies import studies_pages
from generator.publish.rendering import page_renderer
from generator.publish.search.documents import documents
from tests.conftest import REPOSITORY
from tests.long_charts import charts_in_small_pages

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


@pytest.fixture(scope="module")
def charts(many: Catalogue) -> tuple[Page, ...]:
    return charts_in_small_pages(many)


@given(st.integers(1, 300), st.integers(1, 80))
def test_the_rows_of_a_long_matrix_are_parted_evenly_and_none_is_lost(
    rows: int, columns: int
) -> None:
    items = [MatrixRow(str(number), "", "", "", True, ()) for number in range(rows)]
    parts = long.in_parts(items, columns)
    assert [row for part in parts for row in part] == items
    assert max(map(len, parts)) <= max(1, min(long.ROWS, long.CELLS // (columns + 1)))
    assert max(map(len, parts)) - len(parts[-1]) < len(parts)


def test_every_row_of_a_long_chart_stands_in_one_table_with_its_number(
    many: Catalogue, charts: tuple[Page, ...]
) -> None:
    render = page_renderer(REPOSITORY / "site_templates", standing=standing(charts))
    for listing, head in ((urls.MATRIX, 2), (urls.LADDER, 1)):
        own = [page for page in _of(charts, listing) if page.template != "matrix-evidence.html"]
        assert len(own) > 1
        found = [
            (row.attributes["data-ev-row"], row.attributes["aria-rowindex"])
            for page in own
            for row in LexborHTMLParser(render(page)).css("tbody tr")
        ]
        assert {row for row, _ in found} == set(many.study)
        assert [number for _, number in found] == [
            str(head + place) for place in range(1, len(many.studies) + 1)
        ]


def test_the_file_of_a_long_matrix_holds_every_row_and_others_what_falls_without_each_study(
    many: Catalogue, charts: tuple[Page, ...]
) -> None:
    held = json.loads(list_files(charts)[urls.list_file(urls.MATRIX)])
    assert [row[0] for row in held["rows"]] == [
        group.id for group in _of(charts, urls.MATRIX)[0].view.kind.groups
    ]
    cells = {
        (row[0], held["data"]["chart"]["columns"][row[7][at]]["id"]): tuple(row[7][at + 1 : at + 3])
        for row in held["rows"]
        for at in range(0, len(row[7]), 4)
    }
    matrix = evidence_matrix(many)
    assert cells == {
        (study, theme): (
            int(matrix.findings.loc[study, theme]),
            int(matrix.quotes.loc[study, theme]),
        )
        for study in matrix.findings.index
        for theme in matrix.findings.columns
        if matrix.total.loc[study, theme]
    }
    files = without_files(charts)
    falling = [json.loads(files[urls.matrix_without(urls.MATRIX, n)]) for n in (1, 2, 3)]
    assert [study for some in falling for study in some] == [study.id for study in many.studies]


def test_no_page_grows_with_the_synthesis(charts: tuple[Page, ...]) -> None:
    """Half as many again on a page would be another page: what stands on one is bounded."""
    render = page_renderer(REPOSITORY / "site_templates", standing=standing(charts))
    heaviest = max((len(render(page).encode()), page.path) for page in charts)
    assert heaviest[0] < 75_000, heaviest


def test_the_evidence_behind_a_matrix_is_whole_and_found_where_it_stands(
    charts: tuple[Page, ...],
) -> None:
    pages = [
        page for page in charts if page.path.startswith(urls.matrix_behind(urls.MATRIX_MODELS))
    ]
    assert len(pages) > 1
    there = standing(charts)
    cells = [cell for page in pages for row in page.view.rows for cell in row.cells]
    for cell in cells:
        assert f"{urls.MATRIX_MODELS}#{cell.anchor}" in there
    matrix = next(page for page in charts if page.path == urls.MATRIX_MODELS)
    shown = sum(cell.findings + cell.quotes for row in matrix.view.rows for cell in row.cells)
    assert sum(len(cell.findings) + len(cell.quotes) for cell in cells) == shown
    cut = [cell for cell in cells if cell.more]
    assert len(cells) == len({cell.anchor for cell in cells}) + len(cut)
