"""Charts and tables of a small synthesis in pages that are as small: what long ones are like."""

from __future__ import annotations

import pytest

from generator.evidence.catalogue import Catalogue
from generator.publish.pages.ladder import long as long_ladder
from generator.publish.pages.ladder.ladder import ladder_pages
from generator.publish.pages.matrix import evidence_pages, long
from generator.publish.pages.matrix.matrix import matrix_pages
from generator.publish.pages.page import Page, made
from generator.publish.pages.summary import findings_table
from generator.publish.pages.summary.findings_table import findings_table_pages

MATRIX = {"WHOLE": 40, "CELLS": 60, "TOGETHER": 20}
"""Sizes at which a matrix of 50 studies and three themes is a long one."""
OTHERS = ((long_ladder, 10, 20), (evidence_pages, 30, 60), (findings_table, 20, 40))
"""How many items the other pages have, and how many stand on one page at most."""


def charts_in_small_pages(catalogue: Catalogue) -> tuple[Page, ...]:
    """The pages of the matrices, the ladder and the table of findings, few items on each."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in MATRIX.items():
            patch.setattr(long, name, value)
        for module, size, whole in OTHERS:
            patch.setattr(module, "ON_A_PAGE", size)
            patch.setattr(module, "WHOLE", whole)
        return made(
            (
                *matrix_pages(catalogue),
                *ladder_pages(catalogue),
                *findings_table_pages(catalogue),
            )
        )
