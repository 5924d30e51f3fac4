"""What falls when one study is left out: findings, and the cells and rows of a matrix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.derive.matrix import Matrix, lost_without
from generator.derive.support import solely_supported_findings
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext
from generator.publish.charts.matrix import shade
from generator.publish.pages.items.words import listed, studies
from generator.publish.pages.matrix.counts import most_findings
from generator.publish.pages.matrix.rows import RowKind

FEW = 2
"""Themes that would draw on fewer studies than this are named."""


def without_each(catalogue: Catalogue, kind: RowKind, matrix: Matrix) -> Mapping[str, Any]:
    """For each study: its name, sentences, the findings that fall, and the cells that change.

    A cell is given by its point with what is left in it: findings, quotes and the shade.
    """
    findings = matrix.findings.to_dict("index")
    quotes = matrix.quotes.to_dict("index")
    most = most_findings(matrix)
    rows = kind.rows
    rows_alone: dict[str, list[str]] = {}
    for row, studies_of_row in rows.items():
        if len(studies_of_row) == 1:
            (alone,) = studies_of_row
            rows_alone.setdefault(alone, []).append(row)
    drawing_on = {
        theme: frozenset(study.id for study in of_theme)
        for theme, of_theme in catalogue.studies_of_theme.items()
    }
    by_study = {}
    for study in catalogue.studies:
        left = {
            (row, theme): (findings[row][theme] - lost[0], quotes[row][theme] - lost[1])
            for (row, theme), lost in lost_without(catalogue, rows, study.id).items()
        }
        emptied = [cell for cell, counts in left.items() if counts == (0, 0)]
        falling = solely_supported_findings(catalogue, study.id)
        by_study[study.id] = {
            "label": catalogue.labels[study.id],
            "words": _words(catalogue, kind, study.id, (len(falling), len(emptied)), drawing_on),
            "findings": [
                [f.statement.statement, urls.finding(f.theme.id, f.statement.id)] for f in falling
            ],
            "cells": {
                f"{row}.{theme}": [cited, quoted, shade(cited, most)]
                for (row, theme), (cited, quoted) in sorted(left.items())
            },
            "rows": rows_alone.get(study.id, []),
        }
    return by_study


def _words(
    catalogue: Catalogue,
    kind: RowKind,
    study_id: str,
    fallen: tuple[int, int],
    drawing_on: Mapping[str, frozenset[str]],
) -> list[str]:
    """Sentences that begin with what is left out."""
    falling, emptied = fallen
    label = catalogue.labels[study_id]
    remaining = {
        theme.title: len(drawing_on[theme.id]) - 1
        for theme in catalogue.themes
        if study_id in drawing_on[theme.id]
    }
    return [
        _falling(label, falling),
        _emptied(kind, emptied),
        *([_fewer(remaining)] if remaining else []),
    ]


def _falling(study: str, findings: int) -> str:
    if not findings:
        return _(
            "Without {study}, every finding still cites a study that it cites now.", study=study
        )
    return ngettext(
        "Without {study}, {number} finding loses the only study that it cites.",
        "Without {study}, {number} findings lose the only study they cite.",
        findings,
        study=study,
    )


def _emptied(kind: RowKind, cells: int) -> str:
    if cells:
        return ngettext("{Number} cell empties out.", "{Number} cells empty out.", cells)
    if kind.of_studies:
        return _("No cell of a study and a theme empties out.")
    return _("No cell of a {noun} and a theme empties out.", noun=kind.noun)


def _fewer(remaining: Mapping[str, int]) -> str:
    """How many themes draw on one study fewer, and which of them on few then; by title."""
    few = [
        _("“{theme}” then rests on {studies}", theme=title, studies=studies(count))
        for title, count in remaining.items()
        if count < FEW
    ]
    if not few:
        return ngettext(
            "{Number} theme draws on one study fewer.",
            "{Number} themes draw on one study fewer.",
            len(remaining),
        )
    return ngettext(
        "{Number} theme draws on one study fewer: {themes}.",
        "{Number} themes draw on one study fewer: {themes}.",
        len(remaining),
        themes=listed(few),
    )
