"""One state, one truth: whatever the address asks, screen, table, files and print say the same."""

from __future__ import annotations

import csv
import io
import random
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from tests.browser.built_site import BuiltSite, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("site", ["large"], indirect=True, scope="session"),
]

SVG = "{http://www.w3.org/2000/svg}"
SEED = 2013
WALK = 5
"""How many states are tried for each chart: the model alone is tried with many more."""
SOURCES = """
const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src");
window.painted = [];
Object.defineProperty(HTMLImageElement.prototype, "src", {
  ...source, set(value) { window.painted.push(value); source.set.call(this, value); },
});
"""
ON_SCREEN = """() => {
  const seen = (one) => Boolean(one?.checkVisibility()) && getComputedStyle(one).display !== "none";
  const drawn = (one) => one && getComputedStyle(one).display !== "none" ? one.textContent : "";
  const rows = {};
  for (const row of document.querySelectorAll("[data-ev-part=rows] > li[data-ev-row]")) {
    if (!seen(row)) continue;
    for (const cell of row.querySelectorAll("[data-ev-hover]")) {
      if (!seen(cell)) continue;
      const dot = cell.querySelector("circle");
      rows[cell.dataset.evHover] = [
        drawn(cell.querySelector("[data-ev-number]")),
        drawn(cell.querySelector(".ev-matrix__quotes")),
        Boolean(cell.querySelector(".ev-matrix__fallen")),
        Boolean(dot) && getComputedStyle(dot).display !== "none",
      ];
    }
  }
  return rows;
}"""
SPOKEN = """() => Object.fromEntries([...document.querySelectorAll(
  "[data-ev-part=rows] > li:not([hidden]) a.ev-chart__mark")].filter((one) => one.checkVisibility())
  .map((one) => [one.dataset.evHover, one.querySelector(".ev-visually-hidden").textContent]))"""
TABLE = """() => [...document.querySelectorAll("[data-ev-part=table] tbody tr")]
  .filter((line) => line.checkVisibility())
  .map((line) => [...line.cells].filter((cell) => cell.checkVisibility())
    .map((cell) => cell.innerText.trim()))"""
HEADS = """() => [...document.querySelectorAll("[data-ev-part=table] thead tr:last-child th")]
  .filter((head) => head.checkVisibility()).slice(1).map((head) => head.textContent.trim())"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window that remembers what images were made of; what goes wrong in it fails the test."""
    wrong: list[str] = []
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        opened = context.new_page()
        opened.add_init_script(SOURCES)
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        yield opened
    assert not wrong


@pytest.fixture(scope="module")
def origin(site: BuiltSite) -> Iterator[str]:
    """The site on a port of this machine."""
    with served(site) as host:
        yield host + site.base


def _states(page: Page, chance: random.Random) -> Iterator[str]:
    """Addresses that ask for some of what the controls of a chart offer."""
    offered: dict[str, list[str]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("[data-ev-part=controls] select")]
          .map((one) => [one.name, [...one.options].map((option) => option.value)]))"""
    )
    assert "sort" in offered
    for number in range(WALK):
        names = chance.sample(sorted(offered), min(len(offered), 1 + number % 3))
        if "without" in offered and number % 2 == 0 and "without" not in names:
            names.append("without")
        chosen = [(name, chance.choice(offered[name])) for name in names]
        yield urlencode([(name, value) for name, value in chosen if value])


def _saved(page: Page, kind: str) -> bytes:
    with page.expect_download() as started:
        page.click(f"[data-ev-download={kind}]")
    return Path(started.value.path()).read_bytes()


def _said(page: Page) -> list[str]:
    """The sentences around a chart that a reader sees or prints."""
    parts = ("#chart-title", ".ev-chart__subtitle", "[data-ev-part=without] > p")
    found = [page.locator(f"#chart {part}, {part}").first for part in parts]
    return [one.inner_text() for one in found if one.count() and one.is_visible()]


def _walk(page: Page, address: str) -> Iterator[tuple[str, etree._Element]]:
    """Each state with its picture as SVG, of which the PNG is found to be made, without Plotly."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    expect(page.locator("[data-ev-part=count]")).not_to_be_empty()
    for state in [*_states(page, random.Random(SEED)), ""]:
        page.goto(f"{address}?{state}")
        expect(page.locator("[data-ev-part=count]")).not_to_be_empty()
        svg = _saved(page, "svg")
        png = _saved(page, "png")
        source = page.evaluate("window.painted.at(-1)")
        assert unquote(source.partition(",")[2]).encode() == svg
        drawing = etree.fromstring(svg)
        _is_at_print_size(png, float(drawing.attrib["width"].removesuffix("mm")))
        told = ["".join(one.itertext()) for one in drawing.iterfind(f"{SVG}text")]
        words = " ".join(" ".join(told).split())
        for sentence in _said(page):
            assert sentence.replace(" ", "") in words.replace(" ", ""), state
        yield state, drawing
    assert not [url for url in asked if "plotly-basic" in url]


