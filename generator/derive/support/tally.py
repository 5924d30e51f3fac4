"""How many studies have which value of a dimension, and how many lack it for which reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
from generator.evidence.records.reported import NOT_REPORTED, as_said
from generator.evidence.records.study import Study
from generator.evidence.values import Value


@dataclass(frozen=True)
class Tally:
    """Values with the number of studies that have them; a study may have several values."""

    counts: tuple[tuple[Value, int], ...]
    absent: tuple[tuple[str, int], ...]
    """The reasons for which studies have no value, as readers are told, with their number."""

    @property
    def names(self) -> tuple[str, ...]:
        """The values in words."""
        return tuple(value.label for value, _count in self.counts)


NOTHING = Tally((), ())


def tally(catalogue: Catalogue, dimension: str, studies: Sequence[Study]) -> Tally:
    """The values of studies in order; an absence is no value and counts apart."""
    counts: Counter[str] = Counter()
    absent: Counter[str] = Counter()
    for study in studies:
        values = catalogue.values(dimension, study)
        counts.update({value.id for value in values.known or ()})
        if not values.known:
            absent[as_said(values, lambda _none: _(NOT_REPORTED))] += 1
    found = catalogue.values_among(dimension, studies)
    return Tally(tuple((value, counts[value.id]) for value in found), tuple(sorted(absent.items())))
