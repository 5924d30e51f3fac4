"""A column of a data file and what stands in it; a file as a table of such columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.evidence.fields import about, field_of
from generator.evidence.interface import _
from generator.evidence.records.base import Record
from generator.evidence.records.reported import Absence
from generator.publish.exports.cells import csv_text


class ColumnType(StrEnum):
    """What the cells of a column hold, where they hold anything."""

    ID = "id"
    TEXT = "text"
    LIST = "list"
    """Texts or ids, joined with a semicolon."""
    NUMBER = "number"
    NUMBERS = "numbers"
    """Numbers, joined with a semicolon."""


@dataclass(frozen=True)
class Column:
    """A column and what stands in it."""

    name: str
    meaning: str
    type: ColumnType = ColumnType.TEXT
    names: str = ""
    """The table whose rows its ids name, by the first column there; empty where it is none."""
    choices: tuple[tuple[str, str], ...] = ()
    """The words of a closed list, each with what it means."""
    is_prose: bool = False
    """Whether a search in a text ought to look here."""
    tells_mark: bool = False
    """Whether its meaning says what joins several values."""

    @property
    def is_listed(self) -> bool:
        """Whether one cell holds several values."""
        return self.type in {ColumnType.LIST, ColumnType.NUMBERS}


@dataclass(frozen=True)
class Table:
    """One data file."""

    file: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]
    key: int = 1
    """How many columns, from the first, tell its rows apart."""

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.file.removesuffix(".csv")

    @property
    def parquet(self) -> str:
        """The file that holds the same as Parquet."""
        return parquet_file(self.file)

    def absences(self) -> Iterator[tuple[str, str, Absence]]:
        """The cells without a value that say why: the row's id, the column's name, the reason."""
        for row in self.rows:
            for column, cell in zip(self.columns, row, strict=True):
                if isinstance(cell, Absence):
                    yield str(row[0]), column.name, cell

    @property
    def csv(self) -> str:
        """The file's text."""
        return csv_text([column.name for column in self.columns], self.rows)


def parquet_file(file: str) -> str:
    """The file that holds the same as a table's as Parquet."""
    return f"{file.removesuffix('.csv')}.parquet"


def words_column(model: type[Record], name: str) -> Column:
    """The column of a field that holds a word of a closed list: what each word means.

    Raises LookupError where the model has no such field.
    """
    field = field_of(model, name)
    if field is None or not field.choices:
        raise LookupError(f"{model.__name__}.{name} holds no word of a closed list")
    words = " ".join(f"{choice}: {_(choice.meaning)}" for choice in field.choices)
    return Column(
        name,
        f"{_(about(type(field.choices[0])))} {words}",
        ColumnType.ID,
        choices=tuple((str(choice), _(choice.meaning)) for choice in field.choices),
    )


Value = str | int | float | tuple[str | int | float, ...] | None
"""What a program that knows types gets for a cell."""


def value(column: Column, cell: object) -> Value:
    """A cell as a value of its column's type; what is absent, for whatever reason, is None."""
    if isinstance(cell, Absence):
        return None
    if isinstance(cell, list | tuple):
        return tuple(cell) if column.is_listed else ";".join(map(str, cell))
    if column.is_listed and isinstance(cell, str | int | float):
        return (cell,)
    if cell is None or isinstance(cell, str | int | float):
        return cell
    return str(cell)
