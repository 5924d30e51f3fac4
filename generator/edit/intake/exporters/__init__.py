"""How other programs head the columns of the sheets that they export: a TOML file a program.

Each says where its form is described (``documented``), by which columns a sheet is known to be of
the program (``known_by``), and where each column goes (``columns``); ``separators`` (and
``separator``, for all columns) has what stands between the items of a cell where that is no
semicolon, ``values`` what its words stand for. Names
are compared without regard to case. Columns that no file knows go into comments.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Exporter:
    """The sheets of one program."""

    name: str
    documented: str
    known_by: tuple[str, ...]
    columns: Mapping[str, str]
    separator: str = ";"
    separators: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def path(self, column: str) -> str | None:
        """Where a column goes; None where the program is not known to have it."""
        return self.columns.get(plain(column))


def plain(name: str) -> str:
    """The name of a column as two are compared.

    >>> plain(" Publication_Year ")
    'publication year'
    """
    return " ".join(name.replace("_", " ").split()).casefold()


@cache
def exporters() -> tuple[Exporter, ...]:
    """The programs that are known, in the order of their files."""
    files = sorted(Path(__file__).parent.glob("*.toml"))
    return tuple(_read(tomllib.loads(file.read_text(encoding="utf-8"))) for file in files)


def exporter_of(names: Sequence[str]) -> Exporter | None:
    """The program that has exported a sheet with these columns; None where it is not known.

    Of several that it could be, the one that knows most of its columns.
    """
    found = {plain(name) for name in names}
    fitting = [known for known in exporters() if found.issuperset(known.known_by)]
    return max(fitting, key=lambda known: len(found & set(known.columns)), default=None)


def _read(value: dict[str, Any]) -> Exporter:
    return Exporter(
        name=value["name"],
        documented=value["documented"],
        known_by=tuple(map(plain, value["known_by"])),
        columns={plain(name): path for name, path in value["columns"].items()},
        separator=value.get("separator", ";"),
        separators={plain(name): mark for name, mark in value.get("separators", {}).items()},
        values={plain(name): words for name, words in value.get("values", {}).items()},
    )
