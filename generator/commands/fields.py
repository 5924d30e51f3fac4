"""``evidence fields``: what is known of every field of a kind of record."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any, Final

from generator.evidence.fields import RecordField, about, fields_of
from generator.evidence.interface import _, listed
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import KINDS, noun_of
from generator.evidence.records.reported import NOT_REPORTED

COLUMNS: Final = (24, 18, 12)
"""The widths of all columns but the last, which takes the rest."""
GAP: Final = 2
WIDEST: Final = 120
NARROWEST: Final = 80


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    kinds = [kind.name for kind in KINDS]
    parser.add_argument(
        "kind", choices=kinds, metavar="KIND", help=_("one of: {kinds}", kinds=", ".join(kinds))
    )
    parser.add_argument("--json", action="store_true", help=_("print all that is known, as JSON"))


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    kind = next(kind for kind in KINDS if kind.name == options.kind)
    said = about(kind.model)
    if options.json:
        data = {"kind": kind.name, "file": kind.where, "about": said, "fields": data_of(kind.model)}
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        return 0
    width = min(max(shutil.get_terminal_size().columns - 1, NARROWEST), WIDEST)
    head = (f"{kind.name}: {said}", _("It stands in {where} of the content.", where=kind.where), "")
    sys.stdout.write("\n".join((*head, *table_of(kind.model, width))) + "\n")
    return 0


def data_of(model: type[Record]) -> list[dict[str, Any]]:
    """The fields of a record as plain values, each with those of the part inside it."""
    return [
        {
            "name": field.name,
            "label": field.label,
            "help": field.meaning,
            "holds": field.holds.value,
            "words": field.words.value if field.words else None,
            "listed": field.listed,
            "required": field.required,
            "may_be_absent": field.may_be_absent,
            "written_by": field.written_by or "a person",
            "refers_to": _refers(field),
            "has_address": bool(field.anchor),
            "examples": list(field.examples),
            "choices": {choice.value: choice.meaning for choice in field.choices},
            "called": field.called,
            "fields": data_of(field.part) if field.part else [],
        }
        for field in fields_of(model)
    ]


def table_of(model: type[Record], width: int) -> Iterator[str]:
    """A table of at most this width; a part's fields are set in where the part is first met."""
    rows = [(_("field"), _("holds"), "", _("what it is for"))]
    for depth, field in _fields(model, 0, set()):
        name = f"{'  ' * depth}{field.name}"
        rows.append((name, _holds(field), _must(field), "\n".join(_help(field))))
    widths = (*COLUMNS, width - sum(COLUMNS))
    for number, row in enumerate(rows):
        yield from _lines(row, widths)
        if not number:
            yield "─" * width


def _fields(
    model: type[Record], depth: int, shown: set[type[Record]]
) -> Iterator[tuple[int, RecordField]]:
    for field in fields_of(model):
        yield depth, field
        if field.part and field.part not in shown:
            shown.add(field.part)
            yield from _fields(field.part, depth + 1, shown)


def _lines(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """The lines of one row: what does not fit into its column goes on below.

    A name that is too long for its column has a line of its own.
    """
    if len(cells[0]) > widths[0] - GAP:
        yield cells[0]
        cells = ("", *cells[1:])
    columns = [
        [line for text in cell.split("\n") for line in textwrap.wrap(text, width - GAP)]
        for cell, width in zip(cells, widths, strict=True)
    ]
    for parts in zip_longest(*columns, fillvalue=""):
        line = (f"{part:<{width}}" for part, width in zip(parts, widths, strict=True))
        yield "".join(line).rstrip()


def _holds(field: RecordField) -> str:
    """What one value is; of a list, what its items are."""
    each = _(field.words.value if field.words else field.holds.value)
    if field.part:
        each = noun_of(field.called)
    elif field.refers:
        each = _("id of a {thing}", thing=_refers(field))
    elif field.is_id:
        each = "id"
    elif field.choices:
        each = _("one of the words")
    holds = _("list: {each}", each=each) if field.listed else each
    return (
        _("{holds}; or: {words}", holds=holds, words=NOT_REPORTED) if field.may_be_absent else holds
    )


def _must(field: RecordField) -> str:
    if field.written_by:
        return _("by command")
    return _("required") if field.required else ""


def _help(field: RecordField) -> Iterator[str]:
    said = field.help or (field.meaning if field.part or field.choices else "")
    yield _(said) if said else ""
    for choice in field.choices:
        if f"{choice}:" not in field.help:
            yield f"{choice}: {_(choice.meaning)}"
    if field.part and field.anchor:
        yield (
            _("Each has an address on a page.")
            if field.listed
            else _("It has an address on a page.")
        )


def _refers(field: RecordField) -> str:
    """What its ids name, in words; empty where they name nothing else."""
    if field.refers is None:
        return ""
    if field.refers.kind_in:
        return _("thing, of the kind in '{field}'", field=field.refers.kind_in)
    things = listed([noun_of(kind) for kind in field.refers.kinds], "or")
    return _("{things} in this record", things=things) if field.refers.in_own_record else things
