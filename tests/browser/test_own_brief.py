"""A reader's own brief in Chromium: picked on several pages, ordered, annotated, taken away."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from tests.browser.built_site import BuiltSite, served
from tests.browser.visit import script, visitor

pytestmark = pytest.mark.browser

NOTES = "# No heading <img src=x onerror=alert(1)> `x` [a](b)\n- no list, *no* stress | =1+1\n\nEnd"
TITLE = "Board paper, item 7"
ANSWER = "Another country | ours"
MARKS = "[data-ev-part=paper] .ev-own__mark"
SOURCES = ".ev-own__sources > ol > li"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def origin(site: BuiltSite) -> Iterator[str]:
    """The site on a port of this machine, with the path that it is shown under."""
    with served(site) as host:
        yield host + site.base


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a reader's own; errors and what the policy refuses fail the test."""
    wrong: list[str] = []
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.add_init_script(script("policy.js"))
        one = context.new_page()
        one.on("pageerror", lambda error: wrong.append(str(error)))
        yield one
        assert one.evaluate("window.evRefused") == []
    assert wrong == []


def _asked(page: Page) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(page.url).query)


def _pick(page: Page, button: Locator) -> tuple[str, str]:
    expect(button).to_be_visible()
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    return button.get_attribute("data-ev-pick") or "", button.get_attribute("data-ev-id") or ""


def _xml(path: Path, part: str) -> ElementTree.Element:
    with zipfile.ZipFile(path) as held:
        return ElementTree.fromstring(held.read(part))


