"""The tables as one SQLite database: typed and strict, lists as tables of their own, with search.

A table has the columns of the data file of its name. What a cell of the file joins stands in a
table of its own, named by both: ``findings_studies`` says which studies a finding cites. ``absent``
says why a value is not known, ``columns`` what each column means, ``about`` what all this is. Texts
are searched by FTS5 tables (``search_findings``), spelt so that programs that look for them find
them: Datasette 0.65 takes the name of the content in double quotes or brackets, in single ones it
passes over the table, and shows every row for any search.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.publish.exports.columns import Column, ColumnType, Table, Value, value
from generator.publish.exports.document import SCHEMA_VERSION
from generator.publish.exports.workbook import DICTIONARY, absent_rows, dictionary

_VIEWS: Final = {
    "findings_of_studies": """
        SELECT s.study, s.year, s.title AS study_title, f.finding, t.title AS theme_title,
               f.statement
        FROM findings_studies AS fs
        JOIN studies AS s ON s.study = fs.study
        JOIN findings AS f ON f.finding = fs.finding
        JOIN themes AS t ON t.theme = f.theme
        ORDER BY s.study, f.finding""",
    "quotes_of_themes": """
        SELECT t.theme, t.title AS theme_title, q.quote, q.text, q.study, s.year
        FROM quotes_themes AS qt
        JOIN quotes AS q ON q.quote = qt.quote
        JOIN themes AS t ON t.theme = qt.theme
        JOIN studies AS s ON s.study = q.study
        ORDER BY t.theme, q.quote""",
    "not_cited": """
        SELECT s.study, t.theme
        FROM studies AS s CROSS JOIN themes AS t
        LEFT JOIN matrix AS m ON m.study = s.study AND m.theme = t.theme
        WHERE m.study IS NULL
        ORDER BY s.study, t.theme""",
    "findings_that_cite_nobody": """
        SELECT f.finding, f.theme, f.statement, f.attribution
        FROM findings AS f
        WHERE NOT EXISTS (SELECT 1 FROM findings_studies AS fs WHERE fs.finding = f.finding)
        ORDER BY f.finding""",
}
"""The common questions, by the name of the view that answers each."""


def database(tables: Sequence[Table], about: Iterable[tuple[str, str]]) -> bytes:
    """The file's bytes: the same for the same tables and the same version of SQLite."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("PRAGMA page_size = 1024")  # many small tables: a third of the bytes
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        keys = {table.name: table.columns[0].name for table in tables}
        for table in _parents_first(tables):
            _fill(connection, table, keys)
        _plain(connection, "absent", ("table", "row", "column", "why"), absent_rows(tables))
        _plain(connection, "columns", DICTIONARY, dictionary(tables))
        _plain(connection, "about", ("name", "value"), about)
        for name, question in _VIEWS.items():
            connection.execute(f"CREATE VIEW {_quoted(name)} AS {question.strip()}")
        connection.commit()
        connection.execute("VACUUM")
        return connection.serialize()
    finally:
        connection.close()


def _parents_first(tables: Sequence[Table]) -> Iterator[Table]:
    """Each table after those that its columns name."""
    left = list(tables)
    done: set[str] = set()
    while left:
        for table in left:
            named = {column.names for column in table.columns if column.names} - {table.name}
            if named <= done:
                break
        else:
            raise ValueError(f"Tables name each other in a circle: {[t.name for t in left]}")
        left.remove(table)
        done.add(table.name)
        yield table


def _fill(connection: sqlite3.Connection, table: Table, keys: dict[str, str]) -> None:
    single = [(at, one) for at, one in enumerate(table.columns) if not one.is_listed]
    rows = [
        [value(column, row[at]) for at, column in enumerate(table.columns)] for row in table.rows
    ]
    key = [column.name for column in table.columns[: table.key]]
    lines = [
        f"{_quoted(column.name)} {_type(column, [row[at] for row in rows])}"
        + (" NOT NULL" if column.name in key else "")
        + _references(column, keys)
        for at, column in single
    ]
    lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, key))})")
    _create(connection, table.name, lines)
    _insert(connection, table.name, ([row[at] for at, _ in single] for row in rows))
    for at, column in enumerate(table.columns):
        if column.is_listed:
            _fill_list(connection, table, column, [(row[0], row[at]) for row in rows], keys)
    prose = [column.name for column in table.columns if column.is_prose]
    if prose:
        _search(connection, table.name, prose)


def _fill_list(
    connection: sqlite3.Connection,
    table: Table,
    column: Column,
    cells: Sequence[tuple[Value, Value]],
    keys: dict[str, str],
) -> None:
    """What the cells of a column join, a row each, in their order."""
    owner = table.columns[0].name
    listed = [(key, each if isinstance(each, tuple) else ()) for key, each in cells]
    name = keys.get(column.names, "value")
    values = [one for _, each in listed for one in each]
    _create(
        connection,
        f"{table.name}_{column.name}",
        (
            f"{_quoted(owner)} TEXT NOT NULL REFERENCES {_quoted(table.name)}({_quoted(owner)})",
            '"position" INTEGER NOT NULL',
            f"{_quoted(name)} {_type(column, values)} NOT NULL{_references(column, keys)}",
            f'PRIMARY KEY ({_quoted(owner)}, "position")',
        ),
    )
    _insert(
        connection,
        f"{table.name}_{column.name}",
        ((key, place, one) for key, each in listed for place, one in enumerate(each, 1)),
    )


def _search(connection: sqlite3.Connection, table: str, prose: Sequence[str]) -> None:
    index = _quoted(f"search_{table}")
    columns = ", ".join(map(_quoted, prose))
    connection.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5("
        f"{columns}, content={_quoted(table)}, tokenize='porter unicode61')"
    )
    connection.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")  # noqa: S608 - quoted


def _plain(
    connection: sqlite3.Connection,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
) -> None:
    _create(connection, name, [f"{_quoted(column)} TEXT NOT NULL" for column in columns])
    _insert(connection, name, rows)


def _type(column: Column, cells: Iterable[Value]) -> str:
    if column.type not in {ColumnType.NUMBER, ColumnType.NUMBERS}:
        return "TEXT"
    return "REAL" if any(isinstance(one, float) for one in cells) else "INTEGER"


def _references(column: Column, keys: dict[str, str]) -> str:
    if not column.names:
        return ""
    return f" REFERENCES {_quoted(column.names)}({_quoted(keys[column.names])})"


def _create(connection: sqlite3.Connection, name: str, lines: Iterable[str]) -> None:
    connection.execute(f"CREATE TABLE {_quoted(name)} ({', '.join(lines)}) STRICT")


def _insert(connection: sqlite3.Connection, name: str, rows: Iterable[Sequence[Value]]) -> None:
    for row in rows:
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {_quoted(name)} VALUES ({marks})", tuple(row))  # noqa: S608 - quoted


def _quoted(name: str) -> str:
    """A name as SQL writes it; no text of a contributor can leave it."""
    return '"' + name.replace('"', '""') + '"'
