"""The search as a reader meets it in Chromium: with keys alone, shared, without an answer."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built_site import BuiltSite, served
from tests.browser.visit import AXE, STANDARDS, script

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("site", ["sample"], indirect=True)]

RESULTS = ".ev-result"


@pytest.fixture
def origin(site: BuiltSite) -> Iterator[str]:
    """The sample, with the path that it is shown under."""
    with served(site) as host:
        yield host + site.base


@pytest.fixture
def page(browser: Browser, origin: str) -> Iterator[Page]:
    """The page of themes; errors on the way fail the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    wrong: list[str] = []
    fresh = context.new_page()
    fresh.on("pageerror", lambda error: wrong.append(str(error)))
    fresh.goto(f"{origin}themes/", wait_until="networkidle")
    yield fresh
    context.close()
    assert not wrong


def _ask(page: Page, query: str) -> None:
    """Open the search with its key, and type; the answer is waited for."""
    page.bring_to_front()  # a key that comes before the window has the focus is lost
    expect(page.locator("html.js")).to_be_attached()
    page.keyboard.press("/")
    expect(page.locator("dialog .ev-search__field")).to_be_focused()
    page.keyboard.type(query)  # and the next key follows at once: the answer is waited for


def _kinds(page: Page) -> list[str]:
    return page.locator(f"{RESULTS}:visible .ev-result__kind").all_inner_texts()


def test_nothing_is_fetched_before_somebody_reaches_for_it(page: Page, origin: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(origin)))
    page.goto(f"{origin}studies/", wait_until="networkidle")
    assert not [path for path in asked if "search" in path]
    page.locator("[data-ev-component=search-link]").hover()
    page.wait_for_timeout(300)
    assert [path for path in asked if "search-dialog" in path]
    assert not [path for path in asked if "search/index" in path]
    _ask(page, "adeyemi")
    expect(page.locator(RESULTS).first).to_be_visible()
    index = [path for path in asked if "search/index" in path]
    assert "search/index/index.json" in index
    assert len(index) < 12


@pytest.mark.parametrize("query", ["ni she", "Ní Shé", "O'Donnell", "odonnell", "o donnell"])
def test_from_the_key_to_the_study_without_a_pointer(page: Page, origin: str, query: str) -> None:
    _ask(page, query)
    page.keyboard.press("Enter")  # to the first result, as the arrow
    expect(page.locator(".ev-result__link").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("dialog .ev-search__field")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".ev-result__link").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{origin}studies/ni-she-2018/")
    expect(page.locator("h1")).to_contain_text("Ní Shé 2018")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_names_are_offered_while_somebody_types(page: Page, origin: str) -> None:
    _ask(page, "share")
    field = page.locator("dialog .ev-search__field")
    names = page.locator("dialog [role=option]")
    expect(names.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("dialog .ev-search__status")).to_contain_text("by name")
    page.keyboard.press("ArrowDown")
    expect(field).to_be_focused()
    expect(names.first).to_have_attribute("aria-selected", "true")
    active = names.first.get_attribute("id") or ""
    expect(field).to_have_attribute("aria-activedescendant", active)
    _expect_accessible(page, "dialog")
    page.keyboard.press("Escape")  # first the names, then the dialog
    expect(names).to_have_count(0)
    expect(page.locator("dialog[open]")).to_have_count(1)
    page.keyboard.type("d")
    expect(names.first).to_be_visible()
    title = names.first.locator(".ev-search__name-title").inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator("main h1")).to_contain_text(title)


def test_no_answer_is_an_answer(page: Page) -> None:
    _ask(page, "orchard")
    message = page.locator("dialog .ev-search__message")
    expect(message).to_contain_text("None of the five studies is about “orchard”. They are about")
    expect(message).to_contain_text("What comes nearest here is “gardening”")
    expect(page.locator(RESULTS).first).to_be_visible()
    expect(page.locator("dialog .ev-search__questions a").first).to_be_visible()
    page.locator("dialog .ev-search__field").fill("adeyemmi gartenbund gate")
    expect(message).to_contain_text("Did you mean “adeyemi gartenbund gate”?")
    _expect_accessible(page, "dialog")
    page.get_by_role("button", name="“adeyemi gartenbund gate”").click()
    expect(page.locator("dialog .ev-search__field")).to_have_value("adeyemi gartenbund gate")
    expect(page.locator("dialog .ev-search__status")).to_contain_text(
        "for “adeyemi gartenbund gate”"
    )


