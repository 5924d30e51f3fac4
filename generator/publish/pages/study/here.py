"""A study in short, with what it contributes where the list stands: to a theme, or at all."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.catalogue import Catalogue
from generator.evidence.records.reported import Reported
from generator.evidence.records.study import Study
from generator.publish.pages.items.items import score_words
from generator.publish.pages.items.words import counted


@dataclass(frozen=True)
class StudyHere:
    """A study in a line or two."""

    id: str
    label: str
    path: str
    title: str
    title_language: str
    country: Reported[str]
    score: Reported[str]
    counts: str


def study_here(
    catalogue: Catalogue, study: Study, path: str, findings: int, quotes: int
) -> StudyHere:
    """A study that leads to this path and contributes so many findings and quotes."""
    return StudyHere(
        study.id,
        catalogue.labels[study.id],
        path,
        study.reference.title,
        study.reference.title_language,
        study.characteristics.publication_country,
        score_words(catalogue, study),
        f"{counted(findings, 'finding')}, {counted(quotes, 'quote')}",
    )
