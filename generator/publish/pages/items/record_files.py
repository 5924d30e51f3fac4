"""Data of one record as the text of a file that a page fetches when somebody asks for it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Final

from generator.evidence.text.compact import compact_json

EMPTY: Final = ("", False, ())


def record_file(record: Any) -> str:
    """A dataclass as JSON, without what is empty."""
    return compact_json(_short(record))


def _short(value: Any) -> Any:
    """Data without what is empty, which a script reads as empty all the same."""
    if is_dataclass(value) and not isinstance(value, type):
        items = ((name, getattr(value, name)) for name in _names(type(value)))
        return {name: _short(item) for name, item in items if item not in EMPTY}
    if isinstance(value, dict):
        return {key: _short(item) for key, item in value.items() if item not in EMPTY}
    if isinstance(value, tuple):
        return [_short(item) for item in value]
    return value


@cache
def _names(of: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(of))
