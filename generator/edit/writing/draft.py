"""A record that is only partly known, as a file to fill in.

What is known stands there as in any record. A required field that is still missing stands there
without a value and says so beside it, so that the check names it with its line and with what
belongs there. What may be left out stands there as a comment, ready to be used. Nothing is made up.
Which field begins on which line is said beside the text, so that nobody has to read it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from generator.edit.writing.blank import is_blank
from generator.edit.writing.draft_words import OPTIONAL, about, comment, help_lines, said
from generator.edit.writing.layout import field_lines, first_line, list_lines
from generator.edit.writing.scalars import STEP
from generator.evidence.fields import TO_FILL_IN, RecordField, typed_fields
from generator.evidence.interface import Wording, _, spoken
from generator.evidence.problems import DataPath
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import Kind
from generator.evidence.records.markers import Trait


class DraftLine(NamedTuple):
    """A line of a draft, the path of the field that begins on it, and whether that has no value."""

    text: str
    data_path: DataPath = ()
    is_open: bool = False


@dataclass(frozen=True)
class Unused:
    """The fields of which the review has no notion; ``offered`` says so where one may begin it."""

    paths: frozenset[DataPath] = frozenset()
    offered: str = ""
    never: frozenset[DataPath] = frozenset()
    """The fields of which the review says that it does not ask."""


@dataclass(frozen=True)
class DraftText:
    """A draft: its text, and where the fields in it begin, those too that stand in comments."""

    lines: tuple[DraftLine, ...]

    @cached_property
    def text(self) -> str:
        """The text of the file."""
        return "\n".join([*[line[0] for line in self.lines], ""])

    @property
    def left_open(self) -> tuple[tuple[int, DataPath], ...]:
        """The fields without a value that need one, each with its line."""
        return tuple(
            (number, path) for number, (_o, path, is_open) in enumerate(self.lines, 1) if is_open
        )

    def line_of(self, data_path: DataPath) -> int:
        """The line of a field; where it has none, the first line of what it would stand in."""
        for length in range(len(data_path), 0, -1):
            for number, line in enumerate(self.lines, 1):
                if line.data_path[:length] == data_path[:length]:
                    return number
        return 1


def draft_text(
    value: Mapping[str, Any],
    kind: Kind,
    unused: Unused = Unused(),
    *,
    schemas: str | None = None,
    origin: str = "",
    left: Sequence[str] = (),
) -> DraftText:
    """The file of a record of which the given plain values are known.

    ``origin`` says where the values come from. ``left`` are texts that had no place in the record;
    they stand in comments at the end. ``unused`` fields are not asked for. Raises ValueError for
    half a character, which is no text.
    """
    above = [first_line(kind, schemas), *help_lines()]
    above += comment(origin, 0) if origin else ()
    below = []
    if left:
        below = ["#", *comment(_("Not placed above. Take over what belongs here, then delete:"), 0)]
        below += [line for text in left for line in comment(text, 0, hanging="  ")]
    fields = _fields(value, kind.model, 0, unused=unused, with_optional=True)
    return DraftText((*map(DraftLine, above), *fields, *map(DraftLine, below)))


def with_items(
    draft: DraftText, path: DataPath, part: type[Record], items: Mapping[str, str]
) -> DraftText:
    """The same draft with possible items of the list at a path, as comments ready to be used.

    ``items`` are their ids, each with what is said of it. The list is in the draft, in use or as a
    comment.
    """
    length = len(path)
    last = enumerate(reversed(draft.lines), 1)
    begun = len(draft.lines) - next(n for n, (_l, at, _o) in last if at and at[:length] == path)
    indent = STEP * (len(path) - 1)
    is_used = len(draft.lines[begun].data_path) > len(path)
    end = begun + 1
    while end < len(draft.lines) and draft.lines[end].text.startswith(" " * (indent + 2 * STEP)):
        end += 1
    added: list[DraftLine] = []
    for name, words in items.items():
        added += _possible_item(part, name, words, indent, spoken(), is_used=is_used)
    return DraftText((*draft.lines[:end], *added, *draft.lines[end:]))


@lru_cache(maxsize=1024)
def _possible_item(
    part: type[Record], name: str, words: str, indent: int, _language: Wording, *, is_used: bool
) -> tuple[DraftLine, ...]:
    """An item of a list with its id, as a comment ready to be used."""
    lines = _fields({"id": name}, part, indent + 2 * STEP, with_optional=False)
    texts = (line.text for line in _as_item(lines, indent))
    above = map(DraftLine, comment(words, indent + STEP * is_used))
    return (*above, *_as_comment(texts, indent + STEP * is_used))


def _fields(
    value: Mapping[str, Any],
    model: type[Record],
    indent: int,
    around: DataPath = (),
    *,
    unused: Unused = Unused(),
    with_optional: bool,
) -> list[DraftLine]:
    """The fields of one mapping in house order, then what no model knows.

    ``around`` is the path of the mapping.
    """
    found: list[DraftLine] = []
    names = set(value)
    where = (model, indent, around, unused)
    for name, rule, without in _without_values(where, spoken(), with_optional=with_optional):
        if name in names and not is_blank(value[name]):
            _put_known(found, rule, value[name], where)
        else:
            found += without
        names.discard(name)
    for name in value if names else ():
        if name in names:
            _put_written(found, (*around, name), field_lines(name, value[name], model, indent))
    return found


@lru_cache(maxsize=256)
def _without_values(
    where: tuple[type[Record], int, DataPath, Unused], _language: Wording, *, with_optional: bool
) -> tuple[tuple[str, RecordField, tuple[DraftLine, ...]], ...]:
    """The fields, each with the lines that it has without a value: the same in every draft."""
    model, indent, around, unused = where
    found = []
    for rule in typed_fields(model):
        lines: Iterable[DraftLine] = ()
        if (*around, rule.name) in unused.never:
            lines = ()
        elif (*around, rule.name) in unused.paths:
            if unused.offered and with_optional:
                lines = _below(around, _possible(rule, indent, unused.offered))
        elif rule.required:
            lines = _below(around, _missing(rule, indent, unused, around))
        elif with_optional and Trait.LATER not in rule.traits:
            lines = _below(around, _possible(rule, indent))
        found.append((rule.name, rule, tuple(lines)))
    return tuple(found)


def _put_known(
    found: list[DraftLine],
    rule: RecordField,
    value: Any,
    where: tuple[type[Record], int, DataPath, Unused],
) -> None:
    model, indent, around, unused = where
    head, path = f"{' ' * indent}{rule.name}:", (*around, rule.name)
    part = rule.part_in(value)
    if part and isinstance(value, Mapping):
        found.append(DraftLine(head, path))
        found += _fields(value, part, indent + STEP, path, unused=unused, with_optional=True)
    elif rule.part and isinstance(value, list | tuple):
        found.append(DraftLine(head, path))
        for number, item in enumerate(value):
            if isinstance(item, Mapping):
                at = (*path, number)
                inner = _fields(item, rule.part, indent + 2 * STEP, at, with_optional=False)
                found += _as_item(inner or list(_below(at, _blank_item(rule.part, indent))), indent)
            else:
                found += map(DraftLine, list_lines([item], None, indent + STEP))
    else:
        _put_written(found, path, field_lines(rule.name, value, model, indent))


def _put_written(found: list[DraftLine], path: DataPath, lines: Sequence[str]) -> None:
    """The lines of a field with its value."""
    found.append(DraftLine(lines[0], path))
    found += map(DraftLine, lines[1:])


def _below(around: DataPath, lines: Iterable[DraftLine]) -> Iterator[DraftLine]:
    """Lines with the paths of their fields as they are from further out."""
    for line in lines:
        yield line._replace(data_path=(*around, *line.data_path)) if line.data_path else line


def _missing(
    rule: RecordField, indent: int, unused: Unused = Unused(), around: DataPath = ()
) -> Iterator[DraftLine]:
    """A required field without its value, down to the fields that people write."""
    head = f"{' ' * indent}{rule.name}:"
    if rule.part is None or rule.may_be_absent:
        *above, line = said(head, TO_FILL_IN, about(rule), indent)
        yield from map(DraftLine, above)
        yield DraftLine(line, (rule.name,), is_open=True)
        if rule.part:
            yield from _as_comment(_in_use(_skeleton(rule, indent)), indent)
    else:
        yield DraftLine(head, (rule.name,))
        paths = (unused.paths, unused.never)
        shown, never = (_inside(one, (*around, rule.name)) for one in paths)
        inside = Unused(shown, unused.offered, never)
        yield from _skeleton(rule, indent, inside)


def _inside(paths: Iterable[DataPath], around: DataPath) -> frozenset[DataPath]:
    """Paths as they are from further in."""
    begun = len(around)
    return frozenset(path[begun:] for path in paths if path[:begun] == around)


def _skeleton(rule: RecordField, indent: int, unused: Unused = Unused()) -> Iterator[DraftLine]:
    """What stands below a field of records that is still empty: the record, or its first item."""
    if rule.part is None:
        return
    if rule.listed:
        lines = _as_item(list(_blank_item(rule.part, indent)), indent)
        yield from _below((rule.name, 0), lines)
    else:
        fields = _fields({}, rule.part, indent + STEP, unused=unused, with_optional=True)
        yield from _below((rule.name,), fields)


def _blank_item(part: type[Record], indent: int) -> Iterator[DraftLine]:
    """An empty item; where no field is required by itself, the first one stands for all."""
    inner = indent + 2 * STEP
    first, *others = typed_fields(part)
    if any(rule.required for rule in (first, *others)):
        yield from _fields({}, part, inner, with_optional=True)
        return
    yield from _missing(first, inner)
    for rule in others:
        yield from _possible(rule, inner)


def _possible(rule: RecordField, indent: int, also: str = "") -> Iterator[DraftLine]:
    """A field that may be left out, as a comment; at the top of the file with what is in it."""
    head = f"{' ' * indent}# {rule.name}:"
    words = ". ".join(filter(None, (about(rule).rstrip("."), also))) if also else about(rule)
    *above, line = said(head, OPTIONAL, words, indent)
    yield from map(DraftLine, above)
    yield DraftLine(line, (rule.name,))
    if rule.part and indent == 0:
        yield from _as_comment((line.text for line in _skeleton(rule, indent)), indent)


def _as_item(lines: Sequence[DraftLine], indent: int) -> Iterator[DraftLine]:
    """The lines of a mapping as an item of a list: a hyphen before its first field."""
    begin = indent + STEP
    texts = [line.text for line in lines]
    first = next(number for number, text in enumerate(texts) if not text.lstrip().startswith("#"))
    for number, line in enumerate(lines):
        before = {True: "- ", False: ""}[number == first] if number <= first else "  "
        yield line._replace(text=f"{' ' * begin}{before}{line.text[begin + STEP :]}")


def _as_comment(lines: Iterable[str], indent: int) -> Iterator[DraftLine]:
    """Lines that take effect when the first # of each is taken away."""
    before = " " * indent
    return (
        DraftLine(line if line.startswith(f"{before}#") else f"{before}# {line[indent:]}")
        for line in lines
    )


def _in_use(lines: Iterable[DraftLine]) -> Iterator[str]:
    """Lines in which optional fields take effect; for a place that is a comment as a whole."""
    return (re.sub(r"^( *)# (?=[a-z_]+:(?:  #|$))", r"\1", line.text) for line in lines)
