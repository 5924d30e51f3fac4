"""The page of gaps as a reader narrows it in Chromium: by address, by hand, and with Back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built_site import BuiltSite, served

pytestmark = pytest.mark.browser

Gap = dict[str, set[str]]
"""What a gap is about, by kind, theme, study and source."""


def _gaps(page: Page, which: str = "[data-ev-values]:not([hidden])") -> list[Gap]:
    tokens: list[str] = page.evaluate(
        "which => [...document.querySelectorAll(which)].map((gap) => gap.dataset.evValues)", which
    )
    found = []
    for line in tokens:
        gap: Gap = {}
        for name, value in (token.split("=") for token in line.split()):
            gap.setdefault(name, set()).add(value)
        found.append(gap)
    return found


def _fits(gap: Gap, chosen: dict[str, set[str]]) -> bool:
    return all(gap.get(name, set()) & values for name, values in chosen.items() if values)


def _expect(page: Page, chosen: dict[str, set[str]]) -> None:
    """What is left and every count are those of the values that the gaps carry."""
    every = _gaps(page, "[data-ev-values]")
    left = [gap for gap in every if _fits(gap, chosen)]
    assert _gaps(page) == left
    counts = page.evaluate(
        """() => [...document.querySelectorAll("[data-ev-facet] input[type=checkbox]")].map((box) =>
             [box.name, box.value,
              Number(box.closest("label").querySelector(".ev-facet__count").textContent)])"""
    )
    assert counts
    assert {(name, value): count for name, value, count in counts} == {
        (name, value): sum(_fits(gap, {**chosen, name: {value}}) for gap in every)
        for name, value, _ in counts
    }


def test_gaps_are_narrowed_by_address_and_by_hand(site: BuiltSite, browser: Browser) -> None:
    with served(site) as host:
        gaps = f"{host}{site.base}gaps/"
        page = browser.new_page()
        page.goto(gaps)
        expect(page.locator("[data-ev-facet]").first).to_be_visible()
        everything = len(_gaps(page))
        theme = page.locator("[data-ev-facet=theme] input").first.get_attribute("value") or ""
        study = page.locator("[data-ev-facet=study] input").first.get_attribute("value") or ""
        _expect(page, {})

        page.goto(f"{gaps}?kind=uncited&kind=single-study&theme=never&theme={theme}")
        expect(page.get_by_role("alert")).to_contain_text("“never”")
        expect(page).to_have_url(f"{gaps}?kind=single-study&kind=uncited&theme={theme}")
        _expect(page, {"kind": {"single-study", "uncited"}, "theme": {theme}})

        page.get_by_role("button", name="Show all gaps").click()
        expect(page).to_have_url(gaps)
        assert len(_gaps(page)) == everything

        page.locator("[data-ev-facet=study] summary").click()
        page.locator("[data-ev-facet=study] input").first.check()
        expect(page).to_have_url(f"{gaps}?study={study}")
        _expect(page, {"study": {study}})
        expect(page.get_by_role("status").filter(has_text="entries")).to_have_text(
            f"{len(_gaps(page))} of {everything} entries"
        )
        columns = page.locator("thead th[data-ev-column]:visible")
        seen = {one.get_attribute("data-ev-column") for one in columns.all()}
        assert seen == {study}
        page.go_back()
        expect(page.locator("[data-ev-facet=study] input:checked")).to_have_count(0)
        assert len(_gaps(page)) == everything
        page.close()


def test_where_no_gap_is_left_there_is_a_way_out(site: BuiltSite, browser: Browser) -> None:
    with served(site) as host:
        gaps = f"{host}{site.base}gaps/"
        page = browser.new_page()
        page.goto(gaps)
        expect(page.locator("[data-ev-facet]").first).to_be_visible()
        every = _gaps(page)
        pairs = [
            (kind, theme)
            for kind in {kind for gap in every for kind in gap["kind"]}
            for theme in {theme for gap in every for theme in gap.get("theme", ())}
            if not any(_fits(gap, {"kind": {kind}, "theme": {theme}}) for gap in every)
        ]
        kind, theme = min(pairs)
        page.goto(f"{gaps}?kind={kind}&theme={theme}")
        empty = page.locator("[data-ev-part=empty]")
        expect(empty).to_contain_text(re.compile(r"^No entry fits all of these filters\. Without "))
        empty.get_by_role("button").press("Enter")
        expect(empty).to_be_empty()
        assert page.evaluate("document.activeElement.dataset.evPart") == "count"
        without = [{"kind": {kind}}, {"theme": {theme}}]
        most = max(sum(_fits(gap, chosen) for gap in every) for chosen in without)
        assert len(_gaps(page)) == most
        page.close()
