"""What ids name: where each thing that has an id stands, and every place where one is named.

A thing is called as its model or its field calls it: a study, a category, a finding. Which fields
name which things stands beside these fields (``RefersTo``), and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.evidence.fields import RecordField, field_at, field_of, fields_of, known, title_of
from generator.evidence.loading import Content, File, once_a_file
from generator.evidence.problems import DataPath
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import KINDS, Kind


@dataclass(frozen=True)
class Home:
    """Where things of one sort stand: each in a file of its own, or in a field of a record."""

    kind: Kind
    path: tuple[RecordField, ...] = ()
    """The fields down to them; none where each is a record."""

    @property
    def model(self) -> type[Record]:
        """What such a thing is."""
        return (self.path[-1].part if self.path else None) or self.kind.model

    @property
    def within_record(self) -> bool:
        """Whether they are named by the id of what holds them and their own."""
        return bool(self.path) and self.path[-1].within_record

    @property
    def of_record(self) -> bool:
        """Whether what holds them is a record with a file of its own."""
        return self.within_record and len(self.path) == 1 and bool(self.kind.folder)


@dataclass(frozen=True)
class RecordLink:
    """An id that names something which stands elsewhere."""

    file: File
    path: DataPath
    """Where the id stands in the file."""
    part: Record
    """What names it."""
    field: RecordField
    things: tuple[str, ...]
    """What it can be."""
    named: str


@cache
def homes(thing: str) -> tuple[Home, ...]:
    """Every place where things called so stand, in the order of the kinds."""
    return tuple(home for called, home in _homes() if called == thing)


def record_links(content: Content) -> Iterator[RecordLink]:
    """Every id in any file, broken ones among them, that names something else."""
    for file in content.files():
        for path, part, field in _naming_in(file):
            yield from _links_in(file, path, part, field)


@once_a_file
def _naming_in(file: File) -> tuple[tuple[DataPath, Record, RecordField], ...]:
    """The fields of a file that name something, each with what it is a field of."""
    return tuple(
        (path, part, field)
        for path, part in file.inner
        for field in _naming(type(part))
        if known(getattr(part, field.name)) not in (None, ())
    )


@cache
def _naming(model: type[Record]) -> tuple[RecordField, ...]:
    """The fields of a model that name other things."""
    return tuple(field for field in fields_of(model) if field.refers)


def things_named(part: Record, field: RecordField) -> tuple[str, ...]:
    """What the ids in a field of a part can be; nothing where it holds none of others."""
    if field.refers is None:
        return ()
    if field.refers.kind_in:
        return (str(getattr(part, field.refers.kind_in)),)
    return field.refers.kinds


def things_in(file: File) -> Iterator[tuple[str, str, Record]]:
    """What has an id in a file: what it is called, the id by which others name it, and itself."""
    for _, thing, name, part in named_in(file):
        yield thing, name, part


@once_a_file
def named_in(file: File) -> tuple[tuple[DataPath, str, str, Record], ...]:
    """The same, each with its path in the file."""
    return tuple(_named_in(file))


def _named_in(file: File) -> Iterator[tuple[DataPath, str, str, Record]]:
    ids: dict[DataPath, str] = {}
    for path, part in file.inner:
        own_id = field_of(type(part), "id")
        if own_id is None or own_id.refers:
            continue
        field = field_at(file.kind.model, path)
        ids[path] = str(getattr(part, "id")) if field else file.stem  # noqa: B009 - see own_id
        if field is None:
            yield path, file.kind.name, file.stem, part
            continue
        around = next((ids[path[:n]] for n in reversed(range(len(path))) if path[:n] in ids), "")
        name = f"{around or file.stem}.{ids[path]}" if field.within_record else ids[path]
        yield path, field.called, name, part


def known_things(content: Content) -> dict[str, dict[str, str]]:
    """Every id that there is, by what its thing is called, with what people call it.

    A file that is no record has its id all the same, without a title.
    """
    found: dict[str, dict[str, str]] = {}
    for file in content.files():
        if file.kind.folder:
            found.setdefault(file.kind.name, {})[file.stem] = ""
        for thing, name, title in _titles_in(file):
            found.setdefault(thing, {})[name] = title
    return found


@once_a_file
def _titles_in(file: File) -> tuple[tuple[str, str, str], ...]:
    """What has an id in a file: what it is called, its id, and what people call it."""
    return tuple((thing, name, title_of(part)) for thing, name, part in things_in(file))


def _homes() -> Iterator[tuple[str, Home]]:
    for kind in KINDS:
        if kind.folder:
            yield kind.name, Home(kind)
        yield from _inside(kind, kind.model, ())


def _inside(
    kind: Kind, model: type[Record], before: tuple[RecordField, ...]
) -> Iterator[tuple[str, Home]]:
    for field in fields_of(model):
        if field.part:
            path = (*before, field)
            own_id = field_of(field.part, "id")
            if own_id and not own_id.refers:
                yield field.called, Home(kind, path)
            yield from _inside(kind, field.part, path)


def _links_in(file: File, path: DataPath, part: Record, field: RecordField) -> Iterator[RecordLink]:
    value, things = known(getattr(part, field.name)), things_named(part, field)
    if field.listed and isinstance(value, tuple):
        for number, name in enumerate(value):
            yield RecordLink(file, (*path, field.name, number), part, field, things, name)
    elif not field.listed and value is not None:
        yield RecordLink(file, (*path, field.name), part, field, things, value)
