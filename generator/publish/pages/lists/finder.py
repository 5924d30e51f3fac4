"""The way from the front page to studies like one's own situation: a few choices, each counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension, arranged
from generator.evidence.interface import pgettext
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.values import value_ids
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
    asked = arranged(catalogue.dimensions, BuiltIn.COUNTRY, BuiltIn.PROVISION)
    selects = (_select(catalogue, dimension) for dimension in asked if _suits(catalogue, dimension))
    offered = tuple(select for select in selects if len(select.choices) > 1)
    if not offered:
        return None
    nouns = (catalogue.dimensions[select.name].noun for select in offered)
    by = listed([*nouns, pgettext("at the end of a list of filters", "more")])
    return Finder(urls.STUDIES, urls.by_value(urls.STUDIES), offered, by)


def _suits(catalogue: Catalogue, dimension: Dimension) -> bool:
    """Whether half of the studies or more have a value: by others, most studies are not found."""
    known = sum(bool(catalogue.values(dimension.id, study).known) for study in catalogue.studies)
    return dimension.groups and 2 * known >= len(catalogue.studies)


def _select(catalogue: Catalogue, dimension: Dimension) -> FinderSelect:
    counts = Counter(
        value
        for study in catalogue.studies
        for value in value_ids(catalogue.values(dimension.id, study))
    )
    return FinderSelect(
        dimension.id,
        dimension.label,
        tuple(
            FinderChoice(value.id, value.label, counts[value.id])
            for value in catalogue.values_among(dimension.id, catalogue.studies)
        ),
    )
