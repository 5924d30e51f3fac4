"""Pages of records as readers use them: to copy, to find again under an earlier name, to print."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built_site import BuiltSite, served

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("site", ["sample"], indirect=True)]

STUDY = "studies/ni-she-2018/"
FORMER = "studies/nishe-2018/"
THEME = "themes/shared-work/"
PLAIN_THEME = "themes/growing-year/"


def _clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_copying_and_addresses_that_changed(browser: Browser, site: BuiltSite) -> None:
    """One visit: copies, a part that is not there, an earlier address."""
    with served(site) as origin, browser.new_context() as context:
        base = origin + site.base
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)
        page = context.new_page()
        announcer = page.locator("[data-ev-component=announcer]")

        # The citation in words, and it is said.
        page.goto(base + STUDY)
        button = page.locator("button.ev-copy[data-ev-target]").first  # its name changes
        expect(button).to_have_accessible_name("Copy citation")
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_text("Citation copied")
        expect(announcer).to_have_text("Citation copied.")
        assert _clipboard(page) == " ".join(page.locator("#citation").inner_text().split())
        expect(button).to_have_text("Copy citation", timeout=9_000)
        for name in ("RIS", "BibTeX", "CSL-JSON"):
            with page.expect_download() as download:
                page.get_by_role("link", name=name, exact=True).click()
            assert download.value.path().read_text(encoding="utf-8").strip()

        # A finding's link, copied on its theme's page, leads to the finding.
        page.goto(base + THEME)
        finding = page.locator(".ev-finding").first
        finding.get_by_role("button", name="Copy link").click()
        expect(announcer).to_have_text("Link copied.")
        copied = _clipboard(page)
        assert copied == f"{base}{THEME}#{finding.get_attribute('id')}"
        page.goto(copied)
        expect(page.locator(".ev-finding:target")).to_have_count(1)
        expect(page.get_by_role("alert")).to_have_count(0)

        # A part that the page does not have is said, and put away.
        page.goto(f"{base}{THEME}#finding-lost")
        notice = page.get_by_role("alert")
        expect(notice).to_contain_text("“finding-lost”, which this page does not have")
        page.get_by_role("button", name="Dismiss").click()
        expect(notice).to_have_count(0)
        assert page.url == base + THEME

        # The address before the study was renamed, with a part of the page: both are kept.
        page.goto(f"{base}{FORMER}#theme-first-visit")
        expect(page.locator("main")).to_contain_text("is now called Ní Shé 2018")
        expect(page.get_by_role("alert")).to_have_count(0)
        canonical = page.locator("link[rel=canonical]").get_attribute("href") or ""
        assert canonical.endswith(f"/{STUDY}")
        page.get_by_role("link", name="Open Ní Shé 2018").click()
        expect(page).to_have_url(f"{base}{STUDY}#theme-first-visit")
        expect(page.locator("#theme-first-visit")).to_be_in_viewport()


def test_a_page_is_cited_with_the_readers_day_and_the_works_it_rests_on(
    browser: Browser, site: BuiltSite
) -> None:
    with served(site) as origin, browser.new_context() as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)
        page = context.new_page()
        page.goto(origin + site.base + THEME)
        page.get_by_text("Cite this page, the data or the review").click()
        titles = page.locator(".ev-cite__work > h2")
        expect(titles).to_have_text(["This page", "The data", "The review"])
        page.locator("button[data-ev-target=cite-page-vancouver]").click()
        announcer = page.locator("[data-ev-component=announcer]")
        expect(announcer).to_have_text("Vancouver reference copied.")
        year = page.evaluate("new Date().getFullYear()")
        assert f"[cited {year} " in _clipboard(page)
        for work in (0, 2):
            with page.expect_download() as download:
                page.locator(".ev-cite__files").nth(work).get_by_text("RIS").click()
            assert download.value.path().read_text(encoding="utf-8").startswith("TY  - ")


def test_where_the_browser_refuses_the_words_stand_selected(
    browser: Browser, site: BuiltSite
) -> None:
    with served(site) as origin, browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(
            "navigator.clipboard.writeText = () => Promise.reject(new Error('no'))"
        )
        page.goto(origin + site.base + STUDY)
        page.get_by_role("button", name="Copy citation").first.click()
        expect(page.locator("[data-ev-component=announcer]")).to_contain_text("is selected")
        selected = page.evaluate("getSelection().toString()")
        assert " ".join(selected.split()) == " ".join(
            page.locator("#citation").inner_text().split()
        )
        page.get_by_role("button", name="Copy link").first.click()
        expect(page.get_by_label("Link to copy")).to_have_value(origin + site.base + STUDY)
        page.get_by_label("Link to copy").press("Control+c")
        expect(page.locator("[data-ev-component=announcer]")).to_have_text("Link copied.")


def test_paper_has_everything_and_no_controls(browser: Browser, site: BuiltSite) -> None:
    with served(site) as origin, browser.new_context() as context:
        page = context.new_page()
        page.goto(origin + site.base + STUDY)
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(
            page.locator(".ev-copy:visible, .ev-pick:visible, .ev-fold > summary:visible")
        ).to_have_count(0)
        statements = page.locator(".ev-contribution .ev-finding__statement")
        expect(statements).not_to_have_count(0)
        for text in statements.all():
            expect(text).to_be_visible()


def test_a_theme_on_paper_has_its_plain_words_and_no_words_run_together(
    browser: Browser, site: BuiltSite
) -> None:
    with served(site) as origin, browser.new_context() as context:
        page = context.new_page()

        def printed(path: str) -> str:
            page.goto(origin + site.base + path)
            pages = pypdfium2.PdfDocument(page.pdf())
            text = " ".join(one.get_textpage().get_text_range() for one in pages)
            return " ".join(text.split())

        assert "Written by the editors of this site" in printed(PLAIN_THEME)
        text = printed(THEME)
        assert "Brief:" not in text
        assert re.search(r"\d of \d studies: \w[\w ]* \d{4}", text)


def test_without_scripts_links_do_what_buttons_did(browser: Browser, site: BuiltSite) -> None:
    with served(site) as origin, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(origin + site.base + THEME)
        expect(page.locator(".ev-copy:visible")).to_have_count(0)
        finding = page.locator(".ev-finding").first
        finding.get_by_role("link", name="Link to this finding").click()
        assert page.url.endswith(f"#{finding.get_attribute('id')}")
        page.goto(origin + site.base + FORMER)
        page.get_by_role("link", name="Open Ní Shé 2018").click()
        expect(page.locator("h1")).to_contain_text("Ní Shé 2018")
