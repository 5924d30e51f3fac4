"""Rows of the matrix stand by likeness, whatever the order of files, and empty ones come last."""

from __future__ import annotations

from itertools import permutations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.derive import likeness
from generator.derive.likeness import by_likeness
from generator.derive.matrix import Matrix, evidence_matrix
from generator.evidence.catalogue import build_catalogue
from generator.evidence.loading import Content
from tests.conftest import shuffled, syntheses

FEWER = settings(max_examples=30)


def _matrix(rows: dict[str, str]) -> Matrix:
    """A matrix of rows that hold a finding where an ``x`` stands."""
    width = max(map(len, rows.values()), default=0)
    cells = [[int(mark == "x") for mark in marks] for marks in rows.values()]
    frame = pd.DataFrame(cells, index=list(rows), columns=[f"t{n}" for n in range(width)])
    return Matrix(frame, frame * 0)


def test_rows_that_hold_the_same_stand_side_by_side() -> None:
    rows = {"a": "xx....", "b": "....xx", "c": "xx.x..", "d": "...xxx", "e": "......"}
    order = by_likeness(_matrix(rows))
    assert order[-1] == "e"
    assert abs(order.index("a") - order.index("c")) == 1
    assert abs(order.index("b") - order.index("d")) == 1


def test_the_order_is_that_of_the_rows_and_not_of_how_they_come() -> None:
    rows = {"a": "xx....", "b": ".xx...", "c": "..xx..", "d": "x.x.x.", "e": ".....x"}
    orders = {
        by_likeness(_matrix({name: rows[name] for name in one})) for one in permutations(rows)
    }
    assert len(orders) == 1


def test_no_row_and_a_few_rows_have_an_order() -> None:
    assert by_likeness(_matrix({})) == ()
    assert by_likeness(_matrix({"b": "..", "a": ".."})) == ("a", "b")
    assert by_likeness(_matrix({"a": "x.", "b": "xx"})) == ("b", "a")


def test_more_rows_than_can_be_compared_come_by_how_much_they_hold() -> None:
    many = likeness.MOST + 1
    rows = {f"r{number:03}": ("x" * (1 + number % 3)).ljust(6, ".") for number in range(many)}
    order = by_likeness(_matrix(rows))
    held = [rows[row].count("x") for row in order]
    assert held == sorted(held, reverse=True)


@FEWER
@given(syntheses(), st.data())
def test_every_row_stands_once_and_the_empty_ones_last(
    content: Content, data: st.DataObject
) -> None:
    matrix = evidence_matrix(build_catalogue(content))
    order = by_likeness(matrix)
    assert sorted(order) == sorted(matrix.total.index)
    held = [bool(matrix.total.loc[row].any()) for row in order]
    assert held == sorted(held, reverse=True)
    other = evidence_matrix(build_catalogue(shuffled(content, data.draw)))
    assert by_likeness(other) == order
