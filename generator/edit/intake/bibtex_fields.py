"""The fields of an entry in BibTeX, each with its line, as ``from_bibtex`` places them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibtexparser.model import Entry

from generator.edit.intake.incoming import ParseResult
from generator.evidence.interface import _

_SHOWN = 60
_NEXT_FIELD = re.compile(r"\s*([A-Za-z][\w-]*)\s*=\s*(.+)", re.DOTALL)


def fields_of_entry(
    entry: Entry, line: int, reading: ParseResult, *, is_raw: bool
) -> Iterator[tuple[str, str, int]]:
    """The fields of an entry, each with its line; those too that a missing comma joins to one."""
    for field in entry.fields:
        name, value = field.key.lower(), str(field.value)
        at = line + max((field.start_line or 0) - (entry.start_line or 0), 0)
        if field.enclosing != "no-enclosing" and not is_raw:
            yield name, value, at
            continue
        parts = list(_parted(name, value))
        if len(parts) > 1:
            behind = ", ".join(f"'{each}'" for each, _other in parts[1:])
            what = _(
                "A comma is missing behind '{name}'; {behind} is read as a field of its own.",
                name=name,
                behind=behind,
            )
            reading.note(
                at, what, _("It stands there as: {split}", split=" ".join(value.split())[:_SHOWN])
            )
        if len(parts) == 1 and "#" in value and value[:1] not in "{":
            what = _(
                "'{name}' is joined from parts with #, which is not worked out here.", name=name
            )
            reading.note(
                at, what, _("It stands in a comment of the record: {value}", value=value[:_SHOWN])
            )
            yield _("{name} as it was", name=name), value, at
            continue
        yield from ((each, text, at) for each, text in parts)


def _parted(name: str, value: str) -> Iterator[tuple[str, str]]:
    """A value without its braces or quotes; then the fields that follow it without a comma."""
    while True:
        end = _end_of(value)
        rest = _NEXT_FIELD.fullmatch(value[end:])
        if end < len(value) and rest is None:
            yield name, value
            return
        first = value[:end]
        yield name, first[1:-1] if first[:1] in {"{", '"'} else first
        if rest is None:
            return
        name, value = rest[1].lower(), rest[2]


def _end_of(value: str) -> int:
    """Where the first value of a text ends: a group in braces, a text in quotes, or a word."""
    if value[:1] not in {"{", '"'}:
        word = re.match(r"[\w:.-]+(?=\s+[A-Za-z][\w-]*\s*=)", value)
        return word.end() if word else len(value)
    depth = 0
    for place, character in enumerate(value):
        depth += (character == "{") - (character == "}")
        closes = character == "}" if value[0] == "{" else character == '"' and place > 0
        if closes and depth == 0 and value[max(place - 1, 0)] != "\\":
            return place + 1
    return len(value)
