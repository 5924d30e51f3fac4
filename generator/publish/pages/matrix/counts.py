"""The matrix as rows of cells in the order of the page: themes by category, rows as listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.derive.matrix import Matrix, matrix_groups, said_of_several
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.records.statement import Scope
from generator.evidence.records.theme import Theme
from generator.evidence.scopes import scope_cell
from generator.publish.charts.matrix import EVERY, ChartColumn, CountedRow, cells_of
from generator.publish.pages.items.attribution import said_of
from generator.publish.pages.matrix.rows import RowKind


def counted_rows(catalogue: Catalogue, kind: RowKind, matrix: Matrix) -> tuple[CountedRow, ...]:
    """The rows in the order in which the page comes."""
    themes = [theme.id for theme in ordered_themes(catalogue)]
    findings = matrix.findings[themes].to_numpy().tolist()
    quotes = matrix.quotes[themes].to_numpy().tolist()
    place = {row: number for number, row in enumerate(matrix.findings.index)}
    most = most_findings(matrix)
    return tuple(
        CountedRow(
            group.id,
            group.label,
            cells_of(group.id, themes, findings[place[group.id]], quotes[place[group.id]], most),
            about=group.about,
        )
        for group in kind.groups
    )


def most_findings(matrix: Matrix) -> int:
    """The highest number of findings in a cell."""
    return int(matrix.findings.to_numpy().max(initial=0))


def ordered_themes(catalogue: Catalogue) -> tuple[Theme, ...]:
    """The themes, category by category."""
    return tuple(theme for group in matrix_groups(catalogue) for theme in group.themes)


def columns_of(catalogue: Catalogue) -> tuple[ChartColumn, ...]:
    """The themes as columns, in the order of the page."""
    return tuple(
        ChartColumn(theme.id, catalogue.tree.full_title(theme), group.id)
        for group in matrix_groups(catalogue)
        for theme in group.themes
    )


@dataclass(frozen=True)
class SaidRow:
    """What is said at once of all studies, or of all with something in common, as a row."""

    counted: CountedRow
    anchors: Mapping[str, tuple[str, ...]]
    """The anchors of its findings, on the page of each theme."""


def said_rows(catalogue: Catalogue) -> tuple[SaidRow, ...]:
    """What is said of several studies at once without citing them: a row for each scope."""
    return tuple(
        _said_row(catalogue, scope, findings)
        for scope, findings in said_of_several(catalogue).items()
    )


def _said_row(catalogue: Catalogue, scope: Scope | None, findings: tuple[Finding, ...]) -> SaidRow:
    said_of_whom = catalogue.said_of(findings[0].statement)
    name = scope_cell(scope)
    row = f"{EVERY}{urls.value_id(name)}" if name else EVERY
    themes = [theme.id for theme in ordered_themes(catalogue)]
    anchors = {
        theme: tuple(urls.finding_anchor(f.statement.id) for f in findings if f.theme.id == theme)
        for theme in themes
    }
    counts = [len(anchors[theme]) for theme in themes]
    cells = cells_of(row, themes, counts, [0] * len(themes), 0)
    return SaidRow(CountedRow(row, said_of(said_of_whom), cells, said_of_whom), anchors)
