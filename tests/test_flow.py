"""A study flow: what hangs on what, whether it adds up, and what is said of it."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.flow import Sum, SumKind, stages, sums
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.base import Note, SourcePlace
from generator.evidence.records.flow import FlowRole, FlowStep
from generator.evidence.records.note_kinds import NoteKind
from generator.evidence.records.reported import NOT_REPORTED, in_words
from generator.publish.charts.flow import FlowDrawing, Rect, widest
from generator.publish.pages.method.flow import flow_view
from generator.publish.pages.method.flow_sums import sum_item

PLACE = SourcePlace(source="meadow-2022", section="Methods")
STAGE, BRANCH, REMOVED, ADDED, PART = FlowRole


def flow(*steps: tuple[FlowRole, int | str]) -> tuple[FlowStep, ...]:
    """Steps with these roles and numbers."""
    return tuple(
        FlowStep.model_validate(
            {
                "id": f"s{place}",
                "label": f"Step {place}",
                "role": role,
                "number": number,
                "printed": str(number),
                "unit": "papers",
                "place": PLACE,
            }
        )
        for place, (role, number) in enumerate(steps)
    )


def words(*steps: tuple[FlowRole, int | str]) -> list[str]:
    """All sums of a flow in words."""
    found = stages(flow(*steps))
    made = [
        one
        for stage, following in zip(found, (*found[1:], None), strict=True)
        for one in sums(stage, following)
    ]
    return [item.words for item in map(sum_item, made) if item.words]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([(STAGE, 7)], []),
        ([(STAGE, 7), (STAGE, 7)], []),
        (
            [(STAGE, 243), (STAGE, 21)],
            ["The next number is 222 fewer. No number is recorded here for what left."],
        ),
        (
            [(STAGE, 1), (STAGE, 3)],
            ["The next number is two more. No number is recorded here for what joined."],
        ),
        ([(STAGE, 11), (REMOVED, 1), (STAGE, 10)], ["11 − 1 = 10, as printed next."]),
        (
            [(STAGE, 11), (REMOVED, 2), (ADDED, 4), (STAGE, 10)],
            [
                "11 − 2 + 4 = 13, but 10 is printed next, three fewer. "
                "No number is recorded here for what left."
            ],
        ),
        (
            [(STAGE, 2097), (BRANCH, 1904), (REMOVED, 760), (BRANCH, 191), (STAGE, 1335)],
            [
                "The ways on from here add up to 2,095 (1,904 + 191), two fewer than the 2,097 "
                "printed.",
                "1,904 − 760 + 191 = 1,335, as printed next.",
            ],
        ),
        (
            [(STAGE, 19), (PART, 12), (PART, 13)],
            ["The parts add up to 25 (12 + 13), six more than the 19 printed."],
        ),
        ([(STAGE, 25), (PART, 12), (PART, 13)], ["The parts add up: 12 + 13 = 25."]),
        (
            [(STAGE, NOT_REPORTED), (REMOVED, 4), (STAGE, 3)],
            ["Whether this adds up cannot be told: a number is not reported."],
        ),
        (
            [(STAGE, 9), (REMOVED, NOT_REPORTED), (STAGE, 3)],
            ["Whether this adds up cannot be told: a number is not reported."],
        ),
    ],
)
def test_sums_in_words(steps: list[tuple[FlowRole, int | str]], expected: list[str]) -> None:
    assert words(*steps) == expected


NUMBERS = st.integers(0, 5_000)


def test_what_a_note_says_is_not_at_hand_is_not_told_as_unprinted(catalogue: Catalogue) -> None:
    note = Note(kind=NoteKind.NOT_IN_OUR_COPY, part="Figure 1", text="The figure has it.")
    steps = flow((STAGE, 9), (STAGE, 4))
    view = flow_view(catalogue, steps, (note,))
    assert view is not None
    said = [one.words for _, sums in view.rows for one in sums]
    assert said == [
        "The next number is five fewer. No number is recorded here for what left; "
        "not in our copy: Figure 1."
    ]


def test_a_sum_that_cannot_be_made_says_why() -> None:
    held = {"absent": "not in our copy", "part": "Figure 1"}
    steps = flow((STAGE, 9), (STAGE, 4))
    last = FlowStep.model_validate({**dict(steps[1]), "number": held})
    (made,) = sums(*stages((steps[0], last)))
    assert sum_item(made).words == (
        "Whether this adds up cannot be told: a number is not in our copy (Figure 1)."
    )


@given(NUMBERS, st.lists(st.tuples(st.sampled_from([REMOVED, ADDED]), NUMBERS), max_size=6))
def test_a_flow_that_counts_what_leaves_and_joins_adds_up(
    start: int, sides: list[tuple[FlowRole, int]]
) -> None:
    end = start + sum(number if role is ADDED else -number for role, number in sides)
    made = Sum(SumKind.ONWARD, ((1, start), *((1 if r is ADDED else -1, n) for r, n in sides)),
               end)  # fmt: skip
    assert made.difference == 0
    if end >= 0:
        found = stages(flow((STAGE, start), *sides, (STAGE, end)))
        assert [one.difference for one in sums(found[0], found[1])] == [0]


@given(st.lists(st.tuples(st.sampled_from(list(FlowRole)), NUMBERS | st.just(NOT_REPORTED))))
def test_no_number_is_lost(steps: list[tuple[FlowRole, int | str]]) -> None:
    given_steps = flow((STAGE, 1), *steps)
    seen = [
        step
        for stage in stages(given_steps)
        for step in (
            stage.step,
            *stage.parts,
            *stage.sides,
            *(one for branch in stage.branches for one in (branch.step, *branch.sides)),
        )
    ]
    assert sorted(step.id for step in seen) == sorted(step.id for step in given_steps)


def _apart(one: Rect, other: Rect) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


def _check(made: FlowDrawing, numbers: int) -> None:
    assert len(made.rects) == numbers
    assert all(_apart(one, other) for one, other in combinations(made.rects, 2))
    assert all(box.x >= 0 and box.x + box.width <= made.width for box in made.rects)
    assert max(box.y + box.height for box in made.rects) <= made.height
    assert widest(made) <= made.width


@given(
    st.lists(st.sampled_from([STAGE, BRANCH, REMOVED, ADDED]), max_size=9),
    st.sampled_from(["papers", "十分に長い日本語の説明文" * 4, "w" * 90, "many short words " * 12]),
)
def test_boxes_of_a_drawing_stand_apart_and_hold_their_words(
    catalogue: Catalogue, roles: list[FlowRole], label: str
) -> None:
    steps = [
        step.model_copy(update={"label": label.strip(), "unit": label.split(maxsplit=1)[0]})
        for step in flow((STAGE, 1234), *((role, 56) for role in roles), (STAGE, NOT_REPORTED))
    ]
    view = flow_view(catalogue, tuple(steps))
    assert view is not None
    _check(view.wide, len(steps))
    _check(view.narrow, len(steps))


def test_a_drawing_says_in_a_few_words_where_its_numbers_do_not_add_up(
    catalogue: Catalogue,
) -> None:
    view = flow_view(
        catalogue,
        flow((STAGE, 19), (PART, 12), (PART, 13), (STAGE, 9), (REMOVED, 2), (STAGE, 4)),
        owner="other",
    )
    assert view is not None
    remarks = [line.text for line in view.wide.lines if line.kind == "remark"]
    assert " ".join(remarks) == (
        "The parts add up to 25, not 19 10 fewer, without a number for what left 9 − 2 = 7, not 4"
    )
    assert view.file == "data/study-flow-other.svg"


def test_the_table_has_every_box_of_the_diagram(catalogue: Catalogue) -> None:
    steps = flow((STAGE, 9), (PART, 4), (BRANCH, 5), (REMOVED, NOT_REPORTED), (STAGE, 3))
    view = flow_view(catalogue, steps)
    assert view is not None
    assert [item.label for item, _ in view.rows] == [step.label for step in steps]
    assert [in_words(item.printed) for item, _ in view.rows] == ["9", "4", "5", "not reported", "3"]
    assert "In two places" in view.gaps
    assert flow_view(catalogue, ()) is None


def test_one_part_alone_is_no_sum() -> None:
    assert words((STAGE, 69), (PART, 54)) == []
    assert words((STAGE, 69), (PART, 54), (PART, 10)) != []


def test_what_a_note_says_to_stand_elsewhere_is_no_fault_of_the_numbers(
    catalogue: Catalogue,
) -> None:
    steps = flow((STAGE, 5892), (STAGE, 69))
    note = Note(kind=NoteKind.NOT_IN_OUR_COPY, part="Figure 1", text="The drawing is not here.")
    told, quiet = flow_view(catalogue, steps), flow_view(catalogue, steps, (note,))
    assert told is not None
    assert quiet is not None
    assert [line.kind for line in told.wide.lines].count("remark") == 1
    assert [line.kind for line in quiet.wide.lines].count("remark") == 0
    assert "not in our copy" in quiet.gaps
    assert "not in our copy: Figure 1" in quiet.rows[0][1][0].words
