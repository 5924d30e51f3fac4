"""The two charts as a reader meets them in Chromium: without scripts, with a pointer, with keys."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Download, Locator, Page, Route, expect

from tests.browser.built_site import BuiltSite, served

# The walk draws the other charts too; what charts do is tried on larger ones.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("site", ["large"], indirect=True, scope="session"),
]

MARK = ".ev-chart__mark"
Opener = Callable[..., Page]


@pytest.fixture(scope="module")
def origin(site: BuiltSite) -> Iterator[str]:
    """The site on a port of this machine, with the path that it is shown under."""
    with served(site) as host:
        yield host + site.base


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window of a reader's own."""
    fresh = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    yield fresh
    fresh.close()


@pytest.fixture
def visit(context: BrowserContext, origin: str) -> Iterator[Opener]:
    """Opens a page; what went wrong on it fails the test."""
    wrong: list[str] = []

    def open_page(path: str) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console",
            lambda message: wrong.append(message.text) if message.type == "error" else None,
        )
        page.goto(origin + path, wait_until="load")
        if path.startswith(("ladder", "matrix")):
            expect(page.locator("[data-ev-part=count]")).not_to_be_empty()
        return page

    yield open_page
    assert not wrong


def _reach(page: Page) -> None:
    """Rest on the chart; again, where its script was not there yet to notice."""
    drawn = page.locator(".ev-chart--drawn")
    for step in range(20):
        page.locator("[data-ev-part=picture]").hover(position={"x": 5 + step % 2, "y": 5})
        page.wait_for_timeout(1000)
        if drawn.count():
            break
    expect(drawn).to_be_attached()


def _rows(page: Page) -> list[str]:
    """The studies that the picture shows, from top to bottom."""
    names: list[str] = page.evaluate(
        """() => {
          const rows = [...document.querySelectorAll("[data-ev-part=picture] li[data-ev-row]")]
            .filter((row) => row.checkVisibility())
            .map((row) => [row.getBoundingClientRect().top, row.dataset.evRow]);
          rows.sort((one, other) => one[0] - other[0]);
          return [...new Set(rows.map((row) => row[1]))];
        }"""
    )
    return names


def _table_rows(page: Page) -> list[str]:
    lines = page.locator("[data-ev-part=table] tbody tr:visible")
    return [line.get_attribute("data-ev-row") or "" for line in lines.all()]


def _values(page: Page, name: str) -> list[str]:
    options = page.locator(f"select[name={name}] option").all()
    return [option.get_attribute("value") or "" for option in options]


def _choose(page: Page, name: str, value: str) -> None:
    """Opens the panel of controls, chooses there, and closes it by the keyboard."""
    summary = page.locator("[data-ev-part=more] > summary")
    summary.click()
    page.select_option(f"select[name={name}]", value)
    page.locator(f"select[name={name}]").press("Escape")
    expect(summary).to_be_focused()
    expect(page.locator("[data-ev-part=tools]")).to_be_hidden()


def _saved(download: Download, folder: Path) -> Path:
    file = folder / download.suggested_filename
    download.save_as(file)
    return file


# --- before any script ------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["ladder/", "matrix/"])
def test_without_scripts_the_picture_has_links_and_the_table_stands_there(
    browser: Browser, origin: str, path: str
) -> None:
    with browser.new_context(java_script_enabled=False) as quiet:
        page = quiet.new_page()
        page.goto(origin + path)
        picture = page.locator("[data-ev-part=picture]")
        expect(picture.locator(MARK).first).to_be_visible()
        expect(picture.locator("li a").first).to_have_attribute("href", re.compile(r"^\.\./"))
        expect(page.locator("[data-ev-part=table]")).to_be_visible()
        expect(page.locator("[data-ev-part=controls]")).to_be_hidden()
        expect(page.locator(".ev-chart__file a")).to_have_attribute("href", re.compile("csv$"))
        key = page.locator(":is(.ev-chart__legend, .ev-matrix__corner) > li")
        expect(key.first).to_be_visible()
        picture.locator(MARK).first.click()
        expect(page).to_have_url(re.compile("/studies/"))