def test_the_dialog_opens_closes_and_leads_to_a_place_on_the_same_page(
    page: Page, origin: str
) -> None:
    link = page.locator("[data-ev-component=search-link]")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog .ev-search__field")).to_be_focused()
    expect(page.locator("dialog .ev-search__help")).to_contain_text(
        "Finds questions, studies, themes"
    )
    page.keyboard.type("/x")  # in a field the key is a letter
    expect(page.locator("dialog .ev-search__field")).to_have_value("/x")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(link).to_be_focused()

    page.goto(f"{origin}themes/shared-work/", wait_until="networkidle")
    anchor = page.locator(".ev-finding[id]").last.get_attribute("id") or ""
    words = page.locator(f"#{anchor} .ev-finding__statement").inner_text().rstrip(" #.")
    _ask(page, words)
    page.locator(f".ev-result__link[href$='#{anchor}']").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{origin}themes/shared-work/#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    expect(page.locator(f"#{anchor}")).to_be_focused()

    # A slip is forgiven, and told; the words as typed can still be had.
    _ask(page, "")
    page.keyboard.type("adeyemmi")
    expect(page.locator(".ev-search__message")).to_contain_text("the results for “adeyemi”")
    page.locator(".ev-search__instead").click()
    expect(page.locator(".ev-search__message")).to_contain_text("is about “adeyemmi”")
    expect(page.locator(".ev-search__lists a").first).to_have_text("Studies")

    # What other people wrote stays text.
    page.locator("dialog .ev-search__field").fill("<b>Bold</b> alert gate")
    expect(page.locator(RESULTS).first).to_contain_text('<script>alert("gate")</script>')
    assert page.locator("dialog b, dialog script, dialog img").count() == 0
    _expect_accessible(page, "dialog")


def test_a_search_is_shared_by_its_address(page: Page, origin: str) -> None:
    page.goto(f"{origin}search/?q=gate", wait_until="networkidle")
    expect(page.locator(".ev-search__status")).to_contain_text("results for “gate”")
    every = int(page.locator(".ev-search__status").inner_text().split()[0])
    boxes = page.locator(".ev-search__chip")
    counts = {
        box.locator("input").get_attribute("value"): int(
            box.locator(".ev-search__count").inner_text()
        )
        for box in boxes.all()
    }
    assert sum(counts.values()) == every
    for kind in ("quote", "study"):
        boxes.filter(has=page.locator(f"[value={kind}]")).click()
    expect(page).to_have_url(f"{origin}search/?q=gate&kind=study&kind=quote")
    few = counts["quote"] + counts["study"]
    expect(page.locator(".ev-search__status")).to_contain_text(f"{few} results")
    assert {kind.split()[0] for kind in _kinds(page)} == {"Study", "Quote"}
    page.get_by_role("button", name="Add to brief Ní Shé 2018").click()
    expect(page.locator("[data-ev-component=tray]")).to_be_visible()
    page.reload(wait_until="networkidle")
    expect(page.locator(".ev-search__status")).to_contain_text(f"{few} results")
    page.locator(".ev-result__link").first.click()
    expect(page.locator("h1")).not_to_have_text("Search")
    page.go_back()
    expect(page.locator(".ev-search__status")).to_contain_text(f"{few} results")
    _expect_accessible(page, "main")

    page.goto(f"{origin}search/?q=the&kind=sermon", wait_until="networkidle")
    expect(page.locator("[role=alert]:visible")).to_contain_text("Kind “sermon”")
    expect(page).to_have_url(f"{origin}search/?q=the")
    page.locator(".ev-search__field").fill("%%")
    expect(page.locator(".ev-search__status")).to_contain_text("“%%” holds no word")
    page.locator(".ev-search__field").fill("the")
    shown = page.locator(RESULTS)
    expect(shown).to_have_count(10)
    page.get_by_role("button", name="Show more results").click()
    expect(shown.nth(10).locator(".ev-result__link")).to_be_focused()

    page.goto(f"{origin}no/such/ni-she-2018.html", wait_until="networkidle")
    expect(page.locator("[data-ev-component=lost] input")).to_have_value("no such ni she 2018")
    page.keyboard.press("/")
    expect(page.locator("dialog .ev-search__field")).to_be_focused()
    page.keyboard.press("Escape")
    page.locator("[data-ev-component=lost] input").press("Enter")
    expect(page.locator(RESULTS).first).to_contain_text("Ní Shé 2018")


def test_without_its_index_or_scripts_the_search_says_so(
    browser: Browser, page: Page, origin: str
) -> None:
    page.route("**/index.json", lambda route: route.abort())
    page.goto(f"{origin}search/?q=gate", wait_until="networkidle")
    expect(page.locator(".ev-search__message")).to_contain_text("could not be fetched")
    page.unroute("**/index.json")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(RESULTS).first).to_be_visible()

    page.goto(f"{origin}search/", wait_until="networkidle")
    page.get_by_label("Open the search with the / key").uncheck()
    page.goto(f"{origin}themes/", wait_until="networkidle")
    page.keyboard.press("/")
    page.wait_for_timeout(200)
    expect(page.locator("dialog[open]")).to_have_count(0)

    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{origin}themes/")
    plain.locator("[data-ev-component=search-link]").click()
    expect(plain.locator("h1")).to_have_text("Search")
    expect(plain.locator("main")).to_contain_text("needs scripts")
    expect(plain.locator("main input")).to_have_count(0)
    plain.context.close()


def _expect_accessible(page: Page, part: str) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme in ("default", "slate"):
        page.evaluate("(scheme) => { document.body.dataset.mdColorScheme = scheme }", scheme)
        page.evaluate(script("settle.js"))
        found = page.evaluate(
            "([part, tags]) => axe.run(part, {runOnly: tags}).then((r) => r.violations.map("
            "(v) => [v.id, v.nodes.map((n) => [n.html, n.any.map((a) => a.message)])]))",
            [part, STANDARDS],
        )
        assert not found, json.dumps(found, indent=1)
