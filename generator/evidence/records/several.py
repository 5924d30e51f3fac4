"""A value that stands alone, or with others in a list; each is kept as it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Final

from pydantic import TypeAdapter, WrapValidator

from generator.evidence.records.base import LongPrinted, Printed

_LINE: Final = TypeAdapter(Printed)
_LINES: Final = TypeAdapter(tuple[Printed, ...])


def _lines(value: Any, _: Callable[[Any], Any]) -> Any:
    """By what it is, so that no message speaks of what it might have been."""
    return (_LINES if isinstance(value, list | tuple) else _LINE).validate_python(value)


def _lines_or_number(value: Any, handler: Callable[[Any], Any]) -> Any:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number else _lines(value, handler)


OneOrMore = Annotated[Printed | tuple[Printed, ...], WrapValidator(_lines)]
"""A text, or a list of texts."""

OneOrMoreOrNumber = Annotated[
    LongPrinted | tuple[Printed, ...] | int | float, WrapValidator(_lines_or_number)
]
"""A text, a list of texts, or a number."""


def each_of(value: str | float | tuple[str, ...]) -> tuple[str, ...]:
    """What stands there as texts, one by one."""
    return value if isinstance(value, tuple) else (str(value),)