def _is_at_print_size(png: bytes, millimetres: float) -> None:
    """About 300 dots an inch, and the file says so; large pictures have fewer."""
    width, height = struct.unpack(">II", png[16:24])
    at = png.index(b"pHYs") + 4
    across, down, unit = struct.unpack(">IIB", png[at : at + 9])
    assert (across, unit) == (down, 1)
    assert abs(width / across * 1000 - millimetres) < 1
    assert abs(width / millimetres * 25.4 - 300) < 1 or width * height > 15_000_000


def test_a_matrix_says_the_same_on_screen_in_its_table_in_files_and_in_print(
    page: Page, origin: str
) -> None:
    seen = []
    for state, drawing in _walk(page, f"{origin}matrix/"):
        drawn = {
            cell.attrib["data-cell"]: _cell(cell)
            for cell in drawing.iterfind(f".//{SVG}g[@data-cell]")
            if not cell.attrib["data-cell"].startswith("*")
        }
        crossed = [point for point, (_, _, fallen, _) in drawn.items() if fallen]
        seen.append(len(crossed))
        assert page.evaluate(ON_SCREEN) == drawn, state
        titles = {
            cell.attrib["data-cell"]: cell.findtext(f"{SVG}title")
            for cell in drawing.iterfind(f".//{SVG}g[@data-cell]")
        }
        spoken = page.evaluate(SPOKEN)
        assert spoken == {point: titles[point] for point in spoken}, state
        rows = [row.attrib["data-row"] for row in drawing.iterfind(f".//{SVG}g[@data-row]")]
        rows = [row for row in rows if row != "total" and not row.startswith("*")]
        themes = list(dict.fromkeys(point.split(".")[1] for point in drawn))
        words = {point: str(title).rpartition(": ")[2] for point, title in titles.items()}
        table = page.evaluate(TABLE)
        expected = [[words[f"{row}.{theme}"] for theme in themes] for row in rows]
        assert [line[1:] for line in table] == expected, state
        _csv_says(page, rows, themes, drawn)
        page.emulate_media(media="print")
        assert page.evaluate(ON_SCREEN) == drawn, state
        assert _said(page)
        assert [line[1:] for line in page.evaluate(TABLE)] == expected, state
        page.emulate_media(media="screen")
    assert any(seen)


def _cell(cell: etree._Element) -> list[Any]:
    texts = ["".join(text.itertext()) for text in cell.iterfind(f"{SVG}text")]
    return [
        "".join(text for text in texts if "“" not in text),
        "".join(text for text in texts if "“" in text),
        cell.find(f"{SVG}path") is not None,
        cell.find(f"{SVG}circle") is not None,
    ]


def _csv_says(page: Page, rows: list[str], themes: list[str], drawn: dict[str, list[Any]]) -> None:
    head, *body = csv.reader(io.StringIO(_saved(page, "csv").decode()))
    first = 2 if len(head) % 4 == 2 else 1  # rows in bands have a column that says which
    titles = [title.rpartition(": ")[0] for title in head[first::4]]
    assert titles == (page.evaluate(HEADS) if rows else titles)
    for row, line in zip(rows, body, strict=False):
        for number, theme in enumerate(themes):
            findings, quotes, fallen, dotted = drawn[f"{row}.{theme}"]
            cited, quoted, why, _ = line[first + 4 * number : first + 4 + 4 * number]
            assert (cited, quoted) == (findings, quotes.strip("“”"))
            assert bool(why) is not (bool(cited) and bool(quoted))
            assert ("without" in why) is fallen
            assert dotted is (not cited and not fallen)
            assert "0" not in (cited, quoted)


def test_a_ladder_says_the_same_on_screen_in_its_table_in_files_and_in_print(
    page: Page, origin: str
) -> None:
    on_screen = """() => [...document.querySelectorAll("[data-ev-part=picture] li[data-ev-row]")]
      .filter((row) => row.checkVisibility())
      .map((row) => [row.getBoundingClientRect().top, row.dataset.evRow,
        [...row.querySelectorAll("circle")].map((one) => +one.dataset.evPoint.split(".")[1])])
      .sort((one, other) => one[0] - other[0]).map((row) => row.slice(1))"""
    table = """() => [...document.querySelectorAll("[data-ev-part=table] tbody tr")]
      .filter((line) => line.checkVisibility()).map((line) => line.dataset.evRow)"""
    for state, drawing in _walk(page, f"{origin}ladder/"):
        drawn = [
            [
                row.attrib["data-row"],
                [int(mark.attrib["data-score"]) for mark in row.iterfind(f"{SVG}circle")],
            ]
            for row in drawing.iterfind(f".//{SVG}g[@data-row]")
        ]
        _, *body = csv.reader(io.StringIO(_saved(page, "csv").decode()))
        assert page.evaluate(on_screen) == drawn, state
        assert page.evaluate(table) == [row for row, _ in drawn], state
        assert [line[-2] for line in body if line[-2][0].isdigit()] == [
            "; ".join(map(str, scores)) for _, scores in drawn if scores
        ]
        assert len(body) == len(drawn)
        page.emulate_media(media="print")
        assert page.evaluate(on_screen) == drawn, state
        page.emulate_media(media="screen")
