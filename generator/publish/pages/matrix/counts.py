"""The matrix as rows of cells in the order of the page: themes by category, rows as listed."""

from __future__ import annotations

from collections import Counter

from generator.derive.matrix import Matrix, every_study_findings
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.theme import Theme
from generator.publish.charts.matrix import EVERY, ChartColumn, CountedRow, cells_of
from generator.publish.pages.items.attribution import said_of
from generator.publish.pages.matrix.rows import RowKind

UNGROUPED = "themes"
"""What stands for the category of themes where the review has none."""


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
        )
        for group in kind.groups
    )


def most_findings(matrix: Matrix) -> int:
    """The highest number of findings in a cell."""
    return int(matrix.findings.to_numpy().max(initial=0))


def ordered_themes(catalogue: Catalogue) -> tuple[Theme, ...]:
    """The themes, category by category."""
    return tuple(theme for _, themes in catalogue.theme_groups for theme in themes)


def columns_of(catalogue: Catalogue) -> tuple[ChartColumn, ...]:
    """The themes as columns, in the order of the page."""
    return tuple(
        ChartColumn(t.id, t.title, t.category or UNGROUPED) for t in ordered_themes(catalogue)
    )


def every_row(catalogue: Catalogue) -> CountedRow | None:
    """What is said of every study without citing it, counted by theme; none where nothing is."""
    counts = Counter(finding.theme.id for finding in every_study_findings(catalogue))
    if not counts:
        return None
    themes = [theme.id for theme in ordered_themes(catalogue)]
    return CountedRow(
        EVERY,
        said_of(),
        cells_of(EVERY, themes, [counts[t] for t in themes], [0] * len(themes), 0),
    )
