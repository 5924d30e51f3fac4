"""Of which studies a general statement is said: which they are, and how they are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.evidence.dimensions import Dimension, begun_small, written
from generator.evidence.fields import fields_of
from generator.evidence.interface import _
from generator.evidence.records.dimensions import BuiltIn, ValueKind
from generator.evidence.records.several import each_of
from generator.evidence.records.statement import Attribution, Scope, Statement
from generator.evidence.records.study import LadderScore, Study
from generator.evidence.values import Named


def is_said_of_all(statement: Statement) -> bool:
    """Whether it is said of every study of the review, without a smaller scope."""
    return statement.attribution is Attribution.EVERY_STUDY and statement.scope is None


def chosen(scope: Scope) -> tuple[str, str] | None:
    """The dimension and the value that a scope names, as texts; None where it has words only."""
    if scope.words is not None:
        return None
    if scope.characteristic is not None:
        return scope.characteristic, str(scope.value)
    names = (field.name for field in fields_of(Scope))
    name = next(name for name in names if getattr(scope, name) is not None)
    return name.replace("_", "-"), str(getattr(scope, name))


def scope_cell(scope: Scope | None) -> str | None:
    """A scope in one text: the name of a value with it, or words; None where there is none."""
    said = chosen(scope) if scope else None
    return f"{said[0]}: {said[1]}" if said else scope.words if scope else None


def studies_in_scope(
    scope: Scope | None, dimensions: Mapping[str, Dimension], studies: Iterable[Study]
) -> tuple[Study, ...] | None:
    """The studies that a scope holds, all where there is none; None where it has words only."""
    if scope is None:
        return tuple(studies)
    said = chosen(scope)
    if said is None:
        return None
    dimension, value = said
    return tuple(
        study
        for study in studies
        if dimension in dimensions and value in texts_of(dimensions[dimension], study)
    )


def texts_of(dimension: Dimension, study: Study) -> tuple[str, ...]:
    """The values of a study as a scope has them; of a score, only an exact one."""
    value = written(dimension, study).known
    if value is None:
        return ()
    if isinstance(value, LadderScore):
        return tuple(map(str, value.possible)) if value.total is not None else ()
    return each_of(value)


def scope_words(scope: Scope | None, dimensions: Mapping[str, Dimension], named: Named) -> str:
    """The studies of a scope inside a sentence: ``every study of 2019``."""
    if scope is None:
        return _("every study")
    said = chosen(scope)
    if said is None:
        return str(scope.words)
    dimension, value = dimensions[said[0]], said[1]
    if dimension.kind is ValueKind.REFERENCE:
        label = begun_small(named[dimension.refers][value].label)
        return _("every study with {what}", what=label)
    if dimension.id == BuiltIn.YEAR:
        return _("every study of {year}", year=value)
    return _("every study with the {noun} {value}", noun=dimension.noun, value=value)
