"""The Summary of Qualitative Findings as a reader narrows and orders it in Chromium."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built_site import BuiltSite, served

pytestmark = pytest.mark.browser


def _rows(page: Page) -> list[dict[str, str]]:
    """What the rows that are shown are about, in the order in which they stand."""
    found: list[dict[str, str]] = page.evaluate(
        """() => [...document.querySelectorAll("tr[data-ev-item]")]
             .filter((row) => row.checkVisibility()).map((row) => ({...row.dataset}))"""
    )
    return found


def test_findings_are_ordered_and_narrowed_by_head_hand_and_address(
    site: BuiltSite, browser: Browser
) -> None:
    with served(site) as host:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        table_page = f"{host}{site.base}findings/table/"
        page.goto(table_page)
        order = page.get_by_label("Order", exact=True)
        expect(order).to_be_visible()
        whole = _rows(page)
        groups = page.locator("[data-ev-part=theme]:visible")
        themes = groups.count()

        # A head goes through the orders of its column, and back to the review's own
        head = page.locator("th[data-ev-column=studies]")
        button = head.get_by_role("button")
        for value, sign, said in (("studies-most", -1, "descending"), ("studies-fewest", 1, "asc")):
            button.focus()
            page.keyboard.press("Enter")
            expect(page).to_have_url(f"{table_page}?sort={value}")
            expect(order).to_have_value(value)
            assert (head.get_attribute("aria-sort") or "").startswith(said)
            cited = [int(row["evCited"]) for row in _rows(page)]
            assert cited == sorted(cited, key=lambda count: sign * count)
            expect(groups).to_have_count(0)
        button.press("Enter")
        expect(page).to_have_url(table_page)
        expect(groups).to_have_count(themes)
        assert _rows(page) == whole

        # Two filters are met together; the address holds them, and says what it does not know
        values = [set(row["evValues"].split()) for row in whole]
        theme, country = (
            next(token for token in whole[0]["evValues"].split() if token.startswith(name))
            for name in ("theme=", "country=")
        )
        page.goto(f"{table_page}?{theme}&theme=never&{country}&sort=finding")
        expect(page.get_by_role("alert")).to_contain_text("“never”")
        expect(page).to_have_url(f"{table_page}?{theme}&{country}&sort=finding")
        wanted = [row for row, of in zip(whole, values, strict=True) if {theme, country} <= of]
        assert sorted(map(str, _rows(page))) == sorted(map(str, wanted))
        expect(page.get_by_role("status").filter(has_text="findings")).to_contain_text(
            f"{len(wanted)} of {len(whole)} findings"
        )
        counts = page.evaluate(
            """() => [...document.querySelectorAll("[data-ev-facet=theme] label")].map((label) =>
                 [label.querySelector("input").value,
                  Number(label.querySelector(".ev-facet__count").textContent)])"""
        )
        assert len(counts) == themes
        for value, count in counts:
            alone = {f"theme={value}", country}
            assert count == sum(alone <= of for of in values), value
        page.get_by_role("button", name="Show all findings").click()
        expect(page).to_have_url(table_page)
        assert _rows(page) == whole
        page.close()


def test_old_addresses_lead_to_the_table(site: BuiltSite, browser: Browser) -> None:
    with served(site) as host:
        page = browser.new_page()
        root = f"{host}{site.base}"
        for old, new in (
            ("summary/?sort=studies-most", "findings/table/?sort=studies-most"),
            ("summary/#findings", "findings/table/"),
            ("summary/?sort=finding#findings", "findings/table/?sort=finding"),
            ("summary/#rests-on", "findings/table/#rests-on"),
        ):
            page.goto(f"{root}{old}")
            expect(page).to_have_url(f"{root}{new}")
        page.close()
