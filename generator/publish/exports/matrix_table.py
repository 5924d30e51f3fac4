"""The matrix as a data file that keeps findings and quotes apart."""

from __future__ import annotations

from generator.derive.matrix import evidence_matrix, why_empty
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.theme import Theme
from generator.publish.exports.columns import Column, ColumnType, Table


def matrix_table(catalogue: Catalogue) -> Table:
    """The matrix as a data file: for each theme findings, quotes, and why one is not there."""
    matrix = evidence_matrix(catalogue)
    findings, quotes = matrix.findings.to_dict("index"), matrix.quotes.to_dict("index")
    return Table(
        "matrix.csv",
        "Matrix of studies and themes",
        "One row for each study, three columns for each theme in the review’s order. A number that "
        "is not there is empty, with the reason beside it, and never 0: what the review does not "
        "cite may still have happened. Columns named by a theme alone, which counted findings and "
        "quotes together, are gone.",
        (
            Column("study", "Id of the study.", ColumnType.ID, names="studies"),
            *(column for theme in catalogue.themes for column in _cell_columns(theme)),
        ),
        tuple(
            (
                str(study),
                *(
                    value
                    for theme in catalogue.themes
                    for value in _cell(findings[study][theme.id], quotes[study][theme.id])
                ),
            )
            for study in sorted(findings, key=str)
        ),
    )


def cells_table(catalogue: Catalogue) -> Table:
    """The same with a row for each study and theme that have something to do with each other."""
    matrix = evidence_matrix(catalogue)
    findings, quotes = matrix.findings.to_dict("index"), matrix.quotes.to_dict("index")
    return Table(
        "matrix.csv",
        "Matrix of studies and themes",
        "One row for each study and theme of which findings or quotes are recorded. Where there is "
        "no row, none are cited: what the review does not cite may still have happened.",
        (
            Column("study", "Id of the study.", ColumnType.ID, names="studies"),
            Column("theme", "Id of the theme.", ColumnType.ID, names="themes"),
            Column("findings", "Findings that cite the study.", ColumnType.NUMBER),
            Column("quotes", "Quotes of it under the theme.", ColumnType.NUMBER),
            Column("why_empty", "Why a number is not there: no findings cited, or no quotes."),
        ),
        tuple(
            (str(study), theme.id, *cell)
            for study in sorted(findings, key=str)
            for theme in sorted(catalogue.themes, key=lambda theme: theme.id)
            if any((cell := _cell(findings[study][theme.id], quotes[study][theme.id]))[:2])
        ),
        key=2,
    )


def _cell_columns(theme: Theme) -> tuple[Column, ...]:
    return (
        Column(
            f"{theme.id}.findings",
            f"Findings under “{theme.title}” that cite the study. What the review says of several "
            "studies at once, without citing them, is not counted.",
            ColumnType.NUMBER,
        ),
        Column(f"{theme.id}.quotes", f"Quotes of it under “{theme.title}”.", ColumnType.NUMBER),
        Column(
            f"{theme.id}.why_empty",
            "Why a number beside it is not there: none cited, no findings cited, or no quotes.",
        ),
    )


def _cell(findings: int, quotes: int) -> tuple[int | None, int | None, str | None]:
    findings, quotes = int(findings), int(quotes)
    return findings or None, quotes or None, why_empty(findings, quotes) or None
