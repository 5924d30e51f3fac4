"""How a list on one page is narrowed: groups of values, each group's values being alternatives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FilterChoice:
    """A value by which a list is narrowed, with the ids that it had before."""

    value: str
    label: str
    formerly: str = ""


@dataclass(frozen=True)
class FilterGroup:
    """One way of narrowing a list; its values are alternatives."""

    name: str
    label: str
    choices: tuple[FilterChoice, ...]
