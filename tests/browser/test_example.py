"""The synthesis among the examples: the laws of every site, at the pages that its size tries."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from generator.check.rules import load_and_check
from tests.browser.built_site import BuiltSite, served
from tests.browser.links import broken_links
from tests.browser.markup import page_basics, policy_faults, search_result_faults
from tests.browser.visit import visitor
from tests.conftest import EXAMPLE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("site", ["example"], indirect=True, scope="session"),
]

FULLEST = (
    *("", "matrix/", "summary/", "themes/making-sense/", "studies/anderson-2011/", "method/"),
    *("synthesis/", "taxonomy/"),
)
"""Pages that hold more here than in any other site of the tests."""


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
