"""A file that was read: a record, or what is left of one; and what is found in such a file once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar

from generator.evidence.loading.source_map import SourceMap
from generator.evidence.problems import (
    NOWHERE,
    DataPath,
    Location,
    Problem,
    ProblemKind,
    Severity,
)
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import Kind
from generator.evidence.records.walk import parts

Found = TypeVar("Found")


class _Marked:
    """A file whose values have places."""

    source_map: SourceMap

    @cached_property
    def remembered(self) -> dict[str, Any]:
        """What ``once_a_file`` found in it."""
        return {}

    def at(self, *data_path: str | int) -> Location:
        """Where the value with this path in the data stands."""
        return self.source_map.value(data_path)

    def problem(
        self,
        code: str,
        data_path: DataPath,
        statement: str,
        hint: str = "",
        *,
        severity: Severity = Severity.ERROR,
        kind: ProblemKind = ProblemKind.OTHER,
    ) -> Problem:
        """A problem with the value at this path, and its place in the file."""
        return self.source_map.located(
            Problem(code, NOWHERE, statement, hint, severity, kind, data_path)
        )


@dataclass(frozen=True)
class Entry(_Marked):
    """A record with the file it stands in."""

    kind: Kind
    path: str
    stem: str
    record: Record
    source_map: SourceMap
    as_written: Record | None = field(default=None, compare=False, repr=False)
    """The record as its file has it, where the review says something for it."""

    @cached_property
    def inner(self) -> tuple[tuple[DataPath, Record], ...]:
        """Every record inside this one, and itself, with its path: walked once for all checks."""
        return tuple(parts(self.record, Record))


@dataclass(frozen=True)
class Broken(_Marked):
    """A file that is no record of its kind, with those parts of it that are as they should be."""

    kind: Kind
    path: str
    stem: str
    source_map: SourceMap
    inner: tuple[tuple[DataPath, Record], ...] = ()
    is_read: bool = False
    """Whether its values could be read, whatever is wrong with them."""
    value: Any = field(default=None, compare=False, repr=False)
    """The plain values that were read; None where that could not be."""


File = Entry | Broken


def once_a_file(function: Callable[[File], Found]) -> Callable[[File], Found]:
    """A function of a file alone that answers once for each; a file that stays as it is, is kept.

    So a content that was checked before is checked again by what has changed in it. What is found
    must not be changed by whoever gets it.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def remembered(file: File) -> Found:
        if name not in file.remembered:
            file.remembered[name] = function(file)
        found: Found = file.remembered[name]
        return found

    return remembered
