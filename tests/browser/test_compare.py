"""Comparing as a reader meets it in Chromium: picks, the table, its address, phone and paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built_site import BuiltSite, served
from tests.browser.visit import script, visitor

pytestmark = pytest.mark.browser

HEADS = ".ev-compare__table thead th"
TRAY = ".ev-tray"


@pytest.fixture(scope="module")
def origin(site: BuiltSite) -> Iterator[str]:
    """The site on a port of this machine, with the path that it is shown under."""
    with served(site) as host:
        yield host + site.base


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a reader's own; what goes wrong in it fails the test."""
    wrong: list[str] = []
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        one = context.new_page()
        one.on("pageerror", lambda error: wrong.append(str(error)))
        yield one
    assert not wrong


def _known(site: BuiltSite, kind: str) -> list[tuple[str, str]]:
    """The ids and labels that can be compared, without what tells studies apart."""
    options = site.pages["compare/index.html"].css(f"select[name={kind}]")[0].css("option")
    named = [(node.attributes["value"], node.text().split(" · ")[0]) for node in options]
    return [(value, label) for value, label in named if value]


def _address(origin: str, kind: str, ids: list[str], **more: str) -> str:
    return f"{origin}compare/?{urlencode([(kind, one) for one in ids] + [*more.items()])}"


def _asked(page: Page, name: str) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get(name, [])


def _fits(page: Page) -> None:
    found: list[str] = page.evaluate(script("layout.js"), True)
    assert found == []


def _heads(page: Page, labels: list[str]) -> None:
    """What stands above the columns: each label, and perhaps what tells it apart."""
    heads = page.locator(HEADS)
    expect(heads).to_have_text([re.compile(rf"^{re.escape(label)}( |$)") for label in labels])
    expect(heads.filter(has_text="[object")).to_have_count(0)


def _differences(page: Page, labels: list[str]) -> None:
    """What is the same says so and can be left out; words come when asked for."""
    _heads(page, labels)
    expect(page.locator(TRAY)).to_be_hidden()
    expect(page.locator("[data-ev-part=sentence]")).to_contain_text("they share")
    different = page.locator(".ev-compare__row--different")
    quiet = page.locator(".ev-compare__row:not(.ev-compare__row--different)")
    assert different.count()
    for row in quiet.all():
        expect(row).to_contain_text(re.compile("[Ii]n both|for either"))
    before = different.count()
    page.get_by_label("Only differences").press("Space")
    expect(quiet).to_have_count(0)
    expect(different).to_have_count(before)
    assert _asked(page, "only") == ["differences"]

    words = page.locator(".ev-compare__unfold").first
    folded = page.locator(".ev-compare__row", has=words).locator(".ev-compare__parts").first
    expect(folded).to_be_hidden()
    words.press("Enter")
    expect(folded).to_be_visible()


