"""The way from the front page to studies like one's own situation: a few choices, each counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, models_of
from generator.evidence.dimensions import Dimension
from generator.evidence.records.dimensions import BuiltIn
from generator.publish.pages.items.words import listed


@dataclass(frozen=True)
class FinderChoice:
    """A value as it stands in the address, in words, and the number of its studies."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class FinderSelect:
    """What a reader may choose from; nothing chosen means any."""

    name: str
    label: str
    choices: tuple[FinderChoice, ...]


@dataclass(frozen=True)
class Finder:
    """A form that opens the list of studies with what was chosen."""

    action: str
    index: str
    """The same choices as a list of links, for readers without scripts."""
    selects: tuple[FinderSelect, ...]
    by: str
    """What the choices are about, in words."""


def finder(catalogue: Catalogue) -> Finder | None:
    """The choices in which studies differ; none where they differ in nothing."""
    dimensions = catalogue.dimensions
    studies = [study.characteristics for study in catalogue.studies]
    published = (
        country for item in studies if (country := item.publication_country.known) is not None
    )
    provision = (value for item in studies for value in dict.fromkeys(item.provision.known or ()))
    models = Counter(model for study in catalogue.studies for model in models_of(study))
    selects = (
        _by_name(dimensions[BuiltIn.COUNTRY], published),
        _by_name(dimensions[BuiltIn.PROVISION], provision),
        FinderSelect(
            BuiltIn.MODEL.value,
            dimensions[BuiltIn.MODEL].label,
            tuple(
                FinderChoice(model.id, model.title, models[model.id])
                for model in catalogue.models
                if models[model.id]
            ),
        ),
    )
    offered = tuple(select for select in selects if len(select.choices) > 1)
    if not offered:
        return None
    by = listed([*(dimensions[select.name].noun for select in offered), "more"])
    return Finder(urls.STUDIES, urls.by_value(urls.STUDIES), offered, by)


def _by_name(dimension: Dimension, values: Iterable[str]) -> FinderSelect:
    counts = Counter(values)
    return FinderSelect(
        dimension.id,
        dimension.label,
        tuple(
            FinderChoice(urls.value_id(value), value, count)
            for value, count in sorted(counts.items())
        ),
    )
