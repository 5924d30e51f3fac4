"""How many studies have which value of a characteristic, and how many lack it for which reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.evidence.records.reported import NOT_REPORTED, Reported, in_words
from generator.evidence.records.study import Study


@dataclass(frozen=True)
class Tally:
    """Values with the number of studies that have them; a study may have several values."""

    counts: tuple[tuple[str, int], ...]
    absent: tuple[tuple[str, int], ...]
    """The reasons in words for which studies have no value, with the number of studies."""

    @property
    def names(self) -> tuple[str, ...]:
        """The values by themselves."""
        return tuple(name for name, _ in self.counts)


def tally(
    studies: Iterable[Study],
    values: Callable[[Study], Reported[tuple[str, ...]]],
    order: Callable[[str], object],
) -> Tally:
    """The values of studies in the given order; an absence is no value and counts apart."""
    counts: Counter[str] = Counter()
    absent: Counter[str] = Counter()
    for study in studies:
        of_study = values(study)
        counts.update(set(of_study.known or ()))
        if not of_study.known:
            absent[in_words(of_study, lambda _: NOT_REPORTED)] += 1
    ordered = sorted(counts.items(), key=lambda item: order(item[0]))  # type: ignore[arg-type, return-value]
    return Tally(tuple(ordered), tuple(sorted(absent.items())))
