"""A plain value to a record, or to problems in words that an editor understands."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import reduce
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.evidence.fields import RecordField, field_of, fields_of
from generator.evidence.loading.source_map import SourceMap
from generator.evidence.problems import (
    NOWHERE,
    DataPath,
    Location,
    Problem,
    ProblemKind,
    did_you_mean,
)
from generator.evidence.records.base import Record
from generator.evidence.records.partly import misfits
from generator.evidence.records.reported import NOT_REPORTED, PLAIN_REASONS

Shape = TypeVar("Shape", bound=Record)

MAX_PROBLEMS: Final = 1_000
"""How many problems of one file are shown; beyond, the file as a whole is wrong."""

NUMBER_WITHOUT_QUOTES: Final = "Write the number without quotes or words."

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "a mapping of fields",
    "model_attributes_type": "a mapping of fields",
    "dict_type": "a mapping of fields",
}
_MISSING: Final = "missing"
_ERRORS: Final[dict[str, tuple[str, ProblemKind]]] = {
    _MISSING: ("S010", ProblemKind.MISSING),
    "extra_forbidden": ("S011", ProblemKind.UNKNOWN_FIELD),
    **dict.fromkeys(_WANTED, ("S012", ProblemKind.WRONG_TYPE)),
    **dict.fromkeys(("enum", "literal_error"), ("S013", ProblemKind.NOT_A_CHOICE)),
    **dict.fromkeys(("string_too_short", "string_too_long"), ("S014", ProblemKind.OUT_OF_BOUNDS)),
    "string_unicode": ("S014", ProblemKind.WRONG_FORM),
    **dict.fromkeys(
        (
            *("text_blank", "text_long", "text_character"),
            *("text_lines", "text_spaces", "text_quoted"),
        ),
        ("S014", ProblemKind.UNFIT),
    ),
    **dict.fromkeys(("greater_than_equal", "less_than_equal"), ("S015", ProblemKind.OUT_OF_BOUNDS)),
    **dict.fromkeys(("too_short", "too_long"), ("S016", ProblemKind.OUT_OF_BOUNDS)),
    "string_pattern_mismatch": ("S017", ProblemKind.WRONG_FORM),
    "date_day": ("S017", ProblemKind.UNFIT),
    "schema_newer": ("S022", ProblemKind.UNFIT),
}
"""The code and the kind of each error of Pydantic's, and of those that our records raise."""

_BOUNDS = {
    "greater_than_equal": "must be {ge} or more, but here is {found}",
    "less_than_equal": "must be {le} or less, but here is {found}",
    "too_short": "must list {min_length} or more, but here are {actual_length}",
    "too_long": "must list {max_length} or fewer, but here are more",
    "string_too_short": "must have {min_length} characters or more, but here is {found}",
    "string_too_long": "must have {max_length} characters or fewer, but here is {found}",
    "string_unicode": "has half a character, which is no text",
}
_SHAPES = {
    "text_character": "Delete it; or type a space, if two words meet there.",
    "schema_newer": "Update the explorer, or take the content back to an earlier form.",
    "author_shape": "Write family: and initials: for a person, or name: for an organisation.",
    "absence_shape": (
        "Write absent: not in our copy, and part: where it stands, such as Table 4; "
        "write any other reason by itself."
    ),
    "score_shape": "Write total: and the score, or one_of: and a list such as [9, 10].",
}


def shaped(
    value: Any, model: type[Shape], source_map: SourceMap | None = None
) -> Shape | tuple[Problem, ...]:
    """The record that a plain value makes, or every problem with its shape.

    With ``source_map`` a problem has its place in the file that the value was read from; without,
    it is known by the path of its value alone.
    """
    try:
        return model.model_validate(value)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        found = itertools.chain(_problems(errors, value, model), _misfits(errors, value, model))
        problems = list(itertools.islice(found, MAX_PROBLEMS + 1))
    located = tuple(source_map.located(problem) if source_map else problem for problem in problems)
    if len(located) <= MAX_PROBLEMS:
        return located
    what = f"The file has more than {MAX_PROBLEMS:,} problems; only the first are shown."
    place = Location(source_map.path) if source_map else NOWHERE
    return (*located[:MAX_PROBLEMS], Problem("S006", place, what))


