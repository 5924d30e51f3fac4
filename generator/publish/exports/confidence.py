"""The columns of a finding's assessment: all empty where nobody assessed it."""

from __future__ import annotations

from typing import Final

from generator.check.confidence import changed_since_assessed
from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.fields import fields_of
from generator.evidence.interface import _, listed
from generator.evidence.records.confidence import Component, Concerns, Confidence, Level
from generator.evidence.records.reported import in_words
from generator.publish.exports.columns import Column, ColumnType

_COMPONENTS: Final = {
    field.name: field.question for field in fields_of(Confidence) if field.part is Component
}
"""Their fields, with what they are called."""
AGAIN: Final = ("needed", "up to date")
"""Whether it has to be assessed anew, or not."""


def confidence_columns() -> tuple[Column, ...]:
    """The columns with their meaning; levels and concerns in the words of GRADE-CERQual."""
    return (
        Column(
            "confidence",
            _(
                "Confidence in the finding, assessed with GRADE-CERQual: {levels}. Empty where "
                "nobody assessed it, which says nothing about the finding.",
                levels=listed([*Level], "or"),
            ),
        ),
        Column("confidence_reason", _("What that level follows from.")),
        *(
            column
            for name, question in _COMPONENTS.items()
            for column in (
                Column(
                    name,
                    f"{_(question)}: {listed([*Concerns], 'or')}.",
                ),
                Column(f"{name}_reason", _("Why.")),
            )
        ),
        Column("assessed_by", _("Who assessed it.")),
        Column("assessed_date", _("The day on which it was assessed.")),
        Column(
            "assessed_again",
            _(
                "{needed}: the finding or its studies have changed since. {not_needed}: they have "
                "not. Empty where nobody assessed it.",
                needed=AGAIN[0],
                not_needed=AGAIN[1],
            ),
        ),
    )


def published_columns() -> tuple[Column, ...]:
    """The columns of what the review itself published, with their meaning."""
    return (
        Column(
            "published_confidence",
            _(
                "Confidence in the finding as the review itself published it: {levels}; several "
                "joined with a semicolon. Empty where it published none.",
                levels=listed([*Level], "or"),
            ),
            ColumnType.LIST,
            tells_mark=True,
        ),
        Column("published_with", _("What each was made with."), ColumnType.LIST),
        Column("published_year", _("The year in which each was published."), ColumnType.NUMBERS),
        Column("published_explanation", _("What the review says for it, in the editors’ words.")),
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
        AGAIN[0] if changed else AGAIN[1],
    )
