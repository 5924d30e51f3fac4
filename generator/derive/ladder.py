"""Scores: exact, or one of several reported possibilities, and the order they allow.

Two studies have an order only where every possible score of one lies above every possible score
of the other. Studies whose possible scores overlap share a tier; inside a tier they stand by
name, which ranks nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.catalogue import Catalogue
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.reported import Reported
from generator.evidence.records.study import Study


@dataclass(frozen=True)
class LadderRow:
    """One study's score: the one exact value, the possible values, or none."""

    study: Study
    label: str
    scores: tuple[int, ...]

    @property
    def exact(self) -> bool:
        """Whether the source reports the one score."""
        return len(self.scores) == 1

    @property
    def reported(self) -> bool:
        """Whether the source reports anything of the score."""
        return bool(self.scores)


@dataclass(frozen=True)
class Ladder:
    """Tiers from the highest to the lowest, then the studies without any reported score."""

    tiers: tuple[tuple[LadderRow, ...], ...]
    unreported: tuple[LadderRow, ...]

    @property
    def rows(self) -> tuple[LadderRow, ...]:
        """All rows, the highest tier first."""
        return (*(row for tier in self.tiers for row in tier), *self.unreported)


def possible_scores(study: Study) -> tuple[int, ...]:
    """The scores a study may have: one where it is exact, none where it is absent."""
    return study.ladder.known.possible if study.ladder.known else ()


def reported_scores(catalogue: Catalogue, study: Study) -> Reported[tuple[int, ...]]:
    """The scores a study may have, one where it is exact; or why there is none."""
    values = catalogue.values(BuiltIn.SCORE, study)
    return values.map(lambda known: tuple(int(value.number or 0) for value in known))


def ladder_of(catalogue: Catalogue) -> Ladder:
    """The ladder of a catalogue, in tiers whose order the reported scores allow."""
    rows = [
        LadderRow(study, catalogue.labels[study.id], possible_scores(study))
        for study in catalogue.studies
    ]
    reported = sorted((row for row in rows if row.reported), key=lambda row: -max(row.scores))
    tiers: list[list[LadderRow]] = []
    floor = 0
    for row in reported:
        if tiers and max(row.scores) >= floor:
            tiers[-1].append(row)
            floor = min(floor, *row.scores)
        else:
            tiers.append([row])
            floor = min(row.scores)
    place = {row.study.id: number for number, row in enumerate(rows)}
    return Ladder(
        tuple(tuple(sorted(tier, key=lambda row: place[row.study.id])) for tier in tiers),
        tuple(row for row in rows if not row.reported),
    )
