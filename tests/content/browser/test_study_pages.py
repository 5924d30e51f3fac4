"""A study is a card and two or three sheets, and a phone's page of it ends: budgets that print."""

from __future__ import annotations

from io import BytesIO

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser.built_site import BuiltSite, served
from tests.conftest import CONTENT

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("site", ["content"], indirect=True)]

SHEETS = 3
TALL = 12_000  # pixels on a phone


def test_every_study_is_three_sheets_and_a_page_that_ends(
    site: BuiltSite, browser: Browser
) -> None:
    measured = {}
    with served(site) as host, browser.new_context() as context:
        page = context.new_page()
        page.set_viewport_size({"width": 360, "height": 740})
        for study in sorted(file.stem for file in (CONTENT / "studies").glob("*.yml")):
            page.goto(f"{host}{site.base}studies/{study}/")
            tall = page.evaluate("document.documentElement.scrollHeight")
            sheets = len(PdfReader(BytesIO(page.pdf(format="A4"))).pages)
            measured[study] = (sheets, tall)
    for study, (sheets, tall) in measured.items():
        print(f"{study}: {sheets} sheets of {SHEETS}, {tall} px of {TALL} on a phone")
    most_sheets, tallest = (max(counts) for counts in zip(*measured.values(), strict=True))
    assert most_sheets <= SHEETS
    assert tallest <= TALL
