"""Rows and columns of a chart, chosen by a reader in Chromium: shown only, compared, shared."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.built_site import BuiltSite, served

pytestmark = pytest.mark.browser

ROWS = "[data-ev-part=picture] li[data-ev-row]:visible"
HEADS = ".ev-matrix__heads > li:visible"
SITE = pytest.mark.parametrize("site", ["large"], indirect=True, scope="session")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a reader's own; what goes wrong in it fails the test."""
    wrong: list[str] = []
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        opened = context.new_page()
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        yield opened
    assert not wrong


@pytest.fixture
def origin(site: BuiltSite) -> Iterator[str]:
    """The site on a port of this machine."""
    with served(site) as host:
        yield host + site.base


def _shown(page: Page) -> set[str | None]:
    return {row.get_attribute("data-ev-row") for row in page.locator(ROWS).all()}


def _count(page: Page) -> Locator:
    return page.locator("[data-ev-part=count]")


def _button(page: Page, name: str) -> Locator:
    return page.locator(".ev-chart").get_by_role("button", name=name, exact=True)


@SITE
def test_rows_and_columns_are_chosen_by_keyboard_shown_only_and_come_back(
    page: Page, origin: str
) -> None:
    page.goto(origin + "matrix/")
    expect(_count(page)).to_contain_text("All")
    assert page.locator(".ev-chart input[type=checkbox]").count() == 0
    everything = _shown(page)
    themes = page.locator(HEADS).count()
    page.locator("[data-ev-part=more] > summary").press("Enter")
    _button(page, "Choose rows and columns").press("Enter")
    words = page.locator(".ev-select [role=status]")
    expect(words).to_contain_text("Nothing chosen yet")
    boxes = page.locator("input[data-ev-choose=study]:visible")
    chosen = [boxes.nth(number).get_attribute("value") for number in (0, 1, 2)]
    heads = page.locator("input[data-ev-choose=theme]:visible")
    for box in (*(boxes.nth(number) for number in (0, 1, 2)), heads.first, heads.last):
        box.focus()
        page.keyboard.press("Space")
    assert page.locator(f"input[value='{chosen[0]}']:checked").count() > 1, "rows in step"
    expect(words).to_contain_text("3 studies and 2 themes chosen.")
    compare = page.get_by_role("link", name="Compare these studies")
    query = "&".join(f"study={study}" for study in chosen)
    expect(compare).to_have_attribute("href", re.compile(rf"compare/\?{query}$"))
    expect(page.get_by_role("link", name="Compare these themes")).to_be_visible()

    _button(page, "Show only these").press("Enter")
    expect(_count(page)).to_have_text(
        f"Showing 3 of {len(everything)} studies and 2 of {themes} themes."
    )
    expect(_button(page, "Show all")).to_be_focused()
    assert _shown(page) == set(chosen)
    assert page.locator(HEADS).count() == 2
    table = page.locator("[data-ev-part=table]")
    assert table.locator("tbody tr:visible").count() == 3
    assert table.locator("tbody tr:visible").first.locator("td:visible").count() == 2
    assert table.locator("thead tr:last-child th[data-ev-category]:visible").count() == 2
    page.locator("[data-ev-part=picture]").hover(position={"x": 5, "y": 5})
    expect(page.locator(".ev-chart--drawn")).to_be_attached()
    expect(page.locator(".ev-chart__layer .points path")).to_have_count(
        page.locator("[data-ev-part=picture] :is(rect, circle)[data-ev-point]:visible").count()
    )
    with page.expect_download() as download:
        _button(page, "CSV table").click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    assert lines[0].count(": findings") == 2

    shared = page.url
    assert shared.count("study=") == 3
    assert shared.count("theme=") == 2
    page.go_back()
    expect(_count(page)).to_contain_text("All")
    assert _shown(page) == everything
    page.goto(shared)
    expect(_count(page)).to_contain_text("Showing 3 of")
    _button(page, "Show all").click()
    expect(_count(page)).to_contain_text("All")
    assert _shown(page) == everything
    assert page.locator(HEADS).count() == themes
    assert "?" not in page.url


@SITE
def test_the_ladder_has_rows_to_choose_and_unknown_ones_are_told(page: Page, origin: str) -> None:
    page.goto(origin + "ladder/")
    expect(_count(page)).to_contain_text("All")
    page.locator("[data-ev-part=more] > summary").click()
    _button(page, "Choose rows").click()
    boxes = page.locator("input[data-ev-choose=study]:visible")
    first = boxes.first.get_attribute("value")
    boxes.first.check()
    expect(page.locator(".ev-select a:visible")).to_have_count(0)
    boxes.nth(1).check()
    expect(page.get_by_role("link", name="Compare these")).to_be_visible()
    for number in (2, 3, 4):
        boxes.nth(number).check()
    expect(page.locator(".ev-select [role=status]")).to_contain_text("At most 4 studies")
    expect(page.locator(".ev-select a:visible")).to_have_count(0)
    _button(page, "Clear").click()
    expect(boxes.first).to_be_focused()

    page.goto(f"{origin}ladder/?study={first}&study=no-such-study")
    expect(page.locator("[data-ev-part=unknown]")).to_contain_text("Study “no-such-study”")
    expect(_count(page)).to_contain_text("Showing 1 of")
    assert _shown(page) == {first}
    page.click("button[type=reset]")
    expect(_count(page)).to_contain_text("All")


@SITE
def test_other_matrices_take_rows_of_their_own_kind_only(page: Page, origin: str) -> None:
    page.goto(origin + "matrix/countries/?study=whatever")
    expect(_count(page)).to_contain_text("All")
    expect(page.locator("[data-ev-part=unknown]")).to_be_empty()
    page.locator("[data-ev-part=more] > summary").click()
    _button(page, "Choose rows and columns").click()
    boxes = page.locator("input[data-ev-choose=country]:visible")
    boxes.first.check()
    boxes.nth(1).check()
    expect(page.locator(".ev-select a:visible")).to_have_count(0)
    _button(page, "Show only these").click()
    expect(_count(page)).to_contain_text("Showing 2 of")
    assert page.url.count("country=") == 2
