"""What falls when one study is left out: findings, and cells of groups of studies by themes.

A finding falls when its citation names no other study. A cell falls when no other study of its row
is cited or quoted under the theme. Cells of single studies are not listed: without the study its
own row is gone, which says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.evidence.catalogue import Catalogue, Finding, OtherStatement
from generator.evidence.dimensions import Dimension, arranged
from generator.evidence.once import once
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.study import Study
from generator.evidence.values import Value


@dataclass(frozen=True)
class Cell:
    """A cell of a matrix: studies with a value in a dimension, under a theme."""

    dimension: str
    row: Value
    theme: str


@dataclass(frozen=True)
class LeaveOneOut:
    """What a synthesis loses without one study."""

    study: Study
    findings: tuple[Finding, ...]
    """Findings that cite no other study."""
    cells: tuple[Cell, ...]
    """Cells that hold nothing of another study."""
    statements: tuple[OtherStatement, ...] = ()
    """Statements of an interpretation that cite no other study."""

    def __bool__(self) -> bool:
        """Whether anything falls."""
        return bool(self.findings or self.cells or self.statements)


@once
def leave_one_out(catalogue: Catalogue) -> Mapping[str, LeaveOneOut]:
    """What falls without each study, by its id; in one pass over findings and themes."""
    cells: dict[str, list[Cell]] = {}
    for cell, study in _cells_of_one_study(catalogue):
        cells.setdefault(study, []).append(cell)
    return {
        study.id: LeaveOneOut(
            study, solely_supported_findings(catalogue, study.id), tuple(cells.get(study.id, ()))
        )
        for study in catalogue.studies
    }


def solely_supported_findings(catalogue: Catalogue, study_id: str) -> tuple[Finding, ...]:
    """Findings that cite no other study, and so fall when this one is left out."""
    return tuple(
        finding
        for finding in catalogue.findings_of_study.get(study_id, ())
        if finding.statement.studies == (study_id,)
    )


def leave_one_out_of_statements(
    catalogue: Catalogue, statements: Iterable[Finding | OtherStatement]
) -> tuple[LeaveOneOut, ...]:
    """The findings or statements that fall without a study, study by study; no cells."""
    by_study: dict[str, list[Finding | OtherStatement]] = {}
    for one in statements:
        if len(one.statement.studies) == 1:
            by_study.setdefault(one.statement.studies[0], []).append(one)
    return tuple(
        LeaveOneOut(
            catalogue.study[study],
            tuple(one for one in found if isinstance(one, Finding)),
            (),
            tuple(one for one in found if isinstance(one, OtherStatement)),
        )
        for study, found in by_study.items()
    )


def findings_with_sole_support(catalogue: Catalogue) -> tuple[Finding, ...]:
    """Findings whose citation names one study only: they fall if it is left out."""
    return tuple(f for f in catalogue.findings if len(f.statement.studies) == 1)


def _cells_of_one_study(catalogue: Catalogue) -> Iterator[tuple[Cell, str]]:
    """Cells in which one study stands alone, with that study: theme by theme."""
    for theme in catalogue.themes:
        only: dict[Cell, str] = {}
        for study in catalogue.studies_of_theme[theme.id]:
            for dimension, row in _rows(catalogue, study):
                cell = Cell(dimension, row, theme.id)
                only[cell] = "" if cell in only else study.id
        yield from ((cell, study) for cell, study in only.items() if study)


def _rows(catalogue: Catalogue, study: Study) -> Iterator[tuple[str, Value]]:
    for dimension in grouping(catalogue):
        for row in dict.fromkeys(catalogue.values(dimension.id, study).known or ()):
            yield dimension.id, row


def grouping(catalogue: Catalogue) -> tuple[Dimension, ...]:
    """What gathers studies into the rows of a matrix, in the order of pages."""
    dimensions = arranged(catalogue.dimensions, BuiltIn.MODEL, BuiltIn.COUNTRY)
    return tuple(dimension for dimension in dimensions if dimension.groups)
