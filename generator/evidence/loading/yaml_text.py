"""YAML text to plain values, each with its line and column; whatever is refused is a Problem.

Values come from libyaml's event stream and an explicit stack, so nesting cannot exhaust ours.
Anchors, aliases, tags, merge keys and duplicate keys are refused, and only the scalars of the
YAML 1.2 core schema (https://yaml.org/spec/1.2.2/#103-core-schema) are typed: ``country: NO``
and dates stay text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from generator.evidence.interface import _
from generator.evidence.loading.source_map import SourceMap
from generator.evidence.loading.yaml_bytes import decoded
from generator.evidence.loading.yaml_events import (
    Refused,
    decorated,
    end_of,
    events_of,
    not_used,
)
from generator.evidence.loading.yaml_words import doubts
from generator.evidence.loading.yaml_written import Reading, Written, misplaced
from generator.evidence.problems import DataPath, Location, Problem, ProblemKind

MAX_DEPTH: Final = 32
MAX_VALUES: Final = 50_000

_DECIMAL: Final = r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,2})?"
_CORE: Final[tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...]] = (
    (re.compile(r"~|null|Null|NULL|"), lambda text: None),
    (re.compile(r"true|True|TRUE"), lambda text: True),
    (re.compile(r"false|False|FALSE"), lambda text: False),
    (re.compile(r"[-+]?[0-9]{1,15}"), int),  # with more digits it stays text: others change it
    (re.compile(rf"(?=[-+.0-9])(?!(\D*\d){{16}}){_DECIMAL}"), float),
)
_TYPED: Final = re.compile("|".join(f"(?:{form.pattern})" for form, _other in _CORE))
_BEGINS_TYPED: Final = frozenset("~nNtTfF+-.0123456789")
"""What a value without quotes begins with that is no text; most are known as text by that."""
_BEGINS: Final = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS: Final = (yaml.MappingEndEvent, yaml.SequenceEndEvent)

_Place = tuple[int, int]
"""Line and column, from 1."""


@dataclass
class _Open:
    """A mapping or list that is being read."""

    path: DataPath
    items: dict[str, Any] | list[Any]
    column: int
    """That of its hyphens or of the name of its present field; in brackets, that around them."""
    flow: int | None = None
    """The line on which the brackets that it stands in begin."""
    key: str | None = None
    at: DataPath = ()
    """The path of the field whose name was read last."""


def read_yaml(raw: bytes, path: str) -> tuple[Any, SourceMap, tuple[Problem, ...]]:
    """The value of a YAML file with its source map, and the problems that kept it from being read.

    Mappings come as dicts, lists as tuples. With problems the value is not to be used.
    """
    source_map = SourceMap(path)
    problems: list[Problem] = []
    try:
        text = decoded(raw, path)
        value = _Building(source_map, problems).value_of(text)
    except Refused as refused:
        return None, source_map, (*problems, refused.problem)
    return value, source_map, tuple(problems)


@dataclass
class _Building:
    """The value of one file as far as it has been read."""

    source_map: SourceMap
    problems: list[Problem]
    stack: list[_Open] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)
    root: Any = None

    def value_of(self, text: str) -> Any:
        """The value of the one document in a text; raises Refused."""
        reading = Reading(text, self.written, self.source_map.path)
        try:
            self._read(text)
        except Refused as refused:
            # What was never closed is found out far below it.
            earlier = next(misplaced(reading), refused.problem)
            raise Refused(min(earlier, refused.problem, key=lambda one: one.location)) from None
        self.problems += misplaced(reading)
        self.source_map.doubts.extend(doubts(reading))
        return self.root

    def _read(self, text: str) -> None:
        documents, end = 0, end_of(text)
        for event in events_of(text, self.source_map.path):
            mark = event.start_mark
            place = min((mark.line + 1, mark.column + 1), end)
            if isinstance(event, yaml.ScalarEvent):
                self._refuse_decoration(event, place)
                self._add_scalar(event, place)
            elif isinstance(event, _BEGINS):
                self._refuse_decoration(event, place)
                self._open(event, place)
            elif isinstance(event, _ENDS):
                items = self.stack.pop().items
                self._attach(tuple(items) if isinstance(items, list) else items)
            elif isinstance(event, yaml.AliasEvent):
                raise Refused(not_used(self._at(place), _("An alias (*) is not used in records.")))
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    what = _("A second document begins here.")
                    hint = _("One record is one file: take the line --- away, or make two files.")
                    raise Refused(Problem("S003", self._at(place), what, hint))
            if len(self.source_map.values) > MAX_VALUES:
                what = _("The file has over {number} values.", number=f"{MAX_VALUES:,}")
                raise Refused(Problem("S006", self._at(place), what))
        if self.root is None:
            hint = _("Write a record, or delete it.")
            raise Refused(
                Problem("S003", Location(self.source_map.path), _("The file is empty."), hint)
            )

    def _at(self, place: _Place) -> Location:
        return Location(self.source_map.path, *place)

    def _refuse_decoration(self, event: Any, place: _Place) -> None:
        if event.anchor is not None or event.tag is not None:
            raise Refused(decorated(event, self._at(place)))

    def _open(self, event: Any, place: _Place) -> None:
        if len(self.stack) >= MAX_DEPTH:
            what = _("More than {number} levels are nested here.", number=MAX_DEPTH)
            raise Refused(Problem("S006", self._at(place), what))
        items: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        column, flow = event.start_mark.column, None
        if event.flow_style:
            around = self.stack[-1] if self.stack else None
            column = around.column if around else -1
            flow = event.start_mark.line if around is None or around.flow is None else around.flow
        self.stack.append(_Open(self._marked(place), items, column, flow))

    def _add_scalar(self, event: Any, place: _Place) -> None:
        """Put a scalar where it belongs: as the root, a key, a value or a list item."""
        if self.stack and isinstance(self.stack[-1].items, dict) and self.stack[-1].key is None:
            self._add_key(self.stack[-1], event, place)
        else:
            path, value = self._marked(place), scalar_value(event)
            self._note(event, path, value, is_key=False)
            self._attach(value)

    def _note(self, event: Any, path: DataPath, value: Any, *, is_key: bool) -> None:
        around = self.stack[-1] if self.stack else None
        column, flow = (around.column, around.flow) if around else (-1, None)
        style = event.style or None
        written = Written(
            path, is_key, value, style, event.start_mark, event.end_mark, column, flow
        )
        self.written.append(written)

    def _add_key(self, mapping: _Open, event: Any, place: _Place) -> None:
        key = event.value
        if key == "<<":
            raise Refused(not_used(self._at(place), _("A merge key (<<) is not used in records.")))
        path = (*mapping.path, key)
        if not event.style and key != key.strip():
            what = _(
                "A space that is no ordinary one stands beside the name '{key}'.",
                key=key.strip()[:60],
            )
            hint = _("Delete it; lines are indented with ordinary spaces.")
            self.problems.append(Problem("S007", self._at(place), what, hint, data_path=path))
        if path in self.source_map.keys:
            first_line = self.source_map.keys[path][0]
            self.problems.append(
                Problem(
                    "S005",
                    self._at(place),
                    _(
                        "The key '{key}' stands twice; first on line {line}.",
                        key=key[:60],
                        line=first_line,
                    ),
                    _("Keep one of them."),
                    kind=ProblemKind.REPEATED,
                    data_path=path,
                )
            )
        self.source_map.keys.setdefault(path, place)
        mapping.key, mapping.at = key, path
        if mapping.flow is None:
            mapping.column = event.start_mark.column
        self._note(event, path, key, is_key=True)

    def _marked(self, place: _Place) -> DataPath:
        """The path of the value that begins here, now with its mark."""
        path: DataPath = ()
        if self.stack:
            parent = self.stack[-1]
            if isinstance(parent.items, list):
                path = (*parent.path, len(parent.items))
            elif parent.key is None:
                what = _("A key must be a word, not a list or a mapping.")
                raise Refused(Problem("S007", self._at(place), what))
            else:
                path = parent.at
        self.source_map.values[path] = place
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


def scalar_value(event: Any) -> Any:
    """What a scalar of the parser (an event or a node) says, typed where it has no quotes."""
    text: str = event.value
    if event.style in {"|", ">"}:
        return text.rstrip("\n")
    if event.style in {"'", '"'}:
        return text
    if text and text[0] not in _BEGINS_TYPED:
        return text
    return next((typed(text) for form, typed in _CORE if form.fullmatch(text)), text)


def is_plain_text(text: str) -> bool:
    """Whether a text without quotes is read as text: not as a number, true, false or nothing."""
    return not _TYPED.fullmatch(text)