def misshapen(value: Any, model: type[Record]) -> tuple[Problem, ...]:
    """What is wrong with what is there of a record; that something is missing is not."""
    try:
        model.model_validate(value)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        there = [one for one in errors if one["type"] != _MISSING]
        found = itertools.chain(_problems(there, value, model), _misfits(errors, value, model))
        return tuple(itertools.islice(found, MAX_PROBLEMS))
    return ()


def _problems(errors: list[ErrorDetails], value: Any, model: type[Record]) -> Iterator[Problem]:
    paths = [tuple(details["loc"]) for details in errors]
    around_others = {path[:length] for path in paths for length in range(len(path))}
    for path, details in zip(paths, errors, strict=True):
        if details["type"] == "too_short" and path in around_others:  # only wrong items were left
            continue
        yield _problem(details, path, place_of(model, path, value))


def _misfits(errors: list[ErrorDetails], value: Any, model: type[Record]) -> Iterator[Problem]:
    """That fields do not fit each other, in the records around mistakes in others."""
    around = {tuple(one["loc"])[:length] for one in errors for length in range(len(one["loc"]))}
    for path in sorted(around, key=len):
        yield from _misfits_at(path, model, value)


def _misfits_at(path: DataPath, model: type[Record], value: Any) -> Iterator[Problem]:
    place, part = place_of(model, path, value), reduce(_at, path, value)
    inside: type[Record] | None = model
    if path:
        inside = place.field.part_in(None if place.is_item else part) if place.field else None
    if inside is None or not isinstance(part, dict):
        return
    for error in misfits(inside, part):
        details = ErrorDetails(
            type=error.type, loc=path, msg=error.message(), input=part, ctx=error.context or {}
        )
        yield _problem(details, path, place)


class Place(NamedTuple):
    """Where a value is: the record around it, the field in it, and whether it is an item there."""

    around: type[Record] | None
    field: RecordField | None
    is_item: bool


def place_of(model: type[Record], path: DataPath, value: Any) -> Place:
    """Where in a record of this model the value at a path stands; ``value`` is the whole record."""
    around: type[Record] | None = model
    inside: type[Record] | None = model
    field, is_item = None, False
    for step in path:
        value, is_item = _at(value, step), isinstance(step, int)
        if isinstance(step, str):
            around, field = inside, field_of(inside, step)
            inside = field.part_in(value) if field else None
    return Place(around, field, is_item)


def _at(value: Any, step: int | str) -> Any:
    try:
        return value[step]
    except (LookupError, TypeError):
        return None


def _problem(error: ErrorDetails, path: DataPath, place: Place) -> Problem:
    error_type, context = error["type"], error.get("ctx", {})
    code, kind = _ERRORS.get(error_type, ("S012", ProblemKind.UNFIT))
    statement = f"{error['msg'].rstrip('.')}."
    hint = _SHAPES.get(error_type, "")
    if "field" in context:
        code, kind, path = "S018", ProblemKind.CONTRADICTION, (*path, context["field"])
    elif error_type in _BOUNDS:
        found = _found(error["input"])
        statement = f"{_BOUNDS[error_type].format(**context, found=found)}."
    elif kind is not ProblemKind.UNFIT:
        statement, hint = _said(error, kind, path, place)
    return Problem(code, NOWHERE, statement, hint, kind=kind, data_path=path)


