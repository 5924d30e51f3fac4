"""What a matrix is sorted and filtered by, whatever its rows are."""

from __future__ import annotations

from generator.evidence.catalogue import Catalogue
from generator.evidence.names import sort_name
from generator.publish.pages.items.words import sentence
from generator.publish.pages.ladder.chart_controls import (
    ChartFilter,
    chart_filter,
    left_out,
    study_order,
)
from generator.publish.pages.lists.facet_lists import chart_columns, group_rows, study_rows
from generator.publish.pages.lists.facets import FilterOption, ordering
from generator.publish.pages.matrix.rows import RowKind


def matrix_filter(catalogue: Catalogue, kind: RowKind) -> ChartFilter:
    """What a matrix is sorted and filtered by; one study may be left out of any."""
    if kind.of_studies:
        rows = study_rows(catalogue, [group.id for group in kind.groups])
        sort = study_order(catalogue)
    else:
        labels = {group.id: group.label for group in kind.groups}
        rows, sort = group_rows(kind.name, sentence(kind.noun), labels), _group_order(kind)
    nouns = (kind.noun, kind.nouns)
    return chart_filter(
        catalogue, rows, nouns, (sort, *left_out(catalogue)), chart_columns(catalogue)
    )


def _group_order(kind: RowKind) -> FilterOption:
    by_name = sorted(kind.groups, key=lambda group: (sort_name(group.label), group.id))
    return ordering(
        [
            ("studies", "Most studies first", [group.id for group in kind.groups]),
            ("name", "Name", [group.id for group in by_name]),
        ]
    )
