"""Versions of a record's file: what each says, whatever its layout and comments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.evidence.fields import without
from generator.evidence.loading import Entry, entry_of, read_yaml
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import KINDS, Kind
from generator.evidence.store import kept


@dataclass(frozen=True)
class Version:
    """A file of a record at one time."""

    kind: Kind
    stem: str
    raw: bytes
    record: Record | None
    """None where today's rules cannot read it."""


def kind_and_stem(path: str) -> tuple[Kind, str] | None:
    """Which record stands in a file, by its path below the content folder; None where none does."""
    folder, _, name = path.rpartition("/")
    for kind in KINDS:
        if kind.file and path == kind.file:
            return kind, path.removesuffix(".yml")
        if kind.folder and folder == kind.folder and name.endswith(".yml") and name[0] != ".":
            return kind, name.removesuffix(".yml")
    return None


@lru_cache(maxsize=10_000)
def version(kind: Kind, shown: str, stem: str, raw: bytes) -> Version:
    """The version that a file's bytes make; ``shown`` is its path as people see it.

    It is kept, since a preview asks for the whole history after each edit, and ``entry_of`` keeps
    the last versions of a file alone.
    """
    read, _ = entry_of(kind, shown, stem, raw)
    return Version(kind, stem, raw, read.record if isinstance(read, Entry) else None)


def says_the_same(one: Version | None, other: Version | None) -> bool:
    """Whether two versions say the same of the evidence.

    Layout, comments and what commands write, such as the marks of a text that was read again, make
    no difference. Where today's rules cannot read one of them, the values in the files are
    compared.
    """
    if one is None or other is None:
        return one is other
    if one.raw == other.raw:
        return True
    sides = [(side.kind.name, side.raw, side.record is None) for side in (one, other)]
    return kept("sameness", lambda: tuple(sides), lambda: _is_same(one, other))


def _is_same(one: Version, other: Version) -> bool:
    if one.record is not None and other.record is not None:
        return bool(_by_people(one, one.record) == _by_people(other, other.record))
    return bool(_values(one) == _values(other))


def _values(one: Version) -> Any:
    value, _, problems = read_yaml(one.raw, "")
    return one.raw if problems else _written_by_people(value, one.kind.model)


def _by_people(one: Version, record: Record) -> Any:
    return _written_by_people(record.model_dump(), one.kind.model)


def _written_by_people(value: Any, model: type[Record]) -> Any:
    """A value without what commands write when an editor has read something again."""
    return without(value, model, lambda field: bool(field.written_by))
