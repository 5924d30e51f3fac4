"""Studies in a list: what each is about and how much it contributes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.reported import Reported
from generator.evidence.records.study import Study
from generator.publish.pages.items.items import (
    model_links,
    provision_words,
    score_words,
    study_link,
)
from generator.publish.pages.items.words import listed
from generator.publish.pages.page import Link


@dataclass(frozen=True)
class StudyFact:
    """What is reported of a study in one dimension, or that it is not."""

    id: str
    label: str
    value: Reported[str]
    links: tuple[Link, ...] = ()
    """The pages of its values, where they have pages."""


def study_facts(catalogue: Catalogue, study: Study) -> tuple[StudyFact, ...]:
    """What is known of a study in the built-in dimensions; a score only where there is a scale."""
    known = study.characteristics
    models = model_links(catalogue, study)
    values = {
        BuiltIn.COUNTRY: known.publication_country,
        BuiltIn.CARRIED_OUT: known.study_country,
        BuiltIn.PROVISION: provision_words(study),
        BuiltIn.MODEL: known.models.map(lambda _: listed([link.text for link in models])),
        **({BuiltIn.SCORE: score_words(catalogue, study)} if catalogue.has_ladder else {}),
    }
    return tuple(
        StudyFact(
            name.value,
            catalogue.dimensions[name].label,
            value,
            models if name is BuiltIn.MODEL else (),
        )
        for name, value in values.items()
    )


@dataclass(frozen=True)
class StudyItem:
    """A study in a list."""

    id: str
    label: str
    path: str
    title: str
    title_language: str
    year: int
    facts: tuple[StudyFact, ...]
    findings: int
    quotes: int
    themes: tuple[Link, ...]


def study_item(catalogue: Catalogue, study: Study) -> StudyItem:
    """A study with what it is about and how much it contributes."""
    link = study_link(catalogue, study)
    return StudyItem(
        id=study.id,
        label=link.label,
        path=link.path,
        title=study.reference.title,
        title_language=study.reference.title_language,
        year=study.reference.year,
        facts=study_facts(catalogue, study),
        findings=len(catalogue.findings_of_study.get(study.id, ())),
        quotes=len(study.quotes),
        themes=tuple(
            Link(theme.title, urls.study_theme(study.id, theme.id))
            for theme in catalogue.themes_of_study.get(study.id, ())
        ),
    )
