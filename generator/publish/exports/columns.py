"""A column of a data file, and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column and what stands in it."""

    name: str
    meaning: str
