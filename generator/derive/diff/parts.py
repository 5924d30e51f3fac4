"""Records as parts that can be compared: the record itself, and each part that has an id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from generator.evidence.addresses import record_address, standing_in
from generator.evidence.dimensions import begun_small
from generator.evidence.fields import (
    RecordField,
    field_at,
    field_of,
    title_of,
    typed_fields,
)
from generator.evidence.names import name_and_year
from generator.evidence.problems import DataPath
from generator.evidence.record_links import homes, things_named
from generator.evidence.records.base import Record, SourcePlace
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.markers import Trait
from generator.evidence.records.reported import Reported
from generator.evidence.records.study import Study
from generator.evidence.records.walk import parts

Names = Mapping[tuple[str, str], str]
"""How people call a record, by kind and id."""
Records = Mapping[tuple[str, str], Record]
"""Records by kind and id; a kind with one file has the kind's name for an id."""
Renames = Mapping[tuple[str, str], str]
"""The id that a record has now, by its kind and the id that it had."""
NO_RENAMES: Final[Renames] = {}


@dataclass(frozen=True)
class FieldValue:
    """A value as text; where it is the id of a record, ``refers`` is the record's kind."""

    text: str
    refers: str = ""


@dataclass(frozen=True)
class RecordPart:
    """Something with an id that a record says: a study, a quote, a finding."""

    key: str
    """Unique in the synthesis, and the same on both sides of a comparison."""
    record: str
    """The key of the record that it stands in; its own where it is one."""
    kind: str
    name: str
    address: str
    """Where it stands on the site; empty where it has no address of its own."""
    fields: Mapping[str, tuple[FieldValue, ...]]


def parts_of(
    kind: str, record_id: str, record: Record, renames: Renames = NO_RENAMES
) -> Iterator[RecordPart]:
    """The record as a whole, then its parts in the order of the file.

    What is named by an id that has changed since is named by its id of now.
    """
    described = next(known for known in KINDS if known.name == kind)
    inner = dict(parts(record, Record))
    addresses = {
        standing.path: standing.address
        for standing in standing_in(described, record_id, inner.items())
    }
    page = record_address(kind, record_id)
    for path, part in inner.items():
        field = field_at(described.model, path)
        if path and not _is_compared(part):
            continue
        yield RecordPart(
            key=_key(f"{kind}/{record_id}", path, inner),
            record=f"{kind}/{record_id}",
            kind=field.called if field else kind,
            name=display_name(part, getattr(part, "id", record_id) if path else record_id),
            address=addresses.get(path, page),
            fields=_fields(part, renames),
        )


def display_name(record: Record, record_id: str) -> str:
    """What people call a record or a part of one."""
    if isinstance(record, Study):
        return name_and_year(record)
    return title_of(record) or record_id.replace("-", " ")


def _key(record: str, path: DataPath, inner: Mapping[DataPath, Record]) -> str:
    """The way to a part by the names of fields and the ids of parts, whatever their order."""
    steps = [record]
    for length, step in enumerate(path, start=1):
        if isinstance(step, str):
            steps.append(step)
        part = inner.get(path[:length])
        if part is not None and _is_compared(part):
            steps.append(str(getattr(part, "id", "")))
    return "/".join(steps)


def _is_compared(item: Any) -> bool:
    return isinstance(item, Record) and field_of(type(item), "id") is not None


def _compared(model: type[Record]) -> Iterator[RecordField]:
    """The fields in which records can differ: no keys, no marks, and not where a record was."""
    for field in typed_fields(model):
        if field.name != "id" and Trait.LATER not in field.traits:
            yield field


def _fields(
    record: Record, renames: Renames, before: str = ""
) -> dict[str, tuple[FieldValue, ...]]:
    """What a record says by label, without its parts; what it does not say is left out."""
    by_label: dict[str, tuple[FieldValue, ...]] = {}
    alone = before and len(typed_fields(type(record))) == 1
    for field in _compared(type(record)):
        value = _said(getattr(record, field.name))
        label = before if alone else f"{before} › {begun_small(field.label)}".removeprefix(" › ")
        if (
            isinstance(value, Record)
            and not isinstance(value, SourcePlace)
            and not _is_compared(value)
        ):
            by_label |= _fields(value, renames, label)
            continue
        things = things_named(record, field)
        values = tuple(
            FieldValue(_text(item, things, renames), things[0] if len(things) == 1 else "")
            for item in (value if isinstance(value, tuple) else (value,))
            if item is not None and not _is_compared(item)
        )
        if values:
            by_label[label] = values
    return by_label


def _said(value: Any) -> Any:
    """A value, or in words why it is absent."""
    if not isinstance(value, Reported):
        return value
    return value.known if value.absence is None else value.absence.words


def _text(value: Any, things: tuple[str, ...], renames: Renames) -> str:
    """A value in one text; a record as what it says, part after part."""
    value = _said(value)
    if isinstance(value, Record):
        texts = (
            _text(inner, things_named(value, field), renames)
            for field in _compared(type(value))
            if (inner := getattr(value, field.name)) not in (None, ())
        )
        return ", ".join(texts)
    if isinstance(value, tuple):
        return "; ".join(_text(item, things, renames) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = " ".join(str(value.value if isinstance(value, Enum) else value).split())
    return _now(text, things, renames)


def _now(named: str, things: tuple[str, ...], renames: Renames) -> str:
    """The id of now of what is named; of a part that is named with its record, both."""
    for home in (home for thing in things for home in homes(thing)):
        record_id, dot, part = named.partition(".")
        now = renames.get((home.kind.name, record_id))
        if now and (home.of_record or not home.path):
            return f"{now}{dot}{part}"
    return named
