"""What can still be read of a record whose shape is wrong: each of its parts that is right.

Checks look at parts, such as quotes and findings. With these, a record with one wrong field is also
told in the same run of its links that lead nowhere.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

from generator.evidence.loading.shape import shaped
from generator.evidence.problems import DataPath
from generator.evidence.records.base import Record
from generator.evidence.records.walk import parts

DEEPEST = 20


def remains(
    value: Any, model: type[Record], path: DataPath = ()
) -> Iterator[tuple[DataPath, Record]]:
    """Every part of a value whose shape is right, with its path in the data.

    ``value`` is a mapping as it was read, which ``model`` refuses or may refuse.
    """
    if not isinstance(value, dict) or len(path) > DEEPEST:
        return
    whole = shaped(value, model)
    if isinstance(whole, Record):
        for inside, part in parts(whole, Record):
            yield (*path, *inside), part
        return
    for name, info in model.model_fields.items():
        part_model = _part_of(info.annotation)
        given = value.get(name)
        if part_model is None:
            continue
        if isinstance(given, list | tuple):
            for number, item in enumerate(given):
                yield from remains(item, part_model, (*path, name, number))
        else:
            yield from remains(given, part_model, (*path, name))


def _part_of(annotation: Any) -> type[Record] | None:
    """The kind of part that a field holds, in a list or alone; None where it holds values."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    found = (_part_of(inner) for inner in typing.get_args(annotation) if not isinstance(inner, str))
    return next((part for part in found if part is not None), None)
