"""A plain value to a record, or to problems in words that an editor understands."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import reduce
from typing import Any, Final, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.evidence.fields import field_of
from generator.evidence.interface import _
from generator.evidence.loading.shape_words import (
    BOUNDS,
    SHAPES,
    WANTED,
    Misfit,
    Place,
    found,
    said,
)
from generator.evidence.loading.source_map import SourceMap
from generator.evidence.problems import (
    NOWHERE,
    VALUE,
    DataPath,
    Location,
    Problem,
    ProblemKind,
)
from generator.evidence.records.base import Record
from generator.evidence.records.partly import misfits

Shape = TypeVar("Shape", bound=Record)

MAX_PROBLEMS: Final = 1_000
"""How many problems of one file are shown; beyond, the file as a whole is wrong."""

_MISSING: Final = "missing"
_ERRORS: Final[dict[str, tuple[str, ProblemKind]]] = {
    _MISSING: ("S010", ProblemKind.MISSING),
    "extra_forbidden": ("S011", ProblemKind.UNKNOWN_FIELD),
    **dict.fromkeys(WANTED, ("S012", ProblemKind.WRONG_TYPE)),
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
        told = itertools.chain(_problems(errors, value, model), _misfits(errors, value, model))
        problems = list(itertools.islice(told, MAX_PROBLEMS + 1))
    located = tuple(source_map.located(problem) if source_map else problem for problem in problems)
    if len(located) <= MAX_PROBLEMS:
        return located
    what = _(
        "The file has more than {number} problems; only the first are shown.",
        number=f"{MAX_PROBLEMS:,}",
    )
    place = Location(source_map.path) if source_map else NOWHERE
    return (*located[:MAX_PROBLEMS], Problem("S006", place, what))


def misshapen(value: Any, model: type[Record]) -> tuple[Problem, ...]:
    """What is wrong with what is there of a record; that something is missing is not."""
    try:
        model.model_validate(value)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        there = [one for one in errors if one["type"] != _MISSING]
        told = itertools.chain(_problems(there, value, model), _misfits(errors, value, model))
        return tuple(itertools.islice(told, MAX_PROBLEMS))
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
    statement = error["msg"]
    if statement[-1:].isalnum():  # as Pydantic's own do
        statement = f"{statement}."
    hint = _(SHAPES[error_type]) if error_type in SHAPES else ""
    if "field" in context:
        code, kind, path = "S018", ProblemKind.CONTRADICTION, (*path, context["field"])
    elif error_type in BOUNDS:
        shown = found(error["input"])
        statement = _(BOUNDS[error_type], **context, found=shown, value=VALUE)
    elif kind is not ProblemKind.UNFIT:
        misfit = Misfit(error_type, error["input"], _allowed(error))
        statement, hint = said(misfit, kind, path, place)
    return Problem(code, NOWHERE, statement, hint, kind=kind, data_path=path)


def _allowed(error: ErrorDetails) -> list[str]:
    expected = str(error.get("ctx", {}).get("expected", ""))
    return re.findall(r"'([^']*)'", expected)
