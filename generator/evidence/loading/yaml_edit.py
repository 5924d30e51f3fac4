"""One list in a YAML text replaced, with every other byte as its author left it.

The new text is read back: unless it says the same as before but for the list, nothing is changed.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.problems import DataPath

PLAIN_SCALAR = re.compile(r"[a-z0-9][a-z0-9 .-]*")


class CannotEdit(Exception):
    """The file is written in a way in which the list cannot be put by itself."""


def with_list(raw: bytes, mapping: str | DataPath, key: str, items: Sequence[str]) -> bytes:
    """The bytes of a record with a list of plain words under ``mapping: key:``.

    The mapping has to be there, at the top of the record or at a path such as
    ``("findings", 0, "confidence")``; the key is added where it is missing. Raises CannotEdit where
    the file cannot be read, has no such mapping, or would then say something else.
    """
    if not all(PLAIN_SCALAR.fullmatch(item) for item in items):
        raise CannotEdit("An item of the list is no plain word.")
    path = (mapping,) if isinstance(mapping, str) else mapping
    before, _, problems = read_yaml(raw, "")
    if problems or not isinstance(_at(before, path), dict):
        raise CannotEdit(f"There is no '{path[-1]}' with fields in it.")
    wanted = _with(before, (*path, key), tuple(items))
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    text = raw[len(mark) :].decode("utf-8")
    for edited in _attempts(text, path, key, items):
        new = mark + edited.encode("utf-8")
        value, _, problems = read_yaml(new, "")
        if not problems and value == wanted:
            return new
    raise CannotEdit(f"'{key}' cannot be put under '{path[-1]}' without touching something else.")


def _at(value: Any, path: DataPath) -> Any:
    """The value at a path; None where the path leads nowhere."""
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, tuple | list) and step < len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def _with(value: Any, path: DataPath, new: Any) -> Any:
    """The same data with another value at a path that is there, or whose last key is new."""
    if not path:
        return new
    step, *rest = path
    if isinstance(step, int):
        inner = _with(value[step], tuple(rest), new)
        return type(value)((*value[:step], inner, *value[step + 1 :]))
    return {**value, step: _with(value.get(step), tuple(rest), new)}


def _node_at(text: str, path: DataPath) -> Any:
    """The mapping at a path, as it stands in the text."""
    node: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    for step in path:
        if isinstance(step, int):
            node = node.value[step]
        else:
            node = next(value for name, value in node.value if name.value == step)
    return node


def _attempts(text: str, path: DataPath, key: str, items: Sequence[str]) -> Iterator[str]:
    """Texts with the list in it, the best first; whoever asks sees which of them is right."""
    fields = _node_at(text, path)
    pairs = fields.value
    known = next((pair for pair in pairs if pair[0].value == key), None)
    newline = "\r\n" if "\r\n" in text else "\n"
    flow = f"[{', '.join(items)}]"
    if fields.flow_style or not pairs:
        if known:
            yield _spliced(text, known[1].start_mark, _end(text, known[1]), flow)
        last = _offset(text, fields.end_mark) - 1
        yield f"{text[:last].rstrip()}{', ' if pairs else ''}{key}: {flow}{text[last:]}"
        return
    indent = " " * pairs[0][0].start_mark.column
    lines = [f"{newline}{indent}  - {item}" for item in items]
    block = f"{key}:{''.join(lines)}" if items else f"{key}: []"
    if known:
        yield _spliced(text, known[0].start_mark, _end(text, known[1]), block)
        return
    after = _line_after(text, pairs[-1][1])
    head = text[:after] if text[:after].endswith("\n") else text[:after] + newline
    yield f"{head}{indent}{block}{newline}{text[after:]}"
    yield _spliced(
        text,
        pairs[0][0].start_mark,
        _offset(text, pairs[0][0].start_mark),
        block + newline + indent,
    )


def _spliced(text: str, start: Any, end: int, new: str) -> str:
    return text[: _offset(text, start)] + new + text[end:]


def _end(text: str, node: Any) -> int:
    """Where a value ends; a list of one item a line ends with its last item, before comments."""
    while isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        node = node.value[-1]
    return _offset(text, node.end_mark)


def _line_after(text: str, node: Any) -> int:
    """The beginning of the line after a value and before blank lines and comments behind it."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = _offset(text, node.end_mark)
    if getattr(node, "style", None) in {"|", ">"}:  # it ends where the blank lines behind it end
        kept = text[:end].rstrip()
        line = text.find("\n", len(kept))
    else:
        line = text.find("\n", end)
    return len(text) if line < 0 else line + 1


def _offset(text: str, mark: Any) -> int:
    """The place of a mark in the text; libyaml and we agree on what ends a line."""
    start = 0
    for _ in range(mark.line):
        start = text.index("\n", start) + 1
    return start + int(mark.column)
