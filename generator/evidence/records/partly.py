"""A record with mistakes in it, read field by field: what of it is right can be asked for.

Fields that do not fit each other are found only in a record whose fields are right, one by one.
Here, those are asked that the mistakes have nothing to do with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import ValidationError, create_model
from pydantic_core import PydanticCustomError

from generator.evidence.records.base import Record


class NotKnown(Exception):
    """The field is wrong, or missing."""


@dataclass(frozen=True)
class Partly:
    """The plain value of a record, its fields as attributes; one that is wrong raises NotKnown."""

    _model: type[Record]
    _value: Mapping[str, Any]

    @property
    def model_fields_set(self) -> set[str]:
        """The fields that are written, as a whole record knows them."""
        return {name for name in self._model.model_fields if name in self._value}

    def __getattr__(self, name: str) -> Any:
        """The value of a field."""
        info = self._model.model_fields.get(name)
        if info is None:
            raise AttributeError(name)
        if name not in self._value and not info.is_required() and not info.validate_default:
            return info.get_default(call_default_factory=True)
        given = {name: self._value[name]} if name in self._value else {}
        try:
            return getattr(_alone(self._model, name).model_validate(given), name)
        except ValidationError:
            raise NotKnown from None


@cache
def _alone(model: type[Record], name: str) -> type[Record]:
    """A record that has this field alone."""
    info = model.model_fields[name]
    fields: Any = {name: (info.annotation, info)}
    return create_model(f"{model.__name__}_{name}", __base__=Record, **fields)


def misfits(model: type[Record], value: Mapping[str, Any]) -> Iterator[PydanticCustomError]:
    """Which fields of a record with mistakes do not fit each other, as far as these are right."""
    for fit in model.__pydantic_decorators__.model_validators.values():
        try:
            fit.func(Partly(model, value))
        except PydanticCustomError as error:
            yield error
        except NotKnown:
            continue
