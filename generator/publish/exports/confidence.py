"""The columns of a finding's assessment: all empty where nobody assessed it."""

from __future__ import annotations

from typing import Final

from generator.check.confidence import changed_since_assessed
from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.fields import fields_of
from generator.evidence.records.confidence import Component, Confidence
from generator.publish.exports.columns import Column

_COMPONENTS: Final = tuple(field.name for field in fields_of(Confidence) if field.part is Component)


def confidence_columns() -> tuple[Column, ...]:
    """The columns with their meaning; levels and concerns in the words of GRADE-CERQual."""
    return (
        Column(
            "confidence",
            "Confidence in the finding, assessed with GRADE-CERQual: high, moderate, low or very "
            "low. Empty where nobody assessed it, which says nothing about the finding.",
        ),
        Column("confidence_reason", "What that level follows from."),
        *(
            column
            for name in _COMPONENTS
            for column in (
                Column(
                    name,
                    f"Concerns about {name.replace('_', ' ')}: no or very minor, minor, moderate "
                    "or serious.",
                ),
                Column(f"{name}_reason", "Why."),
            )
        ),
        Column("assessed_by", "Who assessed it."),
        Column("assessed_date", "The day on which it was assessed."),
        Column(
            "assessed_again",
            "needed: the finding or its studies have changed since. up to date: they have not. "
            "Empty where nobody assessed it.",
        ),
    )


def confidence_cells(catalogue: Catalogue, finding: Finding) -> tuple[object, ...]:
    """The cells of a finding, in the order of the columns."""
    confidence = finding.statement.confidence
    if confidence is None:
        return (None,) * len(confidence_columns())
    changed = changed_since_assessed(finding.theme.id, finding.statement, catalogue.study)
    components: list[object] = []
    for name in _COMPONENTS:
        component: Component = getattr(confidence, name)
        components += [component.concerns.value, component.reason]
    return (
        confidence.overall.value,
        confidence.reason,
        *components,
        confidence.by,
        confidence.date,
        "needed" if changed else "up to date",
    )
