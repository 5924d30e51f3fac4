"""The study × theme matrix, derived from findings and quotes, never stored.

A cell counts what the review cites: findings whose citation names the study, and quotes from the
study under the theme. What the review says of every study without citing it is not counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from generator.catalogue import Catalogue


@dataclass(frozen=True)
class Matrix:
    """Counts as frames of whole numbers: a row a study id (by label), a column a theme id."""

    findings: pd.DataFrame
    quotes: pd.DataFrame

    @property
    def total(self) -> pd.DataFrame:
        """Cited findings plus quotes."""
        return self.findings + self.quotes


@lru_cache(maxsize=2)
def evidence_matrix(catalogue: Catalogue) -> Matrix:
    """The matrix of a catalogue; studies and themes without evidence keep their row and column."""
    rows = [study.id for study in catalogue.studies]
    columns = [theme.id for theme in catalogue.themes]
    cited = [
        (study, finding.theme.id)
        for finding in catalogue.findings
        for study in finding.statement.studies
    ]
    quoted = [
        (quoted.study.id, theme) for quoted in catalogue.quotes for theme in quoted.quote.themes
    ]
    return Matrix(_counted(cited, rows, columns), _counted(quoted, rows, columns))


def _counted(pairs: list[tuple[str, str]], rows: list[str], columns: list[str]) -> pd.DataFrame:
    frame = pd.DataFrame(pairs, columns=["study", "theme"], dtype="object")
    counts = pd.crosstab(frame["study"], frame["theme"]) if pairs else pd.DataFrame()
    return counts.reindex(index=rows, columns=columns, fill_value=0).astype(int)
