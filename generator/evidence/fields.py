"""The one description of fields: what every field of every record is, made from the models.

Whatever knows fields asks here: what reads and checks records, writes and mends them, draws forms,
compares, searches and documents them. What a type says is read from it; what it does not say
stands beside the field in its model (``records/markers.py``), and the meaning of a listed word
beside the word. ``evidence fields study`` prints all of it for one record.

Fields stand in house order: the order in which their model declares them.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Final, Literal, TypeVar, Union, get_args, get_origin

from generator.evidence.records.base import ID_PATTERN, NOT_REPORTED, PROSE_LIMIT, Line, Record
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import (
    Anchor,
    Asked,
    Called,
    Label,
    RefersTo,
    Trait,
    Words,
    WrittenAs,
    WrittenBy,
)

TO_FILL_IN: Final = "to fill in"
"""The mark of a field of a draft that has no value yet."""

Marker = TypeVar("Marker")


class Holds(StrEnum):
    """What a field holds, or each item of its list."""

    TEXT = "text"
    PROSE = "text in paragraphs"
    NUMBER = "a whole number"
    TRUTH = "true or false"
    PART = "fields of its own"


@dataclass(frozen=True)
class RecordField:
    """What is known of one field of a record, or of a part of one."""

    name: str
    label: str
    """What it is called."""
    question: str
    """How a person is asked for it."""
    asked_though_optional: bool
    help: str
    """What is said of it beside its label; empty where it goes without saying."""
    meaning: str
    """The same; where that is empty, what is said of what it holds."""
    examples: tuple[Any, ...]
    holds: Holds
    part: type[Record] | None
    """The record inside it, or that each item of its list is."""
    called: str
    """What one such part is called: a finding, a quote."""
    within_record: bool
    """Whether others name such a part by its record's id and its own."""
    listed: bool
    required: bool
    may_be_absent: bool
    """Whether it may say, in place of a value, that the sources do not report it."""
    choices: tuple[Choice, ...]
    """The words that are allowed, each with its meaning."""
    words: Words | None
    """Whose words a text is in; None where it holds no text."""
    refers: RefersTo | None
    """What its ids name; None where it holds none, or its own."""
    written_by: str
    """The command that writes it; empty where a person does."""
    anchor: str
    """The family of the anchors under which it stands on pages; empty where it has none."""
    traits: frozenset[Trait]
    pattern: str
    written_as: str
    """The form of its values in words, said where one is written otherwise."""
    longest: int | None
    least: int | None
    most: int | None
    default: Any

    @property
    def is_text(self) -> bool:
        """Whether a value is text: also a code, or a word of a closed list."""
        return self.holds in {Holds.TEXT, Holds.PROSE}

    @property
    def is_id(self) -> bool:
        """Whether it holds ids: its record's own, or those of others."""
        return self.pattern == ID_PATTERN

    @property
    def is_own_id(self) -> bool:
        """Whether it is the id of the record in which it stands."""
        return self.name == "id" and self.refers is None

    @property
    def in_a_row(self) -> bool:
        """Whether the items of its list stand in one row: ids, numbers or allowed words."""
        return self.listed and (self.holds is Holds.NUMBER or bool(self.choices) or self.is_id)


@cache
def fields_of(model: type[Record]) -> tuple[RecordField, ...]:
    """The fields of a model, in house order."""
    return tuple(_described(name, info) for name, info in model.model_fields.items())


def field_of(model: type[Record] | None, name: str) -> RecordField | None:
    """One field of a model, if it has it."""
    return (
        next((field for field in fields_of(model) if field.name == name), None) if model else None
    )


def typed_fields(model: type[Record]) -> tuple[RecordField, ...]:
    """The fields that people write, in house order."""
    return tuple(field for field in fields_of(model) if not field.written_by)


@cache
def models_in(model: type[Record]) -> tuple[type[Record], ...]:
    """A model and those of all parts inside it, each once, as they are met in house order."""
    found = dict.fromkeys([model])
    for field in fields_of(model):
        found |= dict.fromkeys(models_in(field.part) if field.part else ())
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


def title_path(model: type[Record]) -> tuple[str, ...]:
    """The field by which people call such a record; none where there is no such field."""
    for field in fields_of(model):
        if Trait.TITLE in field.traits:
            return (field.name, *(title_path(field.part) if field.part else ()))
    return ()


def title_of(record: Record) -> str:
    """What people call a record, by the first field that says it; empty where none does."""
    for field in fields_of(type(record)):
        value = getattr(record, field.name) if Trait.TITLE in field.traits else None
        title = title_of(value) if isinstance(value, Record) else value
        if title:
            return str(title)
    return ""


def about(model: type[Record]) -> str:
    """What a record or part is, in a sentence."""
    return (model.__doc__ or "").strip().partition("\n\n")[0]


def in_house_order(value: Any, model: type[Record] | None) -> Any:
    """The same plain value with every mapping's keys in house order.

    Keys that no model knows stay behind the known ones, in the order in which they stood; lists
    keep theirs, since their order is the author's.
    """
    if isinstance(value, Mapping):
        fields = fields_of(model) if model else ()
        known = [field.name for field in fields if field.name in value]
        names = known + [name for name in value if name not in set(known)]
        parts = {field.name: field.part for field in fields}
        return {name: in_house_order(value[name], parts.get(name)) for name in names}
    if isinstance(value, list | tuple):
        return [in_house_order(item, model) for item in value]
    return value


