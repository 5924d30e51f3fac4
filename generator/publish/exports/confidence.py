"""The columns of a finding's assessment: all empty where nobody assessed it."""

from __future__ import annotations

from typing import Final

from generator.check.confidence import changed_since_assessed
from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.fields import fields_of
from generator.evidence.records.confidence import Component, Confidence
from generator.evidence.records.reported import in_words
from generator.publish.exports.columns import Column, ColumnType

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


def published_columns() -> tuple[Column, ...]:
    """The columns of what the review itself published, with their meaning."""
    return (
        Column(
            "published_confidence",
            "Confidence in the finding as the review itself published it: high, moderate, low or "
            "very low; several joined with a semicolon. Empty where it published none.",
            ColumnType.LIST,
        ),
        Column("published_with", "What each was made with.", ColumnType.LIST),
        Column("published_year", "The year in which each was published.", ColumnType.NUMBERS),
        Column("published_explanation", "What the review says for it, in the editors’ words."),
    )


def published_cells(finding: Finding) -> tuple[object, ...]:
    """The cells of a finding in these columns."""
    published = finding.statement.published_confidence
    return (
        tuple(one.level.value for one in published),
        tuple(one.tool for one in published),
        tuple(one.year for one in published),
        " ".join(in_words(one.explanation) for one in published) or None,
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
