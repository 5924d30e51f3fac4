"""The matrix as a data file that keeps findings and quotes apart."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.matrix import (
    citing_no_study,
    evidence_matrix,
    said_of_several,
    why_empty,
)
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, listed, ngettext
from generator.evidence.records.theme import Theme
from generator.publish.exports.columns import Column, ColumnType, Table
from generator.publish.exports.listing import FINDINGS_FILE, MATRIX_FILE

Cell = tuple[int | None, int | None, str | None, str | None]
"""Findings, quotes, why one is not there, and where what is there stands."""


def matrix_table(catalogue: Catalogue) -> Table:
    """The matrix as a data file: for each theme findings, quotes, why one is not there, and where
    what is there stands."""
    return Table(
        MATRIX_FILE,
        _("Matrix of studies and themes"),
        " ".join(
            (
                _(
                    "One row for each study, four columns for each theme in the review’s order. "
                    "A number that is not there is empty, with the reason beside it, and never 0: "
                    "what the review does not cite may still have happened."
                ),
                *_in_no_row(catalogue),
            )
        ),
        (_study(), *(column for theme in catalogue.themes for column in _cell_columns(theme))),
        tuple(
            (study, *(value for theme in catalogue.themes for value in row[theme.id]))
            for study, row in _cells(catalogue).items()
        ),
    )


def cells_table(catalogue: Catalogue) -> Table:
    """The same with a row for each study and theme that have something to do with each other."""
    return Table(
        MATRIX_FILE,
        _("Matrix of studies and themes"),
        " ".join(
            (
                _(
                    "One row for each study and theme of which findings or quotes are recorded. "
                    "Where there is no row, none are cited: what the review does not cite may "
                    "still have happened."
                ),
                *_in_no_row(catalogue),
            )
        ),
        (
            _study(),
            Column("theme", _("Id of the theme."), ColumnType.ID, names="themes"),
            Column("findings", _("Findings that cite the study."), ColumnType.NUMBER),
            Column("quotes", _("Quotes of it under the theme."), ColumnType.NUMBER),
            Column("why_empty", _("Why a number is not there: {words}.", words=_reasons(which=1))),
            Column("address", _address()),
        ),
        tuple(
            (study, theme, *cell)
            for study, row in _cells(catalogue).items()
            for theme, cell in sorted(row.items())
            if any(cell[:2])
        ),
        key=2,
    )


def _study() -> Column:
    return Column("study", _("Id of the study."), ColumnType.ID, names="studies")


def _reasons(which: int = 0) -> str:
    """The words that say why a number is not there, from one on."""
    return listed([why_empty(0, 0), why_empty(0, 1), why_empty(1, 0)][which:], "or")


def _cell_columns(theme: Theme) -> tuple[Column, ...]:
    return (
        Column(
            f"{theme.id}.findings",
            _(
                "Findings under “{theme}” that cite the study. What the review says of several "
                "studies at once, without citing them, is not counted.",
                theme=theme.title,
            ),
            ColumnType.NUMBER,
        ),
        Column(
            f"{theme.id}.quotes",
            _("Quotes of it under “{theme}”.", theme=theme.title),
            ColumnType.NUMBER,
        ),
        Column(
            f"{theme.id}.why_empty",
            _("Why a number beside it is not there: {words}.", words=_reasons()),
        ),
        Column(f"{theme.id}.address", _address()),
    )


def _address() -> str:
    return _(
        "Where these findings and quotes stand: the address of the page and the part of it, from "
        "the first page of the site on."
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


def _in_no_row(catalogue: Catalogue) -> Iterator[str]:
    """How many findings are counted for no study, since none is cited."""
    several = sum(map(len, said_of_several(catalogue).values()))
    if several:
        yield ngettext(
            "{count} finding in no row, said of several studies at once ({file} has it).",
            "{count} findings in no row, said of several studies at once ({file} has them).",
            several,
            file=FINDINGS_FILE,
        )
    if citing_none := len(citing_no_study(catalogue)):
        yield ngettext(
            "{count} finding in no row, citing no study ({file} has it).",
            "{count} findings in no row, citing no study ({file} has them).",
            citing_none,
            file=FINDINGS_FILE,
        )