def _words(element: ElementTree.Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def _picked(site: BuiltSite, page: Page, origin: str) -> list[tuple[str, str]]:
    """A theme, two findings, a quote and a study, each picked by keyboard where it stands."""
    theme = next(p for p in site.listed if p.startswith("themes/") and p != "themes/index.html")
    study = next(
        p
        for p in site.listed
        if p.startswith("studies/") and site.pages[p].css_first("[data-ev-pick=quote]")
    )
    page.goto(origin + theme.removesuffix("index.html"))
    of_theme = _pick(page, page.locator("[data-ev-pick=theme]").first)
    page.goto(f"{origin}findings/")
    others = page.locator(f"[data-ev-pick=finding]:not([data-ev-id^='{of_theme[1]}--'])")
    findings = [_pick(page, others.nth(n)) for n in (0, 1)]
    page.goto(origin + study.removesuffix("index.html"))
    of_study = _pick(page, page.locator("[data-ev-pick=study]").first)
    quote = _pick(page, page.locator("[data-ev-pick=quote]").first)
    return [of_theme, *findings, quote, of_study]


def _ordered(page: Page, picks: list[tuple[str, str]], marks: int) -> None:
    """The second finding moves up; the first goes and comes back; the focus stays near."""
    theme, one, other, *rest = picks
    up = page.locator(f"[data-ev-control='up finding {other[1]}']")
    up.press("Enter")
    expect(up).to_be_focused()
    assert _asked(page) == [theme, other, one, *rest]
    page.locator(f"[data-ev-control='remove finding {one[1]}']").press("Enter")
    expect(page.locator(f"[data-ev-control='remove finding {other[1]}']")).to_be_focused()
    assert _asked(page) == [theme, other, *rest]
    page.get_by_role("button", name=re.compile("^Undo: .* removed")).press("Enter")
    expect(page.locator(SOURCES)).to_have_count(marks)
    assert _asked(page) == [theme, other, one, *rest]


def _annotated(page: Page) -> None:
    """Title, notes and answers live in the address: over a reload, and over picking more."""
    notes = page.get_by_role("textbox", name="Notes", exact=True)
    same = page.get_by_role("checkbox", name="Country of publication: the same here")
    page.get_by_label("Title").fill(TITLE)
    expect(page.locator("h1")).to_have_text(TITLE)
    notes.fill(NOTES)
    same.press("Space")
    page.get_by_label("Country of publication: what is different here").fill(ANSWER)
    expect(page).to_have_url(re.compile("here-published-in=Another"))
    page.locator(f"{MARKS} a").last.press("Enter")
    expect(page.locator(SOURCES).last).to_be_focused()
    page.locator(".ev-tabs a", has_text="Studies").first.click()
    expect(page.locator("h1")).to_have_text("Studies")
    page.locator(".ev-tray__go", has_text="Your brief").press("Enter")
    expect(page.locator("h1")).to_have_text(TITLE)
    page.reload()
    expect(notes).to_have_value(NOTES)
    expect(same).to_be_checked()
    assert "notes" not in dict(_asked(page))


def _cut(page: Page) -> None:
    """Lengths and parts left out stand in the address, are undone, and last longer than the tab."""
    told, undo = page.locator("[data-ev-part=pages]"), page.locator("[data-ev-part=undo] button")
    address = page.url
    full = page.locator(MARKS).count()
    pages = [int(re.sub(r"\D", "", told.inner_text().split("(")[0]))]
    for length in ("findings", "headlines"):
        page.locator("[data-ev-control^='length']:checked").press("ArrowUp")
        expect(page.locator(f"[data-ev-control='length {length}']")).to_be_focused()
        assert dict(_asked(page))["length"] == length
        pages.append(int(re.sub(r"\D", "", told.inner_text().split("(")[0])))
    assert pages == sorted(pages, reverse=True)
    assert pages[0] > pages[-1]
    assert 0 < page.locator(MARKS).count() < full
    for _ in range(2):
        undo.press("Enter")
        expect(page.locator("h1")).to_be_visible()
    expect(page.locator(MARKS)).to_have_count(full)
    assert page.url == address
    part = page.locator(".ev-own__sheet li .ev-own__out").first
    statement = part.locator("xpath=..").inner_text()
    part.press("Enter")
    expect(page.locator(MARKS)).to_have_count(full - 1)
    expect(page.get_by_text("left out by whoever put this brief together")).to_be_visible()
    assert statement.split(" Leave out")[0] not in page.locator(".ev-own__sheet").inner_text()
    other = page.context.new_page()
    other.goto(page.url.split("?")[0])
    expect(other.locator(MARKS)).to_have_count(full - 1)
    assert _asked(other) == _asked(page)
    other.close()
    page.get_by_role("button", name=re.compile("^Put back ")).press("Enter")
    expect(page.locator(MARKS)).to_have_count(full)
    assert page.url == address


def _printed(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for gone in (".ev-own__desk", "textarea >> nth=0", ".ev-own__back >> nth=0"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(SOURCES).last).to_be_visible()
    expect(page.locator(".ev-own__notes .ev-own__printed")).to_have_text(NOTES)
    foot = page.locator("[data-ev-component=printed-address]")
    expect(foot).to_have_text(page.url.split("#")[0])
    pages = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    paper = " ".join(" ".join(one.extract_text() for one in pages).split())
    told = int(re.sub(r"\D", "", page.locator("[data-ev-part=pages]").inner_text().split("(")[0]))
    assert abs(told - len(pages)) <= 1, (told, len(pages))
    last = page.locator(SOURCES).count()
    assert "Where each statement stands" in paper
    assert f"{last}. " in paper
    assert "Download" not in paper


def test_a_brief_is_picked_ordered_annotated_and_taken_away(
    site: BuiltSite, page: Page, origin: str, tmp_path: Path
) -> None:
    picks = _picked(site, page, origin)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(SOURCES).first).to_be_visible()
    assert _asked(page) == picks
    expect(page.locator("[data-ev-component=tray]")).to_be_hidden()
    marks = page.locator(MARKS).count()
    expect(page.locator(SOURCES)).to_have_count(marks)
    assert page.locator(MARKS).all_inner_texts() == [str(n + 1) for n in range(marks)]
    _ordered(page, picks, marks)
    _annotated(page)
    _cut(page)

    with page.expect_download() as one:
        page.get_by_role("button", name="Download Markdown").press("Enter")
    _read_markdown(one.value.path().read_text(encoding="utf-8"), marks)
    with page.expect_download() as one:
        page.get_by_role("button", name="Download for Word").press("Enter")
    assert one.value.suggested_filename == "board-paper-item-7.docx"
    one.value.save_as(tmp_path / "brief.docx")
    _read_word(tmp_path / "brief.docx", marks)
    _printed(page)


def _read_markdown(text: str, marks: int) -> None:
    assert re.findall(r"^\[\^(\d+)\]: \S", text, re.M) == [str(n + 1) for n in range(marks)]
    assert sorted(map(int, re.findall(r"[^\n]\[\^(\d+)\]", text))) == list(range(1, marks + 1))
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    assert [one.tag for one in tokens if one.type == "heading_open"].count("h1") == 1
    inside = [child for one in tokens for child in one.children or ()]
    assert {one.type for one in (*tokens, *inside)} & {
        "html_block",
        "html_inline",
        "image",
    } == set()
    said = "".join(child.content for child in inside if child.type == "text")
    for line in filter(None, NOTES.split("\n")):
        assert line in said


def _read_word(path: Path, marks: int) -> None:
    body = _xml(path, "word/document.xml")
    styles = [node.get(f"{W}val") for node in body.iter(f"{W}pStyle")]
    assert styles[0] == "Title"
    assert {"Heading1", "Heading2", "Quote"} <= {*styles}
    referred = [node.get(f"{W}id") for node in body.iter(f"{W}footnoteReference")]
    assert referred == [str(n + 1) for n in range(marks)]
    notes = {n.get(f"{W}id"): _words(n) for n in _xml(path, "word/footnotes.xml")}
    assert all(notes[one].strip() for one in referred if one)
    words = _words(body)
    for line in (TITLE, *filter(None, NOTES.split("\n")), ANSWER):
        assert line in words
    defined = {n.get(f"{W}styleId") for n in _xml(path, "word/styles.xml").iter(f"{W}style")}
    assert {*styles} <= defined


def _former(page: Page) -> list[tuple[str, str]]:
    """A theme that was renamed, if there is any: what it was called, and its name now."""
    kinds: list[dict[str, Any]] = page.evaluate(
        "JSON.parse(document.querySelector('template[data-ev-part=data]').content.textContent).kinds"
    )
    return next([*kind["former"].items()] for kind in kinds if kind["id"] == "theme")[:1]


def test_addresses_that_ask_for_what_is_not_there_are_answered_in_words(
    site: BuiltSite, browser: Browser, page: Page, origin: str
) -> None:
    options = site.pages["compare/index.html"].css("select[name=theme] option")
    theme = next(filter(None, (one.attributes["value"] for one in options)))
    said = page.get_by_role("alert").filter(has=page.locator("p"))
    page.goto(f"{origin}brief/")
    for old, now in _former(page):
        page.goto(f"{origin}brief/?theme={old}")
        expect(page).to_have_url(f"{origin}brief/?theme={now}")
        expect(page.locator(SOURCES).first).to_be_visible()
        page.get_by_role("button", name="Remove everything").press("Enter")
    expect(page.locator("[data-ev-part=start]")).to_contain_text("Nothing is added yet")
    page.goto(f"{origin}brief/?theme={theme}&theme=no-such&quote=nobody--q1&study=../{theme}")
    expect(page.locator(SOURCES).first).to_be_visible()
    for unknown in ("“no-such”", "“nobody--q1”", f"“../{theme}”"):
        expect(said).to_contain_text(unknown)
    expect(said).to_contain_text("They were passed over")
    page.goto(f"{origin}brief/?theme={theme}#title={'x' * 200}&same=nothing")
    page.reload()
    expect(said).to_contain_text("more words than fit")
    expect(page.locator("h1")).to_have_text("x" * 120)
    root = origin.removesuffix(site.base)
    with visitor(browser, root) as reader:
        address = f"{site.base}brief/?theme={theme}#title=A"
        assert reader.visit("own brief", address) == []
    with browser.new_context(java_script_enabled=False) as quiet:
        plain = quiet.new_page()
        plain.goto(f"{origin}brief/?theme={theme}")
        expect(plain.locator(".ev-own__without")).to_contain_text("scripts")
        expect(plain.locator("[data-ev-part=start]")).to_be_hidden()
