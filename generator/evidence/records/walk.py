"""Every part of a record with its path in the data, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from types import NoneType
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from generator.evidence.problems import DataPath
from generator.evidence.records.base import Record
from generator.evidence.records.reported import Reported

Part = TypeVar("Part", bound=Record)

_LEAVES: Final = (str, int, float, NoneType)
"""What has nothing inside."""


def walk(value: Any, path: DataPath = ()) -> Iterator[tuple[DataPath, Any]]:
    """The value itself and all values inside it, each with its path.

    Of what is known or absent, it is what stands in the file: the value, or its absence.
    """
    if isinstance(value, Reported):
        value = value.written
    yield path, value
    for step, item in _inside(value):
        if isinstance(item, str):  # most are, and a text has nothing inside
            yield (*path, step), item
        else:
            yield from walk(item, (*path, step))


def _inside(value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, BaseModel):
        return [(name, getattr(value, name)) for name in _fields(type(value))]
    return enumerate(value) if isinstance(value, tuple) else ()


@cache
def _fields(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(model.model_fields)


def texts_in(record: Record) -> Iterator[str]:
    """Every text inside a record, in no particular order; quicker than a walk."""
    left: list[Any] = [record]
    while left:
        one = left.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, tuple):
            left.extend(one)
        elif isinstance(one, Reported):
            left.append(one.written)
        elif isinstance(one, BaseModel):
            left.extend(vars(one).values())


def parts(record: Record, kind: type[Part]) -> Iterator[tuple[DataPath, Part]]:
    """All parts of one type inside a record, each with its path."""
    yield from _parts(record, kind, ())


def _parts(value: Any, kind: type[Part], path: DataPath) -> Iterator[tuple[DataPath, Part]]:
    if isinstance(value, Reported):
        value = value.written
    if isinstance(value, kind):
        yield path, value
    for step, item in _inside(value):
        if not isinstance(item, _LEAVES):
            yield from _parts(item, kind, (*path, step))
