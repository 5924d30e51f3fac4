"""The preview of a proposed change, opened from its folder as a reviewer does."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from generator.cli import main
from tests.conftest import SAMPLE

pytestmark = pytest.mark.browser


def broken_links(site: Path) -> list[str]:
    broken = []
    for file in site.rglob("*.html"):
        page = LexborHTMLParser(file.read_bytes())
        for node in page.css("[href], [src]"):
            link = node.attributes.get("href") or node.attributes.get("src") or ""
            parts = urlsplit(link)
            if parts.scheme or not parts.path:
                continue
            if not (file.parent / unquote(parts.path)).is_file():
                broken.append(f"{file.relative_to(site)}: {link}")
    return broken


def _styled(page: Page) -> bool:
    styled: bool = page.evaluate(
        "getComputedStyle(document.body).getPropertyValue('--ev-paper') !== ''"
        " && document.styleSheets.length > 0"
    )
    return styled


def test_a_site_opens_from_its_folder(browser: Browser, tmp_path: Path) -> None:
    site = tmp_path / "preview of #1"  # as a reviewer might unpack it
    assert main(["build", "--offline", "--content", str(SAMPLE), "--site", str(site)]) == 0
    assert broken_links(site) == []

    with browser.new_context() as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("requestfailed", lambda request: said.append(request.url))
        page.goto((site / "index.html").as_uri())
        assert _styled(page)
        expect(page.get_by_role("complementary", name="Preview")).to_be_visible()
        expect(page.get_by_role("link", name="Search", exact=True)).to_have_count(0)

        main_nav = page.get_by_role("navigation", name="Main")
        main_nav.get_by_role("link", name="Evidence", exact=True).click()
        page.locator("main a[href='first-visit/index.html']").first.click()
        page.locator("main a[href^='../../studies/'][href*='index.html']").first.click()
        assert "/studies/" in page.url
        expect(page.locator("h1")).to_be_visible()
        main_nav.get_by_role("link", name="About", exact=True).click()
        expect(page.locator("h1")).to_contain_text("About")
        page.get_by_role("banner").get_by_role("link").first.click()
        page.wait_for_url((site / "index.html").as_uri())  # until its styles are there, too
        assert _styled(page)
    assert said == []
