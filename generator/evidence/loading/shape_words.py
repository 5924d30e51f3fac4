"""What is said of a value that has not the shape of its field, and how it is mended, in words."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from generator.evidence.fields import RecordField, fields_of
from generator.evidence.interface import N_, _
from generator.evidence.problems import VALUE, DataPath, ProblemKind, did_you_mean
from generator.evidence.records.base import Record
from generator.evidence.records.reported import NOT_REPORTED, PLAIN_REASONS

NUMBER_WITHOUT_QUOTES: Final = N_("Write the number without quotes or words.")
_A_MAPPING: Final = (
    N_("{value} must be a mapping of fields, but here is {found}."),
    N_("{value} must be a mapping of fields, or the words: {words}, but here is {found}."),
)
WANTED: Final = {
    "string_type": (
        N_("{value} must be text, but here is {found}."),
        N_("{value} must be text, or the words: {words}, but here is {found}."),
    ),
    "int_type": (
        N_("{value} must be a whole number, but here is {found}."),
        N_("{value} must be a whole number, or the words: {words}, but here is {found}."),
    ),
    "bool_type": (
        N_("{value} must be true or false, but here is {found}."),
        N_("{value} must be true or false, or the words: {words}, but here is {found}."),
    ),
    "tuple_type": (
        N_("{value} must be a list, but here is {found}."),
        N_("{value} must be a list, or the words: {words}, but here is {found}."),
    ),
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type"), _A_MAPPING),
}
"""What is said of a value of another type; and where it may be absent."""
BOUNDS: Final = {
    "greater_than_equal": N_("{value} must be {ge} or more, but here is {found}."),
    "less_than_equal": N_("{value} must be {le} or less, but here is {found}."),
    "too_short": N_("{value} must list {min_length} or more, but here are {actual_length}."),
    "too_long": N_("{value} must list {max_length} or fewer, but here are more."),
    "string_too_short": N_(
        "{value} must have {min_length} characters or more, but here is {found}."
    ),
    "string_too_long": N_(
        "{value} must have {max_length} characters or fewer, but here is {found}."
    ),
    "string_unicode": N_("{value} has half a character, which is no text."),
}
SHAPES: Final = {
    "text_character": N_("Delete it; or type a space, if two words meet there."),
    "schema_newer": N_("Update the explorer, or take the content back to an earlier form."),
    "author_shape": N_("Write family: and initials: for a person, or name: for an organisation."),
    "absence_shape": (
        N_(
            "Write absent: not in our copy, and part: where it stands, such as Table 4; write "
            "any other reason by itself."
        )
    ),
    "score_shape": N_("Write total: and the score, or one_of: and a list such as [9, 10]."),
}


class Place(NamedTuple):
    """Where a value is: the record around it, the field in it, and whether it is an item there."""

    around: type[Record] | None
    field: RecordField | None
    is_item: bool


class Misfit(NamedTuple):
    """A value with the type of Pydantic's error, and the values that it may have."""

    type: str
    value: Any
    allowed: list[str]


def said(misfit: Misfit, kind: ProblemKind, path: DataPath, place: Place) -> tuple[str, str]:
    """What is wrong with a value, without its name, and how to mend it."""
    value, field = misfit.value, place.field
    match kind:
        case ProblemKind.MISSING:
            return "", missing_hint(field) if field else ""
        case ProblemKind.UNKNOWN_FIELD:
            known = [known.name for known in fields_of(place.around)] if place.around else []
            unknown = str(path[-1])
            return "", did_you_mean(unknown, known) or _(
                "Known fields: {known}.", known=", ".join(known)
            )
        case ProblemKind.NOT_A_CHOICE:
            allowed = misfit.allowed
            shown = f"'{value[:60]}'" if isinstance(value, str) else found(value)
            hint = did_you_mean(str(value), allowed) or _(
                "Allowed: {allowed}.", allowed=", ".join(allowed)
            )
            what = _(
                "{value} is {found}, which is not one of those allowed.", value=VALUE, found=shown
            )
            return what, hint
        case ProblemKind.WRONG_TYPE:
            may_be_absent = field is not None and field.may_be_absent and not place.is_item
            what = _(
                WANTED[misfit.type][may_be_absent],
                value=VALUE,
                words=NOT_REPORTED,
                found=found(value),
            )
            hint = _empty_hint(field) if value is None and field and not place.is_item else ""
            hint = hint or _type_hint(misfit.type, value, may_be_absent)
            return what, hint
    hint = _(field.written_as) if field and field.written_as else ""
    what = _("{value} '{text}' does not have the right form.", value=VALUE, text=str(value)[:80])
    return what, hint


def found(value: Any) -> str:
    """A value as a message names it: by its type, and what it says."""
    words = _("something else")
    match value:
        case None:
            words = _("nothing")
        case bool():
            words = _("the value {value}", value=str(value).lower())
        case int() | float():
            words = _("the number {value}", value=str(value)[:40])
        case str():
            words = _("the text '{value}'", value=value[:40])
        case tuple() | list():
            words = _("a list")
        case dict():
            words = _("a mapping of fields")
    return words


def _type_hint(kind: str, value: Any, may_be_absent: bool) -> str:
    hint = ""
    if kind == "tuple_type" and isinstance(value, str) and re.match(r"[-•*–—]", value):
        hint = _("Begin each item on a line of its own with a hyphen and a space.")
    elif may_be_absent and isinstance(value, str):
        hint = _("Where the sources say nothing, write: {not_reported}.", not_reported=NOT_REPORTED)
        near = did_you_mean(value, PLAIN_REASONS)
        hint = near if near and NOT_REPORTED not in near else hint
        if kind == "int_type" and value.strip().isdecimal():
            hint = _(NUMBER_WITHOUT_QUOTES)
    elif kind == "string_type" and isinstance(value, int | float):
        hint = _("Put quotes around it.")
    elif kind == "string_type" and value is None:
        hint = _("Write a text.")
        if may_be_absent:
            hint = _(
                "Write a text; where the sources say nothing, write: {not_reported}.",
                not_reported=NOT_REPORTED,
            )
    elif kind == "string_type" and isinstance(value, dict):
        hint = _("A text with a colon and a space in it needs quotes around it.")
    elif kind == "string_type" and isinstance(value, list | tuple):
        hint = _("Write one text; where it begins with a bracket, put quotes around it.")
    elif kind == "int_type" and isinstance(value, str):
        hint = _(NUMBER_WITHOUT_QUOTES)
    elif kind == "int_type" and isinstance(value, float):
        hint = _("Write it without a point or an exponent.")
    elif kind == "tuple_type" and value is None:
        hint = _("Leave the field out, or write its items below it.")
    elif kind == "tuple_type":
        hint = _("Begin each item on a line of its own with a hyphen.")
    return hint


def _empty_hint(field: RecordField) -> str:
    """What belongs in a field that stands there without a value."""
    goes_without_saying = field.is_text and not field.help and not field.choices
    if not field.required or goes_without_saying:
        return ""
    said = _(field.help) if field.help else _("Write it behind the colon, or below it.")
    return f"{field.name}: {said}"


def missing_hint(field: RecordField) -> str:
    """What belongs in a field that is not there."""
    if field.choices and not field.listed:
        return _("Add it: {field}: {choices}.", field=field.name, choices=" | ".join(field.choices))
    if said := field.meaning if field.is_text else field.help:
        return f"{field.name}: {_(said)}"
    if field.may_be_absent:
        return _("Add it: {field}: …, or {field}: {words}", field=field.name, words=NOT_REPORTED)
    return _("Add it: {field}: …", field=field.name)
