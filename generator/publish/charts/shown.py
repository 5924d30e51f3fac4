"""A chart as data: what its page shows, prints and saves, before a reader narrows it.

The page's script makes the shown chart of it (``chart-model.js``), and everything that a reader
sees or takes away comes from that one model: picture, table, CSV, PNG, SVG and print.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.publish.charts.figure import FigureText
from generator.publish.charts.ladder import Axis, ScoredRow, row_marks
from generator.publish.charts.matrix import SHADES, ChartColumn, CountedRow, shade


def matrix_chart(
    nouns: tuple[str, str],
    groups: Sequence[tuple[str, str]],
    columns: Sequence[ChartColumn],
    rows: Sequence[CountedRow],
    apart: tuple[Sequence[CountedRow], str],
) -> dict[str, Any]:
    """A matrix as plain data; a cell holds findings, quotes and shade, an empty one is left out.

    ``groups`` are the categories of the columns, by id and title; ``nouns`` name a row and rows;
    ``apart`` are the rows of findings that cite no study, with what stands in them.
    """
    most = max((cell.findings for row in rows for cell in row.cells), default=0)
    return {
        "nouns": nouns,
        "groups": [{"id": group, "title": title} for group, title in groups],
        "columns": [
            {"id": column.id, "label": column.label, "group": column.category} for column in columns
        ],
        "rows": [_row(row) for row in rows],
        "said": [{**_row(row), "said": row.uncited} for row in apart[0]],
        "apart": apart[1],
        "shades": list(shade_counts(most)),
    }


def shade_counts(most: int) -> Iterator[tuple[int, int, int]]:
    """The shades in use, each with the least and the largest count that it stands for."""
    for number in range(1, SHADES + 1):
        counts = [count for count in range(1, most + 1) if shade(count, most) == number]
        if counts:
            yield number, counts[0], counts[-1]


def ladder_chart(
    unit: str,
    axis: Axis,
    tiers: Sequence[tuple[Sequence[str], str]],
    rows: Sequence[ScoredRow],
    words: Sequence[tuple[str, str]],
) -> dict[str, Any]:
    """A ladder as plain data: rows with their scores, their words and the number of their tier.

    ``tiers`` hold the ids of their rows and the note beside these; ``words`` say what tells
    each row apart, and its score.
    """
    tier_of = {row: number for number, (ids, _) in enumerate(tiers) for row in ids}
    return {
        "unit": unit,
        "ticks": [(tick.score, tick.at, tick.label) for tick in axis.ticks],
        "tiers": [note for _, note in tiers],
        "rows": [
            {
                "id": row.id,
                "label": row.label,
                "kind": row.kind,
                "scores": [(mark.score, mark.at) for mark in row_marks(row, axis)],
                "about": about,
                "words": score,
                "tier": tier_of[row.id],
            }
            for row, (about, score) in zip(rows, words, strict=True)
        ],
    }


def chart_words(text: FigureText) -> dict[str, str]:
    """The words around a chart."""
    return {
        "title": text.title,
        "subtitle": text.subtitle,
        "source": text.source,
    }


def _row(row: CountedRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "label": row.label,
        "about": row.about,
        "cells": {
            cell.theme: (cell.findings, cell.quotes, cell.shade)
            for cell in row.cells
            if not cell.empty
        },
    }
