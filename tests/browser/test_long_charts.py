"""Charts and tables in several pages in Chromium: all of them at work from any of their pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bench.content import big, write
from generator.check.rules import load_catalogue
from generator.evidence.catalogue import Catalogue
from generator.publish.pages.lists.paging import list_files, standing
from generator.publish.pages.matrix.long import without_files
from generator.publish.rendering import page_renderer
from tests.browser.built_site import BuiltSite, served
from tests.conftest import REPOSITORY
from tests.long_charts import charts_in_small_pages

pytestmark = pytest.mark.browser

ASSETS = REPOSITORY / "site_templates" / "theme" / "assets"
SHELL = """<!doctype html><html lang="en" class="no-js"><head><meta charset="utf-8">
<title>.</title>
<link rel="stylesheet" href="/assets/css/chart.css">
<link rel="stylesheet" href="/assets/css/matrix.css">
<script src="/assets/js/base.js" data-base="../../"></script>
<script>window.document$ = {{ subscribe: (does) => does() }};</script>
</head><body><article class="md-typeset">{}</article>
<script type="module" src="/assets/js/components.js"></script>
<script type="module" src="/assets/js/anchors.js"></script></body></html>"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder: Path = tmp_path_factory.mktemp("many")
    write(folder, big(50, 3, 30, 2))
    return load_catalogue(folder)[0]


@pytest.fixture(scope="module")
def origin(many: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages in a shell that has nothing but their scripts."""
    root: Path = tmp_path_factory.mktemp("charts")
    shutil.copytree(ASSETS / "js", root / "assets" / "js")
    shutil.copytree(ASSETS / "css", root / "assets" / "css")
    pages = charts_in_small_pages(many)
    render = page_renderer(REPOSITORY / "site_templates", standing=standing(pages))
    files = list_files(pages) | without_files(pages)
    files |= {f"{page.path}index.html": SHELL.format(render(page)) for page in pages}
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    with served(BuiltSite(root)) as host:
        yield f"{host}/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a reader's own."""
    with browser.new_context(viewport={"width": 1400, "height": 900}) as context:
        yield context.new_page()


def _rows(page: Page) -> Locator:
    return page.locator("[data-ev-part=panel]").first.locator("li[data-ev-row]")


def _lines(page: Page) -> Locator:
    return page.locator("[data-ev-part=table] tbody tr")


def test_a_long_matrix_shows_the_rows_of_its_page_and_then_of_all(
    page: Page, origin: str, many: Catalogue
) -> None:
    page.goto(f"{origin}matrix/page/2/")
    own = _lines(page).evaluate_all("lines => lines.map((line) => line.dataset.evRow)")
    expect(_rows(page)).to_have_count(len(own))
    assert _rows(page).evaluate_all("rows => rows.map((row) => row.dataset.evRow)") == own
    expect(page.locator("[data-ev-part=pager]")).to_be_visible()
    page.locator("select[name=sort]").select_option("name")
    first = [study.id for study in many.studies][: len(own)]
    expect(_lines(page).first).to_have_attribute("data-ev-row", first[0])
    assert _lines(page).evaluate_all("lines => lines.map((line) => line.dataset.evRow)") == first
    expect(_lines(page).first).to_have_attribute("aria-rowindex", "3")
    expect(page.locator("[data-ev-part=pager]")).to_be_hidden()
    page.get_by_role("button", name="more").first.click()
    expect(_rows(page)).to_have_count(2 * len(own))
    label = many.labels[many.studies[len(own)].id]
    expect(_rows(page).nth(len(own)).get_by_role("link", name=label).first).to_be_focused()
    page.go_back()
    expect(_lines(page).first).to_have_attribute("data-ev-row", own[0])


def test_a_long_matrix_is_narrowed_by_its_address_and_counts_all(
    page: Page, origin: str, many: Catalogue
) -> None:
    chosen = [many.studies[0].id, many.studies[-1].id]
    page.goto(f"{origin}matrix/?study={chosen[0]}&study={chosen[1]}")
    expect(_lines(page)).to_have_count(2)
    assert set(_lines(page).evaluate_all("all => all.map((one) => one.dataset.evRow)")) == {*chosen}
    expect(page.locator("[data-ev-part=count]")).to_have_text("Showing 2 of 50 studies.")
    expect(page.locator("[data-ev-part=table]")).to_have_attribute("aria-rowcount", "4")
    page.goto(f"{origin}matrix/page/3/?without={chosen[1]}")
    expect(page.locator("[data-ev-part=count]")).to_contain_text(many.labels[chosen[1]])
    with page.expect_download() as download:
        page.locator("[data-ev-download=csv]").click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    assert len(lines) > len(many.studies)
    assert f"{origin}studies/{many.studies[0].id}/#theme-" in "".join(lines)


def test_a_cell_of_a_long_matrix_opens_by_keys_and_from_afar(page: Page, origin: str) -> None:
    page.goto(f"{origin}matrix/models/")
    _rows(page).first.locator("a.ev-chart__mark").first.focus()
    page.keyboard.press("ArrowDown")
    below = page.locator("[data-ev-part=picture] :focus").get_attribute("data-ev-open")
    expect(page.locator("[data-ev-part=announcer]")).not_to_be_empty()
    page.keyboard.press("Enter")
    panel = page.locator("dialog[open]")
    expect(panel.locator("li, blockquote").first).to_be_visible()
    expect(panel).to_contain_text("Open its own page")
    page.goto(f"{origin}matrix/models/?open={below}")
    expect(panel.locator("li, blockquote").first).to_be_visible()
    page.goto(f"{origin}matrix/models/#cell-{str(below).replace('.', '--')}")
    expect(page.locator(f"[id='cell-{str(below).replace('.', '--')}']")).to_be_attached()
    assert "/matrix/models/evidence/" in page.url


def test_a_long_ladder_and_a_long_table_of_findings_work_over_all_pages(
    page: Page, origin: str, many: Catalogue
) -> None:
    page.goto(f"{origin}ladder/page/2/?sort=name")
    expect(_lines(page).first).to_have_attribute("data-ev-row", many.studies[0].id)
    shown = page.locator("[data-ev-part=flat] li[data-ev-row]")
    expect(shown).to_have_count(10)
    page.goto(f"{origin}findings/table/?theme=theme-2")
    expect(page.locator("[data-ev-part=count]")).to_have_text("30 of 90 findings")
    rows = page.locator("tr[data-ev-item]")
    expect(rows).to_have_count(20)
    page.get_by_role("button", name="Show 10 more").click()
    expect(rows).to_have_count(30)
    page.locator("[data-ev-part=order]").select_option("studies-most")
    expect(page.locator("th[aria-sort=descending]")).to_be_attached()
    expect(page.locator("tbody")).to_have_count(1)
    cited = rows.evaluate_all("rows => rows.map((row) => Number(row.dataset.evCited))")
    assert cited == sorted(cited, reverse=True)


def test_without_scripts_each_page_has_its_rows_and_ways_to_the_others(
    browser: Browser, origin: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{origin}matrix/")
        before = _lines(page).count()
        assert before
        expect(page.locator("[data-ev-part=picture]")).to_be_hidden()
        page.get_by_role("link", name="Next page").click()
        expect(_lines(page).first).to_have_attribute("aria-rowindex", str(before + 3))
