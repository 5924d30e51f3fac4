"""Rows are rows: whatever titles and labels say, a cell stands at its own study and theme."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built_site import build, built_site, served
from tests.shared import Shared, write_large

pytestmark = pytest.mark.browser

WIDTHS = (360, 768, 1024, 1280, 1440, 1920)
LONG_WORD = "Pneumonoultramicroscopicsilicovolcanoconiosis"
TITLES = {
    "category-0": "Part",
    "category-1": f"What was said of {LONG_WORD} and of everything else, again and again and again",
}

# A cell at the centre of another row's name, or of another theme's, by the name of its point.
ASTRAY = """() => {
  const picture = document.querySelector("[data-ev-part=picture]");
  const seen = (one) => one.checkVisibility() && one.getClientRects().length > 0;
  const box = (one) => {
    const { left, top, right, bottom, width, height } = one.getBoundingClientRect();
    return { left, top, right, bottom, x: left + width / 2, y: top + height / 2 };
  };
  const labels = [...picture.querySelectorAll(".ev-matrix__label")].filter(seen).map((label) => {
    const row = label.closest(".ev-matrix__row");
    const point = row.querySelector("[data-ev-hover]")?.dataset.evHover ?? "totals.";
    return { row: row.dataset.evRow ?? point.replace(/\\.[^.]*$/, ""), ...box(label) };
  });
  const heads = [...picture.querySelectorAll(".ev-matrix__heads > li")].filter(seen)
    .map((head) => ({ theme: head.dataset.evItem, ...box(head) }));
  const cells = [...picture.querySelectorAll("[data-ev-hover], [data-ev-total]")].filter(seen);
  const wrong = [];
  for (const cell of cells) {
    const point = cell.dataset.evHover ?? `totals.${cell.dataset.evTotal}`;
    const [row, theme] = [point.replace(/\\.[^.]*$/, ""), point.split(".").at(-1)];
    const at = box(cell);
    /* On phones a name stands above its cells: then the nearest name above is the one. */
    const beside = innerWidth > 704;
    const own = labels.filter((label) => label.row === row)
      .some((label) => Math.abs(label.y - at.y) <= 1);
    const above = labels.filter((label) => label.bottom <= at.top + 1)
      .sort((one, other) => other.bottom - one.bottom)[0];
    const others = labels.filter((label) => label.row !== row)
      .filter((label) => beside && label.top < at.y && at.y < label.bottom);
    if (beside ? !own || others.length : above?.row !== row) wrong.push(`${point}: row`);
    const head = heads.find((one) => one.theme === theme);
    if (Math.abs(head.x - at.x) > 1) wrong.push(`${point}: column`);
  }
  /* Names that lie over each other are names of no row. */
  for (const [number, one] of labels.entries()) {
    for (const other of labels.slice(number + 1)) {
      const over = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (over > 1 && one.left < other.right && other.left < one.right) {
        wrong.push(`${one.row} lies over ${other.row}`);
      }
    }
  }
  return [cells.length, wrong];
}"""


@pytest.fixture(scope="module")
def matrix(shared: Shared) -> Iterator[str]:
    """The address of a matrix whose titles and names are as long and as short as can be."""

    def content(folder: Path) -> None:
        write_large(folder)
        review = json.loads((folder / "review.yml").read_text(encoding="utf-8"))
        review["categories"] = [
            category | {"title": TITLES.get(category["id"], category["title"])}
            for category in review["categories"]
        ]
        (folder / "review.yml").write_text(json.dumps(review), encoding="utf-8")
        for number in range(0, 12, 3):
            file = folder / "studies" / f"study-{number}.yml"
            study = json.loads(file.read_text(encoding="utf-8"))
            family = (LONG_WORD, "van der Sommerfeld and Onafhankelijkheidsverklaring of Leiden")
            study["reference"]["authors"] = [{"family": family[number % 2]}]
            study["characteristics"]["provision"] = [LONG_WORD, "Care of the whole household"]
            file.write_text(json.dumps(study), encoding="utf-8")
        for number in range(0, 9, 2):
            file = folder / "themes" / f"theme-{number}.yml"
            theme = json.loads(file.read_text(encoding="utf-8"))
            theme["title"] = ("Ease", f"{LONG_WORD} and how it is told")[number // 2 % 2]
            file.write_text(json.dumps(theme), encoding="utf-8")

    source = shared.once("uneven", content)
    site = built_site(shared.once("walked-uneven", lambda root: build(root, source)))
    with served(site) as host:
        yield f"{host}{site.base}matrix/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a reader's own."""
    with browser.new_context(color_scheme="light") as context:
        yield context.new_page()


@pytest.mark.parametrize("width", WIDTHS)
def test_each_cell_s_centre_is_that_of_its_row_s_name_and_of_its_theme(
    matrix: str, page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(matrix)
    expect(page.locator("[data-ev-part=count]")).not_to_be_empty()
    cells, wrong = page.evaluate(ASTRAY)
    assert cells > 12 * 9
    assert wrong == []
