"""The cycle: its geometry, and the evidence that its steps lead to."""

from __future__ import annotations

import math
import re

import pytest

from generator.evidence.catalogue import Catalogue
from generator.evidence.records.synthesis import Cycle
from generator.publish.charts.cycle import SIZE, cycle_arrows, cycle_points, step_radius
from generator.publish.pages.synthesis.cycle import cycle_item
from tests.conftest import PLACE


@pytest.mark.parametrize("steps", range(2, 9))
def test_steps_of_a_cycle_stand_clear_of_each_other_and_of_the_edge(steps: int) -> None:
    radius, points = step_radius(steps), cycle_points(steps)
    assert radius > 40
    for x, y in points:
        assert radius <= x <= SIZE - radius
        assert radius <= y <= SIZE - radius
    for number, one in enumerate(points):
        assert all(math.dist(one, other) > 2 * radius for other in points[number + 1 :])


@pytest.mark.parametrize("steps", range(2, 9))
def test_arrows_of_a_cycle_run_from_each_step_to_the_next_and_touch_neither(steps: int) -> None:
    radius, points = step_radius(steps), cycle_points(steps)
    arrows = cycle_arrows(steps)
    assert len(arrows) == steps
    for number, arrow in enumerate(arrows):
        numbers = [int(part) for part in re.findall(r"\d+", arrow)]
        start, end = (numbers[0], numbers[1]), (numbers[-2], numbers[-1])
        assert radius < math.dist(start, points[number]) < radius + 12
        assert radius < math.dist(end, points[(number + 1) % steps]) < radius + 12


def test_steps_lead_to_their_studies_and_findings(catalogue: Catalogue) -> None:
    findings = list(catalogue.finding)[:3]
    model = next(iter(catalogue.model))
    tie = {"basis": "editors", "reason": "It is made up."}
    step = {"text": "On.", "place": PLACE}
    cycle = Cycle.model_validate(
        {
            "title": "A cycle",
            "summary": "Round and round.",
            "returns": "It begins again.",
            "place": PLACE,
            "steps": (
                {**step, "id": "one", "title": "One", "models": (model,)},
                {
                    **step,
                    "id": "two",
                    "title": "Two",
                    "findings": tuple({**tie, "finding": finding} for finding in findings),
                },
            ),
        }
    )
    with_model, with_findings = cycle_item(catalogue, cycle).steps
    assert [item.finding.statement for item in with_findings.findings] == [
        catalogue.finding[finding].statement.statement for finding in findings
    ]
    assert not with_findings.models
    assert not with_model.findings
    (used,) = with_model.models
    assert [study.id for study in used.studies] == [
        study.id for study in catalogue.studies_of_model[model]
    ]
    assert used.studies
