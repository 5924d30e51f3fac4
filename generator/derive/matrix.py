"""The matrix of studies, or groups of them, by themes: derived from findings and quotes.

A cell counts what the review cites: findings whose citation names the study, and quotes from the
study under the theme. What the review says of several studies at once, without citing them, and
what cites no study at all, is not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.once import once
from generator.evidence.records.statement import Attribution, Scope
from generator.evidence.theme_tree import ThemeGroup

if TYPE_CHECKING:
    import pandas as pd

Rows = Mapping[str, Collection[str]]
"""The ids of the studies in each row, by the row's id."""
Cell = tuple[str, str]
"""The ids of a row and a theme."""


@dataclass(frozen=True)
class Matrix:
    """Counts as frames of whole numbers: a row a study or group, a column a theme id."""

    findings: pd.DataFrame
    quotes: pd.DataFrame

    @property
    def total(self) -> pd.DataFrame:
        """Cited findings plus quotes."""
        return self.findings + self.quotes


@once
def evidence_matrix(catalogue: Catalogue) -> Matrix:
    """The matrix of a catalogue; studies and themes without evidence keep their row and column."""
    return grouped_matrix(catalogue, {study.id: (study.id,) for study in catalogue.studies})


def matrix_groups(catalogue: Catalogue) -> tuple[ThemeGroup, ...]:
    """The groups of themes that are columns: each theme but one that only holds its parts."""
    tree = catalogue.tree
    empty = {
        name
        for name in tree.parts
        if not catalogue.theme[name].findings and name not in catalogue.quotes_of_theme
    }
    kept = (
        replace(group, themes=tuple(theme for theme in group.themes if theme.id not in empty))
        for group in tree.groups
    )
    return tuple(group for group in kept if group.themes)


def grouped_matrix(catalogue: Catalogue, rows: Rows) -> Matrix:
    """A row a group of studies: the distinct findings that cite any of them, and their quotes.

    A finding that cites two studies of a row counts once in it; a study in two rows counts in both.
    """
    columns = [theme.id for theme in catalogue.themes]
    of_study = _rows_of(rows)
    cited = {
        (row, finding.theme.id, finding.id)
        for finding in catalogue.findings
        for study in finding.statement.studies
        for row in of_study.get(study, ())
    }
    quoted = {
        (row, theme, quoted.id)
        for quoted in catalogue.quotes
        for theme in quoted.quote.themes
        for row in of_study.get(quoted.study.id, ())
    }
    return Matrix(_counted(cited, list(rows), columns), _counted(quoted, list(rows), columns))


def why_empty(findings: int, quotes: int) -> str:
    """Why a number of a cell is not there, which is no zero; nothing where both are."""
    if not findings and not quotes:
        return "none cited"
    if not findings:
        return "no findings cited"
    return "" if quotes else "no quotes"


def said_of_several(catalogue: Catalogue) -> Mapping[Scope | None, tuple[Finding, ...]]:
    """Findings said of several studies at once, without citing them, by their scope; all first."""
    found: dict[Scope | None, list[Finding]] = {None: []}
    for finding in catalogue.findings:
        if finding.statement.attribution is Attribution.EVERY_STUDY:
            found.setdefault(finding.statement.scope, []).append(finding)
    return {scope: tuple(findings) for scope, findings in found.items() if findings}


def citing_no_study(catalogue: Catalogue) -> tuple[Finding, ...]:
    """Findings that cite no study, and are not said of several at once: they stand in no row."""
    return tuple(
        finding
        for finding in catalogue.findings
        if not finding.statement.studies
        and finding.statement.attribution is not Attribution.EVERY_STUDY
    )


def lost_without(catalogue: Catalogue, rows: Rows, study_id: str) -> dict[Cell, tuple[int, int]]:
    """How many findings and quotes each cell loses when one study is left out; others lose none."""
    of_study = [row for row, studies in rows.items() if study_id in studies]
    lost: dict[Cell, tuple[int, int]] = {}

    def lose(row: str, theme: str, findings: int, quotes: int) -> None:
        before = lost.get((row, theme), (0, 0))
        lost[row, theme] = (before[0] + findings, before[1] + quotes)

    for finding in catalogue.findings_of_study.get(study_id, ()):
        others = set(finding.statement.studies) - {study_id}
        for row in of_study:
            if others.isdisjoint(rows[row]):
                lose(row, finding.theme.id, 1, 0)
    for quote in catalogue.study[study_id].quotes:
        for theme in quote.themes:
            for row in of_study:
                lose(row, theme, 0, 1)
    return lost


def _rows_of(rows: Rows) -> dict[str, list[str]]:
    """The rows of each study."""
    of_study: dict[str, list[str]] = {}
    for row, studies in rows.items():
        for study in studies:
            of_study.setdefault(study, []).append(row)
    return of_study


def _counted(
    triples: set[tuple[str, str, str]], rows: list[str], columns: list[str]
) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - takes long to import

    counts = Counter((row, theme) for row, theme, _ in triples)
    cells = [[counts[row, theme] for theme in columns] for row in rows]
    return pd.DataFrame(cells, index=rows, columns=columns, dtype=int)
