"""What the first view of a page weighs: bytes are the same on every machine."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from bench.weights import first_view, wire_bytes
from generator.evidence import urls
from tests.browser.built_site import BuiltSite

pytestmark = pytest.mark.browser

MOST = 110_000
"""Bytes on the wire of the first view of a study."""
PAGE = 15_000
"""Bytes on the wire of its page alone."""
HEAVIEST = 300_000
"""Bytes of HTML of any page but that of what changed, which is as long as the history."""


@pytest.mark.parametrize("site", ["content"], indirect=True, scope="session")
def test_the_first_view_of_a_study_is_light(site: BuiltSite, browser: Browser) -> None:
    studies = [page for page in site.listed if page.startswith("studies/") and page.count("/") == 2]
    heaviest = max(studies, key=lambda page: (site.root / page).stat().st_size)
    files = first_view(browser, site, heaviest.removesuffix("index.html"))
    assert len(files) > 5
    assert wire_bytes(site.root, heaviest) <= PAGE
    assert sum(files.values()) <= MOST, sorted(files.items(), key=lambda one: -one[1])


@pytest.mark.parametrize("site", ["content", "example"], indirect=True, scope="session")
def test_no_page_is_heavy(site: BuiltSite) -> None:
    pages = [page for page in site.pages if page != f"{urls.CHANGES}index.html"]
    sizes = {page: (site.root / page).stat().st_size for page in pages}
    assert len(sizes) > 100
    assert {page: size for page, size in sizes.items() if size > HEAVIEST} == {}
