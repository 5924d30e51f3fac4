"""The tables as Parquet files, typed: a file a table, lists as lists, what is absent as null.

The extra ``parquet`` writes them, so this module is imported once it is known to be there. A column
carries its meaning, a file its title. The same tables give the same bytes with one version of the
library; Snappy packs them, which every reader unpacks.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from arro3.core import Array, DataType, Field, Schema, list_array
from arro3.core import Table as ArrowTable
from arro3.io import write_parquet

from generator.publish.exports.columns import Column, ColumnType, Table, value

_NUMBERS: Final = {ColumnType.NUMBER, ColumnType.NUMBERS}


def parquet(table: Table) -> bytes:
    """The file's bytes."""
    cells = [
        [value(column, row[at]) for row in table.rows] for at, column in enumerate(table.columns)
    ]
    key = {column.name for column in table.columns[: table.key]}
    fields = []
    arrays = []
    for column, values in zip(table.columns, cells, strict=True):
        array = (
            _listed(column, values) if column.is_listed else Array(values, _type(column, values))
        )
        arrays.append(array)
        fields.append(
            Field(
                column.name,
                array.type,
                nullable=column.name not in key,
                metadata={"description": column.meaning},
            )
        )
    about = {"title": table.title, "description": table.description}
    written = BytesIO()
    write_parquet(
        ArrowTable.from_arrays(arrays, schema=Schema(fields, metadata=about)),
        written,
        compression="snappy",
    )
    return written.getvalue()


def _type(column: Column, values: Sequence[Any]) -> DataType:
    if column.type not in _NUMBERS:
        return DataType.string()
    return DataType.float64() if any(isinstance(one, float) for one in values) else DataType.int64()


def _listed(column: Column, values: Sequence[Any]) -> Array:
    """Lists as lists: where the review says nothing, null; where there is none, an empty one."""
    items = [one for each in values for one in each or ()]
    kind = _type(column, items)
    ends = [0]
    for each in values:
        ends.append(ends[-1] + len(each or ()))
    return list_array(
        Array(ends, DataType.int32()),
        Array(items, kind),
        type=DataType.list(Field("item", kind)),
        mask=Array([each is None for each in values], DataType.bool()),
    )
