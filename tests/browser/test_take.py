"""What is shown, as files: rows and references of a selection as they stand in the files of all."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.check.rules import load_catalogue
from generator.evidence.catalogue import Catalogue
from generator.publish.exports import CITATION_FORMATS
from generator.publish.exports.references import cited_studies
from generator.publish.exports.tables import tables
from tests.browser.built_site import BuiltSite, served
from tests.conftest import CONTENT, SAMPLE

pytestmark = pytest.mark.browser

FEW = 3


@pytest.fixture(scope="module")
def origin(site: BuiltSite) -> Iterator[str]:
    """The site on a port of this machine, with the path that it is shown under."""
    with served(site) as host:
        yield host + site.base


@pytest.fixture(scope="module")
def catalogue(site: BuiltSite) -> Catalogue:
    """The records of the site, which are those of one of the two syntheses."""
    for content in (CONTENT, SAMPLE):
        found, _ = load_catalogue(content)
        if all((site.root / "studies" / study.id).is_dir() for study in found.studies):
            return found
    raise AssertionError("a site of neither")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One window; what goes wrong in it fails the test."""
    wrong: list[str] = []
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        one = context.new_page()
        one.on("pageerror", lambda error: wrong.append(str(error)))
        yield one
    assert not wrong


def _taken(page: Page, form: str) -> str:
    with page.expect_download() as started:
        page.locator(f"[data-ev-form={form}]").click()
    return Path(started.value.path()).read_bytes().decode()


def _rows(catalogue: Catalogue, table: str, ids: Sequence[str]) -> str:
    """The heads and the rows of these, as the whole file has them."""
    whole = next(one for one in tables(catalogue) if one.name == table)
    kept = tuple(row for row in whole.rows if row[0] in set(ids))
    assert len(kept) == len(set(ids))
    return replace(whole, rows=kept).csv


def _takes(page: Page, catalogue: Catalogue, studies: Sequence[str]) -> None:
    """The references of these studies, as the formats write them."""
    cited = [one for one in cited_studies(catalogue) if one.key in set(studies)]
    assert len(cited) == len(set(studies))
    for form in ("ris", "json"):
        assert _taken(page, form) == CITATION_FORMATS[form](cited)


def _cited(catalogue: Catalogue, table: str, ids: Sequence[str]) -> list[str]:
    rows = next(one for one in tables(catalogue) if one.name == table)
    at = next(n for n, column in enumerate(rows.columns) if column.names == "studies")
    named = [row[at] for row in rows.rows if row[0] in set(ids)]
    return sorted({one for cell in named for one in ([cell] if isinstance(cell, str) else cell)})  # type: ignore[attr-defined]


@pytest.mark.parametrize("table", ["studies", "findings", "quotes"])
def test_a_list_gives_what_is_left_of_it(
    page: Page, origin: str, catalogue: Catalogue, table: str
) -> None:
    page.goto(f"{origin}{table}/", wait_until="load")
    expect(page.locator(".ev-browse--live")).to_be_attached()
    boxes = page.locator("[data-ev-facet] input[type=checkbox]")
    chosen = random.Random(table).randrange(boxes.count())
    boxes.nth(chosen).evaluate("box => box.click()")
    shown: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('[data-ev-item]')]"
        ".filter((one) => !one.hidden).map((one) => one.dataset.evItem)"
    )
    assert 0 < len(shown) < page.locator("[data-ev-item]").count()
    assert _taken(page, "csv") == _rows(catalogue, table, shown)
    studies = shown if table == "studies" else _cited(catalogue, table, shown)
    if studies:
        _takes(page, catalogue, studies)


def test_what_names_no_study_says_so(page: Page, origin: str) -> None:
    page.goto(f"{origin}findings/?cites=none", wait_until="load")
    expect(page.locator(".ev-browse--live")).to_be_attached()
    page.locator("[data-ev-form=ris]").click()
    expect(page.locator("[data-ev-part=took]")).to_contain_text("no reference to download")


def test_what_stands_side_by_side_can_be_taken(
    page: Page, origin: str, catalogue: Catalogue
) -> None:
    studies = [study.id for study in catalogue.studies][:FEW]
    page.goto(f"{origin}compare/?{urlencode([('study', one) for one in studies])}")
    expect(page.locator(".ev-compare__table")).to_be_visible()
    assert _taken(page, "csv") == _rows(catalogue, "studies", studies)
    _takes(page, catalogue, studies)
    themes = [theme.id for theme in catalogue.themes][:2]
    page.goto(f"{origin}compare/?{urlencode([('theme', one) for one in themes])}")
    expect(page.locator(".ev-compare__table")).to_be_visible()
    assert _taken(page, "csv") == _rows(catalogue, "themes", themes)
    of = catalogue.studies_of_theme
    _takes(page, catalogue, sorted({study.id for theme in themes for study in of[theme]}))


def test_the_references_of_the_rows_of_the_matrix_can_be_taken(
    page: Page, origin: str, catalogue: Catalogue
) -> None:
    studies = [study.id for study in catalogue.studies][1:FEW]
    page.goto(f"{origin}matrix/?{urlencode([('study', one) for one in studies])}")
    expect(page.locator(".ev-matrix")).to_be_visible()
    expect(page.locator(".ev-chart__count")).to_contain_text("studies")
    _takes(page, catalogue, studies)
