"""One item added to a list of a record, with every other line as its author left it.

The new text is read back: unless it says the same as before and the item, nothing is changed.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Collection, Sequence
from typing import Any, Final

import yaml

from generator.evidence.loading.yaml_edit import CannotEdit
from generator.evidence.loading.yaml_text import read_yaml

STEP: Final = 2

Written = Callable[[int], Sequence[str]]
"""The lines of an item whose hyphen stands after so many spaces."""


def with_item(
    raw: bytes, key: str, item: Any, written: Written, later: Collection[str] = ()
) -> bytes:
    """The bytes of a record with one more item at the end of its list ``key``.

    Where the record has no such list, it begins before the fields that come ``later``, or at the
    end. Raises CannotEdit where the file cannot be read, or would then say something else.
    """
    before, _, problems = read_yaml(raw, "")
    if problems or not isinstance(before, dict):
        raise CannotEdit("The file cannot be read.")
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    text = raw[len(mark) :].decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = _with_item(text.replace("\r\n", "\n").split("\n"), key, written, later)
    new = mark + newline.join(lines).encode("utf-8")
    after, _, problems = read_yaml(new, "")
    if problems or after != {**before, key: (*before.get(key, ()), item)}:
        raise CannotEdit(f"'{key}' cannot be added to without touching something else.")
    return new


def _with_item(lines: list[str], key: str, written: Written, later: Collection[str]) -> list[str]:
    root: Any = yaml.compose("\n".join(lines), Loader=yaml.CSafeLoader)
    if root.flow_style:
        raise CannotEdit("The record stands in braces.")
    if lines[-1]:
        lines = [*lines, ""]
    pairs = [(name.value, name.start_mark.line, value) for name, value in root.value]
    place = next((number for number, pair in enumerate(pairs) if pair[0] == key), None)
    if place is None:
        following = (line for name, line, _ in pairs if name in later)
        at = _before(lines, min(following, default=len(lines) - 1))
        return [*lines[:at], f"{key}:", *written(STEP), *lines[at:]]
    _, line, items = pairs[place]
    if items.flow_style and items.value:
        raise CannotEdit(f"The list '{key}' stands in square brackets.")
    if items.flow_style or not items.value:
        return [*lines[:line], f"{key}:", *written(STEP), *lines[line + 1 :]]
    following = (pair[1] for pair in pairs[place + 1 :])
    at = _before(lines, min(following, default=len(lines) - 1))
    return [*lines[:at], *written(items.start_mark.column), *lines[at:]]


def _before(lines: Sequence[str], line: int) -> int:
    """The line before which to write: above the comments and blank lines that lead up to it."""
    while line and (not lines[line - 1].strip() or lines[line - 1].startswith("#")):
        line -= 1
    return line
