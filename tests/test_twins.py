"""The Markdown twins of pages: they say what the pages say, and what people wrote stays text."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.evidence import urls
from generator.publish.page_markup import PAGE_TAGS
from generator.publish.pages.lists.paging import chunks, in_pages
from generator.publish.pages.page import Page
from generator.publish.twins import escaping, has_twin, page_twin, twin
from generator.publish.twins.elements import (
    ONLY_ON_SCREEN,
    ONLY_ON_SCREEN_BY_CLASS,
    TOLD_ELSEWHERE,
)
from generator.publish.twins.markdown import as_markdown
from tests.conftest import SAMPLE
from tests.hostile import HOSTILE, what_runs
from tests.shared import Built, Shared

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
EVIDENCE = (
    ".ev-finding__statement, .ev-quote__text, .ev-place > p:not(.ev-place__edit), .ev-sof__place,"
    " .ev-lacking dt, .ev-lacking dd, .ev-not-reported, .ev-note__text, .ev-note__kind,"
    " .ev-fact__text, .ev-citation"
)
MARKS = ".ev-finding__anchor, [aria-hidden], .ev-chart__legend"
ELSEWHERE = (
    ".ev-matrix-evidence, .ev-gap-list--editors, .ev-here__facts, .ev-study__without, .ev-near"
)
"""What other twins say, held to them by a test, and what is for editors."""
LEFT_OUT = ",".join(
    (
        *ONLY_ON_SCREEN,
        *(f".{name}" for name in (*ONLY_ON_SCREEN_BY_CLASS, *TOLD_ELSEWHERE)),
        *("[hidden]", '[aria-hidden="true"]', ".ev-finding__anchor"),
    )
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40)


def _close(text: str) -> str:
    """The signs of a text without room, which layout alone decides."""
    return "".join(text.split())


def _read(markdown: str) -> LexborHTMLParser:
    return LexborHTMLParser(READER.render(markdown))


@cache
def _said(markdown: str) -> str:
    return _close(_read(markdown).text())


def _texts(page: LexborHTMLParser) -> list[str]:
    for node in page.css(LEFT_OUT):
        node.decompose()
    for node in page.css("details"):
        summary = node.css_first("summary")
        if summary is not None and _close(summary.text()) == _close(node.text()):
            node.decompose()  # the name of what is left out
    root = page.body
    assert root is not None
    nodes = (_close(n.text(deep=False)) for n in root.traverse(include_text=True) if _is_text(n))
    return [text for text in nodes if text]


def _is_text(node: LexborNode) -> bool:
    return node.tag == "-text"


@pytest.mark.parametrize(
    "html",
    ["<p>never closed", "<p>a</div>", "<marquee>no rule</marquee>", "<p><blink>none</blink></p>"],
)
def test_what_has_no_rule_is_refused_and_not_guessed_at(html: str) -> None:
    with pytest.raises((LookupError, ValueError)):
        as_markdown(html)


@pytest.mark.parametrize("tag", sorted(PAGE_TAGS - ONLY_ON_SCREEN))
def test_all_that_a_hand_written_page_may_hold_has_a_rule(tag: str) -> None:
    html = f"<{tag}>" if tag in {"br", "hr", "img"} else f"<{tag}>words</{tag}>"
    assert "words" in as_markdown(f"<div>{html} words</div>")


@pytest.mark.parametrize("text", [HOSTILE, "# a", "1. a", "- a", "a\n===", "[a]: b", "a\\", "&lt;"])
def test_signs_of_markdown_in_a_text_are_shown(text: str) -> None:
    made = escaping.paragraph(escaping.escaped(text))
    assert READER.render(made) == f"<p>{_escaped(' '.join(text.split()))}</p>\n"


@given(WORDS)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    line = " ".join(re.split(r"[ \t\r\n\f\v]+", text)).strip(" ")
    shown = READER.render(escaping.paragraph(escaping.escaped(text)))
    assert shown == (f"<p>{_escaped(line)}</p>\n" if line else "")


@settings(max_examples=60)
@given(WORDS, WORDS, WORDS)
def test_words_around_marks_of_ours_stay_words(before: str, text: str, after: str) -> None:
    made = as_markdown(
        f"<table><tr><td>{escape(before)}<strong>{escape(text)}</strong>{escape(after)}"
        f'<a href="../a/">{escape(text)}</a></td></tr></table><p>{escape(before)}'
        f"<em>{escape(text)}</em>{escape(after)}<code>{escape(text)}</code></p>"
    )
    assert _said(made) == _close(f"{before}{text}{after}{text}{before}{text}{after}{text}")


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace('"', "&quot;")


def test_a_twin_tells_all_that_its_page_tells_in_its_order(built: Built) -> None:
    compared = 0
    for page in built.site.pages:
        if not has_twin(page.page):
            continue
        said, at = _said(built.site.files[urls.twin(page.page.path)]), 0
        for text in _texts(LexborHTMLParser(page.html)):
            found = said.find(text, at)
            assert found >= 0, f"/{page.page.path}: the twin lacks, at its place: {text}"
            at = found + len(text)
            compared += 1
    assert compared > 1_000


def test_no_statement_quote_place_or_reason_is_left_out_of_a_twin(built: Built) -> None:
    compared = 0
    for page in built.site.pages:
        if not has_twin(page.page):
            continue
        said = _said(built.site.files[urls.twin(page.page.path)])
        parsed = LexborHTMLParser(page.html)
        for node in parsed.css(
            f".ev-finding__anchor, [aria-hidden], .ev-chart__legend, {ELSEWHERE}"
        ):
            node.decompose()
        for node in parsed.css(EVIDENCE):
            assert _close(node.text()) in said, f"/{page.page.path}: {node.text()}"
            compared += 1
    assert compared > 100


def test_what_a_twin_leaves_out_stands_in_the_twin_that_it_leads_to(built: Built) -> None:
    led = set()
    twins = [page.page.path for page in built.site.pages if has_twin(page.page)]
    for path in twins:
        page, own = built.pages[path], built.site.files[urls.twin(path)]
        for name in TOLD_ELSEWHERE:
            if page.css_first(f".{name}") is not None:
                assert _close(TOLD_ELSEWHERE[name]) in _said(own)
                led.add(name)
        for link in page.css(".ev-matrix-evidence li > a, .ev-here__label > a"):
            there = posixpath.normpath(posixpath.join(path, link.attributes["href"] or ""))
            there = f"{there.partition('#')[0].rstrip('/')}/"
            assert f"]({urls.relative(there, path)}" in own
            around = link.parent.parent if link.parent else None
            title = around.css_first(".ev-here__title") if around else None
            text = _close((title or link).text())
            assert text in _said(built.site.files[urls.twin(there)]), f"/{path}, /{there}: {text}"
            led.add(there.partition("/")[0])
    assert led >= {*TOLD_ELSEWHERE, "studies", "themes"}


def test_a_statement_stands_with_its_address_its_studies_and_its_place(built: Built) -> None:
    catalogue = built.catalogue
    theme = next(one for one in catalogue.themes if one.findings)
    said = built.site.files[urls.twin(urls.theme(theme.id))]
    assert f"{{#{urls.finding_anchor(theme.findings[0].id)}}}" in said
    assert "What this page rests on:" in said
    assert "Source: " in said


def test_what_hostile_people_write_stays_text_in_a_twin(shared: Shared) -> None:
    site = shared.site(shared.hostile(SAMPLE))
    twins = [text for path, text in site.files.items() if path.endswith(".html.md")]
    assert len(twins) > 20
    assert [what for text in twins for what in what_runs(_read(text))] == []
    assert any(escape("<script>alert(1)</script>") in READER.render(text) for text in twins)


def test_of_a_long_list_the_first_page_has_a_twin_that_leads_on() -> None:
    whole = Page("quotes/", "quotes.html", "Quotes", "", None)
    pages = [page.page for page in in_pages(whole, chunks(range(9), 2), "quotes", list)]
    first, *further = [page_twin(page, "<h1>Quotes</h1>", (), "") for page in pages]
    assert "stands on the pages of the studies and themes" in first
    assert further == [""] * 4


def test_a_page_that_says_where_it_stands_is_told_with_it() -> None:
    made = twin("<h1>Bees &amp; *wasps*</h1><p>One.</p>", "https://example.org/a/b/", ["A. *B*."])
    assert made == (
        "# Bees & \\*wasps\\*\n\nPage: <https://example.org/a/b/>\n\nOne.\n\n***\n\n"
        "What this page rests on:\n\n- A. *B*.\n"
    )
    assert twin("<p>One.</p>", "", title="A # page").startswith("# A # page\n\nOne.")


def test_llms_txt_names_the_twins_of_the_navigation_and_how_to_cite(built: Built) -> None:
    text = built.site.files[urls.LLMS]
    read = _read(text)
    titles = read.css("h1")
    assert [node.text() for node in titles] == [built.site.name]
    links = {node.attributes["href"] for node in read.css("h2 ~ ul a")}
    named = {path for section in built.site.sections for link in section.pages if link.text
             for path in [link.path]}  # fmt: skip
    shown = {p.page.path for p in built.site.pages if has_twin(p.page)}
    assert {urls.twin(path) for path in named & shown} <= links
    assert len(named & shown) > 5
    files = {path for path in links if path and not path.endswith(".html.md")}
    assert files <= built.site.files.keys()
    assert "Cite a statement by its own address" in text
