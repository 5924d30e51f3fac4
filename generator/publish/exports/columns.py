"""A column of a data file and what stands in it; a file as a table of such columns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.evidence.fields import about, field_of
from generator.evidence.records.base import Record
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


@dataclass(frozen=True)
class Table:
    """One data file."""

    file: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]

    @property
    def csv(self) -> str:
        """The file's text."""
        return csv_text([column.name for column in self.columns], self.rows)


def words_column(model: type[Record], name: str) -> Column:
    """The column of a field that holds a word of a closed list: what each word means.

    Raises LookupError where the model has no such field.
    """
    field = field_of(model, name)
    if field is None or not field.choices:
        raise LookupError(f"{model.__name__}.{name} holds no word of a closed list")
    words = " ".join(f"{choice}: {choice.meaning}" for choice in field.choices)
    return Column(name, f"{about(type(field.choices[0]))} {words}", ColumnType.ID)