@pytest.mark.parametrize("path", ["ladder/", "matrix/"])
def test_plotly_comes_once_when_the_chart_is_reached_for_and_nothing_jumps(
    visit: Opener, path: str
) -> None:
    page = visit(path)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.mouse.move(5, 5)
    page.wait_for_timeout(300)
    assert not page.evaluate("'Plotly' in window")
    page.locator("[data-ev-part=picture]").scroll_into_view_if_needed()
    before = page.locator("[data-ev-part=picture]").bounding_box()
    below = page.locator("#table").bounding_box()
    _reach(page)
    _reach(page)
    assert page.locator("[data-ev-part=picture]").bounding_box() == before
    assert page.locator("#table").bounding_box() == below
    assert len([url for url in asked if "plotly" in url and url.endswith(".js")]) == 1
    assert page.locator(".modebar-btn").count() == 0


# --- drawing ----------------------------------------------------------------------------------


OFF_THEIR_SCORE = """() => {
  const centre = (one) => {
    const box = one.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };
  const ticks = new Map([...document.querySelectorAll(".ev-ladder__ticks span")]
    .map((tick) => [tick.textContent, centre(tick)[0]]));
  const drawn = [...document.querySelectorAll(".ev-chart__layer .points path")].map(centre);
  return [...document.querySelectorAll("circle[data-ev-point]")]
    .filter((mark) => mark.checkVisibility())
    .filter((mark) => {
      const [x, y] = centre(mark);
      const tick = ticks.get(mark.dataset.evPoint.split(".")[1]);
      return Math.abs(x - tick) > 1 || !drawn.some((one) => Math.hypot(one[0] - x, one[1] - y) < 1);
    })
    .map((mark) => mark.dataset.evPoint);
}"""


def test_every_mark_of_the_ladder_stands_at_its_score(visit: Opener) -> None:
    page = visit("ladder/")
    _reach(page)
    for width in (1280, 768, 360):
        page.set_viewport_size({"width": width, "height": 800})
        for sort in _values(page, "sort"):
            page.select_option("select[name=sort]", sort)
            page.wait_for_timeout(150)
            assert page.evaluate(OFF_THEIR_SCORE) == [], (width, sort)


def test_every_cell_of_the_matrix_is_drawn_in_its_place(visit: Opener) -> None:
    page = visit("matrix/")
    _reach(page)
    squares = page.locator(".ev-matrix__picture .ev-matrix__square").count()
    dots = page.locator(".ev-matrix__picture .ev-matrix__dot[data-ev-point]").count()
    assert page.locator(".ev-chart__layer .points path").count() == squares + dots
    numbers = page.locator(".ev-matrix__picture .ev-matrix__number").all_text_contents()
    texts = page.locator(".ev-chart__layer .textpoint text").all_text_contents()
    assert sorted(numbers) == sorted(text for text in texts if "“" not in text)


@pytest.mark.parametrize("path", ["ladder/", "matrix/"])
def test_dark_colours_recolour_the_drawing(visit: Opener, path: str) -> None:
    page = visit(path)
    _reach(page)
    point = page.locator(".ev-chart__layer .points path").first
    light = point.evaluate("(one) => getComputedStyle(one).stroke + getComputedStyle(one).fill")
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    expect(point).to_be_attached()
    page.wait_for_function(
        """(light) => {
          const style = getComputedStyle(document.querySelector(".ev-chart__layer .points path"));
          return style.stroke + style.fill !== light;
        }""",
        arg=light,
    )


