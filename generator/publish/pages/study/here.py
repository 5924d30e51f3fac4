"""A study in short, with what it contributes where the list stands: to a theme, or at all."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.study import Study
from generator.publish.pages.items.citation import printed_title
from generator.publish.pages.items.told_apart import about_study
from generator.publish.pages.study.items import SINCE, StudyFact, study_facts

_SHOWN = frozenset((BuiltIn.COUNTRY, BuiltIn.SCORE, SINCE))


@dataclass(frozen=True)
class StudyHere:
    """A study in a line or two."""

    id: str
    label: str
    about: str
    path: str
    title: str
    title_language: str
    facts: tuple[StudyFact, ...]
    counts: str


def study_here(
    catalogue: Catalogue, study: Study, path: str, findings: int, quotes: int
) -> StudyHere:
    """A study that leads to this path and contributes so many findings and quotes."""
    return StudyHere(
        study.id,
        catalogue.labels[study.id],
        about_study(catalogue, study),
        path,
        printed_title(study.reference),
        study.reference.title_language,
        tuple(fact for fact in study_facts(catalogue, study) if fact.id in _SHOWN),
        _counts(findings, quotes),
    )


def _counts(findings: int, quotes: int) -> str:
    said = ngettext("{count} finding", "{count} findings", findings)
    if not quotes:
        return said
    also = ngettext("{count} quote", "{count} quotes", quotes)
    return _("{findings}, {quotes}", findings=said, quotes=also)
