"""What a matrix is sorted and filtered by, whatever its rows are."""

from __future__ import annotations

from collections.abc import Mapping

from generator.evidence.catalogue import Catalogue
from generator.evidence.names import sort_name
from generator.publish.pages.ladder.chart_controls import (
    Control,
    ControlChoice,
    RowKeys,
    category_control,
    country_control,
    model_control,
    sort_control,
    without_control,
)
from generator.publish.pages.matrix.rows import RowKind


def matrix_controls(catalogue: Catalogue, kind: RowKind) -> tuple[Control, ...]:
    """What a matrix is sorted and filtered by; one study may be left out of any."""
    shared = (*category_control(catalogue), *without_control(catalogue))
    if kind.of_studies:
        filters = (*model_control(catalogue), *country_control(catalogue))
        return (sort_control(catalogue), *filters, *shared)
    return (
        Control(
            "sort",
            "Sort by",
            (ControlChoice("studies", "Most studies first"), ControlChoice("name", "Name")),
        ),
        *shared,
    )


def group_keys(kind: RowKind) -> Mapping[str, RowKeys]:
    """Where each group stands in each order, by its id."""
    by_name = sorted(kind.groups, key=lambda group: (sort_name(group.label), group.id))
    name = {group.id: place for place, group in enumerate(by_name)}
    return {
        group.id: RowKeys({"studies": place, "name": name[group.id]}, {})
        for place, group in enumerate(kind.groups)
    }
