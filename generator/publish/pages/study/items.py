"""Studies in a list: what each is about and how much it contributes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import arranged
from generator.evidence.interface import _
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.reported import Reported
from generator.evidence.records.study import Study
from generator.publish.pages.items.citation import SINCE_LABEL, notice_items, printed_title
from generator.publish.pages.items.items import study_link
from generator.publish.pages.items.value_words import value_words
from generator.publish.pages.items.words import ended
from generator.publish.pages.page import Link

SINCE = "published-since"


@dataclass(frozen=True)
class StudyFact:
    """What is reported of a study in one dimension, or that it is not."""

    id: str
    label: str
    value: Reported[str]
    links: tuple[Link, ...] = ()
    """The pages of its values, where they have pages."""


def study_facts(catalogue: Catalogue, study: Study) -> tuple[StudyFact, ...]:
    """What lists say of a study: all that they are narrowed by, but for its year, which its name
    has; a score only where there are any; before all, what was published of its report since."""
    notices = [ended(notice.words) for notice in notice_items(study.reference)]
    since = (StudyFact(SINCE, _(SINCE_LABEL), Reported(" ".join(notices))),) if notices else ()
    return since + tuple(
        StudyFact(
            dimension.id,
            dimension.label,
            value_words(catalogue, dimension, study),
            tuple(
                Link(value.label, value.path)
                for value in catalogue.values(dimension.id, study).known or ()
                if value.path
            ),
        )
        for dimension in arranged(catalogue.dimensions, BuiltIn.COUNTRY)
        if dimension.facet
        and dimension.id != BuiltIn.YEAR
        and (dimension.id != BuiltIn.SCORE or catalogue.has_ladder)
    )


@dataclass(frozen=True)
class StudyItem:
    """A study in a list."""

    id: str
    label: str
    about: str
    path: str
    title: str
    title_language: str
    year: str
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
        about=link.about,
        path=link.path,
        title=printed_title(study.reference),
        title_language=study.reference.title_language,
        year=study.reference.printed_year,
        facts=study_facts(catalogue, study),
        findings=len(catalogue.findings_of_study.get(study.id, ())),
        quotes=len(study.quotes),
        themes=tuple(
            Link(theme.title, urls.study_theme(study.id, theme.id))
            for theme in catalogue.themes_of_study.get(study.id, ())
        ),
    )
