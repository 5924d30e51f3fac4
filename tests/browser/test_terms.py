"""Explained terms as a reader meets them: with a pointer, with keys, by touch, without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.built_site import BuiltSite, served
from tests.browser.visit import AXE, PHONE, STANDARDS, script

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("site", ["sample"], indirect=True)]

WITH_TERMS = "synthesis/"
TIP = ".ev-tip"


@pytest.fixture
def address(site: BuiltSite) -> Iterator[str]:
    with served(site) as host:
        yield host + site.base + WITH_TERMS


def _word(page: Page, number: int = 0) -> Locator:
    return page.locator("main .ev-term:visible").nth(number)


def _definition(word: Locator) -> str:
    return word.get_attribute("data-ev-definition") or ""


def _within(page: Page, found: Locator) -> bool:
    box, window = found.bounding_box(), page.viewport_size
    assert box and window
    return (
        box["x"] >= 0
        and box["x"] + box["width"] <= window["width"]
        and box["y"] >= 0
        and box["y"] + box["height"] <= window["height"]
    )


def _axe(page: Page) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = page.evaluate(
        script("axe_run.js"), {"tags": STANDARDS, "rules": []}
    )
    return found


def test_pointer_keys_and_escape(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(address)
        tip, word = page.locator(TIP), _word(page)
        expect(tip).to_be_hidden()

        word.hover()
        expect(tip).to_have_text(_definition(word))
        expect(word).to_have_accessible_description(_definition(word))
        tip.hover()  # on the way there it stays, and it stays while one reads
        page.wait_for_timeout(400)
        expect(tip).to_be_visible()
        page.evaluate(AXE.read_text(encoding="utf-8"))
        for dark in (False, True):
            page.evaluate(script("scheme.js"), dark)
            page.evaluate(script("settle.js"))
            assert _axe(page) == []
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()

        page.mouse.move(2, 2)
        word.evaluate("word => word.focus({ focusVisible: true })")
        expect(tip).to_have_text(_definition(word))
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()
        expect(word).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        expect(tip).to_have_text(_definition(word))
        page.locator("main .ev-place summary").first.focus()
        expect(tip).to_be_hidden()

        word.click()
        expect(page).to_have_url(re.compile(r"/glossary/#term-[a-z-]+$"))
        expect(page.locator(":target dfn")).to_be_visible()
        expect(tip).to_be_hidden()


def test_a_first_tap_shows_and_a_second_leads_on(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.goto(address)
        tip = page.locator(TIP)
        words = page.locator("main .ev-term:visible")
        # The one that ends closest to the right edge, and the first and last of the page.
        rights = words.evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
        for number in {0, rights.index(max(rights)), len(rights) - 1}:
            word = words.nth(number)
            word.scroll_into_view_if_needed()
            word.tap()
            expect(tip).to_contain_text(_definition(word))
            assert _within(page, tip)
            expect(page).to_have_url(address)
            page.keyboard.press("Escape")  # it may cover the next word
            expect(tip).to_be_hidden()
        _word(page).tap()
        expect(tip).to_be_visible()
        page.locator("h1").tap()
        expect(tip).to_be_hidden()
        for _ in range(2):
            _word(page).tap()
        expect(page).to_have_url(re.compile("/glossary/#term-"))


def test_without_scripts_the_definition_stands_below_the_word(
    browser: Browser, address: str
) -> None:
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        page = context.new_page()
        page.goto(address)
        shown = "word => getComputedStyle(word, '::after').content"
        for number in range(2):
            word = _word(page, number)
            assert word.evaluate(shown) == "none"
            word.hover()
            assert _definition(word)[:20] in word.evaluate(shown)
            assert page.evaluate("document.documentElement.scrollWidth") == 360
        word.focus()
        page.mouse.move(2, 2)
        assert _definition(word)[:20] in word.evaluate(shown)
        word.press("Enter")
        expect(page).to_have_url(re.compile("/glossary/#term-"))
