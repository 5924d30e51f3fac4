"""The synthesis among the examples: the laws of every site, at the pages that its size tries."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.check.rules import load_and_check
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.publish.exports.tables import tables
from tests.browser.built_site import BuiltSite, served
from tests.browser.links import broken_links
from tests.browser.markup import page_basics, policy_faults, search_result_faults
from tests.browser.visit import visitor
from tests.conftest import EXAMPLE
from tests.facet_truth import fitting, truth

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("site", ["example"], indirect=True, scope="session"),
]

FULLEST = (
    *("", "matrix/", "summary/", "themes/making-sense/", "studies/anderson-2011/", "method/"),
    *("synthesis/", "taxonomy/"),
)
"""Pages that hold more here than in any other site of the tests."""
COUNTED = {"studies": "papers"}
"""What a list counts in, where the example says another word than the address."""
TAKES = "[data-ev-part=takes]"
SHOWN = """() => [...document.querySelectorAll("[data-ev-part=list] [data-ev-item]")]
  .map((one) => one.dataset.evItem)"""
LINKS = (
    """() => [...document.querySelectorAll("[data-ev-part=list] a[href]")].map((one) => one.href)"""
)


def test_the_example_is_right_and_its_pages_keep_the_laws_of_every_page(site: BuiltSite) -> None:
    assert load_and_check(EXAMPLE)[1] == ()
    assert len(site.pages) > 100
    faults = (broken_links, page_basics, policy_faults, search_result_faults)
    assert [fault for law in faults for fault in law(site)] == []


def test_its_fullest_pages_fit_a_phone_and_run_without_errors(
    site: BuiltSite, browser: Browser
) -> None:
    pages = [f"{path}index.html" for path in FULLEST]
    assert set(pages) <= site.pages.keys()
    with served(site) as origin, visitor(browser, origin) as reader:
        assert [one for page in pages for one in reader.glance(page, site.url_path(page))] == []


@pytest.mark.parametrize("name", ["studies", "findings"])
def test_a_list_in_pages_is_narrowed_sorted_and_shown_over_all_of_them(
    site: BuiltSite, browser: Browser, name: str
) -> None:
    catalogue = build_catalogue(load_and_check(EXAMPLE)[0])
    items, unit = truth(catalogue, name), COUNTED.get(name, name)
    with served(site) as origin:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{origin}{site.base}{name}/page/2/")
        live, more = page.locator(".ev-browse--live"), page.locator(".ev-more")
        expect(live).to_be_attached()
        own = page.evaluate(SHOWN)
        assert own == list(items)[len(own) : 2 * len(own)]
        expect(page.locator(TAKES)).to_have_text(f"Download all {len(items)} {unit}:")
        assert _taken(page) == (f"all-{unit}.csv", _rows(catalogue, name, items))
        facet = "theme"
        value = page.locator(f"input[name={facet}]").first.get_attribute("value")
        assert value
        page.locator(f"[data-ev-facet={facet}]").evaluate("(fold) => { fold.open = true; }")
        page.locator(f"input[name={facet}]").first.check()
        fitting_it = fitting(items, {facet: {value}})
        expect(page.locator("[data-ev-part=count]")).to_have_text(
            f"{len(fitting_it)} of {len(items)} {unit}"
        )
        expect(page.locator(TAKES)).to_have_text(
            f"Download {len(fitting_it)} of {len(items)} {unit}:"
        )
        named = f"{unit}-{facet}-{value}.csv"
        assert _taken(page) == (named, _rows(catalogue, name, fitting_it))
        expect(page.locator(".ev-pager")).to_be_hidden()
        assert len(own) < len(fitting_it) or name == "findings"
        if more.is_visible():
            expect(more).to_contain_text(f"The first {len(own)} of {len(fitting_it)} are shown.")
            more.get_by_role("button", name="Show all").or_(
                more.get_by_role("button", name="more")
            ).first.click()
        expect(page.locator("[data-ev-part=list] [data-ev-item]")).to_have_count(len(fitting_it))
        assert page.evaluate(SHOWN) == fitting_it
        hrefs = page.evaluate(LINKS)
        assert all(urlsplit(href).path.count("/page/") == 0 for href in hrefs if origin in href)
        copied = page.locator(".ev-state .ev-copy").get_attribute("data-ev-href") or ""
        assert copied.endswith(f"/{name}/?{facet}={value}")
        page.get_by_role("button", name="Clear all").click()
        expect(page.locator(".ev-pager")).to_be_visible()
        assert page.evaluate(SHOWN) == own
        page.close()


def _taken(page: Page) -> tuple[str, str]:
    """The table that the list gives: the name of the file, and what is in it."""
    with page.expect_download() as started:
        page.locator("[data-ev-form=csv]").click()
    file = started.value
    return file.suggested_filename, Path(file.path()).read_bytes().decode()


def _rows(catalogue: Catalogue, table: str, ids: Collection[str]) -> str:
    whole = next(one for one in tables(catalogue) if one.name == table)
    kept = tuple(row for row in whole.rows if row[0] in ids)
    assert len(kept) == len(ids)
    return replace(whole, rows=kept).csv


def test_on_a_phone_each_part_of_the_matrix_shows_the_rows_that_hold_something(
    site: BuiltSite, browser: Browser
) -> None:
    with served(site) as origin:
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.goto(f"{origin}{site.base}matrix/")
        panel = page.locator("[data-ev-part=panel]").first
        opens, rows = panel.locator(".ev-matrix__opens"), panel.locator("li[data-ev-row]:visible")
        expect(opens).to_have_text(re.compile(r"^Show \d+ more papers, \d+ of them with nothing"))
        assert rows.count() == rows.filter(has=page.locator(".ev-chart__mark")).count() == 12
        opens.click()
        expect(rows).to_have_count(panel.locator("li[data-ev-row]").count())
        expect(opens).to_have_text("Show fewer")
        page.close()
