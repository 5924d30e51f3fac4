"""Where studies took place and where they were published: countries, and what no map can show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.evidence.catalogue import Catalogue
from generator.evidence.records.reported import reason
from generator.evidence.records.study import Study
from generator.evidence.values import COUNTRIES, country_of


@dataclass
class Place:
    """A country: what it is called in the records, and its studies by dimension and id."""

    code: str
    """Empty where nobody knows which country the name means."""
    values: dict[str, str] = field(default_factory=dict)
    """What stands for its names in addresses, with each name, in the order of the records."""
    studies: dict[str, dict[str, Study]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What it is called: one of the names that the records have for it."""
        return ", ".join(dict.fromkeys(self.values.values()))


@dataclass(frozen=True)
class Whereabouts:
    """Every country of a review's studies, and of how many there is none, by the reason."""

    dimensions: tuple[str, ...]
    """Which of the two the review has."""
    places: tuple[Place, ...]
    unplaced: tuple[Place, ...]
    """Names that are no country in the table."""
    absent: Mapping[str, Mapping[str, int]]
    """By dimension, then by the reason in words, the number of studies."""


def whereabouts(catalogue: Catalogue) -> Whereabouts:
    """Where the studies are from; without dimensions where the review does not ask."""
    asked = tuple(name for name in COUNTRIES if name in catalogue.dimensions)
    found: dict[str, Place] = {}
    absent: dict[str, dict[str, int]] = {name: {} for name in asked}
    for name in asked:
        for study in catalogue.studies:
            values = catalogue.values(name, study)
            if not values.known:
                why = reason(values)
                absent[name][why] = absent[name].get(why, 0) + 1
            for value in values.known or ():
                code = country_of(catalogue.dimensions[name], value.words) or ""
                place = found.setdefault(code or value.id, Place(code))
                place.values[value.id] = value.label
                place.studies.setdefault(name, {})[study.id] = study
    ordered = sorted(found.values(), key=lambda place: (-_most(place), place.name))
    return Whereabouts(
        asked,
        tuple(place for place in ordered if place.code),
        tuple(place for place in ordered if not place.code),
        absent,
    )


def _most(place: Place) -> int:
    return max(map(len, place.studies.values()))
