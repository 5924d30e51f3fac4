"""Where the parts of records stand in their files, so that pages can lead to a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.evidence.loading import Content
from generator.evidence.records.base import Record, SourcePlace


@dataclass(frozen=True)
class Position:
    """A file below the content folder, and a line in it from 1."""

    file: str
    line: int


class Itself:
    """A part as a key: two quotes with the same words or place are still two."""

    __slots__ = ("part",)

    def __init__(self, part: object) -> None:
        """Takes the part, and keeps it."""
        self.part = part

    def __hash__(self) -> int:
        return object.__hash__(self.part)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and self.part is other.part


@dataclass(frozen=True, eq=False)
class Positions:
    """The position of every part of the records that were read; looked up once somebody asks."""

    content: Content | None = None

    @cached_property
    def _known(self) -> Mapping[Itself, Position]:
        """All positions in this content; a place in a source stands where its owner begins."""
        known: dict[Itself, Position] = {}
        if self.content is None:
            return known
        for entry in self.content.all():
            file = entry.path.removeprefix(f"{self.content.root}/")
            for path, part in entry.inner:
                owner = path[:-1] if isinstance(part, SourcePlace) else path
                known[Itself(part)] = Position(file, entry.at(*owner).line)
        return known

    def at(self, part: Record) -> Position | None:
        """Where a part stands; nowhere, if it was not read from these files."""
        return self._known.get(Itself(part))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Positions) and self._known == other._known

    __hash__ = object.__hash__


NOWHERE = Positions()
