"""YAML text to plain values, each with its line and column; whatever is refused is a Problem.

Values come from libyaml's event stream and an explicit stack, so nesting cannot exhaust ours.
Anchors, aliases, tags, merge keys and duplicate keys are refused, and only the scalars of the
YAML 1.2 core schema (https://yaml.org/spec/1.2.2/#103-core-schema) are typed: ``country: NO``
and dates stay text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from generator.problems import Location, Problem

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 32
MAX_VALUES: Final = 50_000

DataPath = tuple[str | int, ...]

_NULL = re.compile(r"^(?:~|null|Null|NULL|)$")
_TRUE = re.compile(r"^(?:true|True|TRUE)$")
_FALSE = re.compile(r"^(?:false|False|FALSE)$")
_INT = re.compile(r"^[-+]?[0-9]{1,18}$")
_FLOAT = re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$")


@dataclass(frozen=True)
class Marks:
    """Where the values and keys of one file stand, by their path in the data."""

    path: str
    values: dict[DataPath, tuple[int, int]] = field(default_factory=dict)
    keys: dict[DataPath, tuple[int, int]] = field(default_factory=dict)

    def value(self, data_path: DataPath) -> Location:
        """The place of a value, or of the nearest one around it."""
        while data_path and data_path not in self.values:
            data_path = data_path[:-1]
        return Location(self.path, *self.values.get(data_path, (1, 1)))

    def key(self, data_path: DataPath) -> Location:
        """The place of a key, or of the value if it is a list item."""
        if data_path in self.keys:
            return Location(self.path, *self.keys[data_path])
        return self.value(data_path)


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass
class _Open:
    """A mapping or list that is being read."""

    path: DataPath
    items: Any
    key: str | None = None


def read_yaml(raw: bytes, path: str) -> tuple[Any, Marks, tuple[Problem, ...]]:
    """The value of a YAML file with its marks, and the problems that kept it from being read.

    Mappings come as dicts, lists as tuples. With problems the value is not to be used.
    """
    marks = Marks(path)
    problems: list[Problem] = []
    try:
        text = _decoded(raw, path)
        value = _built(text, marks, problems)
    except _Refused as refused:
        return None, marks, (*problems, refused.problem)
    return value, marks, tuple(problems)


def _decoded(raw: bytes, path: str) -> str:
    if len(raw) > MAX_BYTES:
        raise _Refused(
            Problem(
                "S006",
                Location(path),
                f"The file has {len(raw):,} bytes; a record has at most {MAX_BYTES:,}.",
                "Split it into several records.",
            )
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        raise _Refused(
            Problem(
                "S001",
                Location(path, line, column),
                f"The file is not UTF-8 text: byte 0x{raw[error.start]:02X} cannot be read.",
                "Save it as UTF-8, or check that it is a text file at all.",
            )
        ) from None
    for number, line_text in enumerate(text.split("\n"), 1):
        bad = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]", line_text)
        if bad:
            raise _Refused(
                Problem(
                    "S001",
                    Location(path, number, bad.start() + 1),
                    f"The file has the control character U+{ord(bad.group()):04X}.",
                    "Remove it, or check that this is a text file at all.",
                )
            )
    return text


def _events(text: str, path: str) -> Iterator[Any]:
    try:
        yield from yaml.parse(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Location(path, mark.line + 1, mark.column + 1) if mark else Location(path)
        what = error.problem or "it cannot be read"
        raise _Refused(_syntax_problem(what, place, text)) from None
    except yaml.YAMLError as error:
        raise _Refused(Problem("S002", Location(path), f"Not valid YAML: {error}.")) from None


def _syntax_problem(what: str, place: Location, text: str) -> Problem:
    lines = text.split("\n")
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    hint = "Look at this line and the one before it: indentation, colons and quotes."
    if "\t" in line[: len(line) - len(line.lstrip())] or "tab" in what:
        hint = "Indent with spaces; YAML refuses tabs."
    elif "mapping values" in what:
        hint = "A text with a colon and a space in it needs quotes around it."
    elif "exceeded max depth" in what.lower() or "depth" in what:
        return Problem("S006", place, f"The values are nested too deeply ({what}).")
    elif "start any token" in what:
        hint = "A text cannot begin with this character; put quotes around it."
    return Problem("S002", place, f"Not valid YAML: {what}.", hint)


def _built(text: str, marks: Marks, problems: list[Problem]) -> Any:
    path = marks.path
    stack: list[_Open] = []
    root: Any = None
    documents = 0
    for event in _events(text, path):
        start = (event.start_mark.line + 1, event.start_mark.column + 1)
        place = Location(path, *start)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Refused(
                    Problem(
                        "S003", place, "A second document begins here.", "One record is one file."
                    )
                )
        elif isinstance(event, yaml.AliasEvent):
            raise _Refused(_not_used(place, "An alias (*)"))
        elif isinstance(event, yaml.ScalarEvent):
            _refuse_decoration(event, place)
            root = _placed(stack, marks, _scalar(event), start, event, problems, root)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            _refuse_decoration(event, place)
            if len(stack) >= MAX_DEPTH:
                raise _Refused(
                    Problem("S006", place, f"More than {MAX_DEPTH} levels are nested here.")
                )
            items: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            data_path = _next_path(stack, place)
            marks.values[data_path] = start
            stack.append(_Open(data_path, items))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            done = stack.pop()
            value = tuple(done.items) if isinstance(done.items, list) else done.items
            root = _attached(stack, value) if stack else value
        if len(marks.values) > MAX_VALUES:
            raise _Refused(Problem("S006", place, f"The file has over {MAX_VALUES:,} values."))
    if root is None:
        raise _Refused(
            Problem("S003", Location(path), "The file is empty.", "Write a record, or delete it.")
        )
    return root


def _next_path(stack: list[_Open], place: Location) -> DataPath:
    if not stack:
        return ()
    parent = stack[-1]
    if isinstance(parent.items, list):
        return (*parent.path, len(parent.items))
    if parent.key is None:
        raise _Refused(Problem("S007", place, "A key must be a word, not a list or a mapping."))
    return (*parent.path, parent.key)


def _placed(
    stack: list[_Open],
    marks: Marks,
    value: Any,
    start: tuple[int, int],
    event: Any,
    problems: list[Problem],
    root: Any,
) -> Any:
    """Put a scalar where it belongs: as the root, a key, a value or a list item."""
    place = Location(marks.path, *start)
    if stack and isinstance(stack[-1].items, dict) and stack[-1].key is None:
        parent, key = stack[-1], event.value
        if key == "<<":
            raise _Refused(_not_used(place, "A merge key (<<)"))
        if key in parent.items:
            first = marks.keys[(*parent.path, key)][0]
            problems.append(
                Problem(
                    "S005",
                    place,
                    f"The key '{key[:60]}' stands twice; first on line {first}.",
                    "Keep one of them.",
                )
            )
        else:
            marks.keys[(*parent.path, key)] = start
        parent.key = key
        return root
    marks.values[_next_path(stack, place)] = start
    if not stack:
        return value
    _attached(stack, value)
    return root


def _attached(stack: list[_Open], value: Any) -> Any:
    parent = stack[-1]
    if isinstance(parent.items, list):
        parent.items.append(value)
    else:
        parent.items[parent.key] = value
        parent.key = None
    return None


def _refuse_decoration(event: Any, place: Location) -> None:
    if event.anchor is not None:
        raise _Refused(_not_used(place, "An anchor (&)"))
    if event.tag is not None:
        raise _Refused(_not_used(place, f"A tag ({event.tag[:60]})"))


def _not_used(place: Location, what: str) -> Problem:
    return Problem(
        "S004",
        place,
        f"{what} is not used in records.",
        "Write the value out; a text that begins with & * or ! needs quotes.",
    )


def _scalar(event: Any) -> Any:
    text: str = event.value
    if event.style in {"|", ">"}:
        return text.rstrip("\n")
    if event.style in {"'", '"'}:
        return text
    if _NULL.match(text):
        return None
    if _TRUE.match(text):
        return True
    if _FALSE.match(text):
        return False
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text