def without(value: Any, model: type[Record] | None, left_out: Callable[[RecordField], bool]) -> Any:
    """The same plain value without the fields for which ``left_out`` is true, at any depth."""
    if isinstance(value, Mapping):
        fields = {field.name: field for field in fields_of(model)} if model else {}
        return {
            name: without(item, fields[name].part if name in fields else None, left_out)
            for name, item in value.items()
            if name not in fields or not left_out(fields[name])
        }
    if isinstance(value, list | tuple):
        return tuple(without(item, model, left_out) for item in value)
    return value


# --- From a model's annotation ---------------------------------------------------------------


@dataclass(frozen=True)
class _Opened:
    """An annotation without what is around it."""

    bare: Any
    listed: bool
    may_be_absent: bool
    outer: tuple[Any, ...]
    """What is said of the whole field."""
    inner: tuple[Any, ...]
    """What is said of each item of a list."""


def _opened(annotation: Any, said: tuple[Any, ...]) -> _Opened:
    outer, inner = list(said), list[Any]()
    listed = may_be_absent = False
    while True:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            (inner if listed else outer).extend(arguments[1:])
            annotation = arguments[0]
        elif origin in {Union, types.UnionType}:
            values = [branch for branch in arguments if branch is not type(None)]
            may_be_absent = may_be_absent or any(map(_is_absence, values))
            annotation = next(branch for branch in values if not _is_absence(branch))
        elif origin is tuple:
            listed, annotation = True, arguments[0]
        else:
            return _Opened(annotation, listed, may_be_absent, _flat(outer), _flat(inner))


def _is_absence(branch: Any) -> bool:
    """Whether a branch of a union is for what the sources do not report."""
    while get_origin(branch) is Annotated:
        branch = get_args(branch)[0]
    return get_origin(branch) is Literal and NOT_REPORTED in get_args(branch)


def _flat(said: list[Any]) -> tuple[Any, ...]:
    """Everything that is said, with what stands inside Pydantic's own descriptions."""
    return tuple(inner for one in said for inner in (one, *getattr(one, "metadata", ())))


def _described(name: str, info: Any) -> RecordField:
    opened = _opened(info.annotation, (info, *info.metadata))
    said = (*opened.outer, *opened.inner)
    of_value = opened.inner if opened.listed else opened.outer
    bare = opened.bare
    part = bare if isinstance(bare, type) and issubclass(bare, Record) else None
    listed_words = bare if isinstance(bare, type) and issubclass(bare, Choice) else None
    choices = tuple(listed_words) if listed_words else ()
    help_text = _help(opened.outer)
    label = _marker(said, Label)
    shown = label.text if label else name.replace("_", " ").capitalize()
    asked = _marker(said, Asked) or Asked()
    called = _marker(said, Called)
    written_by, written_as = _marker(said, WrittenBy), _marker(said, WrittenAs)
    pattern = str(_first(of_value, "pattern") or "")
    longest = _first(of_value, "max_length")
    holds = _holds(bare, part, longest)
    return RecordField(
        name=name,
        label=shown,
        question=asked.question or shown,
        asked_though_optional=asked.though_optional,
        help=help_text,
        meaning=help_text or _meaning(part or listed_words, said),
        examples=tuple(_first(opened.outer, "examples") or ()),
        holds=holds,
        part=part,
        called=called.kind if called else _in_words(part) if part else "",
        within_record=bool(called and called.within_record),
        listed=opened.listed,
        required=bool(info.is_required()),
        may_be_absent=opened.may_be_absent,
        choices=choices,
        words=_words(said, holds, coded=bool(choices or pattern)),
        refers=_marker(said, RefersTo),
        written_by=written_by.command if written_by else "",
        anchor=_anchor(said, part),
        traits=frozenset(one for one in said if isinstance(one, Trait)),
        pattern=pattern,
        written_as=written_as.how if written_as else "",
        longest=longest,
        least=max(_all(of_value, "ge"), default=None),
        most=min(_all(of_value, "le"), default=None),
        default=None if info.is_required() else info.default,
    )


def _marker(said: tuple[Any, ...], kind: type[Marker]) -> Marker | None:
    return next((one for one in said if isinstance(one, kind)), None)


def _all(said: tuple[Any, ...], attribute: str) -> list[Any]:
    """All that is said under a name."""
    values = (getattr(one, attribute, None) for one in said)
    return [value for value in values if value is not None]


def _first(said: tuple[Any, ...], attribute: str) -> Any:
    return next(iter(_all(said, attribute)), None)


def _help(said: tuple[Any, ...]) -> str:
    """What is said of a field; what any line of text is goes without saying."""
    text = str(_first(said, "description") or "")
    return "" if text == _first(_flat(list(get_args(Line)[1:])), "description") else text


def _meaning(inside: type[Any] | None, said: tuple[Any, ...]) -> str:
    return about(inside) if inside else str(_first(said, "description") or "")


def _holds(bare: Any, part: type[Record] | None, longest: int | None) -> Holds:
    if part:
        return Holds.PART
    if longest == PROSE_LIMIT:
        return Holds.PROSE
    return {int: Holds.NUMBER, bool: Holds.TRUTH}.get(bare, Holds.TEXT)


def _words(said: tuple[Any, ...], holds: Holds, *, coded: bool) -> Words | None:
    if holds not in {Holds.TEXT, Holds.PROSE}:
        return None
    return _marker(said, Words) or (Words.CODE if coded else Words.OURS)


def _anchor(said: tuple[Any, ...], part: type[Record] | None) -> str:
    """That of the field itself, or of the part inside it."""
    own = _marker(said, Anchor)
    inside = fields_of(part) if part and not own else ()
    return (
        own.family
        if own
        else next((field.anchor for field in inside if not field.part and field.anchor), "")
    )


def _in_words(model: type[Record]) -> str:
    """What a part is called by its model's name: StatementGroup is a statement group."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).lower()
