"""A plain value to a record, or to problems in words that an editor understands."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.evidence.loading.yaml_text import DataPath, SourceMap
from generator.evidence.problems import Location, Problem, did_you_mean
from generator.evidence.records.base import NOT_REPORTED, Line, Record

MAX_PROBLEMS: Final = 1_000
"""How many problems of one file are shown; beyond, the file as a whole is wrong."""

_CODES = {
    "missing": "S010",
    "extra_forbidden": "S011",
    "enum": "S013",
    "literal_error": "S013",
    "string_pattern_mismatch": "S017",
    "string_too_short": "S014",
    "string_too_long": "S014",
    "string_unicode": "S014",
    "too_short": "S016",
    "too_long": "S016",
    "text_blank": "S014",
    "text_long": "S014",
    "text_character": "S014",
    "text_lines": "S014",
    "text_spaces": "S014",
    "text_quoted": "S014",
    "greater_than_equal": "S015",
    "less_than_equal": "S015",
    "author_shape": "S018",
    "reference_link": "S018",
    "score_shape": "S018",
    "score_choices": "S018",
    "term_shape": "S018",
    "date_day": "S017",
    "schema_newer": "S022",
}
_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "a mapping of fields",
    "model_attributes_type": "a mapping of fields",
    "dict_type": "a mapping of fields",
}
_BOUNDS = {
    "greater_than_equal": "must be {ge} or more, but here is {found}",
    "less_than_equal": "must be {le} or less, but here is {found}",
    "too_short": "must list {min_length} or more, but here are {actual_length}",
    "too_long": "must list {max_length} or fewer, but here are more",
    "string_too_short": "must have {min_length} characters or more, but here is {found}",
    "string_too_long": "must have {max_length} characters or fewer, but here is {found}",
    "string_unicode": "has half a character, which is no text",
}
_FORMS = {
    "doi": "Write it as 10.1000/example, without https://doi.org/ before it.",
    "url": "Write the whole address, from https:// on, without spaces.",
    "language": "Write a language tag, such as en, fr or pt-BR.",
    "date": "Write a day of the calendar as year, month and day: 2024-03-31.",
    "title_language": "Write a language tag, such as en, fr or pt-BR.",
}


_ANY_LINE = next(
    about for about in (getattr(rule, "description", None) for rule in get_args(Line)) if about
)
_SHAPES = {
    "schema_newer": "Update the explorer, or take the content back to an earlier form.",
    "author_shape": "Write family: and initials: for a person, or name: for an organisation.",
    "reference_link": "Write doi: and what follows https://doi.org/, or url: and an address.",
    "score_shape": "Write total: and the score, or one_of: and a list such as [9, 10].",
}


def shaped(value: Any, model: type[Record], marks: SourceMap) -> Record | tuple[Problem, ...]:
    """The record that a value makes, or every problem with its shape."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        return tuple(_problems(error.errors(include_url=False), model, marks))


def _problems(
    errors: list[ErrorDetails], model: type[Record], marks: SourceMap
) -> Iterator[Problem]:
    located = [(*_located(model, tuple(error["loc"])), error) for error in errors]
    # Where a union allows the words "not reported", its other branch says what else is wrong.
    alternatives = {path for path, _, error in located if _is_not_reported(error)}
    others = [path for path, _, error in located if not _is_not_reported(error)]
    around_others = {path[:length] for path in others for length in range(len(path))}
    beside = around_others.union(others)
    shown = 0
    for path, around, error in located:
        if _is_not_reported(error) and path in beside:
            continue
        if error["type"] == "too_short" and path in around_others:  # only wrong items were left
            continue
        shown += 1
        if shown > MAX_PROBLEMS:
            what = f"The file has more than {MAX_PROBLEMS:,} problems; only the first are shown."
            yield Problem("S006", Location(marks.path), what)
            return
        yield _problem(error, path, around, marks, path in alternatives)


def _is_not_reported(error: ErrorDetails) -> bool:
    return error["type"] == "literal_error" and error["ctx"]["expected"] == f"'{NOT_REPORTED}'"


def _located(model: Any, loc: tuple[int | str, ...]) -> tuple[DataPath, Any]:
    """The path in the data that an error is about, and the annotation of the mapping around it.

    Pydantic puts the name of a union's branch among the keys; those are left out.
    """
    annotation: Any = model
    around: Any = model
    path: list[int | str] = []
    for step in loc:
        annotation = _bare(annotation)
        branches = _branches(annotation)
        if len(branches) > 1:
            annotation = _bare(_branch(branches, step))
            continue
        if branches:
            annotation = _bare(branches[0])
        path.append(step)
        around = annotation
        annotation = _inside(annotation, step)
    return tuple(path), around


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation


def _branches(annotation: Any) -> list[Any]:
    if get_origin(annotation) in {Union, types.UnionType}:
        return [branch for branch in get_args(annotation) if branch is not type(None)]
    return []


