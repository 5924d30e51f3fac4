"""Two sets of records to changes: what was added, changed, removed and renamed, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from generator.derive.diff.parts import (
    FieldValue,
    Names,
    RecordPart,
    Records,
    display_name,
    parts_of,
)
from generator.evidence.records.kinds import KINDS

NO_NAMES: Final[Names] = {}


class ChangeKind(StrEnum):
    """What happened to a part of a record."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    RENAMED = "renamed"


@dataclass(frozen=True)
class FieldChange:
    """A field with what it said and says; a side is empty where it said nothing."""

    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def gained(self) -> tuple[str, ...]:
        """What it says now and did not."""
        return tuple(text for text in self.after if text not in self.before)

    @property
    def lost(self) -> tuple[str, ...]:
        """What it said and does not any more."""
        return tuple(text for text in self.before if text not in self.after)


@dataclass(frozen=True)
class Change:
    """A part of a record that is not what it was, or the record itself."""

    how: ChangeKind
    before: RecordPart | None
    after: RecordPart | None
    fields: tuple[FieldChange, ...] = ()
    """What changed in it; for a renamed record, if anything did."""
    was: str = ""
    """The id that a renamed record had."""

    @property
    def part(self) -> RecordPart:
        """The part as it is, or as it was where it is gone."""
        part = self.after or self.before
        assert part  # noqa: S101 - one of the two is always there
        return part

    @property
    def before_id(self) -> str:
        """The id that it had; of a record, or of a part in it."""
        return self.was or self.part.key.rpartition("/")[2]

    @property
    def whole(self) -> bool:
        """Whether it is a record, and not a part of one."""
        return self.part.key == self.part.record


def differences(before: Records, after: Records, names: Names = NO_NAMES) -> tuple[Change, ...]:
    """Every change, record by record in the order of kinds; nothing for records that are equal.

    ``names`` are those of records on neither side, where not all are given.
    """
    renames = renamed(before, after)
    old_names, new_names = {**names, **names_of(before)}, names_of(after)
    changed: list[Change] = []
    second = {
        (key[0], renames.get(key, key[1])): (key[1], record) for key, record in before.items()
    }
    for key in sorted(second.keys() | after.keys(), key=_place):
        kind, record_id = key
        was, now = second.get(key), after.get(key)
        if was == (record_id, now):
            continue
        before_parts = parts_of(kind, record_id, was[1], renames) if was else ()
        old = {part.key: part for part in before_parts}
        new = {part.key: part for part in parts_of(kind, record_id, now)} if now else {}
        for part_key in dict.fromkeys((*new, *old)):
            old_part, new_part = old.get(part_key), new.get(part_key)
            change = _change(old_part, new_part, old_names, new_names)
            if was and now and was[0] != record_id and part_key == f"{kind}/{record_id}":
                change = Change(
                    ChangeKind.RENAMED, old_part, new_part, change.fields if change else (), was[0]
                )
            if change:
                changed.append(change)
    return tuple(changed)


def renamed(before: Records, after: Records) -> dict[tuple[str, str], str]:
    """Which records have another id now, as their ``formerly`` says on either side."""
    gone = before.keys() - after.keys()
    new = after.keys() - before.keys()
    found: dict[tuple[str, str], str] = {}
    pairs = sorted(
        {
            *((kind, old, i) for kind, i in new for old in _formerly(after[kind, i])),
            *((kind, i, later) for kind, i in gone for later in _formerly(before[kind, i])),
        }
    )
    taken: set[tuple[str, str]] = set()
    for kind, old, later in pairs:
        free = (kind, old) not in found and (kind, later) not in taken
        if free and (kind, old) in gone and (kind, later) in new:
            found[kind, old] = later
            taken.add((kind, later))
    return found


def _formerly(record: object) -> tuple[str, ...]:
    return tuple(getattr(record, "formerly", ()))


def _change(
    one: RecordPart | None,
    other: RecordPart | None,
    old_names: Names,
    new_names: Names,
) -> Change | None:
    if one is None or other is None:
        return Change(ChangeKind.ADDED if other else ChangeKind.REMOVED, one, other)
    fields = tuple(_field_changes(one, other, old_names, new_names))
    return Change(ChangeKind.CHANGED, one, other, fields) if fields else None


def _field_changes(
    one: RecordPart, other: RecordPart, old_names: Names, new_names: Names
) -> Iterator[FieldChange]:
    for label in dict.fromkeys((*other.fields, *one.fields)):
        was, now = one.fields.get(label, ()), other.fields.get(label, ())
        if was != now:
            texts_before = _shown(was, new_names, old_names)
            yield FieldChange(label, texts_before, _shown(now, new_names, old_names))


def _shown(values: tuple[FieldValue, ...], names: Names, others: Names) -> tuple[str, ...]:
    """Values as people read them: a record by its name."""
    return tuple(
        names.get((v.refers, v.text)) or others.get((v.refers, v.text)) or v.text
        if v.refers
        else v.text
        for v in values
    )


def names_of(records: Records) -> Names:
    """How people call each record, and each category of the review."""
    names = {(kind, i): display_name(record, i) for (kind, i), record in records.items()}
    for (kind, _), record in records.items():
        if kind == "review":
            for category in getattr(record, "categories", ()):
                names["category", category.id] = category.title
    return names


_ORDER = {kind.name: number for number, kind in enumerate(KINDS)}


def _place(key: tuple[str, str]) -> tuple[int, str]:
    return _ORDER.get(key[0], len(_ORDER)), key[1]
