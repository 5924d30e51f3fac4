"""What can still be read of a record whose shape is wrong: each of its parts that is right.

Checks look at parts, such as quotes and findings. With these, a record with one wrong field is also
told in the same run of its links that lead nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.evidence.fields import fields_of
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
    for field in fields_of(model):
        given = value.get(field.name)
        inner = field.part_in(given)
        if inner is None:
            continue
        if isinstance(given, list | tuple):
            for number, item in enumerate(given):
                yield from remains(item, inner, (*path, field.name, number))
        else:
            yield from remains(given, inner, (*path, field.name))
