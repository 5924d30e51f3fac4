"""Which studies are like a study, and which themes like a theme: by what they share; computed.

Nothing is weighed: two studies share themes, in which the review cites or quotes both, and what
the records of both name, such as models; two themes share studies. More shared themes stand first,
then more of what both name, then names. Sets are kept as bits of a number and each combination is
compared once, so that ten thousand studies take seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.evidence.catalogue import Catalogue
from generator.evidence.names import sort_name
from generator.evidence.records.dimensions import ValueKind
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme
from generator.evidence.values import Value


@dataclass(frozen=True)
class StudyNeighbour:
    """A study with what it shares with another, in the order of the review."""

    study: Study
    themes: tuple[Theme, ...]
    named: Mapping[str, tuple[Value, ...]]
    """What the records of both name, such as models, by the dimension in which they do."""


@dataclass(frozen=True)
class ThemeNeighbour:
    """A theme with the studies that it shares with another, by name."""

    theme: Theme
    studies: tuple[Study, ...]


Item = TypeVar("Item")
_Shares = tuple[int, int]
"""The themes of a study and what its record names, as bits."""


@dataclass(frozen=True, eq=False)
class Neighbours:
    """What is near to what in one synthesis."""

    catalogue: Catalogue

    def of_study(self, study_id: str, most: int) -> tuple[StudyNeighbour, ...]:
        """The nearest studies, at most so many; none that shares neither."""
        own = self._shares[study_id]
        near = [study for study in self._nearest(own, most + 1) if study.id != study_id]
        return tuple(
            StudyNeighbour(
                study,
                tuple(_picked(self.catalogue.themes, own[0] & themes)),
                self._shared(own[1] & named),
            )
            for study in near[:most]
            for themes, named in (self._shares[study.id],)
        )

    def of_theme(self, theme_id: str, most: int) -> tuple[ThemeNeighbour, ...]:
        """The themes that share most studies, at most so many; none that shares no study."""
        own = self.catalogue.studies_of_theme[theme_id]
        ids = {study.id for study in own}
        shared = [
            ThemeNeighbour(
                theme,
                tuple(s for s in self.catalogue.studies_of_theme[theme.id] if s.id in ids),
            )
            for theme in self.catalogue.themes
            if theme.id != theme_id
        ]
        near = [neighbour for neighbour in shared if neighbour.studies]
        near.sort(key=lambda n: (-len(n.studies), sort_name(n.theme.title), n.theme.id))
        return tuple(near[:most])

    @cached_property
    def _shares(self) -> Mapping[str, _Shares]:
        """What each study has to share, by id."""
        themes = dict.fromkeys((study.id for study in self.catalogue.studies), 0)
        for number, theme in enumerate(self.catalogue.themes):
            for study in self.catalogue.studies_of_theme[theme.id]:
                themes[study.id] |= 1 << number
        place = {named: number for number, named in enumerate(self._nameable)}
        return {
            study.id: (themes[study.id], sum(1 << place[one] for one in self._names(study)))
            for study in self.catalogue.studies
        }

    def _names(self, study: Study) -> Iterable[tuple[str, Value]]:
        """What a study's record names, by the dimension."""
        for dimension in self.catalogue.dimensions.values():
            if dimension.kind is ValueKind.REFERENCE:
                values = self.catalogue.values(dimension.id, study).known or ()
                yield from ((dimension.id, value) for value in dict.fromkeys(values))

    def _shared(self, bits: int) -> Mapping[str, tuple[Value, ...]]:
        shared: dict[str, tuple[Value, ...]] = {}
        for dimension, value in _picked(self._nameable, bits):
            shared[dimension] = (*shared.get(dimension, ()), value)
        return shared

    @cached_property
    def _nameable(self) -> Sequence[tuple[str, Value]]:
        """All that records of studies name, by dimension, in order."""
        return [
            (dimension.id, value)
            for dimension in self.catalogue.dimensions.values()
            if dimension.kind is ValueKind.REFERENCE
            for value in self.catalogue.values_among(dimension.id, self.catalogue.studies)
        ]

    @cached_property
    def _studies_by_shares(self) -> Mapping[_Shares, tuple[Study, ...]]:
        groups: dict[_Shares, list[Study]] = {}
        for study in self.catalogue.studies:
            groups.setdefault(self._shares[study.id], []).append(study)
        return {shares: tuple(studies) for shares, studies in groups.items()}

    @cached_property
    def _found(self) -> dict[tuple[_Shares, int], tuple[Study, ...]]:
        return {}

    def _nearest(self, own: _Shares, most: int) -> tuple[Study, ...]:
        """The nearest to a combination; studies of one combination are asked for once."""
        if (own, most) not in self._found:
            by_closeness: dict[tuple[int, int], list[Study]] = {}
            for shares, studies in self._studies_by_shares.items():
                closeness = (
                    (own[0] & shares[0]).bit_count(),
                    (own[1] & shares[1]).bit_count(),
                )
                if any(closeness):
                    by_closeness.setdefault(closeness, []).extend(studies)
            near: list[Study] = []
            for closeness in sorted(by_closeness, reverse=True):
                near.extend(sorted(by_closeness[closeness], key=self._place))
                if len(near) >= most:
                    break
            self._found[own, most] = tuple(near[:most])
        return self._found[own, most]

    def _place(self, study: Study) -> int:
        return self._places[study.id]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {study.id: number for number, study in enumerate(self.catalogue.studies)}


def _picked(items: Sequence[Item], bits: int) -> Iterable[Item]:
    return (item for number, item in enumerate(items) if bits >> number & 1)
