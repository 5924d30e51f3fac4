"""What the first view of a page weighs: bytes are the same on every machine."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from bench.weights import first_view
from tests.browser.built_site import BuiltSite

pytestmark = pytest.mark.browser

MOST = 110_000
"""Bytes on the wire of the first view of a study."""


@pytest.mark.parametrize("site", ["content"], indirect=True, scope="session")
def test_the_first_view_of_a_study_is_light(site: BuiltSite, browser: Browser) -> None:
    studies = [page for page in site.listed if page.startswith("studies/") and page.count("/") == 2]
    heaviest = max(studies, key=lambda page: (site.root / page).stat().st_size)
    files = first_view(browser, site, heaviest.removesuffix("index.html"))
    assert len(files) > 5
    assert sum(files.values()) <= MOST, sorted(files.items(), key=lambda one: -one[1])
