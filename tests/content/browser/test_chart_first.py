"""The chart comes first: how far down its first mark stands, as a budget that prints."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.built_site import BuiltSite, served

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("site", ["content"], indirect=True)]

FIRST = """() => Math.round(Math.min(...[...document.querySelectorAll(
  "[data-ev-part=picture] .ev-chart__mark")].filter((mark) => mark.checkVisibility())
  .map((mark) => mark.getBoundingClientRect().bottom + scrollY)))"""


@pytest.mark.parametrize(
    ("width", "height", "budget"), [(1440, 900, 520), (360, 740, 700)], ids=["wide", "phone"]
)
def test_the_first_cell_is_in_sight(
    site: BuiltSite, browser: Browser, width: int, height: int, budget: int
) -> None:
    with served(site) as host, browser.new_context() as context:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{host}{site.base}matrix/")
        expect(page.locator("[data-ev-part=count]")).not_to_be_empty()
        first = page.evaluate(FIRST)
        print(f"matrix at {width}×{height}: the first cell ends at {first} px, budget {budget}")
        assert first < budget