@pytest.mark.parametrize("path", ["ladder/", "matrix/"])
def test_a_phone_shows_everything_without_scrolling_sideways(visit: Opener, path: str) -> None:
    page = visit(path)
    page.set_viewport_size({"width": 360, "height": 780})
    _reach(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for mark in page.locator(f"{MARK}:visible").all()[:20]:
        box = mark.bounding_box()
        assert box is not None
        assert box["width"] >= 24
        assert box["height"] >= 24

    page.set_viewport_size({"width": 673, "height": 980})  # A4 within its margins
    page.emulate_media(media="print")
    for table in page.locator(".ev-scroll").all():
        assert table.evaluate("(one) => one.scrollWidth - one.clientWidth") <= 1


def test_the_pointer_shows_what_a_mark_says(visit: Opener) -> None:
    page = visit("ladder/")
    _reach(page)
    mark = page.locator(f"{MARK}:visible").first
    mark.hover()
    name = (mark.locator(".ev-visually-hidden").text_content() or "").split(":")[0]
    expect(page.locator(".ev-chart__layer .hovertext")).to_contain_text(name)
    expect(page.locator(".ev-chart__layer .hovertext")).to_contain_text("Published")


# --- controls and the address -----------------------------------------------------------------


@pytest.mark.parametrize("path", ["ladder/", "matrix/"])
def test_sorting_and_filtering_show_in_picture_table_and_address_and_come_back(
    visit: Opener, path: str
) -> None:
    page = visit(path)
    everything = _rows(page)
    assert _table_rows(page) == everything
    page.select_option("select[name=sort]", "name")
    by_name = _rows(page)
    assert sorted(by_name) == sorted(everything)
    assert _table_rows(page) == by_name
    model = _values(page, "model")[1]
    _choose(page, "model", model)
    some = _rows(page)
    assert 0 < len(some) < len(everything)
    assert some == [row for row in by_name if row in some]
    assert _table_rows(page) == some
    expect(page.locator("[data-ev-part=count]")).to_contain_text(
        f"{len(some)} of {len(everything)} studies"
    )
    assert f"model={model}" in page.url
    assert "sort=name" in page.url

    page.reload()
    expect(page.locator("select[name=model]")).to_have_value(model)
    assert _rows(page) == some

    page.click("button[type=reset]")
    expect(page.locator("[data-ev-part=count]")).to_contain_text("All")
    assert _rows(page) == everything
    assert "?" not in page.url


def test_the_matrix_filters_by_country_and_category(visit: Opener) -> None:
    page = visit("matrix/")
    _choose(page, "country", _values(page, "country")[1])
    assert 0 < len(_rows(page)) < page.locator("[data-ev-part=table] tbody tr").count()
    category = _values(page, "category")[-1]
    _choose(page, "category", category)
    panels = page.locator("[data-ev-part=panel]:visible")
    expect(panels).to_have_count(1)
    expect(panels).to_have_attribute("data-ev-category", category)
    heads = page.locator("[data-ev-part=table] th[scope=col][data-ev-category]:visible")
    expect(heads).to_have_count(panels.locator(".ev-matrix__heads a").count())
    page.reload()
    expect(panels).to_have_count(1)
    expect(panels).to_have_attribute("data-ev-category", category)
    expect(panels.locator("li .ev-matrix__label a:visible").first).to_be_visible()


def test_a_part_of_the_matrix_is_named_and_its_totals_are_its_own(visit: Opener) -> None:
    page = visit("matrix/")
    title = page.locator("#chart-title")
    whole = title.text_content() or ""
    model = _values(page, "model")[1]
    label = page.locator(f"select[name=model] option[value={model}]").text_content() or ""
    _choose(page, "model", model)
    some = _rows(page)
    numbers = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    many = "study" if len(some) == 1 else "studies"
    begun = f"{label[0].lower()}{label[1:]}".rsplit(" (", 1)[0]
    expect(title).to_have_text(f"The {numbers[len(some)]} {many} with {begun}")
    sums = page.evaluate(TOTALS)
    assert sums["rows"] == len(some)
    assert sums["wrong"] == []
    _choose(page, "category", _values(page, "category")[1])
    expect(title).to_contain_text(", under “")
    assert page.evaluate(TOTALS)["wrong"] == []
    page.click("button[type=reset]")
    expect(title).to_have_text(whole)
    expect(page.locator("button[type=reset]")).to_be_hidden()


TOTALS = """() => {
  const seen = (one) => one.checkVisibility();
  const picture = document.querySelector("[data-ev-part=picture]");
  const marks = [...picture.querySelectorAll("li .ev-chart__mark")].filter(seen);
  const of = (place, name) => marks
    .filter((mark) => mark.dataset.evOpen.split(".")[place] === name);
  const number = (mark) => Number(mark.querySelector(".ev-matrix__number")?.textContent ?? 0);
  const sums = [...picture.querySelectorAll("[data-ev-sum]")].filter(seen);
  const totals = [...picture.querySelectorAll("[data-ev-total]")].filter(seen);
  const rowOf = (sum) => sum.closest("[data-ev-row]").dataset.evRow;
  return {
    rows: new Set(sums.map(rowOf)).size,
    wrong: [
      ...sums.filter((sum) => of(0, rowOf(sum)).reduce((all, mark) => all + number(mark), 0)
        !== Number(sum.textContent)).map(rowOf),
      ...totals.filter((total) => of(1, total.dataset.evTotal).length !== Number(total.textContent))
        .map((total) => total.dataset.evTotal),
    ],
  };
}"""


def test_bands_gather_rows_in_every_panel_and_in_the_table(visit: Opener) -> None:
    page = visit("matrix/")
    everything = _rows(page)
    _choose(page, "row", "country")
    bands = page.locator("[data-ev-part=panel]").first.locator(".ev-matrix__band")
    expect(bands).to_have_count(3)
    banded = _rows(page)
    assert sorted(banded) == sorted(everything)
    assert banded != everything
    assert _table_rows(page) == banded
    assert "row=country" in page.url
    told = bands.all_text_contents()
    countries = page.locator("select[name=country] option").all_text_contents()
    assert [f"{one} (4)" for one in told] == countries[1:]


def test_the_row_and_the_column_of_what_is_met_are_lit_together(visit: Opener) -> None:
    page = visit("matrix/")
    mark = page.locator(f"li {MARK}:visible").last
    row, theme = (mark.get_attribute("data-ev-hover") or "").split(".")
    lit = page.locator(".ev-matrix__row--lit")
    for reach in (mark.hover, mark.focus):
        page.mouse.move(2, 2)
        expect(lit).to_have_count(0)
        reach()
        expect(lit).to_have_count(page.locator("[data-ev-part=panel]").count())
        expect(lit.first).to_have_attribute("data-ev-row", row)
        expect(page.locator(".ev-matrix__head--lit")).to_have_attribute("data-ev-item", theme)
        light, cell = page.locator(".ev-matrix__light").bounding_box(), mark.bounding_box()
        assert light is not None
        assert cell is not None
        assert light["x"] <= cell["x"] + cell["width"] / 2 <= light["x"] + light["width"]
        assert light["y"] < cell["y"] < light["y"] + light["height"]


def test_nothing_of_a_chart_covers_a_control_or_the_head_of_the_site(visit: Opener) -> None:
    for width in (360, 1280):
        page = visit("matrix/")
        page.set_viewport_size({"width": width, "height": 640})
        page.locator("[data-ev-part=more] > summary").click()
        assert page.evaluate(COVERED, "[data-ev-part=tools]") == 0
        page.keyboard.press("Escape")
        rows = page.locator("li .ev-matrix__label a:visible")
        rows.nth(rows.count() // 2).evaluate("(one) => one.scrollIntoView({ block: 'start' })")
        assert page.evaluate(COVERED, ".md-header") == 0


# How many of a grid of points of an element are painted by something that is not within it.
COVERED = """(selector) => {
  const one = document.querySelector(selector);
  const box = one.getBoundingClientRect();
  let covered = 0;
  for (let x = box.left + 3; x < Math.min(box.right, innerWidth) - 3; x += 20) {
    for (let y = Math.max(box.top, 0) + 3; y < Math.min(box.bottom, innerHeight) - 3; y += 12) {
      if (!one.contains(document.elementFromPoint(x, y))) covered += 1;
    }
  }
  return covered;
}"""


def test_a_filter_that_leaves_nothing_says_so_and_offers_a_way_out(visit: Opener) -> None:
    page = visit("matrix/")
    everything = _rows(page)
    for country in _values(page, "country")[1:]:
        for model in _values(page, "model")[1:]:
            _choose(page, "country", country)
            _choose(page, "model", model)
            if not _rows(page):
                expect(page.locator("[data-ev-part=count]")).to_have_text("No study matches.")
                way = page.locator("[data-ev-part=empty]")
                expect(way).to_contain_text("No study fits all of these filters. Without ")
                way.get_by_role("button").click()
                expect(way).to_be_empty()
                assert 0 < len(_rows(page)) < len(everything)
                return
    pytest.skip("every model is used in every country")


def test_each_choice_says_how_many_rows_it_would_leave(visit: Opener) -> None:
    page = visit("matrix/")
    model = _values(page, "model")[1]
    _choose(page, "model", model)
    counts = {}
    for country in _values(page, "country")[1:]:
        label = page.locator(f"select[name=country] option[value={country}]").text_content() or ""
        counts[country] = int(label.rsplit("(", 1)[1].rstrip(")"))
    shown = {}
    for country in counts:
        _choose(page, "country", country)
        shown[country] = len(_rows(page))
    assert counts == shown
    assert sum(counts.values()) < page.locator("[data-ev-part=table] tbody tr").count()


@pytest.mark.parametrize("query", ["sort=size", "model=no-such-model", "open=nobody.nothing"])
def test_what_the_address_asks_in_vain_is_said(visit: Opener, query: str) -> None:
    page = visit(f"matrix/?{query}")
    expect(page.locator("[data-ev-part=unknown]")).to_contain_text(query.split("=")[1])
    assert len(_rows(page)) == page.locator("[data-ev-part=table] tbody tr").count()


def test_ties_stand_in_brackets_only_while_sorted_by_score(visit: Opener) -> None:
    page = visit("ladder/")
    notes = page.locator(".ev-ladder__note:visible")
    assert notes.count() > 0
    expect(notes.first).to_contain_text("ranks nothing")
    page.select_option("select[name=sort]", "year")
    expect(notes).to_have_count(0)


# --- keyboard ---------------------------------------------------------------------------------


def _first_mark(page: Page) -> Locator:
    mark = page.locator(f"{MARK}[tabindex='0']:visible").first
    mark.focus()
    return mark


def test_arrows_move_between_marks_and_a_live_line_tells_each(visit: Opener) -> None:
    page = visit("ladder/")
    assert page.locator(f"{MARK}[tabindex='0']").count() == 1
    _first_mark(page)
    told = page.locator("[data-ev-part=announcer]")
    expect(told).to_contain_text("Published")
    first = told.text_content()
    page.keyboard.press("ArrowDown")
    expect(told).not_to_have_text(first or "")
    expect(told).to_contain_text("Models:")
    page.keyboard.press("Home")
    expect(told).to_have_text(first or "")
    page.keyboard.press("End")
    expect(told).not_to_have_text(first or "")


def test_a_mark_of_the_ladder_opens_the_panel_of_the_matrix(visit: Opener) -> None:
    page = visit("ladder/")
    panel = page.locator(".ev-evidence-panel")
    mark = _first_mark(page)
    target = mark.evaluate("(link) => link.href")
    page.keyboard.press("Enter")
    expect(panel.locator(".ev-contribution").first).to_be_visible()
    heading = panel.locator("h2").text_content()
    study = mark.get_attribute("data-ev-open") or ""
    assert f"open={study}" in page.url
    expect(panel.get_by_role("link", name="Open its own page")).to_have_attribute("href", target)
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    page.goto(page.url.replace("ladder/", f"matrix/?open={study}"))
    expect(panel.locator(".ev-contribution").first).to_be_visible()
    expect(panel.locator("h2")).to_have_text(heading or "")


def test_arrows_move_along_rows_and_columns_of_the_matrix(visit: Opener) -> None:
    page = visit("matrix/")
    told = page.locator("[data-ev-part=announcer]")
    _first_mark(page)
    where = """() => {
      const box = document.activeElement.getBoundingClientRect();
      return [box.left + scrollX, box.top + scrollY];
    }"""
    before = page.evaluate(where)
    page.keyboard.press("ArrowDown")
    after = page.evaluate(where)
    assert abs(after[0] - before[0]) < 2
    assert after[1] > before[1]
    page.keyboard.press("ArrowUp")
    assert page.evaluate(where) == before
    expect(told).to_contain_text("finding")
    # Every cell of the row, empty ones too, and nothing opens from those.
    page.keyboard.press("Home")
    cells = page.locator(
        f"[data-ev-part=rows] > li:first-child :is({MARK}, .ev-chart__empty):visible"
    )
    for number in range(cells.count() - 1):
        expect(cells.nth(number)).to_be_focused()
        if "ev-chart__empty" in (cells.nth(number).get_attribute("class") or ""):
            expect(told).to_contain_text("none cited")
            page.keyboard.press("Enter")
            expect(told).to_contain_text("nothing to open")
        page.keyboard.press("ArrowRight")
    expect(cells.last).to_be_focused()
    page.keyboard.press("Control+Home")
    expect(cells.first).to_be_focused()
    page.keyboard.press("PageDown")
    expect(told).not_to_be_empty()
    page.keyboard.press("PageUp")
    expect(cells.first).to_be_focused()


def test_back_closes_the_evidence_and_a_study_left_out_shows_what_falls(
    visit: Opener, tmp_path: Path
) -> None:
    page = visit("matrix/models/")
    panel = page.locator(".ev-evidence-panel")
    cell = page.locator(f"li {MARK}:visible").first
    number = int(cell.locator(".ev-matrix__number").text_content() or 0)
    cell.click()
    expect(panel).to_be_visible()
    expect(panel.locator("li:not(li li)")).to_have_count(number)
    page.go_back()
    expect(panel).to_be_hidden()
    assert "open=" not in page.url
    page.go_forward()
    expect(panel).to_be_visible()
    # Back and forth before the dialog has told that it closed.
    kept = page.evaluate(
        """async () => {
            const there = location.href;
            const go = (address) => {
                history.replaceState(history.state, "", address);
                dispatchEvent(new Event("ev:address"));
            };
            go(location.pathname);
            go(there);
            await new Promise((done) => setTimeout(done, 100));
            return location.href === there;
        }"""
    )
    assert kept
    expect(panel).to_be_visible()
    page.reload()
    expect(panel.locator("h2")).to_be_focused()
    expect(panel.locator("li:not(li li)")).to_have_count(number)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    whole = page.locator("[data-ev-part=rows] .ev-matrix__number:visible").all_text_contents()
    for study in _values(page, "without")[1:]:
        _choose(page, "without", study)
        expect(page.locator("[data-ev-part=without]")).to_be_visible()
        expect(page.locator("#chart-title")).to_contain_text("Without ")
        expect(page.locator("#matrix-table-caption")).to_contain_text("Counted without ")
        left = page.locator("[data-ev-part=rows] .ev-matrix__number:visible").all_text_contents()
        assert sum(map(int, left)) <= sum(map(int, whole))
        # The table says the same: what each cell holds without the study.
        cells = page.locator("[data-ev-part=table] tbody td > :visible").all_text_contents()
        told = (int(n) for words in cells for n in re.findall(r"(\d+) finding", words))
        assert sum(told) == sum(map(int, left))
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV table").click()
    text = _saved(download.value, tmp_path).read_text(encoding="utf-8-sig")
    lines = list(csv.reader(text.splitlines()))[1:]
    of_rows = [line for line in lines if not line[0].startswith(("Said", "No study"))]
    counted = sum(int(number or 0) for line in of_rows for number in line[1::4])
    assert counted == sum(map(int, left))
    page.locator("[data-ev-part=controls] [type=reset]").click()
    expect(page.locator("[data-ev-part=without]")).to_be_hidden()
    assert (
        page.locator("[data-ev-part=rows] .ev-matrix__number:visible").all_text_contents() == whole
    )


# --- the evidence behind a cell ----------------------------------------------------------------


@pytest.mark.parametrize("width", [360, 1280])
def test_a_cell_opens_its_statements_and_quotes_and_escape_leads_back(
    visit: Opener, width: int
) -> None:
    page = visit("matrix/")
    page.set_viewport_size({"width": width, "height": 800})
    cell = page.locator(f"li {MARK}:visible:has(.ev-matrix__number):has(.ev-matrix__quotes)").first
    number = int(cell.locator(".ev-matrix__number").text_content() or 0)
    cell.click()
    panel = page.locator(".ev-evidence-panel")
    expect(panel.locator(".ev-finding")).to_have_count(number)
    expect(panel.locator(".ev-quote")).not_to_have_count(0)
    expect(panel.locator("h2")).to_be_focused()
    expect(panel.locator(".ev-finding a").first).to_have_attribute("href", re.compile("^http"))
    assert page.locator(".ev-evidence-panel__body [id]").count() == 0
    key = cell.get_attribute("data-ev-open")
    assert f"open={key}" in page.url
    page.reload()
    expect(panel.locator(".ev-finding")).to_have_count(number)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator(f'{MARK}[data-ev-open="{key}"]')).to_be_focused()
    assert "open=" not in page.url


def test_rows_columns_and_what_is_said_of_every_study_open_too(visit: Opener) -> None:
    page = visit("matrix/")
    panel = page.locator(".ev-evidence-panel")
    page.locator("li .ev-matrix__label a:visible").first.click()
    expect(panel.locator(".ev-contribution").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".ev-matrix__heads a").first.click()
    expect(panel.locator(".ev-finding").first).to_be_visible()
    page.keyboard.press("Escape")
    every = page.locator(f".ev-matrix__row--every {MARK}").first
    number = int(every.locator(".ev-matrix__number").text_content() or 0)
    every.click()
    expect(panel.locator(".ev-finding--every-study")).to_have_count(number)
    page.get_by_role("button", name="Close").click()
    expect(panel).to_be_hidden()


def test_a_link_is_followed_where_its_page_cannot_be_fetched(
    context: BrowserContext, origin: str
) -> None:
    def refuse(route: Route) -> None:
        if route.request.resource_type == "fetch":
            route.abort()
        else:
            route.continue_()

    page = context.new_page()
    page.goto(origin + "matrix/")
    expect(page.locator("[data-ev-part=count]")).not_to_be_empty()
    page.route("**/matrix/**", refuse)
    page.locator(f"li {MARK}:visible").first.click()
    page.wait_for_url("**/studies/**")


# --- files, and coming from another page --------------------------------------------------------


@pytest.mark.parametrize("path", ["ladder/", "matrix/"])
def test_downloads_hold_what_is_shown(visit: Opener, path: str, tmp_path: Path) -> None:
    page = visit(path)
    _choose(page, "model", _values(page, "model")[1])
    files = {}
    for kind in ("png", "svg", "csv"):
        with page.expect_download() as started:
            page.click(f"[data-ev-download={kind}]")
        files[kind] = _saved(started.value, tmp_path)
    assert files["png"].read_bytes().startswith(b"\x89PNG")
    assert files["png"].stat().st_size > 20_000
    drawing = files["svg"].read_text(encoding="utf-8")
    headline = page.locator("#chart-title").text_content() or ""
    chosen = page.locator("select[name=model] option:checked").text_content() or ""
    label = chosen.rsplit(" (", 1)[0]
    assert f"with {label[0].lower()}{label[1:]}" in headline  # that of the whole fits no part
    assert headline.split()[0] in drawing
    assert label.split()[-1] in drawing
    assert "Data: " in drawing
    assert "@font-face" in drawing
    with files["csv"].open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    labels = page.locator("[data-ev-part=table] tbody tr:visible th a").all_text_contents()
    assert [line[0] for line in lines[1 : len(labels) + 1]] == labels
    for label in labels:
        assert label.replace("&", "&amp;") in drawing


def test_no_spreadsheet_runs_a_cell(visit: Opener, origin: str, tmp_path: Path) -> None:
    page = visit("matrix/")
    with page.expect_download() as started:
        page.evaluate(
            """async (address) => {
              const { saveCsv } = await import(address);
              saveCsv([["=1+1", "+a", "-b", "@c", "\\tx", 'say "x", y', 3]], "cells");
            }""",
            f"{origin}assets/js/chart-save.js",
        )
    with _saved(started.value, tmp_path).open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["'=1+1", "'+a", "'-b", "'@c", "'\tx", 'say "x", y', "3"]]


@pytest.mark.parametrize("path", ["ladder/", "matrix/"])
def test_a_chart_works_when_another_page_led_to_it(visit: Opener, path: str) -> None:
    page = visit("")
    swaps = True if "navigation.instant" in page.content() else None
    page.wait_for_timeout(300)
    page.evaluate("window.stayed = true")
    page.evaluate(
        """(path) => [...document.querySelectorAll("a")]
          .find((link) => link.href.endsWith(`/${path}`)).click()""",
        path,
    )
    expect(page.locator("[data-ev-part=count]")).not_to_be_empty()
    _reach(page)
    assert page.locator(".ev-chart__layer .points path").count() > 0
    assert page.evaluate("window.stayed") is swaps
    # And back, and there again: the first drawing is gone, the second one stands.
    page.go_back()
    expect(page.locator("[data-ev-part=picture]")).to_have_count(0)
    page.go_forward()
    expect(page.locator("[data-ev-part=count]")).not_to_be_empty()
    _reach(page)
    expect(page.locator(".ev-chart__layer")).to_have_count(1)
    assert page.evaluate("window.stayed") is swaps
