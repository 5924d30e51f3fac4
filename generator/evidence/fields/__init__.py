"""The one description of fields: what every field of every record is, made from the models.

Whatever knows fields asks here: what reads and checks records, writes and mends them, draws forms,
compares, searches and documents them. What a type says is read from it; what it does not say
stands beside the field in its model (``records/markers.py``), and the meaning of a listed word
beside the word. ``evidence fields study`` prints all of it for one record.

Fields stand in house order: the order in which their model declares them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Final

from generator.evidence.fields.annotation import about, called_by_default, described
from generator.evidence.fields.field import Holds, RecordField
from generator.evidence.records.base import Record
from generator.evidence.records.markers import Trait
from generator.evidence.records.reported import Absence, Reported

TO_FILL_IN: Final = "to fill in"
"""The mark of a field of a draft that has no value yet."""


@cache
def fields_of(model: type[Record]) -> tuple[RecordField, ...]:
    """The fields of a model, in house order."""
    return tuple(described(name, info) for name, info in model.model_fields.items())


def field_of(model: type[Record] | None, name: str) -> RecordField | None:
    """One field of a model, if it has it."""
    return _by_name(model).get(name) if model else None


@cache
def _by_name(model: type[Record]) -> Mapping[str, RecordField]:
    return {field.name: field for field in fields_of(model)}


@cache
def typed_fields(model: type[Record]) -> tuple[RecordField, ...]:
    """The fields that people write, in house order."""
    return tuple(field for field in fields_of(model) if not field.written_by)


@cache
def models_in(model: type[Record]) -> tuple[type[Record], ...]:
    """A model and those of all parts inside it, each once, as they are met in house order."""
    found = dict.fromkeys([model])
    for field in fields_of(model):
        found |= dict.fromkeys(models_in(field.part) if field.part else ())
        found |= dict.fromkeys([Absence] if field.may_be_absent else ())
    return tuple(found)


def field_at(model: type[Record], path: Iterable[str | int]) -> RecordField | None:
    """The field at a path in the data; the numbers of list items in it make no difference."""
    part: type[Record] | None = model
    field = None
    for name in path:
        if isinstance(name, str):
            field = field_of(part, name)
            part = field.part if field else None
    return field


def known(value: Any) -> Any:
    """A value of a record; None where it is absent, for whatever reason."""
    return value.known if isinstance(value, Reported) else value


def title_path(model: type[Record]) -> tuple[RecordField, ...]:
    """The fields down to that by which people call such a record; none where there is none."""
    for field in fields_of(model):
        if Trait.TITLE in field.traits:
            return (field, *(title_path(field.part) if field.part else ()))
    return ()


def title_of(record: Record) -> str:
    """What people call a record, by the first field that says it; empty where none does."""
    for field in fields_of(type(record)):
        value = known(getattr(record, field.name)) if Trait.TITLE in field.traits else None
        title = title_of(value) if isinstance(value, Record) else value
        if title:
            return str(title)
    return ""


def in_house_order(value: Any, model: type[Record] | None) -> Any:
    """The same plain value with every mapping's keys in house order.

    Keys that no model knows stay behind the known ones, in the order in which they stood; lists
    keep theirs, since their order is the author's.
    """
    if isinstance(value, Mapping):
        fields = fields_of(model) if model else ()
        known = [field.name for field in fields if field.name in value]
        names = known + [name for name in value if name not in set(known)]
        parts = {field.name: field.part_in(value.get(field.name)) for field in fields}
        return {name: in_house_order(value[name], parts.get(name)) for name in names}
    if isinstance(value, list | tuple):
        return [in_house_order(item, model) for item in value]
    return value


def without(value: Any, model: type[Record] | None, left_out: Callable[[RecordField], bool]) -> Any:
    """The same plain value without the fields for which ``left_out`` is true, at any depth."""
    if isinstance(value, Mapping):
        fields = {field.name: field for field in fields_of(model)} if model else {}
        return {
            name: without(item, fields[name].part_in(item) if name in fields else None, left_out)
            for name, item in value.items()
            if name not in fields or not left_out(fields[name])
        }
    if isinstance(value, list | tuple):
        return tuple(without(item, model, left_out) for item in value)
    return value


__all__ = [
    "TO_FILL_IN",
    "Holds",
    "RecordField",
    "about",
    "called_by_default",
    "field_at",
    "field_of",
    "fields_of",
    "in_house_order",
    "known",
    "models_in",
    "title_of",
    "title_path",
    "typed_fields",
    "without",
]
