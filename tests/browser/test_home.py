"""The front page and the summary in Chromium: the answer on the first screen, and on one sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from tests.browser.built_site import BuiltSite, served

pytestmark = pytest.mark.browser
LIT = "path.ev-strands__lit:visible"


@pytest.fixture
def origin(site: BuiltSite) -> Iterator[str]:
    """The site on a port of this machine."""
    with served(site) as host:
        yield host + site.base


def _page(
    browser: Browser,
    origin: str,
    width: int,
    height: int,
    *,
    scripts: bool = True,
    touch: bool = False,
) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=scripts, has_touch=touch
    )
    page = context.new_page()
    page.goto(origin)
    return page


def _top(found: Locator) -> float:
    box = found.first.bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (360, 740)])
def test_the_first_screen_holds_the_answer_without_scripts(
    browser: Browser, origin: str, width: int, height: int
) -> None:
    page = _page(browser, origin, width, height, scripts=False)
    parts = {
        "what it is": page.locator(".ev-hero__line"),
        "search": page.get_by_role("searchbox", name="Search for"),
        "conclusions": page.locator(".ev-messages li:visible, .ev-strands ol:visible li").first,
        "drawing": page.locator(".ev-strands [data-ev-strand]:visible"),
    }
    tops = {name: _top(found) for name, found in parts.items()}
    assert {name: top for name, top in tops.items() if top > height - 30} == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_labels_and_bands_are_those_of_their_row(browser: Browser, origin: str) -> None:
    page = _page(browser, origin, 1440, 900)
    off = page.evaluate(
        """() => [...document.querySelectorAll(".ev-strands__wide .ev-strands__bands--inward path")]
        .map((path) => {
          const box = path.getBoundingClientRect();
          const row = (id) => document.querySelector(`.ev-strands__wide [data-ev-strand="${id}"]`)
            .getBoundingClientRect();
          const [from, to] = [row(path.dataset.evFrom), row(path.dataset.evTo)];
          const middles = [from, to].map((one) => one.top + one.height / 2);
          return Math.max(box.top - Math.min(...middles), Math.max(...middles) - box.bottom);
        }).filter((off) => off > 18)"""
    )
    assert off == []
    page.context.close()


def test_an_item_lights_its_way_by_pointer_keys_and_tap(browser: Browser, origin: str) -> None:
    page = _page(browser, origin, 1440, 900)
    themes = page.locator(".ev-strands__labels--middle a")
    first = themes.first
    said = page.locator(".ev-strands__said")
    expect(said).to_contain_text("to see its way")
    first.hover()
    expect(said).to_contain_text("finding")
    lit = page.locator(LIT).count()
    assert 0 < lit < page.locator(".ev-strands__band:visible").count()
    page.mouse.move(2, 2)
    expect(page.locator(LIT)).to_have_count(0)
    first.focus()
    expect(page.locator(LIT)).to_have_count(lit)
    page.keyboard.press("Enter")
    page.wait_for_url("**/themes/**")
    page.context.close()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (360, 740)])
def test_no_label_of_the_drawing_lies_over_another(
    browser: Browser, origin: str, width: int, height: int
) -> None:
    page = _page(browser, origin, width, height, scripts=False)
    over = page.evaluate(
        """() => [...document.querySelectorAll(".ev-strands__labels")]
          .filter((list) => list.checkVisibility())
          .flatMap((list) => {
            const boxes = [...list.querySelectorAll("a")].map((one) => one.getBoundingClientRect());
            const next = boxes.slice(1);
            return next.map((box, number) => boxes[number].bottom - box.top).filter((by) => by > 4);
          })"""
    )
    assert over == []
    assert page.locator(".ev-strands__labels a:visible").count() > 1
    page.context.close()


def test_a_first_tap_shows_and_a_second_one_opens(browser: Browser, origin: str) -> None:
    page = _page(browser, origin, 360, 740, touch=True)
    theme = page.locator(".ev-strands__narrow ul a").first
    expect(page.locator(".ev-strands__narrow ol")).to_be_visible()
    said = page.locator(".ev-strands__said")
    expect(said).to_contain_text("to see its way")
    theme.tap()
    expect(said).to_contain_text("finding")
    assert page.url.rstrip("/") == origin.rstrip("/")
    theme.tap()
    page.wait_for_url("**/themes/**")
    page.context.close()


def test_words_typed_on_the_front_page_are_looked_for(browser: Browser, origin: str) -> None:
    page = _page(browser, origin, 360, 740)
    page.get_by_role("searchbox", name="Search for").fill("staff")
    page.get_by_role("searchbox", name="Search for").press("Enter")
    page.wait_for_url("**/search/?q=staff")
    expect(page.locator(".ev-search--page input[name=q]")).to_have_value("staff")
    page.context.close()


def test_the_summary_is_one_printed_page(browser: Browser, origin: str, tmp_path: Path) -> None:
    page = _page(browser, f"{origin}summary/", 1440, 900)
    file = tmp_path / "summary.pdf"
    page.pdf(path=file, format="A4")
    assert len(PdfReader(file).pages) == 1
    small = page.evaluate(
        """() => [...document.querySelectorAll(".ev-board p")]
        .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 14.6).length"""
    )
    assert small == 0
    page.context.close()


def test_on_paper_no_heading_and_no_foot_stands_alone(
    site: BuiltSite, browser: Browser, origin: str, tmp_path: Path
) -> None:
    theme = next(p for p in site.listed if p.startswith("themes/") and p != "themes/index.html")
    checked = 0
    for path in ("quotes/", "questions/", theme.removesuffix("index.html")):
        if f"{path}index.html" not in site.listed:
            continue
        page = _page(browser, f"{origin}{path}", 1280, 900)
        heads = page.locator("main :is(h2, h3, h4, summary)").all_inner_texts()
        file = tmp_path / "printed.pdf"
        page.pdf(path=file, format="A4", prefer_css_page_size=True)
        foot = page.locator(".ev-footer__title").inner_text()
        page.context.close()
        first, *others = (_lines(one) for one in pypdfium2.PdfDocument(file))
        assert first[0] == foot
        for lines in others:
            assert len(lines) > 1
            assert lines[0] != foot
        ends = {lines[-1] for lines in (first, *others[:-1])} if others else set()
        assert not ends & {" ".join(head.split()) for head in heads}
        checked += len(others)
    assert checked


def _lines(page: pypdfium2.PdfPage) -> list[str]:
    """The lines of a page from its top, as they stand on paper, without its number."""
    words = page.get_textpage()
    rows = {round(words.get_rect(at)[1]) for at in range(words.count_rects())}
    bottom = 18 * 72 / 25.4 - 2
    found = [
        " ".join(words.get_text_bounded(0, row - 1, 600, row + 12).split())
        for row in sorted(rows, reverse=True)
        if row > bottom
    ]
    return [line for line in found if line]


def _centre(one: Locator) -> list[float]:
    box = one.bounding_box()
    assert box is not None
    return [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]


@pytest.mark.parametrize("width", [360, 1440])
def test_the_mark_of_the_colours_stands_in_the_middle_before_and_after_a_change(
    browser: Browser, origin: str, width: int
) -> None:
    page = _page(browser, origin, width, 740)
    shown = page.locator(".ev-palette__label:not([hidden])")
    seen = set()
    for _ in range(3):
        expect(shown).to_have_count(1)
        seen.add(shown.get_attribute("title"))
        centres = [_centre(shown), _centre(shown.locator(".ev-icon"))]
        assert centres[0] == pytest.approx(centres[1], abs=1)
        shown.click()
    assert len(seen) == 3
    page.context.close()
