"""A field's annotation in its model to what is known of the field."""

from __future__ import annotations

import re
import types
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from generator.evidence.fields.field import Holds, RecordField
from generator.evidence.records.base import PROSE_LIMIT, Line, Record
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import (
    Anchor,
    Asked,
    Called,
    Headed,
    Label,
    RefersTo,
    Trait,
    Words,
    WrittenAs,
    WrittenBy,
)
from generator.evidence.records.reported import Reported

Marker = TypeVar("Marker")


def about(model: type[Record] | type[Choice]) -> str:
    """What a record, a part of one or a closed list is, in a sentence."""
    return (model.__doc__ or "").strip().partition("\n\n")[0]


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


def _opened(info: Any) -> _Opened:
    """What Pydantic says of a field, taken apart; the one place that knows how they are made."""
    annotation, outer, inner = info.annotation, [info], list[Any]()
    listed = may_be_absent = False
    while True:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            (inner if listed else outer).extend(arguments[1:])
            annotation = arguments[0]
        elif origin in {Union, types.UnionType}:
            annotation = next(branch for branch in arguments if branch is not type(None))
        elif origin is Reported:
            may_be_absent, annotation = True, arguments[0]
        elif origin is tuple:
            listed, annotation = True, arguments[0]
        else:
            return _Opened(annotation, listed, may_be_absent, _flat(outer), _flat(inner))


def _flat(said: list[Any]) -> tuple[Any, ...]:
    """Everything that is said, with what stands inside Pydantic's own descriptions."""
    return tuple(inner for one in said for inner in (one, *getattr(one, "metadata", ())))


def described(name: str, info: Any) -> RecordField:
    """What is known of a field, from its name and Pydantic's description of it."""
    opened = _opened(info)
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
    called, headed = _marker(said, Called), _marker(said, Headed)
    written_by, written_as = _marker(said, WrittenBy), _marker(said, WrittenAs)
    pattern = str(_first(of_value, "pattern") or "")
    longest = _first(of_value, "max_length")
    holds = _holds(bare, part, longest)
    return RecordField(
        name=name,
        label=shown,
        question=asked.question or shown,
        asked_though_optional=asked.though_optional,
        headed=headed.headings if headed else "",
        help=help_text,
        meaning=help_text or _meaning(part or listed_words, said),
        examples=tuple(_first(opened.outer, "examples") or ()),
        holds=holds,
        part=part,
        called=called.kind if called else called_by_default(part) if part else "",
        within_record=bool(called and called.within_record),
        listed=opened.listed,
        required=bool(info.is_required()) or Trait.EXPECTED in said,
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
    """That of the field itself, or of the part inside it, where one of its fields makes it."""
    found = [_marker(said, Anchor)]
    for info in part.model_fields.values() if part else ():
        opened = _opened(info)
        found.append(_marker((*opened.outer, *opened.inner), Anchor))
    return next((anchor.family for anchor in found if anchor), "")


def called_by_default(model: type[Record]) -> str:
    """What a part is called by its model's name: StatementGroup is a statement group."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).lower()
