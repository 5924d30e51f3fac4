"""Which column of a sheet goes to which field: read from a mapping file, or drafted for a sheet.

docs/importing.md shows one with everything that it may say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from generator.edit.intake.assign import CannotPut, rule_at
from generator.edit.intake.decoding import decoded, read_bytes
from generator.edit.intake.grid import Grid
from generator.edit.intake.incoming import CannotRead, problem_at
from generator.edit.writing.layout import mapping_lines
from generator.evidence.fields import typed_fields
from generator.evidence.loading.source_map import SourceMap
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.problems import DataPath, Location, Problem, did_you_mean
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import Kind
from generator.evidence.records.reference import Author
from generator.evidence.records.study import Study
from generator.evidence.text.files import shown_path

LEAVE: Final = "leave"
IGNORE: Final = "ignore"
EVERY: Final = "*"
_KEYS: Final = ("sheet", "header", "separator", "columns", "values", "fixed")


@dataclass(frozen=True)
class SheetMapping:
    """What a mapping file says."""

    columns: dict[str, str]
    sheet: str | None = None
    header: int = 1
    separator: str = ";"
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)

    def value(self, column: str, text: str) -> str:
        """What a cell's text stands for."""
        for name in (column, EVERY):
            known = self.values.get(name, {})
            if text in known:
                return known[text]
        return text


def read_mapping(file: Path, kind: Kind) -> SheetMapping:
    """The mapping in a file; raises CannotRead with everything that is wrong with it."""
    shown = shown_path(file)
    try:
        if file.is_file() and not file.stat().st_size:
            what = "The mapping is empty: it says of no column where it goes."
            hint = "Mend what --draft-mapping said of the sheet, then have it written again."
            raise CannotRead(problem_at(0, what, hint))
        text = decoded(read_bytes(file))
    except CannotRead as error:
        raise CannotRead(*(_in_file(shown, problem) for problem in error.problems)) from None
    value, source_map, problems = read_yaml(text.encode("utf-8"), shown)
    problems = problems or tuple(_problems(value, source_map, kind))
    if problems:
        raise CannotRead(*problems)
    return SheetMapping(
        columns={name: str(path) for name, path in value["columns"].items()},
        sheet=value.get("sheet"),
        header=value.get("header", 1),
        separator=value.get("separator", ";"),
        values={
            name: {str(old): str(new) for old, new in known.items()}
            for name, known in (value.get("values") or {}).items()
        },
        fixed={path: str(text) for path, text in (value.get("fixed") or {}).items()},
    )


def unknown_columns(mapping: SheetMapping, grid: Grid) -> Iterator[str]:
    """What the mapping names and the sheet has not, each as a sentence with a suggestion."""
    known = [name for name in grid.names if name]
    for name in (*mapping.columns, *mapping.values):
        if name not in known and name != EVERY:
            hint = did_you_mean(name, known) or f"There are: {', '.join(known)[:300]}."
            yield f"The sheet has no column '{name[:60]}', which the mapping names. {hint}"


def drafted_mapping(grid: Grid, sheet: str | None, header: int) -> str:
    """A first mapping for a sheet: what its columns' names suggest; the rest goes to comments."""
    taken: set[str] = set()
    columns = {}
    for name in filter(None, grid.names):
        plain = re.sub(r"[\s_]+", " ", name.casefold()).strip()
        guesses = (to for form, to in _headed(Study) if re.fullmatch(form, plain))
        path = next(guesses, LEAVE)
        columns[name] = LEAVE if path in taken else path
        taken.add(path)
    value: dict[str, Any] = {**({"sheet": sheet} if sheet else {}), "header": header}
    value |= {"separator": ";", "columns": columns}
    notes = (
        "# Which column goes to which field. A guess from their names: look it through.",
        f"# {LEAVE}: into a comment of the record. {IGNORE}: nowhere.",
        "# Fields by their path, such as reference.title or quotes.0.text. To see them all:",
        "# evidence new study --id x --print",
    )
    ideas = (
        "# values:              # what stands for what, in one column or (*) in all",
        '#   "*": {NR: not reported}',
        "# fixed:               # the same in every record",
        "#   reference.place.source: the-id-of-a-source",
    )
    return "\n".join((*notes, *mapping_lines(value, None, 0), *ideas)) + "\n"


