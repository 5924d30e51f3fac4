"""What the evidence of a synthesis is counted in: studies, papers or reports.

Pages, charts and documents of a synthesis are made within ``counted_in``, and ask ``unit_noun``
wherever they count, so that no page has a noun of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, NamedTuple

from generator.evidence.records.review_kind import ReviewUnit


class Unit(NamedTuple):
    """The noun of a unit, of one and of several."""

    one: str
    many: str


UNITS: Final[Mapping[ReviewUnit, Unit]] = {
    ReviewUnit.STUDIES: Unit("study", "studies"),
    ReviewUnit.PAPERS: Unit("paper", "papers"),
    ReviewUnit.REPORTS: Unit("report", "reports"),
}
_COUNTED: Final = ContextVar("_COUNTED", default=ReviewUnit.STUDIES)


@contextmanager
def counted_in(unit: ReviewUnit) -> Iterator[None]:
    """Count in a unit until the end of the block, and then again in the one before."""
    before = _COUNTED.set(unit)
    try:
        yield
    finally:
        _COUNTED.reset(before)


def unit_noun() -> Unit:
    """The noun of what is counted in: studies, where nobody has said another."""
    return UNITS[_COUNTED.get()]


_WRITTEN: Final = re.compile(r"\b([Ss])tud(y|ies)\b")


def in_units(words: str) -> str:
    """Words of the site's own, written for studies, in the unit that is counted in."""
    one, many = unit_noun()

    def noun(found: re.Match[str]) -> str:
        said = one if found[2] == "y" else many
        return said.capitalize() if found[1] == "S" else said

    return _WRITTEN.sub(noun, words)
