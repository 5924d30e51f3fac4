"""Cells of CSV files: no piece of one runs, whatever mark a spreadsheet splits it at.

The rule is kept twice, for the data files in Python and for what a page saves in its script; both
are asked here.
"""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edit.intake.grid import read_csv
from generator.edit.intake.heads import Heads
from generator.evidence.text.cells import STUDY_COLUMNS, as_typed, csv_lines, neutral
from tests import node

SEPARATORS = ",;|\t"
SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫"  # noqa: RUF001 - some spreadsheets read the wide ones as the narrow
NUMBER = re.compile(r"[+-]\d+(\.\d+)?[%)\]. \"”]*")
SPREADSHEET = st.text(f"{SIGNS}{SEPARATORS}'\"\r\n\u2028 \u00a0\u200b5.a", max_size=12)

NEUTRALISED = {
    "=1+1": "'=1+1",
    "+44 20": "'+44 20",
    "-2+3": "'-2+3",
    "@SUM(A1)": "'@SUM(A1)",
    "\t=1": "'\t'=1",
    "\rone": "'\rone",
    "＝1+1": "'＝1+1",  # noqa: RUF001
    " =1": " '=1",
    "\u200b=1": "\u200b'=1",
    "Gardening;=1+1": "Gardening;'=1+1",
    "a, =1": "a, '=1",
    "a|@b": "a|'@b",
    "a\t-b": "a\t'-b",
    "two lines\n=1": "two lines\n'=1",
    'a;"=1";b': 'a;"\'=1";b',
    "-1;-A1": "-1;'-A1",
    "'=1": "''=1",
}
AS_IT_IS = (
    *("-5", "+3", "-0.5", "-5%", "-5;+3;-0.5", "95% (-3.5, -2)", "well-being, co-production"),
    *("a – b", "2 - 1", "a=b", "me@here.example", "'more' and \"quoted\"", "", "’tis"),
)


def running(cell: str) -> list[str]:
    """The pieces of a cell that a spreadsheet could take for a formula."""
    pieces = re.split(r"[,;|\t\n\v\f\r\x85\u2028\u2029]", cell)
    bare = [re.sub(r'^[\s"\u00ad\u200b-\u200f\u2060\ufeff]+', "", piece) for piece in pieces]
    return [piece for piece in bare if piece[:1] in set(SIGNS) and not NUMBER.fullmatch(piece)] + [
        cell for white in "\t\r\n" if cell.startswith(white)
    ]


@pytest.mark.parametrize(("typed", "written"), NEUTRALISED.items())
def test_what_could_run_is_neutralised_in_every_piece(typed: str, written: str) -> None:
    assert running(typed) or typed == "'=1"
    assert neutral(typed) == written


@pytest.mark.parametrize("typed", AS_IT_IS)
def test_numbers_and_hyphens_stay_readable(typed: str) -> None:
    assert neutral(typed) == typed


@given(SPREADSHEET | st.text(max_size=12))
def test_nothing_runs_and_what_was_typed_comes_back(typed: str) -> None:
    assert running(neutral(typed)) == []
    assert as_typed(neutral(typed)) == typed


@given(st.lists(st.lists(SPREADSHEET, min_size=2, max_size=2), max_size=4))
def test_rows_read_back_and_every_cell_with_a_separator_is_quoted(rows: list[list[str]]) -> None:
    text = csv_lines(rows)
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert [[as_typed(cell) for cell in row] for row in read] == rows
    bare = re.sub(r'"(?:[^"]|"")*"', "", text)
    assert not set(bare) & set(";|\t\r\u2028")
    assert bare.count(",") == bare.count("\n") == len(rows)


@given(st.lists(st.lists(SPREADSHEET | st.text(max_size=9), min_size=1, max_size=3), max_size=5))
def test_what_a_page_saves_is_written_by_the_same_rule(rows: list[list[str]]) -> None:
    assert node.ask("csv_ask.mjs", rows) == csv_lines(rows)


def test_a_page_writes_numbers_and_nothing() -> None:
    assert node.ask("csv_ask.mjs", [["a;b", -5, None, 0.5]]) == '"a;b",-5,,0.5\n'


def test_our_own_table_of_studies_is_imported_as_it_was_typed() -> None:
    typed = ("okafor-2019", "Okafor, N.;=1+1", "2019", "-ing, @home; =1", "10.5555/x", "a|+b")
    grid = read_csv(csv_lines([(*STUDY_COLUMNS, "provision"), typed]), Heads())
    assert grid.rows[0].cells == typed


def test_a_table_of_somebody_else_keeps_its_apostrophes() -> None:
    typed = ("okafor-2019", "they said, '-ing' and '@home'", "'=1")
    text = "id,title,note\nokafor-2019,\"they said, '-ing' and '@home'\",'=1\n"
    assert read_csv(text, Heads()).rows[0].cells == typed
