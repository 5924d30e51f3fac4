"""Lists with facets in Chromium: what a selection shows, its counts, its address, the keyboard."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.check.rules import load_and_check
from generator.evidence.catalogue import Catalogue, build_catalogue
from tests.browser.built_site import BuiltSite, served
from tests.conftest import CONTENT, SAMPLE
from tests.facet_truth import Selection, Truth, fitting, truth

pytestmark = pytest.mark.browser

LISTS = ("studies", "findings", "quotes")
SELECTIONS = 8
PATIENCE = 100  # looks

LOOK = """() => {
  const offered = {};
  const all = (selector) => [...document.querySelectorAll(selector)];
  for (const box of all("[data-ev-facet] input[type=checkbox]")) {
    const count = box.closest("label").querySelector(".ev-facet__count").textContent;
    (offered[box.name] ??= {})[box.value] = Number(count);
  }
  for (const select of all("[data-ev-facet] select")) {
    offered[select.name] = Object.fromEntries([...select.options].slice(1)
      .map((option) => [option.value, Number(/\\((\\d+)\\)$/.exec(option.textContent)[1])]));
  }
  const checked = all("[data-ev-facet] input:checked").map((box) => [box.name, box.value]);
  const shown = all("[data-ev-item]").filter((item) => item.checkVisibility());
  return { shown: shown.map((item) => item.dataset.evItem), offered, checked };
}"""
GO = """(address) => {
  history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}"""


@dataclass
class Reader:
    """One window for all tests of a site, and what its records say."""

    page: Page
    origin: str
    catalogue: Catalogue
    wrong: list[str]

    def open(self, path: str) -> Page:
        self.page.goto(self.origin + path, wait_until="load")
        expect(self.page.locator(".ev-browse--live")).to_be_attached()
        return self.page

    def look(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(LOOK)
        return found

    def shows(self, items: list[str]) -> dict[str, Any]:
        """What the page offers once it shows these items: going back takes a moment."""
        found = self.look()
        for _ in range(PATIENCE):
            if found["shown"] == items:
                break
            self.page.wait_for_timeout(50)
            found = self.look()
        assert found["shown"] == items, self.page.url
        return found

    def address(self) -> list[tuple[str, str]]:
        return parse_qsl(urlsplit(self.page.url).query)


@pytest.fixture(scope="module")
def reader(browser: Browser, site: BuiltSite) -> Iterator[Reader]:
    name = site.pages["index.html"].css_first("title").text()  # type: ignore[union-attr]
    catalogues = [build_catalogue(load_and_check(folder)[0]) for folder in (CONTENT, SAMPLE)]
    catalogue = next(one for one in catalogues if one.review.name in name)
    with served(site) as origin:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
        yield Reader(page, origin + site.base, catalogue, wrong)
        context.close()
        assert not wrong


def _selections(offered: Mapping[str, Mapping[str, int]]) -> Iterator[dict[str, set[str]]]:
    """Selections of one to four facets, the same in every run."""
    chance = random.Random(3)
    yield {}
    for name in offered:
        yield {name: {chance.choice(list(offered[name]))}}
    for _ in range(SELECTIONS):
        names = chance.sample(list(offered), chance.randint(1, min(4, len(offered))))
        yield {
            name: set(
                chance.sample(
                    list(offered[name]),
                    1 if name in {"from", "to"} else min(chance.randint(1, 3), len(offered[name])),
                )
            )
            for name in names
        }


def _expect(reader: Reader, items: Truth, selection: Selection) -> None:
    found = reader.shows(fitting(items, selection))
    for name, counts in found["offered"].items():
        alone = {value: fitting(items, {**selection, name: {value}}) for value in counts}
        assert counts == {value: len(fit) for value, fit in alone.items()}, (selection, name)


@pytest.mark.parametrize("name", LISTS)
def test_what_is_shown_and_every_count_are_those_of_the_records(reader: Reader, name: str) -> None:
    page = reader.open(f"{name}/")
    items = truth(reader.catalogue, name)
    assert items
    for selection in _selections(reader.look()["offered"]):
        query = urlencode([(of, value) for of, values in selection.items() for value in values])
        page.evaluate(GO, f"?{query}" if query else page.url.partition("?")[0])
        _expect(reader, items, selection)
        many = len(fitting(items, selection))
        expect(page.locator("[data-ev-part=count]")).to_have_text(re.compile(rf"^{many}\b"))
        expect(page.locator("[data-ev-part=empty] button")).to_have_count(0 if many else 1)


def test_choices_are_alternatives_in_a_facet_and_combine_across_facets(reader: Reader) -> None:
    page = reader.open("studies/")
    items = truth(reader.catalogue, "studies")
    offered = reader.look()["offered"]
    assert "any of them" in page.locator("[data-ev-part=panel]").inner_text()
    one, other = list(offered["country"])[:2]
    kind = next(iter(offered["theme"]))
    box = '[data-ev-facet="{}"] input[value="{}"]'
    steps: list[tuple[str, str]] = [("country", one), ("country", other), ("theme", kind)]
    selection: dict[str, set[str]] = {}
    for facet, value in steps:
        fold = page.locator(f'[data-ev-facet="{facet}"]')
        if fold.get_attribute("open") is None:
            fold.locator("summary").click()
        page.locator(box.format(facet, value)).check()
        selection.setdefault(facet, set()).add(value)
        _expect(reader, items, selection)
        assert set(reader.address()) == {(of, v) for of, vs in selection.items() for v in vs}
    expect(page.locator("[data-ev-part=title]")).to_have_text("Filter (3)")
    expect(page.locator(".ev-chips__joint")).to_have_text(["or", "and"])
    # The themes by which the studies are here stand out, and lead to what they say of them.
    matched = page.locator("[data-ev-item]:visible .ev-matched")
    assert all(
        re.search(r"^\S+/#theme-", link.get_attribute("href") or "") for link in matched.all()
    )
    assert matched.count() == len(fitting(items, selection))

    # The selection is what the address says: again after a reload, and step by step back and forth.
    address = page.url
    page.reload()
    expect(page.locator(".ev-browse--live")).to_be_attached()
    _expect(reader, items, selection)
    heading = page.locator("h1").element_handle()
    page.go_back()
    _expect(reader, items, {"country": {one, other}})
    page.go_back()
    _expect(reader, items, {"country": {one}})
    page.go_forward()
    page.go_forward()
    _expect(reader, items, selection)
    assert page.url == address
    # The page stayed as it was, under the hands of whoever went on: it was not swapped in again.
    assert heading and heading.evaluate("heading => heading.isConnected")

    # Chips take one value away each, and then all.
    page.get_by_role("button", name=re.compile("^Remove Theme: ")).click()
    _expect(reader, items, {"country": {one, other}})
    assert page.evaluate("document.activeElement.className") == "ev-chip"
    page.get_by_role("button", name="Clear all").click()
    _expect(reader, items, {})
    assert reader.address() == []
    assert page.locator(".ev-chip").count() == 0
    assert page.evaluate("document.activeElement.dataset.evPart") == "count"


def test_an_address_that_asks_for_what_is_not_there_says_so_and_shows_the_rest(
    reader: Reader,
) -> None:
    page = reader.open("studies/?country=nowhere&from=1066&kind=impact&other=stays")
    alert = page.locator("[data-ev-part=unknown]")
    expect(alert).to_have_role("alert")
    expect(alert).to_contain_text("“nowhere”")
    expect(alert).to_contain_text("“1066”")
    _expect(reader, truth(reader.catalogue, "studies"), {"kind": {"impact"}})
    page.get_by_role("button", name=re.compile("^Remove Kind of theme: ")).click()
    expect(alert).to_be_empty()
    assert reader.address() == [("other", "stays")]


def test_studies_are_sorted_and_the_address_says_how(reader: Reader) -> None:
    page = reader.open("studies/")
    items = truth(reader.catalogue, "studies")
    year = {study.id: study.reference.years[-1] for study in reader.catalogue.studies}
    page.get_by_label("Sort by").select_option("year")
    shown = reader.look()["shown"]
    assert shown == sorted(items, key=lambda study: -year[study])
    assert reader.address() == [("sort", "year")]
    page.go_back()
    reader.shows(list(items))
    page.go_forward()
    reader.shows(shown)


def test_an_earlier_id_is_read_as_the_present_one(reader: Reader) -> None:
    former = reader.catalogue.former_ids["study"]
    if not former:
        pytest.skip("no study here was renamed")
    old, new = next(iter(former.items()))
    page = reader.open(f"findings/?study={old}")
    expect(page.locator("[data-ev-part=unknown]")).to_be_empty()
    _expect(reader, truth(reader.catalogue, "findings"), {"study": {new}})
    assert reader.address() == [("study", new)]


def test_an_empty_list_says_what_to_loosen(reader: Reader) -> None:
    page = reader.open("studies/")
    items = truth(reader.catalogue, "studies")
    offered = reader.look()["offered"]
    selection = next(
        {one: {a}, other: {b}}
        for one in offered
        for other in offered
        for a in offered[one]
        for b in offered[other]
        if one < other and "from" not in {one, other} and "to" not in {one, other}
        if not fitting(items, {one: {a}, other: {b}})
        and fitting(items, {one: {a}})
        and fitting(items, {other: {b}})
    )
    query = urlencode([(of, value) for of, values in selection.items() for value in values])
    page.evaluate(GO, f"?{query}")
    empty = page.locator("[data-ev-part=empty]")
    expect(empty).to_contain_text(re.compile(r"^No study fits all of these filters\. Without "))
    empty.get_by_role("button").click()
    left = [fitting(items, {name: values}) for name, values in selection.items()]
    assert reader.look()["shown"] in left
    assert len(reader.look()["shown"]) == max(map(len, left))


def test_with_the_keyboard_alone(reader: Reader) -> None:
    page = reader.open("quotes/")
    items = truth(reader.catalogue, "quotes")
    page.locator("[data-ev-facet] > summary").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    found = reader.look()
    assert len(found["checked"]) == 1
    ((name, value),) = found["checked"]
    _expect(reader, items, {name: {value}})
    expect(page.get_by_role("status").filter(has_text=" of ")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Remove ")).focus()
    page.keyboard.press("Enter")
    _expect(reader, items, {})
    assert page.evaluate("document.activeElement.dataset.evPart") == "count"


def test_on_a_phone_the_panel_is_folded_and_results_come_first(reader: Reader) -> None:
    page = reader.open("studies/")
    page.set_viewport_size({"width": 360, "height": 780})
    try:
        page.reload()
        expect(page.locator(".ev-browse--live")).to_be_attached()
        fold = page.locator("[data-ev-part=fold]")
        expect(fold).not_to_have_attribute("open", "")
        expect(page.locator("[data-ev-facet]").first).to_be_hidden()
        fold.locator("summary").first.click()
        page.locator("[data-ev-facet] input").first.check()
        expect(page.locator("[data-ev-part=title]")).to_have_text("Filter (1)")
        page.emulate_media(media="print")
        expect(fold).to_be_hidden()
        expect(page.locator(".ev-chip").first).to_be_visible()
    finally:
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 1280, "height": 900})


def test_without_scripts_the_values_are_links_to_all_that_has_them(
    browser: Browser, reader: Reader
) -> None:
    with browser.new_context(java_script_enabled=False) as quiet:
        page = quiet.new_page()
        for name in LISTS:
            page.goto(f"{reader.origin}{name}/")
            expect(page.locator("[data-ev-item]")).to_have_count(len(truth(reader.catalogue, name)))
            expect(page.locator("[data-ev-part=state]")).to_be_hidden()
        value = page.locator(".ev-facet__value").first
        count = int(value.locator(".ev-facet__count").inner_text())
        value.locator("a").click()
        expect(page).to_have_url(re.compile(r"/quotes/by/#value-"))
        anchor = urlsplit(page.url).fragment
        entries = page.locator(f'.ev-by__value:has([id="{anchor}"]) li a')
        expect(entries).to_have_count(count)
