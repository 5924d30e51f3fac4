"""The fields of a record in house order: the order in which its model declares them.

Everything that writes or arranges records asks here: what comes after what, what may be left out,
what a field is for in one line, and what stands inside it.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Annotated, Any, Final, Union, get_args, get_origin

from generator.evidence.records.base import ID_PATTERN, Line, Record
from generator.evidence.records.reported import Absence, Reported, is_absence_mapping

TO_FILL_IN: Final = "to fill in"
"""The mark of a field of a draft that has no value yet."""

NEVER_TYPED = frozenset({"written_from"})
"""Fields that a command writes; nobody is asked for them."""


@dataclass(frozen=True)
class FieldRule:
    """What is known of one field.

    ``part`` is the record inside it, or the record that each item of its list is. ``listed`` says
    that it holds a list, ``in_a_row`` that the list's items are ids, numbers or allowed words,
    which stand in one row, ``or_not_reported`` that it may be absent with a reason. ``form`` says
    what a single value is: text, a whole number, or true or false; ``pattern`` how a text has to
    look, where it has a form of its own.
    """

    name: str
    required: bool
    about: str
    part: type[Record] | None
    listed: bool
    in_a_row: bool
    or_not_reported: bool
    choices: tuple[str, ...]
    form: str
    pattern: str

    def part_in(self, value: Any) -> type[Record] | None:
        """The record inside a plain value, or inside each of its items: an absence is one, too."""
        return Absence if self.or_not_reported and is_absence_mapping(value) else self.part


@cache
def fields_of(model: type[Record]) -> tuple[FieldRule, ...]:
    """The fields of a model, in house order."""
    return tuple(_rule(name, info) for name, info in model.model_fields.items())


def field_of(model: type[Record] | None, name: str) -> FieldRule | None:
    """One field of a model, if it has it."""
    rules = fields_of(model) if model else ()
    return next((rule for rule in rules if rule.name == name), None)


def in_house_order(value: Any, model: type[Record] | None) -> Any:
    """The same plain value with every mapping's keys in house order.

    Keys that no model knows stay behind the known ones, in the order in which they stood; lists
    keep theirs, since their order is the author's.
    """
    if isinstance(value, Mapping):
        rules = fields_of(model) if model else ()
        known = [rule.name for rule in rules if rule.name in value]
        names = known + [name for name in value if name not in set(known)]
        parts = {rule.name: rule.part_in(value.get(rule.name)) for rule in rules}
        return {name: in_house_order(value[name], parts.get(name)) for name in names}
    if isinstance(value, list | tuple):
        return [in_house_order(item, model) for item in value]
    return value


def _rule(name: str, info: Any) -> FieldRule:
    annotation = info.annotation
    or_not_reported = get_origin(annotation) is Reported
    branch = _branch(get_args(annotation)[0] if or_not_reported else annotation)
    listed = get_origin(branch) is tuple
    item = get_args(branch)[0] if listed else branch
    bare = _bare(item)
    rules = get_args(item)[1:] if get_origin(item) is Annotated else info.metadata
    choices: tuple[str, ...] = ()
    if isinstance(bare, type) and issubclass(bare, Enum):
        choices = tuple(str(member.value) for member in bare)
    return FieldRule(
        name=name,
        required=bool(info.is_required()),
        about=_description(info, branch),
        part=bare if isinstance(bare, type) and issubclass(bare, Record) else None,
        listed=listed,
        in_a_row=listed and (bare is int or bool(choices) or _is_id(item)),
        or_not_reported=or_not_reported,
        choices=choices,
        form={int: "a whole number", bool: "true or false"}.get(bare, "text"),
        pattern=next((found for rule in rules if (found := getattr(rule, "pattern", None))), ""),
    )


def _description(info: Any, branch: Any) -> str:
    """What a field is for; what any line of text is goes without saying."""
    inner = (getattr(rule, "description", None) for rule in get_args(branch)[1:])
    said = info.description or next(filter(None, inner), None) or ""
    return "" if said in {getattr(rule, "description", None) for rule in get_args(Line)} else said


def _branch(annotation: Any) -> Any:
    """What a field holds where it holds anything."""
    bare = _bare(annotation)
    if get_origin(bare) in {Union, types.UnionType}:
        annotation = next(branch for branch in get_args(bare) if branch is not type(None))
    return _outer(annotation)


def _outer(annotation: Any) -> Any:
    """The annotation, without what is said around a tuple."""
    bare = _bare(annotation)
    return bare if get_origin(bare) is tuple else annotation


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation


def _is_id(annotation: Any) -> bool:
    return any(getattr(rule, "pattern", None) == ID_PATTERN for rule in get_args(annotation)[1:])
