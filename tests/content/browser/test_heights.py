"""How far down pages go on a phone, as budgets that print."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.built_site import BuiltSite, served

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("site", ["content"], indirect=True)]

BUDGET = 12_000
PAGES = ("method/", "gaps/", "principles/", "synthesis/", "glossary/", "questions/")


def test_pages_end_on_a_phone(site: BuiltSite, browser: Browser) -> None:
    with served(site) as host, browser.new_context() as context:
        page = context.new_page()
        page.set_viewport_size({"width": 360, "height": 740})
        heights = {}
        for path in PAGES:
            page.goto(f"{host}{site.base}{path}")
            heights[path] = page.evaluate("document.documentElement.scrollHeight")
        print(f"heights at 360 px, budget {BUDGET:,}: {heights}")
        assert max(heights.values()) <= BUDGET
