"""What other sites show within theirs: framed from another origin, as high as it is."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.evidence import urls
from tests.browser.built_site import BuiltSite, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("site", ["sample"], indirect=True, scope="session"),
]
FINDING = urls.finding("first-visit", "open-gate")


class _Host(BaseHTTPRequestHandler):
    """Another site, whose page is whatever a test puts there."""

    page = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<!doctype html><title>Elsewhere</title>{self.page}".encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Host)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def _frame(address: str) -> str:
    return f'<iframe src="{escape(address)}" width="100%" height="320"></iframe>'


def _code(page: Page, address: str, name: str, within: str = "body") -> str:
    page.goto(address)
    page.locator(within).get_by_role("button", name="Embed", exact=True).first.click()
    expect(page.get_by_text("Code copied", exact=True).first).to_be_visible()
    code: str = page.evaluate("navigator.clipboard.readText()")
    assert name in code
    return code


def test_the_copied_code_shows_a_part_at_its_own_height(
    site: BuiltSite, browser: Browser, elsewhere: str
) -> None:
    with served(site) as host, browser.new_context() as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        theme = f"{host}{site.base}{urls.theme('first-visit')}"
        matrix = f"{host}{site.base}{urls.MATRIX}"
        cell = f"{matrix}?open=adeyemi-2021-a.first-visit"
        _Host.page = (
            _code(page, theme, "/embed/themes/")
            + _code(page, matrix, "/embed/matrix/")
            + _code(page, cell, "#cell-adeyemi-2021-a--first-visit", ".ev-evidence-panel")
        )
        page.goto(elsewhere)
        frames = page.locator("iframe")
        expect(frames).to_have_count(3)
        inside = page.frame_locator("iframe").first
        expect(inside.locator(".ev-embed__part:visible")).to_have_count(1)
        expect(inside.locator("footer")).to_contain_text("Licence:")
        for number in range(3):
            frames.nth(number).scroll_into_view_if_needed()
            expect(frames.nth(number)).not_to_have_attribute("height", "320")
            body = page.frame_locator("iframe").nth(number).locator("[data-ev-part=all]")
            box = body.bounding_box()
            assert box is not None
            assert abs(box["height"] - int(frames.nth(number).get_attribute("height") or 0)) <= 1
        before = int(frames.first.get_attribute("height") or 0)
        inside.locator("summary:visible").first.click()
        expect(frames.first).not_to_have_attribute("height", str(before))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_part_is_shown_without_scripts_and_in_both_colour_schemes(
    site: BuiltSite, browser: Browser, elsewhere: str, scheme: str
) -> None:
    with served(site) as host:
        for scripts in (False, True):
            with browser.new_context(
                java_script_enabled=scripts, color_scheme="dark" if scheme == "dark" else "light"
            ) as context:
                page = context.new_page()
                _Host.page = _frame(f"{host}{site.base}{urls.embed(FINDING)}")
                page.goto(elsewhere)
                inside = page.frame_locator("iframe")
                expect(inside.locator(".ev-embed__part:visible")).to_have_count(1)
                expect(inside.locator("h1")).to_be_hidden()
                expect(inside.locator("button:visible")).to_have_count(0)
                expect(page.locator("iframe")).to_have_attribute("height", "320")


def test_no_other_page_is_shown_there(site: BuiltSite, browser: Browser, elsewhere: str) -> None:
    with served(site) as host, browser.new_context() as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        for path in (urls.HOME, urls.theme("first-visit"), urls.ADMIN):
            _Host.page = _frame(f"{host}{site.base}{path}")
            page.goto(elsewhere)
            page.wait_for_timeout(200)
        refused = [text for text in said if "X-Frame-Options" in text]
        assert len(refused) == 3