def _branch(branches: list[Any], tag: int | str) -> Any:
    for branch in branches:
        literal = get_origin(_bare(branch)) is Literal
        if literal == str(tag).startswith("literal"):
            return branch
    return branches[0]


def _inside(annotation: Any, step: int | str) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = annotation.model_fields.get(str(step))
        return field.annotation if field else None
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    return None


def _problem(
    error: ErrorDetails, path: DataPath, around: Any, marks: SourceMap, or_not_reported: bool
) -> Problem:
    kind = error["type"]
    code = _CODES.get(kind, "S012")
    name = _name(path)
    location = marks.value(path)
    hint, value = "", error["input"]
    if kind == "missing":
        field = str(path[-1])
        location = marks.key(path[:-1])
        message = f"{_name(path[:-1], whole='The record')} has no field '{field}'."
        hint = _description(around, field)
    elif kind == "extra_forbidden":
        field = str(path[-1])[:80]
        location = marks.key(path)
        message = f"The field '{field}' is not known here."
        known = _fields(around)
        hint = did_you_mean(field, known) or f"Known fields: {', '.join(known)}."
    elif kind in {"enum", "literal_error"}:
        allowed = _allowed(error)
        found = f"'{value[:60]}'" if isinstance(value, str) else _found(value)
        message = f"{name} is {found}, which is not one of those allowed."
        hint = did_you_mean(str(value), allowed) or f"Allowed: {', '.join(allowed)}."
    elif kind in _WANTED:
        wanted = _WANTED[kind] + (f", or the words: {NOT_REPORTED}" if or_not_reported else "")
        message = f"{name} must be {wanted}, but here is {_found(value)}."
        hint = _empty_hint(around, path) if value is None else ""
        hint = hint or _type_hint(kind, value, or_not_reported)
    elif kind == "string_pattern_mismatch":
        found = str(value)[:80]
        message = f"{name} '{found}' does not have the right form."
        hint = _FORMS.get(str(path[-1]) if path else "", "") or _pattern_hint(str(error["ctx"]))
    elif kind in _BOUNDS:
        message = f"{name} {_BOUNDS[kind].format(**error.get('ctx', {}), found=_found(value))}."
    else:
        message = f"{name}: {error['msg'].removeprefix('Value error, ')}".rstrip(".") + "."
        hint = _SHAPES.get(kind, "")
    return Problem(code, location, message, hint)


def _name(path: DataPath, whole: str = "The file") -> str:
    if not path:
        return whole
    shown = ""
    start = max(len(path) - 3, 0)
    while start and isinstance(path[start], int):
        start -= 1
    for step in path[start:]:
        shown += f" {step + 1}" if isinstance(step, int) else f" › {str(step)[:60]}"
    return f"'{shown.removeprefix(' › ').strip()}'"


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


def _type_hint(kind: str, value: Any, or_not_reported: bool) -> str:
    hint = ""
    if or_not_reported and isinstance(value, str):
        hint = f"Where the sources say nothing, write: {NOT_REPORTED}."
    elif kind == "string_type" and isinstance(value, int | float):
        hint = "Put quotes around it."
    elif kind == "string_type" and value is None:
        hint = f"Write a text; where the sources say nothing, write: {NOT_REPORTED}."
    elif kind == "int_type" and isinstance(value, str):
        hint = "Write the number without quotes or words."
    elif kind == "tuple_type" and value is None:
        hint = "Leave the field out, or write its items below it."
    elif kind == "tuple_type":
        hint = "Begin each item on a line of its own with a hyphen."
    return hint


def _empty_hint(around: Any, path: DataPath) -> str:
    """What belongs in a field that stands there without a value."""
    info = around.model_fields.get(str(path[-1])) if _fields(around) and path else None
    if info is None or not info.is_required() or info.description == _ANY_LINE:
        return ""
    return f"{path[-1]}: {info.description or 'Write it behind the colon, or below it.'}"


def _pattern_hint(context: str) -> str:
    if "[0-9a-f]{" in context:
        command = "confidence" if "|study " in context else "plain"
        return f"Nobody types this list: evidence {command} --reviewed writes it."
    if "a-z0-9" in context:
        return "An id has lower-case letters, digits and single hyphens: okafor-2019."
    return ""


def _allowed(error: ErrorDetails) -> list[str]:
    expected = str(error.get("ctx", {}).get("expected", ""))
    return re.findall(r"'([^']*)'", expected)


def _fields(around: Any) -> list[str]:
    if isinstance(around, type) and issubclass(around, BaseModel):
        return list(around.model_fields)
    return []


def _description(around: Any, field: str) -> str:
    if not (isinstance(around, type) and issubclass(around, BaseModel)):
        return ""
    info = around.model_fields.get(field)
    if info is None:
        return ""
    bare = _bare(info.annotation)
    if isinstance(bare, type) and issubclass(bare, Enum):
        return f"Add it: {field}: {' | '.join(str(member.value) for member in bare)}."
    return f"{field}: {info.description}" if info.description else f"Add it: {field}: …"
