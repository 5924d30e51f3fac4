"""A first mapping for a sheet: what is known of the program that made it, or what its names say.

What the sheet itself shows to be no such value is left, and said beside it, so that a drafted
mapping can be used as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.edit.intake.drafts import problems_of_known
from generator.edit.intake.exporters import Exporter, exporter_of, plain
from generator.edit.intake.from_sheet import read_row
from generator.edit.intake.grid import Grid
from generator.edit.intake.heads import BETWEEN, Heads
from generator.edit.intake.mapping import IGNORE, LEAVE, SheetMapping, wrong_path
from generator.edit.intake.rows import KeptRow
from generator.edit.writing.layout import mapping_lines
from generator.edit.writing.scalars import comment_text
from generator.evidence.fields import typed_fields
from generator.evidence.interface import _
from generator.evidence.problems import ProblemKind, has_errors
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import Kind

_TRIED_AGAIN = 40
"""How often columns are left before a draft is given up: no sheet has so many that are refused."""


def drafted_mapping(grid: Grid, sheet: str | None, heads: Heads, kind: Kind) -> str:
    """A first mapping for a sheet, as the text of a file; what it cannot place goes to comments."""
    exporter = exporter_of([name for name in grid.names if name])
    mapping, left = first_mapping(grid, kind)
    value: dict[str, Any] = {**({"sheet": sheet} if sheet else {}), "header": heads.last}
    value |= {"header_rows": heads.many} if heads.many > 1 else {}
    value |= {"separator": mapping.separator}
    value |= {"separators": mapping.separators} if mapping.separators else {}
    value |= {"columns": mapping.columns}
    value |= {"values": mapping.values} if mapping.values else {}
    guess = _("A guess from their names: look it through.")
    if exporter:
        guess = _("As {exporter} names them: look it through.", exporter=exporter.name)
    notes = (
        _("# Which column goes to which field. {guess}", guess=guess),
        _(
            "# {leave}: into a comment of the record. {ignore}: nowhere.",
            leave=LEAVE,
            ignore=IGNORE,
        ),
        _("# Fields by their path, such as reference.title or quotes.0.text. To see them all:"),
        "# evidence new study --id x --print",
        *(f"# {comment_text(sentence)}" for sentence in left),
    )
    ideas = [
        _("# fixed:               # the same in every record"),
        "#   reference.place.source: the-id-of-a-source",
        _("# themes:              # columns of which each value begins a theme"),
        "#   - Codes",
    ]
    if not mapping.values:
        ideas = [
            _("# values:              # what stands for what, in one column or (*) in all"),
            '#   "*": {NR: not reported}',
            *ideas,
        ]
    return "\n".join((*notes, *mapping_lines(value, None, 0), *ideas)) + "\n"


def first_mapping(grid: Grid, kind: Kind) -> tuple[SheetMapping, list[str]]:
    """Where the columns of a sheet go at first, and why some are left that their names would place.

    Raises nothing: the mapping refuses no row of the sheet.
    """
    exporter = exporter_of([name for name in grid.names if name])
    return _without_refused(grid, _guessed(grid, exporter, kind), kind)


def _guessed(grid: Grid, exporter: Exporter | None, kind: Kind) -> SheetMapping:
    """Where each column goes, as far as its name says it; no field gets two columns."""
    taken: set[str] = set()
    columns: dict[str, str] = {}
    separators: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    for name in filter(None, grid.names):
        path = exporter.path(name) if exporter else _by_name(name, kind)
        path = path or (_by_name(name, kind) if exporter is None else LEAVE)
        if path not in {LEAVE, IGNORE} and (path in taken or wrong_path(path, kind)):
            path = LEAVE
        columns[name] = path
        taken.add(path)
        if exporter and path != LEAVE:
            if mark := exporter.separators.get(plain(name)):
                separators[name] = mark
            if words := exporter.values.get(plain(name)):
                values[name] = dict(words)
    separator = exporter.separator if exporter else SheetMapping({}).separator
    return SheetMapping(columns, separator=separator, separators=separators, values=values)


def _by_name(name: str, kind: Kind) -> str:
    """The field that a column is named for; under a name that spans several, by its own."""
    for part in (name, name.rpartition(BETWEEN)[2]):
        for form, path in _headed(kind.model):
            if re.fullmatch(form, plain(part)):
                return path
    return LEAVE


def _headed(model: type[Record], before: str = "") -> Iterator[tuple[str, str]]:
    """How people head the columns of a record's fields, with the path of each.

    Of a list of parts, the first item.
    """
    for known in typed_fields(model):
        path = f"{before}{known.name}"
        if known.headed:
            yield known.headed, path
        elif known.part:
            yield from _headed(known.part, f"{path}.0." if known.listed else f"{path}.")


def _without_refused(
    grid: Grid, mapping: SheetMapping, kind: Kind
) -> tuple[SheetMapping, list[str]]:
    """The mapping without the columns of which a cell would be refused, and why each is left."""
    left: list[str] = []
    columns = dict(mapping.columns)
    for row in grid.rows:
        for _other in range(_TRIED_AGAIN):
            tried = replace(mapping, columns=columns)
            refused = _refused(KeptRow(row), grid, tried, kind)
            if refused is None:
                break
            name, why = refused
            left.append(
                _(
                    "{name}: left, for row {number}: {why} Then: {columns}",
                    name=name,
                    number=row.number,
                    why=why,
                    columns=columns[name],
                )
            )
            columns[name] = LEAVE
    return replace(mapping, columns=columns), left


def _refused(
    kept: KeptRow, grid: Grid, mapping: SheetMapping, kind: Kind
) -> tuple[str, str] | None:
    """The first column of which a row has a cell that would be refused, and why."""
    entry, problems = read_row(kept, grid, mapping, kind)
    wrong = has_errors(problems)
    if not wrong:
        known = problems_of_known(entry.values, kind) if entry else ()
        wrong = any(problem.kind is not ProblemKind.CONTRADICTION for problem in known)
    if not wrong:
        return None
    for column, name in enumerate(grid.names):
        path = mapping.columns.get(name, LEAVE)
        if not name or path in {LEAVE, IGNORE} or not kept.row.cells[column : column + 1]:
            continue
        alone = replace(mapping, columns={name: path})
        entry, problems = read_row(kept, grid, alone, kind)
        found = [problem for problem in problems if has_errors([problem])]
        if entry:
            found += [
                problem
                for problem in problems_of_known(entry.values, kind)
                if problem.kind is not ProblemKind.CONTRADICTION
            ]
        if found:
            return name, " ".join((found[0].message, found[0].hint)).strip()
    return None
