"""A study flow: what hangs on what, whether it adds up, and what is said of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.flow import Sum, SumKind, stages, sums
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.base import Note, SourcePlace
from generator.evidence.records.flow import FlowRole, FlowStep
from generator.evidence.records.note_kinds import NoteKind
from generator.evidence.records.reported import NOT_REPORTED, in_words
from generator.publish.charts.flow import HEIGHT, MOST_COLUMNS, WIDTH, columns, fork, join
from generator.publish.pages.method.flow import flow_view, sum_item

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
    said = [one.words for item in view.stages for one in item.sums_onward]
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


@pytest.mark.parametrize("branches", range(8))
def test_branches_part_and_meet_inside_the_figure(branches: int) -> None:
    assert columns(branches) == (branches if branches <= MOST_COLUMNS else 1)
    for paths in (fork(branches), join(branches)):
        assert len(paths) == columns(branches)
        for path in paths:
            x, _, _, across, _ = (float(n) for n in re.findall(r"[\d.]+", path))
            assert 0 <= x <= WIDTH
            assert 0 <= across <= WIDTH
            assert path.endswith(f"V{HEIGHT}")


def test_the_table_has_every_box_of_the_diagram(catalogue: Catalogue) -> None:
    steps = flow((STAGE, 9), (PART, 4), (BRANCH, 5), (REMOVED, NOT_REPORTED), (STAGE, 3))
    view = flow_view(catalogue, steps)
    assert view is not None
    assert [item.label for item, _ in view.rows] == [step.label for step in steps]
    assert [in_words(item.printed) for item, _ in view.rows] == ["9", "4", "5", "not reported", "3"]
    assert "In three places" in view.gaps
    assert flow_view(catalogue, ()) is None
