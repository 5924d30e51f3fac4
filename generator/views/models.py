"""The list of models, with the studies that used each."""

from __future__ import annotations

from dataclasses import dataclass

from generator import urls
from generator.catalogue import Catalogue
from generator.views.items import StudyLink, study_link
from generator.views.page import Page
from generator.views.words import counted, sentence, studies


@dataclass(frozen=True)
class ModelItem:
    """A model in a list."""

    title: str
    path: str
    description: str
    count: str
    studies: tuple[StudyLink, ...]


@dataclass(frozen=True)
class ModelsView:
    """All models by title."""

    lede: str
    models: tuple[ModelItem, ...]


def models_page(catalogue: Catalogue) -> Page:
    """The list of all models."""
    return Page(
        path=urls.MODELS,
        template="models.html",
        title="Models",
        description="The models that the included studies used.",
        view=ModelsView(
            lede=sentence(
                f"{counted(len(catalogue.models), 'model')}, as the sources name them. "
                "A study can have several."
            ),
            models=tuple(
                ModelItem(
                    model.title,
                    urls.model(model.id),
                    model.description,
                    studies(len(catalogue.studies_of_model.get(model.id, ()))),
                    tuple(
                        study_link(catalogue, study)
                        for study in catalogue.studies_of_model.get(model.id, ())
                    ),
                )
                for model in catalogue.models
            ),
        ),
    )
