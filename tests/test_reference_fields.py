"""What references hold beside the usual, and the one form in which every door reads it.

``cases/references/fields.toml`` has files and texts as exporters write them, with what is right.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.edit.intake.from_bibtex import read_bibtex
from generator.edit.intake.from_csl import read_csl
from generator.edit.intake.from_ris import read_ris
from generator.edit.intake.from_sheet import read_sheet
from generator.edit.intake.grid import read_csv
from generator.edit.intake.importing import STUDY
from generator.edit.intake.incoming import ParseResult
from generator.edit.intake.mapping import SheetMapping
from generator.edit.intake.reference_values import read_value
from generator.evidence.text.dates import (
    letter_of,
    printed_year,
    read_year,
    with_letter,
    without_letter,
    years_of,
)
from generator.evidence.text.identifiers import is_isbn, is_orcid, is_ror
from generator.evidence.text.languages import language_name, read_language
from generator.evidence.text.pages import full_pages
from tests.conftest import TESTS

FOLDER = TESTS / "cases" / "references"
CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (FOLDER / "fields.toml").read_text(encoding="utf-8")
)
READERS: dict[str, Callable[[str], ParseResult]] = {
    ".ris": read_ris,
    ".bib": read_bibtex,
    ".json": read_csl,
}


def _read(name: str) -> ParseResult:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return READERS[Path(name).suffix](text)


# --- files, value by value ---------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES["file"], ids=lambda case: case["name"])
def test_a_file_gives_what_is_right(case: dict[str, Any]) -> None:
    reading = _read(case["name"])
    assert not reading.is_fatal
    found = [entry.values["reference"] for entry in reading.entries]
    assert [
        {name: reference.get(name) for name in right}
        for reference, right in zip(found, case["right"], strict=True)
    ] == case["right"]
    left = [text for entry in reading.entries for text in entry.left]
    assert set(case.get("left", ())) <= set(left)
    said = "\n".join(problem.message for problem in reading.problems)
    assert [words for words in case.get("said", ()) if words not in said] == []
    assert [name for name in case.get("without", ()) if any(name in one for one in found)] == []


@pytest.mark.parametrize(
    "case", CASES["value"], ids=lambda case: f"{case['field']}: {case['text']}"
)
def test_a_text_is_read_into_one_form(case: dict[str, Any]) -> None:
    read = read_value(case["field"], case["text"])
    found = {name: list(v) if isinstance(v, tuple) else v for name, v in read.values.items()}
    assert found == case.get("right", {})
    assert list(read.left) == case.get("left", [])


@pytest.mark.parametrize(
    "case",
    [case for case in CASES["value"] if case.get("right") and case["field"] != "trials"],
    ids=lambda case: f"{case['field']}: {case['text']}",
)
def test_a_sheet_reads_it_like_any_file(case: dict[str, Any]) -> None:
    cell = case["text"].replace('"', '""')
    grid = read_csv(f'Family,Value\nAmes,"{cell}"\n', 1)
    columns = {"Family": "reference.authors", "Value": f"reference.{case['field']}"}
    [entry] = read_sheet(grid, SheetMapping(columns), STUDY).entries
    found = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in entry.values["reference"].items()
    }
    assert {name: found[name] for name in case["right"]} == case["right"]
    assert [left for left in case.get("left", ()) if f"Value: {left}" not in entry.left] == []


# --- laws --------------------------------------------------------------------------------------

YEARS = st.one_of(
    st.integers(1500, 2200),
    st.builds(
        lambda year, letter: f"{year}{letter}", st.integers(1500, 2200), st.sampled_from("abz")
    ),
    st.builds(
        lambda year, more: f"{year}–{year + more}", st.integers(1500, 2100), st.integers(1, 99)
    ),
    st.sampled_from(("in press", "in press-a", "n.d.-b")),
)


@given(YEARS)
def test_a_printed_year_is_read_as_the_recorded_one(year: int | str) -> None:
    assert read_year(printed_year(year)).recorded == year
    assert with_letter(without_letter(year), letter_of(year)) == printed_year(year)
    assert list(years_of(year)) == sorted(years_of(year))


@given(st.text(max_size=40))
def test_no_text_is_lost_where_a_year_pages_or_a_language_is_asked_for(text: str) -> None:
    for field in ("year", "pages", "language", "doi", "url", "isbn", "title"):
        read = read_value(field, text)
        kept = any(character.isalnum() for character in text)
        assert read.values or read.left or not kept, field


@given(st.integers(1, 9999), st.integers(0, 999))
def test_pages_in_full_are_found_again_and_stay(first: int, more: int) -> None:
    last = first + more
    cut = str(last)
    while len(cut) > 1 and full_pages(f"{first}-{cut[1:]}") == full_pages(f"{first}-{last}"):
        cut = cut[1:]
    whole = full_pages(f"{first}-{cut}")
    assert whole == (f"{first}–{last}" if more else str(first))
    assert full_pages(whole) == whole


@pytest.mark.parametrize(
    ("tag", "name"),
    [("de", "German"), ("pt-BR", "Portuguese (Brazil)"), ("zh-Hant", "Chinese (Traditional Han)")],
)
def test_a_tag_has_a_name_that_is_read_as_the_tag(tag: str, name: str) -> None:
    assert (language_name(tag), read_language(name)) == (name, tag)


@pytest.mark.parametrize("wrong", ["0000-0002-1825-0098", "0000-0002-1825-009X"])
def test_an_orcid_has_a_check_digit(wrong: str) -> None:
    assert is_orcid("0000-0002-1825-0097")
    assert not is_orcid(wrong)


def test_a_ror_and_an_isbn_have_check_digits() -> None:
    assert is_ror("05dxps055")
    assert not is_ror("05dxps056")
    assert is_isbn("9780306406157")
    assert not is_isbn("9780306406158")


# --- from the file to the page -----------------------------------------------------------------


def _imported(sample: Path, name: str) -> None:
    assert main(["import", str(FOLDER / name), "--content", str(sample)]) == 0