def _headed(model: type[Record], before: str = "") -> Iterator[tuple[str, str]]:
    """How people head the columns of a record's fields, with the path of each."""
    for known in typed_fields(model):
        if known.headed:
            yield known.headed, f"{before}{known.name}"
        if known.part and not known.listed:
            yield from _headed(known.part, f"{before}{known.name}.")


def _in_file(shown: str, problem: Problem) -> Problem:
    return replace(problem, location=replace(problem.location, path=shown))


def _problem(source_map: SourceMap, data_path: DataPath, statement: str, hint: str = "") -> Problem:
    return Problem("", source_map.key(data_path), statement, hint, data_path=data_path)


def _problems(value: Any, source_map: SourceMap, kind: Kind) -> Iterator[Problem]:
    if not isinstance(value, dict) or not isinstance(value.get("columns"), dict):
        what = "The mapping says of no column where it goes."
        hint = "Write columns: and below it each column with its field."
        yield Problem("", Location(source_map.path), what, hint)
        return
    for key in value:
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS) or f"Known: {', '.join(_KEYS)}."
            yield _problem(source_map, (key,), f"'{key[:60]}' is not known here.", hint)
    wanted = (("sheet", str, "text"), ("separator", str, "text"), ("header", int, "a row's number"))
    for key, kind_of_value, words in wanted:
        found = value.get(key)
        if found is not None and (
            not isinstance(found, kind_of_value) or not found or found is True
        ):
            yield _problem(source_map, (key,), f"'{key}' must be {words}.")
    if isinstance(value.get("header"), int) and value["header"] < 1:
        yield _problem(source_map, ("header",), "Rows are counted from 1.")
    yield from _wrong_paths(value, source_map, kind)
    known = value.get("values")
    for name, texts in known.items() if isinstance(known, dict) else ():
        if not isinstance(texts, dict):
            what = f"The values of '{name[:60]}' must say what stands for what."
            yield _problem(source_map, ("values", name), what, "Write {UK: United Kingdom}.")
    for key in ("values", "fixed"):
        if value.get(key) is not None and not isinstance(value[key], dict):
            yield _problem(source_map, (key,), f"'{key}' must be a mapping of fields.")


def _wrong_paths(value: Mapping[str, Any], source_map: SourceMap, kind: Kind) -> Iterator[Problem]:
    """Columns and fixed values that lead to no field, and fields that get two columns."""
    seen: dict[str, str] = {}
    pairs = [(("columns", name), path) for name, path in value["columns"].items()]
    fixed = value.get("fixed")
    pairs += [(("fixed", path), path) for path in (fixed if isinstance(fixed, dict) else {})]
    for key, path in pairs:
        if not isinstance(path, str):
            yield _problem(
                source_map, key, f"'{key[1][:60]}' must name one field.", f"Or write: {LEAVE}."
            )
        elif path not in {LEAVE, IGNORE}:
            try:
                rule = rule_at(kind.model, path)
            except CannotPut as error:
                yield replace(error.problem, location=source_map.key(key), data_path=key)
                continue
            if rule.part not in {None, Author}:
                what = f"'{path[:120]}' has fields of its own."
                yield _problem(source_map, key, what, f"Name one of them: {path[:80]}.…")
            if path in seen:
                what = f"'{path[:120]}' gets two values: '{seen[path][:60]}' and '{key[1][:60]}'."
                yield _problem(source_map, key, what, f"Write {LEAVE} for one of them.")
            seen.setdefault(path, key[1])
