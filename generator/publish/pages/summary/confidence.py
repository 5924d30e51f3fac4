"""How much confidence a finding deserves, as somebody judged it; and whether that still holds.

The words for levels and components are those of GRADE-CERQual: Lewin S, Booth A, Glenton C, et al.
Implementation Science 2018;13(Suppl 1):2, doi:10.1186/s13012-017-0688-3. Nothing is computed from
them, and nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.check.confidence import changed_since_assessed
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.fields import RecordField, fields_of
from generator.evidence.fingerprints import Changes
from generator.evidence.interface import N_, NP_, WHATEVER, _, ngettext, pgettext
from generator.evidence.records.confidence import (
    Component,
    Concerns,
    Confidence,
    Level,
    PublishedConfidence,
)
from generator.evidence.records.reported import in_words
from generator.publish.pages.changes.dates import day_words
from generator.publish.pages.items.words import ended, listed, sentence

METHOD: Final = urls.doi("10.1186/s13012-017-0688-3")
CERQUAL: Final = "GRADE-CERQual"
NOT_ASSESSED: Final = N_("Not assessed by the review")
LEVELS: Final = {
    Level.HIGH: N_("It is highly likely that the finding reasonably represents what it is about."),
    Level.MODERATE: N_("It is likely that the finding reasonably represents what it is about."),
    Level.LOW: N_("It is possible that the finding reasonably represents what it is about."),
    Level.VERY_LOW: N_(
        "It is not clear whether the finding reasonably represents what it is about."
    ),
}
_LEVEL_WORDS: Final = {
    Level.HIGH: N_("High confidence"),
    Level.MODERATE: N_("Moderate confidence"),
    Level.LOW: N_("Low confidence"),
    Level.VERY_LOW: N_("Very low confidence"),
}
_ABOUT: Final = {
    Concerns.SERIOUS: N_("serious concerns about {components}"),
    Concerns.MODERATE: N_("moderate concerns about {components}"),
    Concerns.MINOR: N_("minor concerns about {components}"),
    Concerns.NONE: N_("no or very minor concerns about {components}"),
}
"""In the order of a sentence that says them."""
COMPONENTS: Final = tuple(field for field in fields_of(Confidence) if field.part is Component)
_IN_SENTENCES: Final = (
    N_("methodological limitations"),
    N_("coherence"),
    N_("adequacy of data"),
    N_("relevance"),
)
_QUESTIONS: Final = (
    NP_(
        "whatever is counted",
        "Are there concerns about how the studies behind the finding were designed or carried out?",
    ),
    NP_(
        "whatever is counted", "How clear and cogent is the fit between their data and the finding?"
    ),
    NP_(
        "whatever is counted",
        "How rich are the data that support it, and how much is there of them?",
    ),
    NP_(
        "whatever is counted", "How far do the studies apply to the context of the review question?"
    ),
)


def component_meanings() -> tuple[tuple[str, str], ...]:
    """What each component is called, and what it asks, for readers who never assessed one."""
    both = zip(COMPONENTS, _QUESTIONS, strict=True)
    return tuple((_(field.question), pgettext(WHATEVER, question)) for field, question in both)


def confidence_words(level: Level) -> str:
    """A level as it stands on a badge: ``High confidence``."""
    return _(_LEVEL_WORDS[level])


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
        else _("Explanation: {absent}.", absent=one.explanation.absence.said),
        components=(),
        concerns="",
        by=_("the review itself, {source}", source=catalogue.sources[one.place.source].label),
        date=_("published {year}", year=one.year),
        stale="",
        tool=one.tool,
    )


def _own(catalogue: Catalogue, finding: Finding) -> ConfidenceItem | None:
    confidence = finding.statement.confidence
    if confidence is None:
        return None
    return ConfidenceItem(
        level=confidence.overall.value,
        words=confidence_words(confidence.overall),
        meaning=_(LEVELS[confidence.overall]),
        reason=confidence.reason,
        components=tuple(_component(confidence, field) for field in COMPONENTS),
        concerns=_concerns(confidence),
        by=confidence.by,
        date=day_words(confidence.date),
        stale=_stale(catalogue, finding, confidence),
    )


def _component(confidence: Confidence, field: RecordField) -> ComponentItem:
    component: Component = getattr(confidence, field.name)
    return ComponentItem(_(field.question), _(component.concerns.value), component.reason)


def _concerns(confidence: Confidence) -> str:
    named: dict[Concerns, list[str]] = {}
    for field, words in zip(COMPONENTS, _IN_SENTENCES, strict=True):
        component: Component = getattr(confidence, field.name)
        named.setdefault(component.concerns, []).append(_(words))
    clauses = [
        _(message, components=listed(named[concerns]))
        for concerns, message in _ABOUT.items()
        if concerns in named
    ]
    return f"{sentence('; '.join(clauses))}."


def _stale(catalogue: Catalogue, finding: Finding, confidence: Confidence) -> str:
    if not confidence.assessed_on:
        return _("It does not say which evidence was assessed.")
    changes = changed_since_assessed(finding.theme.id, finding.statement, catalogue.study)
    if not changes:
        return ""
    parts = [
        _now_cited(catalogue, _of("study", changes.added)),
        _no_longer_cited(catalogue, _of("study", changes.removed)),
        _("what it says, or its notes, changed") if _of("finding", changes.changed) else "",
        _recorded(catalogue, _of("study", changes.changed)),
        *_quotes(changes),
    ]
    said = "; ".join(part for part in parts if part)
    return _("Since it was assessed: {changes}.", changes=said)


def _of(kind: str, items: tuple[str, ...]) -> list[str]:
    """The ids of the items of one kind."""
    return [item.split(" ", 1)[1] for item in items if item.startswith(f"{kind} ")]


def _labels(catalogue: Catalogue, ids: list[str]) -> str:
    return listed([catalogue.labels.get(study, study) for study in ids])


def _now_cited(catalogue: Catalogue, ids: list[str]) -> str:
    if not ids:
        return ""
    studies = _labels(catalogue, ids)
    return ngettext("{studies} is now cited", "{studies} are now cited", len(ids), studies=studies)


def _no_longer_cited(catalogue: Catalogue, ids: list[str]) -> str:
    if not ids:
        return ""
    studies = _labels(catalogue, ids)
    return ngettext(
        "{studies} is no longer cited", "{studies} are no longer cited", len(ids), studies=studies
    )


def _recorded(catalogue: Catalogue, ids: list[str]) -> str:
    if not ids:
        return ""
    return _("what is recorded of {studies} changed", studies=_labels(catalogue, ids))


def _quotes(changes: Changes) -> Iterator[str]:
    added, changed, removed = (
        len(_of("quote", items)) for items in (changes.added, changes.changed, changes.removed)
    )
    if added:
        yield ngettext("{number} quote added", "{number} quotes added", added)
    if changed:
        yield ngettext("{number} quote changed", "{number} quotes changed", changed)
    if removed:
        yield ngettext("{number} quote taken out", "{number} quotes taken out", removed)
