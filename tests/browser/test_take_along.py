"""The offline edition, opened from its folder: it searches and filters, and charts open."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.publish.site.take_along import OFFLINE_FILE
from tests.browser.built_site import BuiltSite
from tests.browser.test_offline import broken_links

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("site", ["sample"], indirect=True, scope="session"),
]
MOST = 15_000_000


@pytest.fixture
def folder(site: BuiltSite, tmp_path: Path) -> Path:
    """The edition, unpacked as somebody may."""
    packed = site.root / OFFLINE_FILE
    assert packed.stat().st_size <= MOST
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path / "taken along #1")
    return tmp_path / "taken along #1" / "evidence-offline"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window, in which nothing may go wrong."""
    said: list[str] = []
    with browser.new_context(viewport={"width": 1300, "height": 900}) as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("requestfailed", lambda request: said.append(request.url))
        yield page
    assert said == []


def test_every_link_of_it_leads_to_a_file(folder: Path) -> None:
    assert broken_links(folder) == []


def test_it_searches_filters_and_opens_what_is_behind_a_mark(folder: Path, page: Page) -> None:
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="Search", exact=True).first.click()
    page.locator("dialog .ev-search__field").fill("gate")
    found = page.locator("dialog a[href*='/themes/']").first
    expect(found).to_be_visible()
    found.click()
    page.wait_for_url("**/index.html#*")
    expect(page.locator("h1")).to_be_visible()

    page.goto((folder / "studies/index.html").as_uri())
    expect(page.locator(".ev-browse--live")).to_be_attached()
    items = page.locator("[data-ev-item]:visible")
    before = items.count()
    box = page.locator("[data-ev-facet=country] input[type=checkbox]").first
    box.evaluate("box => box.click()")
    expect(items).not_to_have_count(before)
    assert "country=" in page.url

    page.goto((folder / "matrix/index.html").as_uri())
    page.locator("a.ev-chart__mark").first.click()
    expect(page.locator("[class*=evidence-panel] .ev-finding__statement").first).to_be_visible()
    assert page.url.startswith(folder.as_uri())
