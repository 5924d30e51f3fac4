"""The matrix as rows of cells in the order of the page: themes by category, rows as listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.derive.matrix import Matrix, citing_no_study, matrix_groups, said_of_several
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.dimensions import begun_small
from generator.evidence.interface import N_, _
from generator.evidence.records.statement import Scope
from generator.evidence.records.theme import Theme
from generator.evidence.scopes import scope_cell
from generator.publish.charts.matrix import EVERY, NO_STUDY, ChartColumn, CountedRow, cells_of
from generator.publish.pages.items.attribution import said_of
from generator.publish.pages.matrix.rows import RowKind

NO_STUDY_CITED: Final = N_("No study cited")
WITHOUT: Final = N_("without a cited study")


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
    """What is said at once of all studies, or of all with something in common, or with no study
    cited, as a row."""

    counted: CountedRow
    anchors: Mapping[str, tuple[str, ...]]
    """The anchors of its findings, on the page of each theme, be it a column or not."""


def said_rows(catalogue: Catalogue) -> tuple[SaidRow, ...]:
    """What is said without citing a study: a row for each scope of what is said of several at once,
    and one for all else. With the rows of studies, no finding is missing."""
    several = said_of_several(catalogue).items()
    rows = [_of_several(catalogue, scope, findings) for scope, findings in several]
    if findings := citing_no_study(catalogue):
        rows.append(_said_row(catalogue, NO_STUDY, (_(NO_STUDY_CITED), _(WITHOUT)), findings))
    return tuple(rows)


def _of_several(
    catalogue: Catalogue, scope: Scope | None, findings: tuple[Finding, ...]
) -> SaidRow:
    name = scope_cell(scope)
    row = f"{EVERY}{urls.value_id(name)}" if name else EVERY
    label = said_of(catalogue.said_of(findings[0].statement))
    return _said_row(catalogue, row, (label, begun_small(label)), findings)


def _said_row(
    catalogue: Catalogue, row: str, words: tuple[str, str], findings: tuple[Finding, ...]
) -> SaidRow:
    """A row with its label and what it says of a number of its findings."""
    themes = [theme.id for theme in ordered_themes(catalogue)]
    anchors = {
        theme.id: tuple(
            urls.finding_anchor(f.statement.id) for f in findings if f.theme.id == theme.id
        )
        for theme in catalogue.themes
    }
    counts = [len(anchors[theme]) for theme in themes]
    cells = cells_of(row, themes, counts, [0] * len(themes), 0)
    label, uncited = words
    return SaidRow(CountedRow(row, label, cells, uncited), anchors)
