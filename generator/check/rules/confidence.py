"""Rules for judgements of confidence: made on the evidence as it is now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.confidence import assessed_fingerprints
from generator.evidence.fingerprints import Fingerprint, changes_between, changes_in_words
from generator.evidence.interface import _
from generator.evidence.loading import Content, Entry
from generator.evidence.problems import Problem, Severity
from generator.evidence.records.confidence import Confidence
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme


@dataclass(frozen=True)
class Assessed:
    """A finding whose confidence was assessed, and the fingerprints of its evidence today."""

    entry: Entry
    place: int
    """Its place among the findings of its theme, from 0."""
    name: str
    """How it is named: ``<theme>.<finding>``."""
    confidence: Confidence
    fingerprints: tuple[Fingerprint, ...]
    studies: frozenset[str]
    """The studies that the finding cites."""


def assessed_findings(content: Content) -> Iterator[Assessed]:
    """Every finding whose confidence was assessed, theme by theme."""
    studies = {study.id: study for _entry, study in content.records(Study)}
    for entry, theme in content.records(Theme):
        for place, finding in enumerate(theme.findings):
            if finding.confidence:
                fingerprints = assessed_fingerprints(theme.id, finding, studies)
                name = f"{entry.stem}.{finding.id}"
                cited = frozenset(finding.studies)
                yield Assessed(entry, place, name, finding.confidence, fingerprints, cited)


def every_assessment_knows_its_evidence(content: Content) -> Iterator[Problem]:
    """A judgement of confidence was made on the evidence as it is now."""
    if content.broken_ids("study"):  # what is reported of them is unknown
        return
    for assessed in assessed_findings(content):
        command = f"evidence confidence --reviewed {assessed.name}"
        path = ("findings", assessed.place, "confidence")
        if not assessed.confidence.assessed_on:
            yield assessed.entry.problem(
                "E032",
                path,
                _(
                    "The confidence in {finding} does not say which evidence was assessed.",
                    finding=assessed.name,
                ),
                _("Hold it against the evidence, then run: {command}", command=command),
                severity=Severity.WARNING,
            )
        elif changes := changes_between(assessed.confidence.assessed_on, assessed.fingerprints):
            yield assessed.entry.problem(
                "E032",
                path,
                _(
                    "The evidence has changed since the confidence in {finding} was assessed: "
                    "{changes}.",
                    finding=assessed.name,
                    changes=changes_in_words(changes),
                ),
                _(
                    "Assess it again and mend levels, reasons, by and date; then run: {command}",
                    command=command,
                ),
                severity=Severity.WARNING,
            )
