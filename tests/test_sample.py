"""What the two real syntheses lack the sample has: which fields and words none of the three has."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any, Final

from generator.check.rules import load_and_check
from generator.evidence.fields import fields_of, models_in
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.reported import Reported
from tests.conftest import CONTENT, EXAMPLE, SAMPLE

OF_ANY_PART: Final = frozenset(("notes", "formerly", "brief"))
"""Fields that many kinds of parts have in common: seen at one, they are seen."""
NOWHERE: Final = frozenset(
    (
        "Review.not_asked: carried-out",
        "Review.not_asked: year",
        "Review.unit: reports",
        "Publication.publisher",
        "Publication.doi",
        "Author.suffix",
        "Author.orcid",
        "Author.ror",
        "WayWords.id: reuse",
        "WayWords.text",
        "Note.weight: usual",
        "ReviewQuestion.worded_by: source",
        "Absence.absent: not looked for",
        "Absence.absent: not a question of this review",
        "DimensionWords.id: model",
        "DimensionWords.id: year",
        "HeldIn.source",
        "DeclaredCharacteristic.kind: text",
        "DeclaredCharacteristic.kind: reference",
        "DeclaredCharacteristic.kind: level",
        "DeclaredCharacteristic.refers",
        "DeclaredCharacteristic.searched",
        "DeclaredCharacteristic.compared",
        "DeclaredCharacteristic.levels",
        "DeclaredCharacteristic.is_score",
        "DeclaredCharacteristic.better",
        "DeclaredCharacteristic.lowest_possible",
        "DeclaredCharacteristic.highest_possible",
        "DeclaredCharacteristic.values",
        "SpeakerRole.participant",
        "Speakers.voice: participant",
        "Speakers.voice: other",
        "Speakers.voice: unclear",
        "Speakers.voice_basis: editors",
        "Speakers.role_basis: editors",
        "Registration.url",
        "Protocol.reference",
        "Protocol.doi",
        "Protocol.url",
        "FlowStep.role: stage",
        "Appraisal.appraised",
        "LadderInstrument.levels_origin",
        "ReportingItem.coverage: not-covered",
        "ReportingItem.parts: appraisal",
        "ReportingItem.parts: ladder",
        "ReportingItem.parts: advisory-group",
        "ReportingItem.parts: analysis",
        "ReportingItem.parts: declarations",
        "ReportingItem.parts: diagram",
        "ReportingItem.parts: taxonomy",
        "LaySummary.in_words_of",
        "Study.report_of",
        "Study.version_of",
        "Study.appraisal",
        "Reference.editors",
        "Reference.title_is_translated",
        "Reference.translated_title",
        "Reference.translated_title_language",
        "Reference.type: magazine-article",
        "Reference.type: newspaper-article",
        "Reference.type: book",
        "Reference.type: chapter",
        "Reference.type: conference-paper",
        "Reference.type: preprint",
        "Reference.type: web-page",
        "Reference.series",
        "Reference.edition",
        "Reference.article_number",
        "Reference.page_count",
        "Reference.pmid",
        "Reference.pmcid",
        "Reference.isbn",
        "Reference.trials",
        "Reference.notices",
        "PublishedNotice.kind",
        "PublishedNotice.text",
        "PublishedNotice.year",
        "PublishedNotice.doi",
        "PublishedNotice.url",
        "PublishedNotice.printed",
        "StudyAppraisal.question",
        "StudyAppraisal.answer",
        "StudyAppraisal.place",
        "ReviewFinding.level",
        "ReviewFinding.same_as",
        "ReviewFinding.published_confidence",
        "Scope.country",
        "Scope.carried_out",
        "Scope.provision",
        "Scope.score",
        "Scope.characteristic",
        "Scope.value",
        "Confidence.overall: high",
        "Confidence.overall: low",
        "PublishedConfidence.tool",
        "PublishedConfidence.level",
        "PublishedConfidence.explanation",
        "PublishedConfidence.year",
        "PublishedConfidence.place",
        "InterpretationStatement.level",
        "InterpretationStatement.against",
        "SynthesisStatement.level",
        "SynthesisStatement.against",
        "Statement.attribution: every-study",
        "Statement.scope",
        "Statement.about",
        "Statement.bearing",
        "Statement.level",
        "Statement.who",
        "Statement.against",
        "Statement.also",
        "ChallengeLink.basis: source",
        "AnswerLink.kind: theme",
        "AnswerLink.kind: interpretation",
        "AnswerLink.kind: model",
        "AnswerLink.kind: definition",
    )
)
"""What is in none of them; made-up records of ``tests/strategies`` and ``tests/cases`` have it."""


def _had(value: Any) -> Iterator[str]:
    """The fields that a record and its parts fill in, and the words of closed lists in them."""
    if isinstance(value, tuple):
        for one in value:
            yield from _had(one)
    if not isinstance(value, Record):
        return
    for name in value.model_fields_set:
        held = getattr(value, name)
        if isinstance(held, Reported):
            yield from _had(held.absence)
            held = held.known
        if held in (None, ()):
            continue
        field = f"{type(value).__name__}.{name}"
        yield field
        several = held if isinstance(held, tuple) else (held,)
        yield from (f"{field}: {one.value}" for one in several if isinstance(one, Enum))
        yield from _had(held)


def _there_are() -> Iterator[str]:
    for model in dict.fromkeys(model for kind in KINDS for model in models_in(kind.model)):
        for field in fields_of(model):
            if field.name not in OF_ANY_PART:
                name = f"{model.__name__}.{field.name}"
                yield name
                yield from (f"{name}: {choice.value}" for choice in field.choices)


def test_what_no_synthesis_has_is_listed() -> None:
    entries = [
        one for folder in (SAMPLE, CONTENT, EXAMPLE) for one in load_and_check(folder)[0].all()
    ]
    had = {name for entry in entries for name in _had(entry.record)}
    assert len(had) > 300
    without = {name for name in _there_are() if name not in had}
    lists = {name for name in without if ": " in name and name.partition(": ")[0] in without}
    assert without - lists - NOWHERE == set(), "let the sample have it"
    assert NOWHERE - without == set(), "it is there now"
