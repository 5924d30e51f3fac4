"""What is still to be filled in of a value that is only partly known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def is_blank(value: Any) -> bool:
    """Whether a value is still to be filled in: nothing, or a mapping or list of nothing."""
    if value is None or isinstance(value, str):  # as most are; to ask for a mapping takes longer
        return value is None
    if isinstance(value, Mapping):
        return all(map(is_blank, value.values()))
    return isinstance(value, list | tuple) and all(map(is_blank, value))


def known_part(value: Any) -> Any:
    """The same value without the fields that are blank; the items of a list keep their places."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {name: known_part(item) for name, item in value.items() if not is_blank(item)}
    if isinstance(value, list | tuple):
        return tuple(known_part(item) for item in value)
    return value
