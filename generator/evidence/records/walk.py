"""Every part of a record with its path in the data, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.evidence.problems import DataPath
from generator.evidence.records.base import Record
from generator.evidence.records.reported import Reported

Part = TypeVar("Part", bound=Record)


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


def parts(record: Record, kind: type[Part]) -> Iterator[tuple[DataPath, Part]]:
    """All parts of one type inside a record, each with its path."""
    for path, value in walk(record):
        if isinstance(value, kind):
            yield path, value
