"""The matrix as a data file that keeps findings and quotes apart."""

from __future__ import annotations

from typing import Final

from generator.derive.matrix import (
    citing_no_study,
    evidence_matrix,
    said_of_several,
    why_empty,
)
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.theme import Theme
from generator.publish.exports.columns import Column, ColumnType, Table
from generator.publish.exports.listing import MATRIX_FILE

Cell = tuple[int | None, int | None, str | None, str | None]
"""Findings, quotes, why one is not there, and where what is there stands."""


_ADDRESS: Final = (
    "Where these findings and quotes stand: the address of the page and the part of it, from the "
    "first page of the site on."
)
_STUDY: Final = Column("study", "Id of the study.", ColumnType.ID, names="studies")


def matrix_table(catalogue: Catalogue) -> Table:
    """The matrix as a data file: for each theme findings, quotes, why one is not there, and where
    what is there stands."""
    return Table(
        MATRIX_FILE,
        "Matrix of studies and themes",
        "One row for each study, four columns for each theme in the review’s order. A number that "
        "is not there is empty, with the reason beside it, and never 0: what the review does not "
        f"cite may still have happened.{_in_no_row(catalogue)}",
        (_STUDY, *(column for theme in catalogue.themes for column in _cell_columns(theme))),
        tuple(
            (study, *(value for theme in catalogue.themes for value in row[theme.id]))
            for study, row in _cells(catalogue).items()
        ),
    )


def cells_table(catalogue: Catalogue) -> Table:
    """The same with a row for each study and theme that have something to do with each other."""
    return Table(
        MATRIX_FILE,
        "Matrix of studies and themes",
        "One row for each study and theme of which findings or quotes are recorded. Where there is "
        f"no row, none are cited: what the review does not cite may still have happened."
        f"{_in_no_row(catalogue)}",
        (
            _STUDY,
            Column("theme", "Id of the theme.", ColumnType.ID, names="themes"),
            Column("findings", "Findings that cite the study.", ColumnType.NUMBER),
            Column("quotes", "Quotes of it under the theme.", ColumnType.NUMBER),
            Column("why_empty", "Why a number is not there: no findings cited, or no quotes."),
            Column("address", _ADDRESS),
        ),
        tuple(
            (study, theme, *cell)
            for study, row in _cells(catalogue).items()
            for theme, cell in sorted(row.items())
            if any(cell[:2])
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
        Column(f"{theme.id}.address", _ADDRESS),
    )


def _cells(catalogue: Catalogue) -> dict[str, dict[str, Cell]]:
    """The cells by study and theme; studies sorted, themes in the review's order."""
    matrix = evidence_matrix(catalogue)
    findings, quotes = matrix.findings.to_dict("index"), matrix.quotes.to_dict("index")
    return {
        str(study): {
            theme.id: _cell(
                int(findings[study][theme.id]),
                int(quotes[study][theme.id]),
                urls.study_theme(str(study), theme.id),
            )
            for theme in catalogue.themes
        }
        for study in sorted(findings, key=str)
    }


def _cell(findings: int, quotes: int, address: str) -> Cell:
    there = address if findings or quotes else None
    return findings or None, quotes or None, why_empty(findings, quotes) or None, there


def _in_no_row(catalogue: Catalogue) -> str:
    """How many findings are counted for no study, since none is cited."""
    kinds = (
        (sum(map(len, said_of_several(catalogue).values())), "said of several studies at once"),
        (len(citing_no_study(catalogue)), "citing no study"),
    )
    told = " and ".join(f"{count} {which}" for count, which in kinds if count)
    return f" Findings in no row: {told} (findings.csv has them)." if told else ""
