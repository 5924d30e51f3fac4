"""Studies in a list: what each is about and how much it contributes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.reported import Absence, Reported, absence_of
from generator.evidence.records.study import Study
from generator.publish.pages.items.items import (
    model_links,
    provision_words,
    score_words,
    study_link,
)
from generator.publish.pages.page import Link


@dataclass(frozen=True)
class StudyItem:
    """A study in a list."""

    id: str
    label: str
    path: str
    title: str
    title_language: str
    year: int
    publication_country: Reported[str]
    study_country: Reported[str]
    provision: Reported[str]
    models: tuple[Link, ...]
    models_absent: Absence | None
    score: Reported[str]
    findings: int
    quotes: int
    themes: tuple[Link, ...]


def study_item(catalogue: Catalogue, study: Study) -> StudyItem:
    """A study with what it is about and how much it contributes."""
    characteristics = study.characteristics
    link = study_link(catalogue, study)
    return StudyItem(
        id=study.id,
        label=link.label,
        path=link.path,
        title=study.reference.title,
        title_language=study.reference.title_language,
        year=study.reference.year,
        publication_country=characteristics.publication_country,
        study_country=characteristics.study_country,
        provision=provision_words(study),
        models=model_links(catalogue, study),
        models_absent=absence_of(characteristics.models),
        score=score_words(catalogue, study),
        findings=len(catalogue.findings_of_study.get(study.id, ())),
        quotes=len(study.quotes),
        themes=tuple(
            Link(theme.title, urls.study_theme(study.id, theme.id))
            for theme in catalogue.themes_of_study.get(study.id, ())
        ),
    )
