"""YAML text to plain values, each with its line and column; whatever is refused is a Problem.

Values come from libyaml's event stream and an explicit stack, so nesting cannot exhaust ours.
Anchors, aliases, tags, merge keys and duplicate keys are refused, and only the scalars of the
YAML 1.2 core schema (https://yaml.org/spec/1.2.2/#103-core-schema) are typed: ``country: NO``
and dates stay text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

import yaml

from generator.evidence.loading.yaml_mistakes import syntax_problem
from generator.evidence.problems import DataPath, Location, Problem, ProblemKind

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 32
MAX_VALUES: Final = 50_000

# Also the line breaks of which YAML knows and editors do not: with them, lines would be miscounted.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!$)"
)
_DECIMAL: Final = r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,2})?"
_CORE: Final[tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...]] = (
    (re.compile(r"~|null|Null|NULL|"), lambda text: None),
    (re.compile(r"true|True|TRUE"), lambda text: True),
    (re.compile(r"false|False|FALSE"), lambda text: False),
    (re.compile(r"[-+]?[0-9]{1,15}"), int),  # with more digits it stays text: others change it
    (re.compile(rf"(?=[-+.0-9])(?!(\D*\d){{16}}){_DECIMAL}"), float),
)


@dataclass(frozen=True)
class SourceMap:
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

    def lacks(self, data_path: DataPath) -> bool:
        """Whether a mapping stands there that has not the last step of this path."""
        around = data_path[:-1]
        return data_path not in self.keys and any(key[:-1] == around for key in self.keys)

    def located(self, problem: Problem) -> Problem:
        """The problem with the place, in this file, of the value that its path leads to.

        What is not there has the place of what it is missing in.
        """
        path = problem.data_path
        match problem.kind:
            case ProblemKind.MISSING:
                place = self.key(path[:-1])
            case ProblemKind.UNKNOWN_FIELD:
                place = self.key(path)
            case ProblemKind.CONTRADICTION:
                place = self.value(path[:-1])
            case _:
                place = self.value(path)
        return replace(problem, location=place)


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass
class _Open:
    """A mapping or list that is being read."""

    path: DataPath
    items: dict[str, Any] | list[Any]
    key: str | None = None


def read_yaml(raw: bytes, path: str) -> tuple[Any, SourceMap, tuple[Problem, ...]]:
    """The value of a YAML file with its source map, and the problems that kept it from being read.

    Mappings come as dicts, lists as tuples. With problems the value is not to be used.
    """
    source_map = SourceMap(path)
    problems: list[Problem] = []
    try:
        text = _decoded(raw, path)
        value = _Building(source_map, problems).value_of(text)
    except _Refused as refused:
        return None, source_map, (*problems, refused.problem)
    return value, source_map, tuple(problems)


def too_large(path: str) -> Problem:
    """That a file has more than MAX_BYTES."""
    what = f"The file has more than {MAX_BYTES:,} bytes."
    return Problem("S006", Location(path), what, "Split it into several records.")


def _decoded(raw: bytes, path: str) -> str:
    if len(raw) > MAX_BYTES:
        raise _Refused(too_large(path))
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
        bad = _CONTROL.search(line_text)
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


def _place(mark: Any, path: str) -> Location:
    return Location(path, mark.line + 1, mark.column + 1)


def _end(text: str, path: str) -> Location:
    """Where a text ends; libyaml counts one line more where it does not end with a line break."""
    return Location(path, text.count("\n") + 1, len(text) - text.rfind("\n"))


def _events(text: str, path: str) -> Iterator[Any]:
    try:
        yield from yaml.parse(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = min(_place(mark, path), _end(text, path)) if mark else Location(path)
        what = error.problem or "it cannot be read"
        enclosing = error.context_mark if re.search("flow|quoted", error.context or "") else None
        began = enclosing.line + 1 if enclosing else place.line
        raise _Refused(syntax_problem(what, place, text, began)) from None
    except yaml.YAMLError as error:
        raise _Refused(Problem("S002", Location(path), f"Not valid YAML: {error}.")) from None


@dataclass
class _Building:
    """The value of one file as far as it has been read."""

    source_map: SourceMap
    problems: list[Problem]
    stack: list[_Open] = field(default_factory=list)
    root: Any = None

    def value_of(self, text: str) -> Any:
        """The value of the one document in a text; raises _Refused."""
        documents, end = 0, _end(text, self.source_map.path)
        for event in _events(text, self.source_map.path):
            place = min(_place(event.start_mark, self.source_map.path), end)
            match event:
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        what = "A second document begins here."
                        raise _Refused(Problem("S003", place, what, "One record is one file."))
                case yaml.AliasEvent():
                    raise _Refused(_not_used(place, "An alias (*)"))
                case yaml.ScalarEvent():
                    _refuse_decoration(event, place)
                    self._add_scalar(event, place)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    _refuse_decoration(event, place)
                    self._open({} if isinstance(event, yaml.MappingStartEvent) else [], place)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    items = self.stack.pop().items
                    self._attach(tuple(items) if isinstance(items, list) else items)
            if len(self.source_map.values) > MAX_VALUES:
                what = f"The file has over {MAX_VALUES:,} values."
                raise _Refused(Problem("S006", place, what))
        if self.root is None:
            hint = "Write a record, or delete it."
            raise _Refused(
                Problem("S003", Location(self.source_map.path), "The file is empty.", hint)
            )
        return self.root

    def _open(self, items: dict[str, Any] | list[Any], place: Location) -> None:
        if len(self.stack) >= MAX_DEPTH:
            what = f"More than {MAX_DEPTH} levels are nested here."
            raise _Refused(Problem("S006", place, what))
        self.stack.append(_Open(self._marked(place), items))

    def _add_scalar(self, event: Any, place: Location) -> None:
        """Put a scalar where it belongs: as the root, a key, a value or a list item."""
        if self.stack and isinstance(self.stack[-1].items, dict) and self.stack[-1].key is None:
            self._add_key(self.stack[-1], event.value, place)
        else:
            self._marked(place)
            self._attach(scalar_value(event))

    def _add_key(self, mapping: _Open, key: str, place: Location) -> None:
        if key == "<<":
            raise _Refused(_not_used(place, "A merge key (<<)"))
        path = (*mapping.path, key)
        if path in self.source_map.keys:
            first_line = self.source_map.keys[path][0]
            self.problems.append(
                Problem(
                    "S005",
                    place,
                    f"The key '{key[:60]}' stands twice; first on line {first_line}.",
                    "Keep one of them.",
                    kind=ProblemKind.REPEATED,
                    data_path=path,
                )
            )
        self.source_map.keys.setdefault(path, (place.line, place.column))
        mapping.key = key

    def _marked(self, place: Location) -> DataPath:
        """The path of the value that begins here, now with its mark."""
        path: DataPath = ()
        if self.stack:
            parent = self.stack[-1]
            if isinstance(parent.items, list):
                path = (*parent.path, len(parent.items))
            elif parent.key is None:
                what = "A key must be a word, not a list or a mapping."
                raise _Refused(Problem("S007", place, what))
            else:
                path = (*parent.path, parent.key)
        self.source_map.values[path] = (place.line, place.column)
        return path

    def _attach(self, value: Any) -> None:
        if not self.stack:
            self.root = value
            return
        parent = self.stack[-1]
        if isinstance(parent.items, list):
            parent.items.append(value)
        elif parent.key is not None:
            parent.items[parent.key] = value
            parent.key = None


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


def scalar_value(event: Any) -> Any:
    """What a scalar of the parser (an event or a node) says, typed where it has no quotes."""
    text: str = event.value
    if event.style in {"|", ">"}:
        return text.rstrip("\n")
    if event.style in {"'", '"'}:
        return text
    return next((typed(text) for form, typed in _CORE if form.fullmatch(text)), text)


def is_plain_text(text: str) -> bool:
    """Whether a text without quotes is read as text: not as a number, true, false or nothing."""
    return not any(form.fullmatch(text) for form, _ in _CORE)
