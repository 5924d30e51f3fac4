"""The page of gaps as a reader narrows it in Chromium: by address, by hand, and with Back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built_site import BuiltSite, served

pytestmark = pytest.mark.browser

GAPS = "[data-ev-gap]"


def _left(page: Page) -> list[dict[str, str]]:
    """What every gap that is left is about, with its kind."""
    found: list[dict[str, str]] = page.evaluate(
        """() => [...document.querySelectorAll("[data-ev-gap]:not([hidden])")].map((gap) => ({
             ...gap.dataset, kind: gap.closest("[data-ev-kind]").dataset.evKind}))"""
    )
    return found


def test_gaps_are_narrowed_by_address_and_by_hand(site: BuiltSite, browser: Browser) -> None:
    with served(site) as host:
        page = browser.new_page()
        page.goto(f"{host}{site.base}gaps/")
        group = page.locator("[data-ev-part=group]")
        expect(group.first).to_be_visible()
        everything = len(_left(page))
        theme = page.locator("[data-ev-name=theme] input").first.get_attribute("value")
        study = page.locator("[data-ev-name=study] input").first.get_attribute("value") or ""

        page.goto(
            f"{host}{site.base}gaps/?kind=uncited&kind=single-study&theme=never&theme={theme}"
        )
        expect(page.get_by_role("alert")).to_contain_text("“never”")
        expect(page).to_have_url(
            f"{host}{site.base}gaps/?kind=single-study&kind=uncited&theme={theme}"
        )
        left = _left(page)
        assert {gap["kind"] for gap in left} <= {"single-study", "uncited"}
        assert {gap["evTheme"] for gap in left} <= {theme}

        page.get_by_role("button", name="Show all gaps").click()
        expect(page).to_have_url(f"{host}{site.base}gaps/")
        assert len(_left(page)) == everything

        page.locator("[data-ev-name=study] summary").click()
        page.locator("[data-ev-name=study] input").first.check()
        expect(page).to_have_url(f"{host}{site.base}gaps/?study={study}")
        left = _left(page)
        assert left
        assert all(study in gap["evStudy"].split() for gap in left)
        columns = page.locator("thead th[data-ev-column]:visible")
        seen = {one.get_attribute("data-ev-column") for one in columns.all()}
        assert seen == {study}
        page.close()
