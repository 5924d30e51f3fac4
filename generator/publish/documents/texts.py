"""Every text of a brief: all of them, and each as one kind of file needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

Value = TypeVar("Value")


def texts_in(value: object) -> Iterator[str]:
    """Every text in the value, a brief or a part of one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))


def with_texts(value: Value, change: Callable[[str], str]) -> Value:
    """The value, a brief or a part of one, with every text in it changed."""
    changed: Any = value
    if isinstance(value, str):
        changed = change(value)
    elif isinstance(value, tuple):
        changed = tuple(with_texts(item, change) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = replace(value, **{name: with_texts(part, change) for name, part in parts.items()})
    return cast(Value, changed)
