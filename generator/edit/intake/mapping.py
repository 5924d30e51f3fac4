"""Which column of a sheet goes to which field, as a mapping file says it.

docs/importing.md shows one with everything that it may say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from generator.edit.intake.assign import CannotPut, rule_at
from generator.edit.intake.decoding import decoded, read_bytes
from generator.edit.intake.grid import Grid
from generator.edit.intake.heads import Heads
from generator.edit.intake.incoming import CannotRead, problem_at
from generator.evidence.interface import _
from generator.evidence.loading.source_map import SourceMap
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.problems import NOWHERE, DataPath, Location, Problem, did_you_mean, listed
from generator.evidence.records.kinds import Kind
from generator.evidence.records.reference import Author
from generator.evidence.text.files import shown_path

LEAVE: Final = "leave"
IGNORE: Final = "ignore"
EVERY: Final = "*"
FIRST_PAGE: Final = "reference.pages.first"
LAST_PAGE: Final = "reference.pages.last"
"""Where a mapping says that pages stand in two columns."""
_KEYS: Final = (
    *("sheet", "header", "header_rows", "separator", "separators", "columns", "values", "fixed"),
    "themes",
)


@dataclass(frozen=True)
class SheetMapping:
    """What a mapping file says."""

    columns: dict[str, str]
    sheet: str | None = None
    header: int = 1
    header_rows: int = 1
    separator: str = ";"
    separators: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    themes: tuple[str, ...] = ()
    """The columns of which each value begins a theme."""

    @property
    def heads(self) -> Heads:
        """The rows that name the columns."""
        return Heads(self.header, self.header_rows)

    def between(self, column: str) -> str:
        """What stands between the items of a list in a cell of a column."""
        return self.separators.get(column, self.separator)

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
            what = _("The mapping is empty: it says of no column where it goes.")
            hint = _("Mend what --draft-mapping said of the sheet, then have it written again.")
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
        header=value.get("header") or 1,
        header_rows=value.get("header_rows") or 1,
        separator=value.get("separator") or ";",
        separators={name: str(mark) for name, mark in (value.get("separators") or {}).items()},
        values={
            name: {str(old): str(new) for old, new in known.items()}
            for name, known in (value.get("values") or {}).items()
        },
        themes=tuple(value.get("themes") or ()),
        fixed={path: str(text) for path, text in (value.get("fixed") or {}).items()},
    )


def unknown_columns(mapping: SheetMapping, grid: Grid) -> Iterator[str]:
    """What the mapping names and the sheet has not, each as a sentence with a suggestion."""
    known = [name for name in grid.names if name]
    for name in dict.fromkeys(
        (*mapping.columns, *mapping.values, *mapping.separators, *mapping.themes)
    ):
        if name not in known and name != EVERY:
            hint = did_you_mean(name, known) or _("There are: {known}.", known=listed(known))
            yield _(
                "The sheet has no column '{name}', which the mapping names. {hint}",
                name=name[:60],
                hint=hint,
            )


def _in_file(shown: str, problem: Problem) -> Problem:
    return replace(problem, location=replace(problem.location, path=shown))


def _problem(source_map: SourceMap, data_path: DataPath, statement: str, hint: str = "") -> Problem:
    return Problem("", source_map.key(data_path), statement, hint, data_path=data_path)


def _problems(value: Any, source_map: SourceMap, kind: Kind) -> Iterator[Problem]:
    if not isinstance(value, dict) or not isinstance(value.get("columns"), dict):
        what = _("The mapping says of no column where it goes.")
        hint = _("Write columns: and below it each column with its field.")
        yield Problem("", Location(source_map.path), what, hint)
        return
    for key in value:
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS) or _("Known: {keys}.", keys=", ".join(_KEYS))
            yield _problem(source_map, (key,), _("'{key}' is not known here.", key=key[:60]), hint)
    wanted = (
        *(("sheet", str, "text"), ("separator", str, "text"), ("header", int, _("a row's number"))),
        ("header_rows", int, _("a number of rows")),
    )
    for key, kind_of_value, words in wanted:
        found = value.get(key)
        if found is not None and (
            not isinstance(found, kind_of_value) or not found or found is True
        ):
            yield _problem(source_map, (key,), _("'{key}' must be {words}.", key=key, words=words))
    header, many = value.get("header", 1), value.get("header_rows", 1)
    if isinstance(header, int) and header < 1:
        yield _problem(source_map, ("header",), _("Rows are counted from 1."))
    elif isinstance(header, int) and isinstance(many, int) and not 1 <= many <= header:
        what = _(
            "header is the last of the rows that name the columns, header_rows how many they are"
        )
        yield _problem(
            source_map, ("header_rows",), _("{what}: from 1 to {header}.", what=what, header=header)
        )
    themes = value.get("themes") or []
    if not isinstance(themes, list | tuple) or not all(isinstance(name, str) for name in themes):
        what = _("'themes' must be a list of columns.")
        yield _problem(source_map, ("themes",), what, _("Write - and a name on each line."))
    yield from _wrong_paths(value, source_map, kind)
    known = value.get("values")
    for name, texts in known.items() if isinstance(known, dict) else ():
        if not isinstance(texts, dict):
            what = _("The values of '{name}' must say what stands for what.", name=name[:60])
            yield _problem(
                source_map, ("values", name), what, _("Write {form}.", form="{UK: United Kingdom}")
            )
    for key in ("values", "fixed", "separators"):
        if value.get(key) is not None and not isinstance(value[key], dict):
            yield _problem(source_map, (key,), _("'{key}' must be a mapping of fields.", key=key))


def _wrong_paths(value: Mapping[str, Any], source_map: SourceMap, kind: Kind) -> Iterator[Problem]:
    """Columns and fixed values that lead to no field, and fields that get two columns."""
    seen: dict[str, str] = {}
    pairs = [(("columns", name), path) for name, path in value["columns"].items()]
    fixed = value.get("fixed")
    pairs += [(("fixed", path), path) for path in (fixed if isinstance(fixed, dict) else {})]
    for key, path in pairs:
        if not isinstance(path, str):
            yield _problem(
                source_map,
                key,
                _("'{key}' must name one field.", key=key[1][:60]),
                _("Or write: {leave}.", leave=LEAVE),
            )
        elif path not in {LEAVE, IGNORE}:
            if problem := wrong_path(path, kind):
                yield replace(problem, location=source_map.key(key), data_path=key)
                continue
            if path in seen:
                what = _(
                    "'{path}' gets two values: '{seen}' and '{key}'.",
                    path=path[:120],
                    seen=seen[path][:60],
                    key=key[1][:60],
                )
                yield _problem(
                    source_map, key, what, _("Write {leave} for one of them.", leave=LEAVE)
                )
            seen.setdefault(path, key[1])


def wrong_path(path: str, kind: Kind) -> Problem | None:
    """Why a column cannot go to a path; None where it can.

    A part that may be absent as a whole can be named, for the rows in which it is.
    """
    if path in {FIRST_PAGE, LAST_PAGE}:
        return None
    try:
        rule = rule_at(kind.model, path)
    except CannotPut as error:
        return error.problem
    if rule.part in {None, Author} or (rule.may_be_absent and not rule.listed):
        return None
    what = _("'{path}' has fields of its own.", path=path[:120])
    return Problem("", NOWHERE, what, _("Name one of them: {path}.…", path=path[:80]))
