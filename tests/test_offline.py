"""Links that work in a folder: to files, and nothing else changed."""

from __future__ import annotations

from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.evidence import urls
from generator.publish.site.offline import offline_page
from tests.hostile import HOSTILE

LINKS = {
    "": "",
    "#top": "#top",
    "?q=a/": "?q=a/",
    ".": "./index.html",
    "..": "../index.html",
    "./": "./index.html",
    "../studies/": "../studies/index.html",
    "../studies/#a/b": "../studies/index.html#a/b",
    "../studies/?model=a#b": "../studies/index.html?model=a#b",
    "data/studies.csv": "data/studies.csv",
    "themes/trust.pdf#page=2": "themes/trust.pdf#page=2",
    "https://example.org/": "https://example.org/",
    "//example.org/": "//example.org/",
    "mailto:a@example.org": "mailto:a@example.org",
}


@pytest.mark.parametrize(("link", "file"), LINKS.items())
def test_a_link_to_a_directory_leads_to_its_page(link: str, file: str) -> None:
    assert urls.to_file(link) == file
    assert urls.to_file(file) == file


@pytest.mark.parametrize("text", [HOSTILE])
def test_text_on_a_page_stays_as_it_is(text: str) -> None:
    page = f'<p title="{escape(text)}">{escape(text)}</p><code>{escape("<a href=x/>")}</code>'
    assert offline_page(page, "a/") == page


@given(st.text(max_size=60))
def test_only_the_addresses_of_links_change(text: str) -> None:
    page = f'<p><a title="{escape(text)}" href="a/?q={escape(text)}">{escape(text)}</a></p>'
    before, after = (
        LexborHTMLParser(html).css_first("a") for html in (page, offline_page(page, "a/"))
    )
    assert before is not None
    assert after is not None
    assert after.text() == before.text()
    assert after.attributes["title"] == before.attributes["title"]
    href = before.attributes["href"]
    assert href is not None
    assert after.attributes["href"] == urls.to_file(unescape(href))


def test_what_needs_a_host_is_not_led_to() -> None:
    link = '<a class="b" href="{}">x</a>'
    assert 'href="' not in offline_page(link.format("editor/index.html"), "admin/")
    assert 'href="' not in offline_page(link.format("../admin/editor/#a"), "studies/")
    assert 'href="editor/index.html"' in offline_page(link.format("editor/"), "themes/")
