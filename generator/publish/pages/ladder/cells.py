"""What stands beside the scores of studies: in the page's table, and in the one to download."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension, arranged
from generator.evidence.records.dimensions import BuiltIn, ValueKind
from generator.evidence.records.reported import Absence, absence_of
from generator.evidence.records.study import Study
from generator.evidence.values import Value


@dataclass(frozen=True)
class RowCell:
    """What a study has in a dimension, each value with its page, if it has one."""

    label: str
    values: tuple[Value, ...]
    absent: Absence | None


def beside(catalogue: Catalogue) -> tuple[Dimension, ...]:
    """What stands beside the scores: what studies name, as far as it groups them."""
    dimensions = catalogue.dimensions.values()
    return tuple(one for one in dimensions if one.groups and one.kind is ValueKind.REFERENCE)


def cell_words(catalogue: Catalogue, dimension: Dimension, study: Study) -> str:
    """The values of a study in a cell of a table, or why there are none."""
    values = catalogue.values(dimension.id, study)
    absence = absence_of(values)
    return absence.words if absence else ", ".join(value.label for value in values.known or ())


def cell_of(catalogue: Catalogue, dimension: Dimension, study: Study) -> RowCell:
    """A study's cell in one of the columns beside its score."""
    values = catalogue.values(dimension.id, study)
    return RowCell(dimension.label, values.known or (), absence_of(values))


def downloaded(catalogue: Catalogue) -> list[Dimension]:
    """The columns of the table to download: the year first, then whatever gathers studies."""
    first = (BuiltIn.YEAR, BuiltIn.MODEL, BuiltIn.COUNTRY)
    return [
        one
        for one in arranged(catalogue.dimensions, *first)
        if one.column and (one.groups or one.id == BuiltIn.YEAR)
    ]
