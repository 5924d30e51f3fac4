"""The diagram: rows that follow the arrows, nothing on top of anything else, the words as twin."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.catalogue import Catalogue
from generator.publish.charts.diagram import MARK, Drawing, Part, Rect, diagram
from generator.publish.charts.layers import Arrow
from generator.publish.pages.synthesis.drawn import diagram_item

TITLES = st.sampled_from(["Gate", "A long title of several words that breaks", "長い題", "W" * 40])


@st.composite
def drawings(draw: st.DrawFn) -> tuple[list[Part], list[Arrow], Drawing]:
    """Any diagram: parts with parts, and arrows between any two of them, in circles or not."""
    count = draw(st.integers(2, 9))
    names = [f"n{number}" for number in range(count)]
    parts = [Part(name, draw(TITLES), tuple(draw(st.lists(TITLES, max_size=3)))) for name in names]
    pairs = draw(st.lists(st.sampled_from(list(combinations(names, 2))), max_size=12))
    arrows = []
    for number, (one, other) in enumerate(pairs):
        start, end = draw(st.sampled_from([(one, other), (other, one)]))
        said = draw(st.sampled_from([None, number + 1]))
        arrows.append(Arrow(start, end, draw(st.booleans()), said))
    return parts, arrows, diagram(parts, arrows)


def _apart(one: Rect, other: Rect) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


@given(drawings())
def test_no_part_stands_on_another_and_all_stand_on_the_sheet(
    drawn: tuple[list[Part], list[Arrow], Drawing],
) -> None:
    parts, _, made = drawn
    assert [rect.id for rect in made.rects if rect.id] != []
    assert {rect.id for rect in made.rects} == {part.id for part in parts}
    assert all(_apart(one, other) for one, other in combinations(made.rects, 2))
    edges = [(r.x, r.y, r.x + r.width, r.y + r.height) for r in made.rects]
    assert all(x >= 0 and y >= 0 for x, y, _, _ in edges)
    assert all(x <= made.width and y <= made.height for _, _, x, y in edges)
    inner = [(one, rect) for rect in made.rects for one in rect.inner]
    assert all(
        rect.y < one.y and one.y + one.height < rect.y + rect.height
        and rect.lines[-1][0] < one.y
        for one, rect in inner
    )  # fmt: skip
    assert all(_apart(*two) for rect in made.rects for two in combinations(rect.inner, 2))


@given(drawings())
def test_every_arrow_is_drawn_from_its_part_to_the_other_and_crosses_none(
    drawn: tuple[list[Part], list[Arrow], Drawing],
) -> None:
    _, arrows, made = drawn
    rects = {rect.id: rect for rect in made.rects}
    assert len(made.ways) == len(arrows)
    for arrow, way in zip(arrows, made.ways, strict=True):
        upper, lower = sorted((rects[arrow.start], rects[arrow.end]), key=lambda rect: rect.y)
        (x, y), (to_x, to_y) = way.points[0], way.points[-1]
        assert upper.x < x < upper.x + upper.width
        assert abs(y - (upper.y + upper.height)) < 0.01
        assert lower.x < to_x < lower.x + lower.width
        assert abs(to_y - lower.y) < 0.01
        assert len(way.heads) == 1 + arrow.both
        tips = {tuple(map(float, re.findall(r"[\d.]+", head)[:2])) for head in way.heads}
        end = to_y if arrow.end == lower.id else y
        assert any(abs(tip[1] - end) < 0.1 for tip in tips)
    upright = [
        (one[0], one[1], other[1])
        for way in made.ways
        for one, other in pairwise(way.points)
        if one[0] == other[0]
    ]
    assert not [
        (x, rect.id)
        for x, top, bottom in upright
        for rect in made.rects
        if rect.x < x < rect.x + rect.width
        if rect.y < bottom and top < rect.y + rect.height - 0.01
    ]


@given(drawings())
def test_no_number_stands_on_another_or_on_a_part(
    drawn: tuple[list[Part], list[Arrow], Drawing],
) -> None:
    _, arrows, made = drawn
    assert [mark.number for mark in made.marks] == [a.number for a in arrows if a.number]
    assert all(
        (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= (2 * MARK) ** 2
        for one, other in combinations(made.marks, 2)
    )
    rows = [(rect.y, rect.y + rect.height) for rect in made.rects]
    assert all(
        mark.y + MARK <= top or mark.y - MARK >= bottom
        for mark in made.marks
        for (top, bottom), rect in zip(rows, made.rects, strict=True)
        if rect.x - MARK < mark.x < rect.x + rect.width + MARK
    )


def test_a_diagram_is_told_in_words_arrow_by_arrow(catalogue: Catalogue) -> None:
    assert catalogue.synthesis
    assert catalogue.synthesis.diagram
    item = diagram_item(catalogue, catalogue.synthesis.diagram)
    told = {
        node.title: [(one.way, one.to.text, one.number) for one in node.arrows]
        for node in item.nodes
    }
    assert told == {
        "The gate": [("Leads to", "Work at the beds", 1), ("Leads to", "Company", None)],
        "Work at the beds": [("Leads to and from", "Company", None)],
        "Weeding": [],
        "Watering on days without rain": [],
        "Company": [
            ("Leads to and from", "Work at the beds", None),
            ("Leads to", "A key of one’s own", 2),
        ],
        "A key of one’s own": [("Leads to", "The gate", 3)],
    }
    assert [node.within.text for node in item.nodes if node.within] == ["Work at the beds"] * 2
    assert "The gate leads to Work at the beds; Work at the beds leads to and from" in item.said
    assert [mark.number for mark in item.drawing.marks] == [1, 2, 3]


def test_numbers_of_many_arrows_between_two_parts_stand_apart() -> None:
    parts = [Part("one", "One"), Part("other", "Other")]
    arrows = [Arrow("one", "other", number=number) for number in range(1, 25)]
    marks = diagram(parts, arrows).marks
    assert len(marks) == len(arrows)
    assert all(
        (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= (2 * MARK) ** 2
        for one, other in combinations(marks, 2)
    )
