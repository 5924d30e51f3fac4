"""The columns of the table of studies that are dimensions, with their cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension, arranged, written
from generator.evidence.interface import N_, _
from generator.evidence.records.dimensions import BuiltIn, ValueKind
from generator.evidence.records.study import LadderScore, Study
from generator.evidence.text.amounts import Amount, read_amount
from generator.publish.exports.columns import Column, ColumnType

_TYPES: Final = {
    ValueKind.TEXT: ColumnType.TEXT,
    ValueKind.LIST: ColumnType.LIST,
    ValueKind.REFERENCE: ColumnType.LIST,
    ValueKind.NUMBER: ColumnType.NUMBER,
    ValueKind.LEVEL: ColumnType.LIST,
}
_MEANINGS: Final[Mapping[str, str]] = {
    BuiltIn.COUNTRY: N_("{label} as the source names it."),
    BuiltIn.CARRIED_OUT: N_("{label}, or the words that say why it is not known."),
    BuiltIn.PROVISION: N_("{label}, joined with a semicolon."),
    BuiltIn.MODEL: N_("Ids of the {nouns}, in the source’s order."),
}
_DECLARED: Final = {
    ValueKind.TEXT: "{label}: {about}",
    ValueKind.LIST: N_("{label}, joined with a semicolon: {about}"),
    ValueKind.REFERENCE: N_("{label}, as ids of records, joined with a semicolon: {about}"),
    ValueKind.NUMBER: N_("{label}, as a number: {about}"),
    ValueKind.LEVEL: N_(
        "{label}, one of the levels {levels}, or the possible ones, joined with a semicolon: "
        "{about}"
    ),
}
_IN_A_UNIT: Final = N_("{label}, as a number of {unit}: {about}")
_TAKEN: Final = frozenset(("study", "authors", "title", "doi", "findings", "quotes"))


@dataclass(frozen=True)
class StudyColumn:
    """A column, and what a study has in it."""

    column: Column
    cell: Callable[[Study], object]
    declared: bool = False
    """Whether the review declares what stands in it; such columns come last."""


def study_columns(catalogue: Catalogue) -> tuple[StudyColumn, ...]:
    """The columns of what studies of this review differ by, but for their year, in order."""
    columns: list[StudyColumn] = []
    for dimension in arranged(catalogue.dimensions, BuiltIn.COUNTRY):
        if dimension.id == BuiltIn.SCORE:
            columns += _score_columns(dimension)
        elif dimension.column and dimension.id != BuiltIn.YEAR:
            columns.append(_column(dimension))
            columns += _end_columns(catalogue, dimension, columns[-1].column.name)
    return tuple(columns)


def _column(dimension: Dimension) -> StudyColumn:
    name = dimension.field[-1] if dimension.field else dimension.id.replace("-", "_")
    words, scale = _MEANINGS.get(dimension.id) or _DECLARED[dimension.kind], dimension.scale
    if scale.unit and words == _DECLARED[ValueKind.NUMBER]:
        words = _IN_A_UNIT
    meaning = _(
        words,
        label=dimension.label,
        nouns=dimension.nouns,
        about=dimension.about,
        unit=scale.unit,
        levels=", ".join(scale.levels),
    )
    if scale.better:
        meaning += f" {_(scale.better.meaning)}"
    if scale.range:
        meaning = " ".join((meaning, _("Over all studies: {range}.", range=scale.range)))
    column = Column(
        f"characteristic_{name}" if name in _TAKEN else name,
        meaning,
        _TYPES[dimension.kind],
        tells_mark=dimension.id != BuiltIn.MODEL,
    )
    return StudyColumn(column, lambda study: _cell(dimension, study), dimension.declared)


def _cell(dimension: Dimension, study: Study) -> object:
    """Values, which one cell joins; or the absence, which says why there are none."""
    value = written(dimension, study)
    if dimension.kind is ValueKind.NUMBER and isinstance(value.known, str):
        return None  # a range, which stands in columns of its own
    return value.known if value.absence is None else value.absence


def _end_columns(catalogue: Catalogue, dimension: Dimension, name: str) -> list[StudyColumn]:
    """Where a number can be a range: from where, and to where, in columns of their own."""
    if dimension.kind is not ValueKind.NUMBER or not any(
        isinstance(written(dimension, study).known, str) for study in catalogue.studies
    ):
        return []
    least = Column(
        f"{name}_from",
        _(
            "{label}, from this number on; of a single number, that number; empty where only a "
            "most is known.",
            label=dimension.label,
        ),
        ColumnType.NUMBER,
    )
    most = Column(
        f"{name}_to",
        _(
            "{label}, up to this number; of a single number, that number; empty where only a "
            "least is known.",
            label=dimension.label,
        ),
        ColumnType.NUMBER,
    )
    return [
        StudyColumn(least, lambda study: _end(dimension, study, first=True), dimension.declared),
        StudyColumn(most, lambda study: _end(dimension, study, first=False), dimension.declared),
    ]


def _end(dimension: Dimension, study: Study, *, first: bool) -> object:
    value = written(dimension, study).known
    amount = read_amount(value) if isinstance(value, str) else Amount(value, value)
    return (amount.low if first else amount.high) if amount else None


def _score_columns(score: Dimension) -> tuple[StudyColumn, ...]:
    exact = Column(
        "ladder_total",
        _(
            "The exact {score}. Empty where only possible scores are known; where none is, the "
            "words that say why.",
            score=score.noun,
        ),
        ColumnType.NUMBER,
    )
    possible = Column(
        "ladder_one_of",
        _(
            "The possible {scores}, joined with a semicolon, where the exact one is not known. "
            "They have no order of likelihood, and no mean was taken.",
            scores=score.nouns,
        ),
        ColumnType.NUMBERS,
        tells_mark=True,
    )
    return (
        StudyColumn(exact, lambda study: _score(score, study, lambda known: known.total)),
        StudyColumn(possible, lambda study: _possible(score, study)),
    )


def _score(dimension: Dimension, study: Study, part: Callable[[LadderScore], object]) -> object:
    score = written(dimension, study)
    return score.absence if score.known is None else part(score.known)


def _possible(dimension: Dimension, study: Study) -> object:
    score = written(dimension, study).known
    return score.one_of if score else None
