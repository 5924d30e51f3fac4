"""One page a model: the studies that used it, and what the review says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.model import Model
from generator.evidence.records.reported import Reported
from generator.evidence.records.study import Study
from generator.evidence.values import models_of
from generator.publish.pages.items.asked import AskedItem, asked_of_record
from generator.publish.pages.items.items import (
    FindingItem,
    NoteItem,
    PlaceItem,
    note_items,
    place_item,
    statement_item,
)
from generator.publish.pages.items.words import sentence
from generator.publish.pages.page import Link, Page, PlannedPage, TocItem
from generator.publish.pages.study.here import StudyHere, study_here

STUDIES = 200
"""So many studies stand on the page at most, those that contribute most; a list has all."""


@dataclass(frozen=True)
class ModelView:
    """One model."""

    noun: str
    description: Reported[str]
    place: PlaceItem
    count: str
    studies: tuple[StudyHere, ...]
    all_studies: Link | None
    """Where all stand, if they are too many for the page."""
    statements: tuple[FindingItem, ...]
    beside: tuple[tuple[Link, str], ...]
    questions: tuple[AskedItem, ...]
    """Readers' questions whose answers rest on the model, or on what is said of it."""
    notes: tuple[NoteItem, ...]


def model_pages(catalogue: Catalogue) -> tuple[PlannedPage, ...]:
    """A page for each model."""
    return tuple(
        PlannedPage(urls.model(model.id), partial(_model_page, catalogue, model))
        for model in catalogue.models
    )


def _model_page(catalogue: Catalogue, model: Model) -> Page:
    used_by = catalogue.studies_of_model.get(model.id, ())
    dimension = catalogue.dimensions[BuiltIn.MODEL]
    beside = [
        (other, sum(other.id in models_of(study) for study in used_by))
        for other in catalogue.models
        if other.id != model.id
    ]
    view = ModelView(
        noun=dimension.noun,
        description=model.description,
        place=place_item(catalogue, model.place),
        count=ngettext("{Number} study", "{Number} studies", len(used_by)),
        studies=tuple(
            study_here(
                catalogue,
                study,
                urls.study(study.id),
                len(catalogue.findings_of_study.get(study.id, ())),
                len(study.quotes),
            )
            for study in _shown(catalogue, used_by)
        ),
        all_studies=_all_studies(catalogue, model, len(used_by)),
        statements=tuple(
            statement_item(
                catalogue,
                statement,
                urls.statement_anchor("model", model.id, statement.id),
                urls.model(model.id),
            )
            for statement in model.statements
        ),
        beside=tuple(
            (
                Link(other.title, urls.model(other.id)),
                ngettext("{number} study", "{number} studies", count),
            )
            for other, count in sorted(beside, key=lambda item: -item[1])
            if count
        ),
        questions=asked_of_record(catalogue, "model", model.id),
        notes=note_items(catalogue, model.notes),
    )
    return Page(
        path=urls.model(model.id),
        template="model.html",
        title=model.title,
        description=_(
            "{model}: the studies that used it, and what the review says of it.", model=model.title
        ),
        view=view,
        record=catalogue.paths[f"model/{model.id}"],
        toc=(
            TocItem(_("Studies"), "studies"),
            *((TocItem(_("What the review says"), "statements"),) if view.statements else ()),
            *((TocItem(_("What readers ask"), "asked"),) if view.questions else ()),
            *((TocItem(_("Used together with"), "beside"),) if view.beside else ()),
        ),
        breadcrumbs=(Link(sentence(dimension.nouns), urls.MODELS),),
    )


def _shown(catalogue: Catalogue, studies: Sequence[Study]) -> Sequence[Study]:
    if len(studies) <= STUDIES:
        return studies
    findings = catalogue.findings_of_study
    return sorted(studies, key=lambda one: -len(findings.get(one.id, ())) - len(one.quotes))[
        :STUDIES
    ]


def _all_studies(catalogue: Catalogue, model: Model, count: int) -> Link | None:
    if count <= STUDIES:
        return None
    words = ngettext("All {count} study, by name", "All {count} studies, by name", count)
    anchor = urls.value_anchor(BuiltIn.MODEL, model.id)
    is_told_apart = len(catalogue.models) > 1
    there = f"{urls.by_value(urls.STUDIES)}#{anchor}" if is_told_apart else urls.STUDIES
    return Link(words, there)
