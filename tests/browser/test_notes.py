"""Notes in Chromium: a link opens one, a key opens a mark, a switch opens all and is kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built_site import BuiltSite, served

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("site", ["sample"], indirect=True)]

OPEN = "details.ev-note--more[open]"
CLOSED = "details.ev-note--more:not([open])"


def test_notes_open_by_link_by_key_and_all_at_once(site: BuiltSite, browser: Browser) -> None:
    with served(site) as host, browser.new_context() as context:
        page = context.new_page()
        address = f"{host}{site.base}"
        page.goto(f"{address}gaps/")
        links = page.locator("#notes-unclear ~ * a[href*='method/#note-']")
        there = links.first.evaluate("(link) => link.href")
        page.goto(there)
        expect(page.locator(f"[id='{there.partition('#')[2]}']")).to_be_visible()
        _printed(page)
        page.locator(f"{CLOSED} > summary:visible").first.press("Enter")
        expect(page.locator(OPEN)).to_have_count(2)
        switch = page.locator(".ev-notes-switch > button")
        switch.press("Enter")
        expect(page.locator(CLOSED)).to_have_count(0)
        expect(switch).to_have_attribute("aria-pressed", "true")
        assert "notes=all" in page.url
        page.goto(f"{address}glossary/")
        expect(page.locator(".ev-notes-switch > button")).to_have_attribute("aria-pressed", "true")
        expect(page.locator(CLOSED)).to_have_count(0)


def _printed(page: Page) -> None:
    """On paper stand the note that is open and, of a closed one, its mark alone."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    shut = "details.ev-note--unprinted"
    assert page.locator(shut).count() > 1
    expect(page.locator(f"{shut} > .ev-note__one:visible")).to_have_count(0)
    expect(page.locator(f"{OPEN}:not(.ev-note--unprinted) > .ev-note__one").first).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(shut)).to_have_count(0)