def test_studies_are_picked_by_keyboard_and_stand_side_by_side(
    site: BuiltSite, page: Page, origin: str
) -> None:
    labels = dict(_known(site, "study"))
    page.goto(origin + "studies/", wait_until="networkidle")
    picks = page.locator(".ev-study-item .ev-pick")
    first, second = (picks.nth(n).get_attribute("data-ev-id") or "" for n in (0, 1))
    expect(page.locator(TRAY)).to_be_hidden()
    picks.nth(0).press("Enter")
    expect(picks.nth(0)).to_have_attribute("aria-pressed", "true")
    expect(picks.nth(0)).to_contain_text("In your brief")
    expect(page.locator(TRAY)).to_contain_text(labels[first])
    picks.nth(1).press("Space")
    expect(page.locator(".ev-announcer")).to_contain_text(f"{labels[second]} added to your brief")
    # What is picked stays: over a page that is swapped in, and over one that is loaded anew.
    page.locator(".ev-tabs a", has_text="Themes").first.click()
    expect(page.locator("h1")).to_have_text("Themes")
    expect(page.locator(TRAY)).to_be_visible()
    page.go_back()
    expect(page.locator("h1")).to_have_text("Studies")
    page.reload(wait_until="networkidle")
    expect(picks.nth(1)).to_have_attribute("aria-pressed", "true")
    # The bar covers nothing that has the focus.
    last = page.locator("main a:visible").last
    last.focus()
    box, bar = last.bounding_box(), page.locator(TRAY).bounding_box()
    assert box and bar and box["y"] + box["height"] <= bar["y"]
    picks.nth(1).press("Enter")
    picks.nth(1).press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    _differences(page, [labels[first], labels[second]])
    add = page.get_by_label("Add a study")
    third = add.locator("option").nth(1).get_attribute("value") or ""
    add.select_option(third)
    page.get_by_role("button", name="Add", exact=True).press("Enter")
    expect(page.locator(HEADS)).to_have_count(3)
    assert _asked(page, "study") == [first, second, third]
    page.get_by_role("button", name=f"Move {labels[third]} to the left").press("Enter")
    _heads(page, [labels[first], labels[third], labels[second]])
    expect(page.get_by_role("button", name=f"Move {labels[third]} to the left")).to_be_focused()
    page.get_by_role("button", name=f"Remove {labels[first]}").press("Enter")
    _heads(page, [labels[third], labels[second]])
    page.go_back()
    _heads(page, [labels[first], labels[third], labels[second]])
    page.reload()
    _heads(page, [labels[first], labels[third], labels[second]])
    expect(page.get_by_label("Only differences")).to_be_checked()
    # Links to this page itself: nothing is swapped in, and the table goes and comes all the same.
    page.locator(".ev-tabs a", has_text="Compare").click()
    expect(page.get_by_role("button", name="Compare studies")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Start again").press("Enter")
    expect(page.get_by_label("First study")).to_be_focused()


def test_an_address_that_asks_for_too_much_or_too_little_is_answered_in_words(
    site: BuiltSite, page: Page, origin: str
) -> None:
    (one, label), (other, _) = _known(site, "study")[:2]
    themes = [theme for theme, _ in _known(site, "theme")]
    said = page.get_by_role("alert").filter(has=page.locator("p"))

    page.goto(_address(origin, "study", [one, "no-such-study", other, one]))
    expect(page.locator(HEADS)).to_have_count(2)
    expect(said).to_contain_text("“no-such-study”, which this page does not know")
    expect(said).to_contain_text(f"names {label} more than once")

    page.goto(_address(origin, "study", [one, other], theme=themes[0]))
    expect(page.locator(HEADS)).to_have_count(2)
    expect(said).to_contain_text("Studies and themes cannot stand in one table")

    page.goto(_address(origin, "study", [one]))
    expect(said).to_contain_text("Only one study is chosen")
    expect(page.get_by_label("Add a study")).to_be_visible()

    page.goto(_address(origin, "study", ["no-such-study"]))
    expect(said).to_contain_text("does not know")
    expect(page.get_by_role("button", name="Compare studies")).to_be_visible()

    if len(themes) > 4:
        page.goto(_address(origin, "theme", themes[:5]))
        expect(page.locator(HEADS)).to_have_count(4)
        expect(said).to_contain_text("The first four are shown")

    # A study that was renamed, where one was; what cannot be fetched can be asked for again.
    html = (site.root / "compare/index.html").read_text(encoding="utf-8")
    former: dict[str, str] = json.loads(
        re.search(r'data-ev-part="data">(.*?)</template>', html)[1]  # type: ignore[index]
    )["kinds"]["study"]["former"]
    old, now = next(iter(former.items()), (one, one))
    other = next(study for study, _ in _known(site, "study") if study != now)
    page.route(f"**/study/{other}.json", lambda route: route.abort())
    page.goto(_address(origin, "study", [old, other]))
    expect(said).to_contain_text("could not be fetched")
    assert _asked(page, "study") == [now, other]
    page.unroute(f"**/study/{other}.json")
    page.get_by_role("button", name="Try again").press("Enter")
    expect(page.locator(HEADS)).to_have_count(2)
    expect(said).to_have_count(0)


def test_the_table_fits_phones_and_paper_and_says_so_without_scripts(
    site: BuiltSite, browser: Browser, page: Page, origin: str
) -> None:
    ids = [theme for theme, _ in _known(site, "theme")][:4]
    labels = [label for _, label in _known(site, "theme")][: len(ids)]
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(_address(origin, "theme", ids))
    expect(page.locator(".ev-compare__row--different").first).to_be_visible()
    assert len([url for url in fetched if url.endswith(".json")]) == len(ids)
    page.get_by_role("button", name="Show all findings and quotes").press("Enter")
    _fits(page)
    who = page.locator(".ev-compare__row--different").first.locator(".ev-compare__who")
    expect(who).to_have_text(labels)
    expect(who.first).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate(script("settle.js"))
    _fits(page)
    page.emulate_media(media="print")
    for gone in (".ev-compare__chosen", ".ev-compare__tools", ".ev-compare__unfold >> nth=0"):
        expect(page.locator(gone)).to_be_hidden()
    head = page.locator(".ev-compare__table thead")
    expect(head).to_have_css("display", "table-header-group")
    root = origin.removesuffix(site.base)
    studies = [study for study, _ in _known(site, "study")][:2]
    with visitor(browser, root) as reader:
        for address in (_address(origin, "theme", ids), _address(origin, "study", studies)):
            assert reader.visit("compare", address.removeprefix(root)) == []
    with browser.new_context(java_script_enabled=False) as quiet:
        plain = quiet.new_page()
        plain.goto(_address(origin, "theme", ids))
        expect(plain.locator(".ev-compare__without")).to_contain_text("needs scripts")
        expect(plain.locator(".ev-compare__start")).to_be_hidden()
        plain.locator(".ev-compare__without a").first.click()
        expect(plain.locator("#table")).to_be_attached()
