"""What falls when one study is left out: findings, and the cells and rows of a matrix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.derive.matrix import Matrix, lost_without
from generator.derive.support import solely_supported_findings
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import unit_noun
from generator.publish.charts.matrix import shade
from generator.publish.pages.items.words import counted, listed, number, sentence, studies
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
    one = unit_noun().one
    lose = (
        f"loses the only {one} that it cites" if falling == 1 else f"lose the only {one} they cite"
    )
    first = (
        f"Without {label}, {counted(falling, 'finding')} {lose}."
        if falling
        else f"Without {label}, every finding still cites a {one} that it cites now."
    )
    cells = "cell empties" if emptied == 1 else "cells empty"
    second = (
        f"{sentence(number(emptied))} {cells} out."
        if emptied
        else f"No cell of a {kind.noun} and a theme empties out."
    )
    remaining = {
        theme.title: len(drawing_on[theme.id]) - 1
        for theme in catalogue.themes
        if study_id in drawing_on[theme.id]
    }
    few = [
        f"“{title}” then rests on {studies(count)}"
        for title, count in remaining.items()
        if count < FEW
    ]
    verb = "draws" if len(remaining) == 1 else "draw"
    fewer = f"{sentence(counted(len(remaining), 'theme'))} {verb} on one {unit_noun().one} fewer"
    third = f"{fewer}: {listed(few)}." if few else f"{fewer}."
    return [first, second, *([third] if remaining else [])]
