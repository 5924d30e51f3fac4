"""The self-assessment on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.built_site import BuiltSite, served

pytestmark = pytest.mark.browser


def test_it_prints_on_two_pages_of_paper(site: BuiltSite, browser: Browser) -> None:
    if not (site.root / "principles" / "self-assessment").is_dir():
        pytest.skip("This synthesis has no questions.")
    with served(site) as host:
        page = browser.new_page()
        page.goto(f"{host}{site.base}principles/self-assessment/")
        printed = page.pdf(format="A4", prefer_css_page_size=True)
        page.close()
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2