def _said(error: ErrorDetails, kind: ProblemKind, path: DataPath, place: Place) -> tuple[str, str]:
    """What is wrong with a value, without its name, and how to mend it."""
    value, field = error["input"], place.field
    match kind:
        case ProblemKind.MISSING:
            return "", missing_hint(field) if field else ""
        case ProblemKind.UNKNOWN_FIELD:
            known = [known.name for known in fields_of(place.around)] if place.around else []
            unknown = str(path[-1])
            return "", did_you_mean(unknown, known) or f"Known fields: {', '.join(known)}."
        case ProblemKind.NOT_A_CHOICE:
            allowed = _allowed(error)
            found = f"'{value[:60]}'" if isinstance(value, str) else _found(value)
            hint = did_you_mean(str(value), allowed) or f"Allowed: {', '.join(allowed)}."
            return f"is {found}, which is not one of those allowed.", hint
        case ProblemKind.WRONG_TYPE:
            may_be_absent = field is not None and field.may_be_absent and not place.is_item
            wanted = _WANTED[error["type"]]
            wanted += f", or the words: {NOT_REPORTED}" if may_be_absent else ""
            hint = _empty_hint(field) if value is None and field and not place.is_item else ""
            hint = hint or _type_hint(error["type"], value, may_be_absent)
            return f"must be {wanted}, but here is {_found(value)}.", hint
    hint = field.written_as if field else ""
    return f"'{str(value)[:80]}' does not have the right form.", hint


def _found(value: Any) -> str:
    words = "something else"
    match value:
        case None:
            words = "nothing"
        case bool():
            words = f"the value {str(value).lower()}"
        case int() | float():
            words = f"the number {str(value)[:40]}"
        case str():
            words = f"the text '{value[:40]}'"
        case tuple() | list():
            words = "a list"
        case dict():
            words = "a mapping of fields"
    return words


def _type_hint(kind: str, value: Any, may_be_absent: bool) -> str:
    hint = ""
    if kind == "tuple_type" and isinstance(value, str) and re.match(r"[-•*–—]", value):
        hint = "Begin each item on a line of its own with a hyphen and a space."
    elif may_be_absent and isinstance(value, str):
        hint = f"Where the sources say nothing, write: {NOT_REPORTED}."
        near = did_you_mean(value, PLAIN_REASONS)
        hint = near if near and NOT_REPORTED not in near else hint
        if kind == "int_type" and value.strip().isdecimal():
            hint = NUMBER_WITHOUT_QUOTES
    elif kind == "string_type" and isinstance(value, int | float):
        hint = "Put quotes around it."
    elif kind == "string_type" and value is None:
        hint = "Write a text."
        if may_be_absent:
            hint = f"Write a text; where the sources say nothing, write: {NOT_REPORTED}."
    elif kind == "string_type" and isinstance(value, dict):
        hint = "A text with a colon and a space in it needs quotes around it."
    elif kind == "string_type" and isinstance(value, list | tuple):
        hint = "Write one text; where it begins with a bracket, put quotes around it."
    elif kind == "int_type" and isinstance(value, str):
        hint = NUMBER_WITHOUT_QUOTES
    elif kind == "int_type" and isinstance(value, float):
        hint = "Write it without a point or an exponent."
    elif kind == "tuple_type" and value is None:
        hint = "Leave the field out, or write its items below it."
    elif kind == "tuple_type":
        hint = "Begin each item on a line of its own with a hyphen."
    return hint


def _empty_hint(field: RecordField) -> str:
    """What belongs in a field that stands there without a value."""
    goes_without_saying = field.is_text and not field.help and not field.choices
    if not field.required or goes_without_saying:
        return ""
    return f"{field.name}: {field.help or 'Write it behind the colon, or below it.'}"


def missing_hint(field: RecordField) -> str:
    """What belongs in a field that is not there."""
    if field.choices and not field.listed:
        return f"Add it: {field.name}: {' | '.join(field.choices)}."
    said = field.meaning if field.is_text else field.help
    absent = f", or {field.name}: {NOT_REPORTED}" if field.may_be_absent else ""
    return f"{field.name}: {said}" if said else f"Add it: {field.name}: …{absent}"


def _allowed(error: ErrorDetails) -> list[str]:
    expected = str(error.get("ctx", {}).get("expected", ""))
    return re.findall(r"'([^']*)'", expected)
