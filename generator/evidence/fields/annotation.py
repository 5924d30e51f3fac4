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
    AlsoText,
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
    one_or_more: bool
    may_be_absent: bool
    outer: tuple[Any, ...]
    """What is said of the whole field."""
    inner: tuple[Any, ...]
    """What is said of each item of a list."""


def _opened(info: Any) -> _Opened:
    """What Pydantic says of a field, taken apart; the one place that knows how they are made."""
    annotation, outer, inner = info.annotation, [info], list[Any]()
    listed = one_or_more = may_be_absent = False
    while True:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            (inner if listed else outer).extend(arguments[1:])
            annotation = arguments[0]
        elif origin in {Union, types.UnionType}:
            annotation = next(branch for branch in arguments if branch is not type(None))
            one_or_more = any(get_origin(branch) is tuple for branch in arguments[1:])
        elif origin is Reported:
            may_be_absent, annotation = True, arguments[0]
        elif origin is tuple:
            listed, annotation = True, arguments[0]
        else:
            flat = (_flat(outer), _flat(inner))
            return _Opened(annotation, listed, one_or_more, may_be_absent, *flat)


def _flat(metadata: list[Any]) -> tuple[Any, ...]:
    """All metadata of a field, with what stands inside Pydantic's own descriptions."""
    return tuple(inner for item in metadata for inner in (item, *getattr(item, "metadata", ())))


def described(name: str, info: Any) -> RecordField:
    """What is known of a field, from its name and Pydantic's description of it."""
    opened = _opened(info)
    metadata = (*opened.outer, *opened.inner)
    of_value = opened.inner if opened.listed else opened.outer
    bare = opened.bare
    part = bare if isinstance(bare, type) and issubclass(bare, Record) else None
    listed_words = bare if isinstance(bare, type) and issubclass(bare, Choice) else None
    choices = tuple(listed_words) if listed_words else ()
    help_text = _help(opened.outer)
    label = _marker(metadata, Label)
    shown = label.text if label else name.replace("_", " ").capitalize()
    asked = _marker(metadata, Asked) or Asked()
    called, headed = _marker(metadata, Called), _marker(metadata, Headed)
    written_by, written_as = _marker(metadata, WrittenBy), _marker(metadata, WrittenAs)
    also_text = _marker(metadata, AlsoText)
    pattern = "" if also_text else str(_first(of_value, "pattern") or "")
    longest = _first(of_value, "max_length")
    holds = _holds(bare, part, longest)
    return RecordField(
        name=name,
        label=shown,
        question=asked.question or shown,
        asked_though_optional=asked.though_optional,
        headed=headed.headings if headed else "",
        help=help_text,
        meaning=help_text or _meaning(part or listed_words, metadata),
        examples=tuple(_first(opened.outer, "examples") or ()),
        holds=holds,
        part=part,
        called=called.kind if called else called_by_default(part) if part else "",
        within_record=bool(called and called.within_record),
        listed=opened.listed,
        one_or_more=opened.one_or_more,
        required=bool(info.is_required()) or Trait.EXPECTED in metadata,
        may_be_absent=opened.may_be_absent,
        choices=choices,
        words=_words(metadata, holds, coded=bool(choices or pattern)),
        refers=_marker(metadata, RefersTo),
        written_by=written_by.command if written_by else "",
        anchor=_anchor(metadata, part),
        traits=frozenset(item for item in metadata if isinstance(item, Trait)),
        pattern=pattern,
        written_as=written_as.how if written_as else "",
        also_text=also_text.pattern if also_text else "",
        longest=longest,
        least=max(_all(of_value, "ge"), default=None),
        most=min(_all(of_value, "le"), default=None),
        default=None if info.is_required() else info.default,
    )


def _marker(metadata: tuple[Any, ...], kind: type[Marker]) -> Marker | None:
    return next((item for item in metadata if isinstance(item, kind)), None)


def _all(metadata: tuple[Any, ...], attribute: str) -> list[Any]:
    """All values that metadata has under a name."""
    values = (getattr(item, attribute, None) for item in metadata)
    return [value for value in values if value is not None]


def _first(metadata: tuple[Any, ...], attribute: str) -> Any:
    return next(iter(_all(metadata, attribute)), None)


def _help(metadata: tuple[Any, ...]) -> str:
    """What is said of a field; what any line of text is goes without saying."""
    text = str(_first(metadata, "description") or "")
    return "" if text == _first(_flat(list(get_args(Line)[1:])), "description") else text


def _meaning(inside: type[Any] | None, metadata: tuple[Any, ...]) -> str:
    return about(inside) if inside else str(_first(metadata, "description") or "")


def _holds(bare: Any, part: type[Record] | None, longest: int | None) -> Holds:
    if part:
        return Holds.PART
    if longest == PROSE_LIMIT:
        return Holds.PROSE
    return {int: Holds.NUMBER, bool: Holds.TRUTH}.get(bare, Holds.TEXT)


def _words(metadata: tuple[Any, ...], holds: Holds, *, coded: bool) -> Words | None:
    if holds not in {Holds.TEXT, Holds.PROSE}:
        return None
    return _marker(metadata, Words) or (Words.CODE if coded else Words.OURS)


def _anchor(metadata: tuple[Any, ...], part: type[Record] | None) -> str:
    """That of the field itself, or of the part inside it, where one of its fields makes it."""
    anchors = [_marker(metadata, Anchor)]
    for info in part.model_fields.values() if part else ():
        opened = _opened(info)
        anchors.append(_marker((*opened.outer, *opened.inner), Anchor))
    return next((anchor.family for anchor in anchors if anchor), "")


def called_by_default(model: type[Record]) -> str:
    """What a part is called by its model's name: StatementGroup is a statement group."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).lower()
