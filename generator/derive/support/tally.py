"""How many studies have which value of a characteristic, and for how many it is not reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.evidence.records.study import Study


@dataclass(frozen=True)
class Tally:
    """Values with the number of studies that have them; a study may have several values."""

    counts: tuple[tuple[str, int], ...]
    not_reported: int
    """The number of studies of which the sources do not report any value."""

    @property
    def names(self) -> tuple[str, ...]:
        """The values by themselves."""
        return tuple(name for name, _ in self.counts)


def tally(
    studies: Iterable[Study],
    values: Callable[[Study], Sequence[str]],
    order: Callable[[str], object],
) -> Tally:
    """The values of studies in the given order; a study without any counts as not reported."""
    found: Counter[str] = Counter()
    without = 0
    for study in studies:
        of_study = set(values(study))
        found.update(of_study)
        without += not of_study
    return Tally(tuple(sorted(found.items(), key=lambda item: order(item[0]))), without)  # type: ignore[arg-type, return-value]
