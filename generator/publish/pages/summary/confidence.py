"""How much confidence a finding deserves, as somebody judged it; and whether that still holds.

The words for levels and components are those of GRADE-CERQual: Lewin S, Booth A, Glenton C, et al.
Implementation Science 2018;13(Suppl 1):2, doi:10.1186/s13012-017-0688-3. Nothing is computed from
them, and nothing is judged here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generator.check.confidence import changed_since_assessed
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.fields import RecordField, fields_of
from generator.evidence.records.confidence import (
    Component,
    Concerns,
    Confidence,
    Level,
    PublishedConfidence,
)
from generator.evidence.records.reported import in_words
from generator.publish.pages.changes.dates import day_words
from generator.publish.pages.items.words import counted, ended, listed, sentence
from generator.publish.pages.page import Link

METHOD: Final = Link("Lewin and others (2018)", urls.doi("10.1186/s13012-017-0688-3"))
CERQUAL: Final = "GRADE-CERQual"
NOT_ASSESSED: Final = "Not assessed by the review"
LEVELS: Final = {
    Level.HIGH: "It is highly likely that the finding reasonably represents what it is about.",
    Level.MODERATE: "It is likely that the finding reasonably represents what it is about.",
    Level.LOW: "It is possible that the finding reasonably represents what it is about.",
    Level.VERY_LOW: "It is not clear whether the finding reasonably represents what it is about.",
}
COMPONENTS: Final = tuple(field for field in fields_of(Confidence) if field.part is Component)
_QUESTIONS: Final = (
    "Are there concerns about how the studies behind the finding were designed or carried out?",
    "How clear and cogent is the fit between their data and the finding?",
    "How rich are the data that support it, and how much is there of them?",
    "How far do the studies apply to the context of the review question?",
)
COMPONENT_MEANINGS: Final = tuple(
    (field.label, question) for field, question in zip(COMPONENTS, _QUESTIONS, strict=True)
)
"""What each component is called, and what it asks, for readers who have never assessed one."""


@dataclass(frozen=True)
class ComponentItem:
    """One component of an assessment."""

    name: str
    concerns: str
    reason: str


@dataclass(frozen=True)
class ConfidenceItem:
    """An assessment as pages show it."""

    level: str
    words: str
    meaning: str
    reason: str
    components: tuple[ComponentItem, ...]
    concerns: str
    """The concerns about all components in one sentence, the most serious first."""
    by: str
    date: str
    stale: str
    """What has changed since, as a sentence; empty where nothing has."""
    tool: str = CERQUAL
    beside: tuple[ConfidenceItem, ...] = ()
    """What the review itself published besides."""


def confidence_item(catalogue: Catalogue, finding: Finding) -> ConfidenceItem | None:
    """The assessment of a finding, if somebody made one, with what the review published beside it.

    Where nobody else assessed it, what the review published first stands in its place.
    """
    published = tuple(_published(catalogue, one) for one in finding.statement.published_confidence)
    own = _own(catalogue, finding)
    if own is not None:
        return replace(own, beside=published)
    return replace(published[0], beside=published[1:]) if published else None


def _published(catalogue: Catalogue, one: PublishedConfidence) -> ConfidenceItem:
    return ConfidenceItem(
        level=one.level.value,
        words=sentence(f"{one.level.value} confidence"),
        meaning=LEVELS[one.level],
        reason=in_words(one.explanation, ended)
        if one.explanation.absence is None
        else f"Explanation: {one.explanation.absence.words}.",
        components=(),
        concerns="",
        by=f"the review itself, {catalogue.sources[one.place.source].label}",
        date=f"published {one.year}",
        stale="",
        tool=one.tool,
    )


def _own(catalogue: Catalogue, finding: Finding) -> ConfidenceItem | None:
    confidence = finding.statement.confidence
    if confidence is None:
        return None
    return ConfidenceItem(
        level=confidence.overall.value,
        words=sentence(f"{confidence.overall.value} confidence"),
        meaning=LEVELS[confidence.overall],
        reason=confidence.reason,
        components=tuple(_component(confidence, field) for field in COMPONENTS),
        concerns=_concerns(confidence),
        by=confidence.by,
        date=day_words(confidence.date),
        stale=_stale(catalogue, finding, confidence),
    )


def _component(confidence: Confidence, field: RecordField) -> ComponentItem:
    component: Component = getattr(confidence, field.name)
    return ComponentItem(field.label, component.concerns.value, component.reason)


def _concerns(confidence: Confidence) -> str:
    named: dict[Concerns, list[str]] = {}
    for field in COMPONENTS:
        component: Component = getattr(confidence, field.name)
        named.setdefault(component.concerns, []).append(field.label.lower())
    clauses = [
        f"{concerns.value} about {listed(named[concerns])}"
        for concerns in reversed(Concerns)
        if concerns in named
    ]
    return f"{sentence('; '.join(clauses))}."


def _stale(catalogue: Catalogue, finding: Finding, confidence: Confidence) -> str:
    if not confidence.assessed_on:
        return "It does not say which evidence was assessed."
    changes = changed_since_assessed(finding.theme.id, finding.statement, catalogue.study)
    if not changes:
        return ""
    parts = [
        _studies(catalogue, changes.added, "is now cited", "are now cited"),
        _studies(catalogue, changes.removed, "is no longer cited", "are no longer cited"),
        "what it says, or its notes, changed" if _of("finding", changes.changed) else "",
        _recorded(catalogue, changes.changed),
        *(
            f"{_quotes(items)} {verb}"
            for items, verb in (
                (_of("quote", changes.added), "added"),
                (_of("quote", changes.changed), "changed"),
                (_of("quote", changes.removed), "taken out"),
            )
            if items
        ),
    ]
    return f"Since it was assessed: {'; '.join(part for part in parts if part)}."


def _of(kind: str, items: tuple[str, ...]) -> list[str]:
    """The ids of the items of one kind."""
    return [item.split(" ", 1)[1] for item in items if item.startswith(f"{kind} ")]


def _labels(catalogue: Catalogue, ids: list[str]) -> str:
    return listed([catalogue.labels.get(study, study) for study in ids])


def _studies(catalogue: Catalogue, items: tuple[str, ...], one: str, more: str) -> str:
    ids = _of("study", items)
    return f"{_labels(catalogue, ids)} {one if len(ids) == 1 else more}" if ids else ""


def _recorded(catalogue: Catalogue, items: tuple[str, ...]) -> str:
    ids = _of("study", items)
    return f"what is recorded of {_labels(catalogue, ids)} changed" if ids else ""


def _quotes(ids: list[str]) -> str:
    return counted(len(ids), "quote")
