"""Three readers with ten minutes each go from the front page to what they came for, by keyboard.

They look for what stands in this review; then the same without scripts, as far as it goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.built_site import BuiltSite, served

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("site", ["content"], indirect=True)]

FAR = 400
"""So many times the Tab key takes a reader to the end of any page here."""


@pytest.fixture
def origin(site: BuiltSite) -> Iterator[str]:
    with served(site) as host:
        yield host + site.base


@pytest.fixture
def page(browser: Browser, origin: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    fresh = context.new_page()
    wrong: list[str] = []
    fresh.on("pageerror", lambda error: wrong.append(str(error)))
    fresh.goto(origin, wait_until="networkidle")
    yield fresh
    context.close()
    assert not wrong


@pytest.fixture
def plain(browser: Browser, origin: str) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    fresh = context.new_page()
    fresh.goto(origin)
    yield fresh
    context.close()


def _tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the focus is there, and see that a reader sees it."""
    expect(target).to_be_attached()
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if target.evaluate("(one) => one === document.activeElement"):
            expect(target).to_be_visible()
            return
    pytest.fail(f"the keyboard never reaches {target}")


def _follow(page: Page, target: Locator) -> None:
    _tab_to(page, target)
    page.keyboard.press("Enter")


def _query(page: Page) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(page.url).query)


def _shown(page: Page) -> list[str]:
    items = page.locator("[data-ev-item]:visible").all()
    return [item.get_attribute("data-ev-item") or "" for item in items]


# --- a study like ours, in a low-resource setting ---------------------------------------------


def test_a_study_like_ours_is_found_read_and_sent_to_a_colleague(page: Page, origin: str) -> None:
    country = page.locator("[data-ev-component=finder] select[name=country]")
    _tab_to(page, country)
    page.keyboard.type("Zimb")
    expect(country).to_have_value("zimbabwe")
    _follow(page, page.get_by_role("button", name="Show studies"))
    expect(page).to_have_url(f"{origin}studies/?country=zimbabwe")
    expect(page.locator(".ev-browse--live")).to_be_attached()
    assert _shown(page) == ["kamvura-2021"]
    # Others of the kind: a second value of the same facet is an alternative.
    _tab_to(page, page.locator("input[name=country][value=south-africa]"))
    page.keyboard.press("Space")
    expect(page.locator("[data-ev-item]:visible")).to_have_count(3)
    assert _query(page) == [("country", "south-africa"), ("country", "zimbabwe")]
    address = page.url
    _follow(page, page.locator("[data-ev-item=kamvura-2021] h2 a"))
    expect(page.locator("h1")).to_contain_text("Kamvura 2021")
    expect(page.locator("#glance")).to_be_visible()
    # Back to the same selection, and the same for whoever gets the address.
    page.go_back()
    expect(page.locator("[data-ev-item]:visible")).to_have_count(3)
    colleague = page.context.new_page()
    colleague.goto(address)
    expect(colleague.locator("[data-ev-item]:visible")).to_have_count(3)


def test_a_study_like_ours_is_found_without_scripts(plain: Page, origin: str) -> None:
    plain.locator(".ev-finder__plain a").click()
    expect(plain).to_have_url(f"{origin}studies/by/")
    section = plain.locator("details", has=plain.locator("#value-country--zimbabwe"))
    section.locator("summary").click()
    section.get_by_role("link", name="Kamvura 2021").first.click()
    expect(plain.locator("h1")).to_contain_text("Kamvura 2021")
    expect(plain.locator("#glance")).to_be_visible()


# --- the words of participants about being honest about money ---------------------------------


def test_words_about_honesty_and_money_are_found_and_have_an_address(
    page: Page, origin: str
) -> None:
    page.keyboard.press("/")
    expect(page.locator("dialog .ev-search__field")).to_be_focused()
    page.keyboard.type("honest money")
    expect(page.locator("dialog .ev-result").first).to_be_visible()
    page.keyboard.press("Escape")
    page.goto(f"{origin}quotes/?voice=participant")
    expect(page.locator(".ev-browse--live")).to_be_attached()
    voices = page.locator("[data-ev-item]:visible .ev-quote__voice").all_inner_texts()
    assert voices
    assert {voice.split(":")[0].strip() for voice in voices} == {"Participant"}
    honest = page.locator("[data-ev-item]:visible", has_text="totally honest")
    expect(honest).to_have_count(1)
    expect(honest).to_contain_text("money")
    # Its theme says what it is part of.
    theme = honest.locator(".ev-quote__themes a").first
    title = theme.inner_text()
    _follow(page, theme)
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("main")).to_contain_text("totally honest")


def test_words_about_honesty_are_found_without_scripts(plain: Page, origin: str) -> None:
    plain.goto(f"{origin}quotes/by/")
    section = plain.locator("details", has=plain.locator("#value-voice--participant"))
    section.locator("summary").click()
    assert section.get_by_role("link").count() > 0
    plain.goto(f"{origin}quotes/")
    expect(plain.get_by_text("totally honest")).to_be_visible()


# --- co-delivery studies compared on acceptability --------------------------------------------


def test_co_delivery_studies_are_compared_on_acceptability(page: Page, origin: str) -> None:
    page.goto(f"{origin}studies/?theme=acceptability&model=co-delivery")
    expect(page.locator(".ev-browse--live")).to_be_attached()
    found = _shown(page)
    assert len(found) >= 2
    for study in found[:3]:
        _tab_to(page, page.locator(f"[data-ev-item={study}] .ev-pick"))
        page.keyboard.press("Enter")
    _follow(
        page,
        page.get_by_role("link", name="Compare", exact=False)
        .and_(page.locator("a[href*='compare/?study=']"))
        .last,
    )
    expect(page.locator("h1")).to_contain_text("Compare")
    assert _query(page) == [("study", study) for study in found[:3]]
    table = page.locator("table").first
    expect(table).to_contain_text("Acceptability")
    for study in found[:3]:
        expect(table.locator(f"thead a[href*='studies/{study}/']").first).to_be_visible()


def test_co_delivery_studies_are_read_on_acceptability_without_scripts(
    plain: Page, origin: str
) -> None:
    plain.goto(f"{origin}matrix/models/")
    plain.locator("table a[href*='#cell-co-delivery--acceptability']").click()
    expect(plain).to_have_url(re.compile("/matrix/models/(evidence/)?#cell-co-delivery--accept"))
    cell = plain.locator("#cell-co-delivery--acceptability")
    expect(cell).to_be_visible()
    assert cell.get_by_role("listitem").count() > 0
    study = cell.locator("a[href*='studies/']").first
    label = study.inner_text()
    study.click()
    expect(plain.locator("h1")).to_contain_text(label)
