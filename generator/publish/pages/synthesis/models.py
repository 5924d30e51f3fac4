"""The list of models, with the studies that used each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.model import Model
from generator.evidence.records.reported import Absence, Reported
from generator.publish.pages.items.items import StudyLink, study_link
from generator.publish.pages.items.words import sentence
from generator.publish.pages.page import Page


@dataclass(frozen=True)
class ModelItem:
    """A model in a list."""

    title: str
    path: str
    description: Reported[str]
    count: str
    studies: tuple[StudyLink, ...]


@dataclass(frozen=True)
class ModelsView:
    """All models by title."""

    lede: str
    nouns: str
    described: tuple[ModelItem, ...]
    named: tuple[tuple[Absence, tuple[ModelItem, ...]], ...]
    """The models without a description, by the reason."""


def models_page(catalogue: Catalogue) -> Page:
    """The list of all models."""
    model = catalogue.dimensions[BuiltIn.MODEL]
    models = tuple(_item(catalogue, model) for model in catalogue.models)
    return Page(
        path=urls.MODELS,
        template="models.html",
        title=sentence(model.nouns),
        description=_("The {models} that the included studies used.", models=model.nouns),
        view=ModelsView(
            lede=ngettext(
                "{Number} {models}, as the sources name them. A study can have several.",
                "{Number} {models}, as the sources name them. A study can have several.",
                len(models),
                models=model.noun if len(models) == 1 else model.nouns,
            ),
            nouns=model.nouns,
            described=tuple(item for item in models if item.description.absence is None),
            named=_named(models),
        ),
    )


def _named(models: Sequence[ModelItem]) -> tuple[tuple[Absence, tuple[ModelItem, ...]], ...]:
    groups: dict[Absence, list[ModelItem]] = {}
    for item in models:
        if item.description.absence is not None:
            groups.setdefault(item.description.absence, []).append(item)
    return tuple((absence, tuple(items)) for absence, items in groups.items())


def _item(catalogue: Catalogue, model: Model) -> ModelItem:
    used_by = catalogue.studies_of_model.get(model.id, ())
    return ModelItem(
        model.title,
        urls.model(model.id),
        model.description,
        ngettext("{count} study", "{count} studies", len(used_by)),
        tuple(study_link(catalogue, study) for study in used_by),
    )
