"""How a record is laid out: the rules that every file of the content follows, in one place.

- First the line by which editors of YAML find the schema, then the fields in house order.
- Two spaces a level; the items of a list stand two spaces in from their key.
- Ids and numbers in a list stand in a row, ``[a, b]``, as long as it fits; every other item has
  lines of its own.
- No line is longer than 100 characters, save for a word or an address that is longer by itself.
- Texts stand as ``scalars`` says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from generator.edit.writing.scalars import STEP, WIDTH, in_quotes, is_safe_plain, value_lines
from generator.evidence.fields import field_of, in_house_order
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import Kind


def record_text(value: Record | Mapping[str, Any], kind: Kind, schemas: str | None = None) -> str:
    """The file of a record, from the record or from its plain values; it reads back equal.

    ``schemas`` is the way from the file to the folder of schemas, if it is not the usual one.
    """
    if isinstance(value, Record):
        value = value.model_dump(mode="json", exclude_unset=True)
    lines = mapping_lines(in_house_order(value, kind.model), kind.model, 0)
    return "\n".join((first_line(kind, schemas), *lines)) + "\n"


def first_line(kind: Kind, schemas: str | None = None) -> str:
    """The comment by which editors find the schema of a file."""
    folder = schemas or ("../../schemas" if kind.folder else "../schemas")
    return f"# yaml-language-server: $schema={folder}/{kind.name}.schema.json"


def mapping_lines(value: Mapping[str, Any], model: type[Record] | None, indent: int) -> list[str]:
    """The lines of a mapping, in the order in which its keys stand."""
    lines = []
    for name, item in value.items():
        lines += field_lines(name, item, model, indent)
    return lines


def field_lines(name: str, value: Any, model: type[Record] | None, indent: int) -> list[str]:
    """The lines of one field with its value; ``model`` is that of the mapping it stands in."""
    rule = field_of(model, name)
    part = rule.part_in(value) if rule else None
    head = f"{' ' * indent}{_key(name)}:"
    if isinstance(value, Mapping | list | tuple) and not value:
        return [f"{head} {'{}' if isinstance(value, Mapping) else '[]'}"]
    if isinstance(value, Mapping):
        return [head, *mapping_lines(value, part, indent + STEP)]
    if isinstance(value, list | tuple):
        row = _row(value) if rule and rule.in_a_row else None
        if row is not None and len(head) + 1 + len(row) <= WIDTH:
            return [f"{head} {row}"]
        return [head, *list_lines(value, part, indent + STEP)]
    if value is None:
        return [head]
    first, *others = value_lines(value, len(head), indent + STEP)
    return [f"{head} {first}", *others]


@lru_cache(maxsize=512)
def _key(name: str) -> str:
    return name if is_safe_plain(name) else in_quotes(name)


def list_lines(value: Sequence[Any], part: type[Record] | None, indent: int) -> list[str]:
    """The lines of a list, one item after another; ``part`` is what each item is."""
    lines = []
    for item in value:
        if isinstance(item, Mapping) and item:
            inner = mapping_lines(item, part, indent + STEP)
        elif isinstance(item, list | tuple) and item:
            inner = list_lines(item, part, indent + STEP)
        elif isinstance(item, Mapping | list | tuple):
            inner = [" " * (indent + STEP) + ("{}" if isinstance(item, Mapping) else "[]")]
        else:
            first, *others = value_lines(item, indent + 1, indent + STEP)
            inner = [" " * (indent + STEP) + first, *others]
        lines += [f"{' ' * indent}- {inner[0][indent + STEP :]}", *inner[1:]]
    return lines


def _row(items: Sequence[Any]) -> str | None:
    if not all(isinstance(item, int) or (isinstance(item, str) and _fits(item)) for item in items):
        return None
    return f"[{', '.join(str(item) for item in items)}]"


def _fits(text: str) -> bool:
    return is_safe_plain(text) and not set(text) & set(",[]{}")
