"""The matrix as rows of cells in the order of the page: themes by category, studies as listed."""

from __future__ import annotations

from collections import Counter

from generator.catalogue import Catalogue
from generator.charts.matrix import EVERY, Column, CountedRow, cells_of
from generator.ladder import ladder_of
from generator.matrix import Matrix
from generator.records.theme import Theme

EVERY_LABEL = "Said of every study, without citations"


def counted_rows(catalogue: Catalogue, matrix: Matrix) -> tuple[CountedRow, ...]:
    """The rows in the order in which the page comes: by score, or by name where there is none."""
    themes = [theme.id for theme in ordered_themes(catalogue)]
    findings = matrix.findings[themes].to_numpy().tolist()
    quotes = matrix.quotes[themes].to_numpy().tolist()
    place = {study: number for number, study in enumerate(matrix.findings.index)}
    most = max((value for row in findings for value in row), default=0)
    by_score = catalogue.has_ladder
    ordered = [r.study for r in ladder_of(catalogue).rows] if by_score else catalogue.studies
    return tuple(
        CountedRow(
            study.id,
            catalogue.labels[study.id],
            cells_of(study.id, themes, findings[place[study.id]], quotes[place[study.id]], most),
        )
        for study in ordered
    )


def ordered_themes(catalogue: Catalogue) -> tuple[Theme, ...]:
    """The themes, category by category."""
    return tuple(
        theme
        for category in catalogue.categories
        for theme in catalogue.themes_of_category[category.id]
    )


def columns_of(catalogue: Catalogue) -> tuple[Column, ...]:
    """The themes as columns, in the order of the page."""
    return tuple(Column(t.id, t.title, t.category) for t in ordered_themes(catalogue))


def every_row(catalogue: Catalogue) -> CountedRow | None:
    """What is said of every study without citing it, counted by theme; none where nothing is."""
    counts = Counter(finding.theme.id for finding in catalogue.every_study_findings)
    if not counts:
        return None
    themes = [theme.id for theme in ordered_themes(catalogue)]
    return CountedRow(
        EVERY,
        EVERY_LABEL,
        cells_of(EVERY, themes, [counts[t] for t in themes], [0] * len(themes), 0),
    )
