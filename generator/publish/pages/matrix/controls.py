"""What a matrix is sorted and filtered by, whatever its rows are."""

from __future__ import annotations

from typing import Final

from generator.derive.likeness import by_likeness, is_compared
from generator.derive.matrix import Matrix, evidence_matrix
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _
from generator.evidence.names import sort_name
from generator.publish.pages.items.words import sentence
from generator.publish.pages.ladder.chart_controls import (
    ChartFilter,
    bands,
    chart_filter,
    left_out,
)
from generator.publish.pages.lists.facet_lists import (
    chart_columns,
    group_rows,
    study_orders,
    study_rows,
)
from generator.publish.pages.lists.facets import FilterOption, ordering
from generator.publish.pages.matrix.rows import RowKind, matrix_of

LIKENESS: Final = "likeness"
MOST_EVIDENCE: Final = N_("Most findings first")


def matrix_filter(catalogue: Catalogue, kind: RowKind) -> ChartFilter:
    """What a matrix is sorted and filtered by; one study may be left out of any."""
    if kind.of_studies:
        rows = study_rows(catalogue, [group.id for group in kind.groups])
        options = (_study_order(catalogue, kind), *bands(catalogue))
    else:
        labels = {group.id: group.label for group in kind.groups}
        rows = group_rows(kind.name, sentence(kind.noun), labels)
        options = (_group_order(catalogue, kind),)
    return chart_filter(
        catalogue, rows, kind.things, (*options, *left_out(catalogue)), chart_columns(catalogue)
    )


def _study_order(catalogue: Catalogue, kind: RowKind) -> FilterOption:
    """By likeness, as the page comes; then by how much rows hold, and as everywhere else."""
    orders = study_orders(catalogue)
    return ordering(
        [
            (*_by_likeness(evidence_matrix(catalogue)), [group.id for group in kind.groups]),
            ("evidence", _(MOST_EVIDENCE), _fullest_first(catalogue, kind)),
            *((name, *orders[name]) for name in ("score", "year", "name") if name in orders),
        ]
    )


def _group_order(catalogue: Catalogue, kind: RowKind) -> FilterOption:
    matrix = matrix_of(catalogue, kind)
    by_name = sorted(kind.groups, key=lambda group: (sort_name(group.label), group.id))
    return ordering(
        [
            ("studies", _("Most studies first"), [group.id for group in kind.groups]),
            (*_by_likeness(matrix), by_likeness(matrix)),
            ("evidence", _(MOST_EVIDENCE), _fullest_first(catalogue, kind)),
            ("name", _("Name"), [group.id for group in by_name]),
        ]
    )


def _by_likeness(matrix: Matrix) -> tuple[str, str]:
    """The order that is by likeness where rows are compared: its name in addresses, its label."""
    return LIKENESS, _("Alike together") if is_compared(matrix) else _("Most themes first")


def _fullest_first(catalogue: Catalogue, kind: RowKind) -> list[str]:
    """Rows by the number of their findings, then of their quotes, then in the page's order."""
    matrix = matrix_of(catalogue, kind)
    findings, quotes = (one.sum(axis=1).to_dict() for one in (matrix.findings, matrix.quotes))
    ids = [group.id for group in kind.groups]
    return sorted(ids, key=lambda row: (-findings[row], -quotes[row]))
