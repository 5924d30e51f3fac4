"""What the evidence of a synthesis is counted in: studies, papers or reports.

Pages, charts and documents of a synthesis are made within ``counted_in``. What they say is written
for studies, and said in the unit: see ``interface``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Final, NamedTuple


class Unit(NamedTuple):
    """The noun of a unit, of one and of several."""

    one: str
    many: str


STUDIES: Final = Unit("study", "studies")
UNITS: Final[Mapping[str, Unit]] = {
    "studies": STUDIES,
    "papers": Unit("paper", "papers"),
    "reports": Unit("report", "reports"),
}
"""The English nouns, by what records call the unit."""
_COUNTED: Final = ContextVar("_COUNTED", default=STUDIES)
_WRITTEN: Final = re.compile(r"(?<!\{)\b([Ss])tud(y|ies)\b(?!\})")


@contextmanager
def counted_in(unit: str) -> Iterator[None]:
    """Count in a unit of ``UNITS`` until the end of the block, and then in the one before."""
    before = _COUNTED.set(UNITS[unit])
    try:
        yield
    finally:
        _COUNTED.reset(before)


def unit_noun() -> Unit:
    """The noun of what is counted in: studies, where nobody has said another."""
    return _COUNTED.get()


def in_units(message: str) -> str:
    """A message, written for studies, in the unit that is counted in; placeholders stay."""
    unit = _COUNTED.get()
    return message if unit is STUDIES else in_unit(message, unit)


@lru_cache(maxsize=4096)
def in_unit(message: str, unit: Unit) -> str:
    """A message, written for studies, in a unit; placeholders stay."""

    def noun(found: re.Match[str]) -> str:
        said = unit.one if found[2] == "y" else unit.many
        return said.capitalize() if found[1] == "S" else said

    return _WRITTEN.sub(noun, message)
