"""Every part of a record with its path in the data, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator
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
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from walk(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from walk(item, (*path, number))


def parts(record: Record, kind: type[Part]) -> Iterator[tuple[DataPath, Part]]:
    """All parts of one type inside a record, each with its path."""
    for path, value in walk(record):
        if isinstance(value, kind):
            yield path, value
