"""Where the parts of records stand in their files, so that pages can lead to a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.evidence.loading import Content
from generator.evidence.records.base import Record, SourcePlace


@dataclass(frozen=True)
class Position:
    """A file below the content folder, and a line in it from 1."""

    file: str
    line: int


class _Itself:
    """A part as a key: two quotes with the same words or place are still two."""

    __slots__ = ("part",)

    def __init__(self, part: Record) -> None:
        self.part = part

    def __hash__(self) -> int:
        return object.__hash__(self.part)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.part is other.part


@dataclass(frozen=True)
class Positions:
    """The position of every part of the records that were read."""

    found: Mapping[_Itself, Position] = field(default_factory=dict)

    @classmethod
    def of(cls, content: Content) -> Positions:
        """All positions in this content; a place in a source stands where its owner begins."""
        prefix = f"{content.root}/"
        found: dict[_Itself, Position] = {}
        for entry in content.all():
            file = entry.path.removeprefix(prefix)
            for path, part in entry.inner:
                owner = path[:-1] if isinstance(part, SourcePlace) else path
                found[_Itself(part)] = Position(file, entry.at(*owner).line)
        return cls(found)

    def at(self, part: Record) -> Position | None:
        """Where a part stands; nowhere, if it was not read from these files."""
        return self.found.get(_Itself(part))


NOWHERE = Positions()
