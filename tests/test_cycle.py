"""The cycle: its geometry, and the evidence that its steps lead to."""

from __future__ import annotations

import math
import re

import pytest

from generator.publish.build import load_catalogue
from generator.publish.charts.cycle import SIZE, cycle_arrows, cycle_points, step_radius
from generator.publish.pages.synthesis.synthesis import cycle_item
from tests.conftest import REAL


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


def test_steps_lead_to_their_studies_and_findings() -> None:
    real, _ = load_catalogue(REAL)
    assert real.synthesis is not None
    assert real.synthesis.cycle is not None
    item = cycle_item(real, real.synthesis.cycle)
    for step, record in zip(item.steps, real.synthesis.cycle.steps, strict=True):
        assert [tie.finding.statement for tie in step.findings] == [
            real.finding[link.finding].statement.statement for link in record.findings
        ]
        assert [[study.id for study in model.studies] for model in step.models] == [
            [study.id for study in real.studies_of_model[model]] for model in record.models
        ]
