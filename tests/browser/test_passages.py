"""Links to a passage, in Chromium: a made-up article behind a redirect opens at its words."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.evidence import urls
from tests.browser.built_site import BuiltSite, served

pytestmark = pytest.mark.browser

PASSAGES = {
    "plain": "Most participants spoke of waiting",
    "hyphens": "Well-being and co-production went hand-in-hand",
    "comma-and-ampersand": "Keys, spades & rakes were",
    "quotation": "“The gate” was “never” shut",
    "accents-and-percent": "42% of Ní Mhoss’s visits",
    "behind-a-citation": "was told by few",
    "of-the-sample": "In winter, well-kept gates & sheds",
}
ARTICLE = (
    "<!doctype html><html lang='en'><title>A made-up article</title>"
    "<style>p { margin: 1500px 0 } :target-text { background: yellow }</style><h1>Gates</h1>"
    + "".join(
        f"<p id='{name}'>{'It<sup>1</sup> ' if name.startswith('behind') else ''}"
        f"<em>{words.replace('&', '&amp;').split()[0]}</em>"
        f"{words.replace('&', '&amp;')[len(words.split()[0]) :]} in the end.</p>"
        for name, words in PASSAGES.items()
    )
)


class _Article(BaseHTTPRequestHandler):
    """What resolves an identifier, and the article to which it leads; a page with a link to it."""

    def do_GET(self) -> None:
        if self.path.startswith("/10."):
            self.send_response(302)
            self.send_header("Location", "/article")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(ARTICLE.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def resolver() -> Iterator[str]:
    """The address of what resolves identifiers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Article)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a reader's own."""
    with browser.new_context(viewport={"width": 800, "height": 600}) as context:
        yield context.new_page()


@pytest.mark.parametrize("name", PASSAGES)
def test_a_link_opens_at_its_passage_behind_a_redirect(
    name: str, page: Page, resolver: str
) -> None:
    page.goto(urls.passage(f"{resolver}/10.5555/gates", PASSAGES[name]))
    assert page.url.startswith(f"{resolver}/article")
    expect(page.locator(f"#{name}")).to_be_in_viewport()
    expect(page.locator("h1")).not_to_be_in_viewport()


def test_a_document_without_the_words_opens_all_the_same(page: Page, resolver: str) -> None:
    page.goto(urls.passage(f"{resolver}/10.5555/gates", "No such words are there"))
    expect(page.locator("h1")).to_be_in_viewport()


@pytest.mark.parametrize("site", ["sample"], indirect=True, scope="session")
def test_a_page_leads_to_the_passage_of_a_finding(
    page: Page, site: BuiltSite, resolver: str
) -> None:
    """What resolves DOIs is played here; the rest is Chromium's."""
    article = {"location": f"{resolver}/article"}
    page.route("https://doi.org/**", lambda route: route.fulfill(status=302, headers=article))
    with served(site) as host:
        page.goto(f"{host}{site.base}{urls.finding('growing-year', 'winter')}")
        found = page.locator(f"#{urls.finding('growing-year', 'winter').partition('#')[2]}")
        found.locator("summary", has_text="Source").click()
        link = found.locator(".ev-place__passage").first
        expect(link).to_have_text("“In winter, well-kept gates & sheds …”")
        fragment = "#:~:text=In%20winter%2C%20well%2Dkept%20gates%20%26%20sheds"
        expect(link).to_have_attribute("href", f"{urls.doi('10.5555/meadow.2022')}{fragment}")
        link.click()
        expect(page.locator("#of-the-sample")).to_be_in_viewport()
    assert page.url.startswith(f"{resolver}/article")
