"""All tables in one file, and the files that describe them: read back by other programs."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from io import BytesIO
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edit.intake.from_qdc import read_codebook
from generator.evidence.catalogue import Catalogue
from generator.publish.exports import (
    CODEBOOK_FILE,
    DATABASE_FILE,
    PACKAGE_FILE,
    WORKBOOK_FILE,
    data_files,
    whole_files,
)
from generator.publish.exports.cells import cell
from generator.publish.exports.columns import Column, ColumnType, Table, value
from generator.publish.exports.database import database
from generator.publish.exports.matrix_table import cells_table
from generator.publish.exports.tables import tables
from generator.publish.exports.workbook import TooLong, workbook
from tests.shared import Built


@pytest.fixture(scope="module")
def synthesis(built: Built) -> Catalogue:
    """Either synthesis."""
    return built.catalogue


@pytest.fixture(scope="module")
def whole(synthesis: Catalogue) -> dict[str, bytes]:
    return whole_files(synthesis)


@pytest.fixture(scope="module")
def asked(whole: dict[str, bytes]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(whole[DATABASE_FILE])
    return connection


@pytest.fixture(scope="module")
def package(synthesis: Catalogue) -> dict[str, Any]:
    described: dict[str, Any] = json.loads(data_files(synthesis)[PACKAGE_FILE])
    return described


def _table(*cells: object, kind: ColumnType = ColumnType.TEXT) -> Table:
    columns = (Column("row", "Its id.", ColumnType.ID), Column("cell", "What is tried.", kind))
    rows = tuple((f"row-{at}", one) for at, one in enumerate(cells))
    return Table("tried.csv", "Tried", "One row a cell.", columns, rows)


# --- the workbook ----------------------------------------------------------------------------


def test_a_text_with_no_room_in_a_cell_is_an_error_and_not_left_out() -> None:
    with pytest.raises(TooLong, match="32,767 characters"):
        workbook([_table("a" * 32_768)], [])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20), max_size=4))
def test_a_text_comes_back_as_the_text_it_is(texts: list[str]) -> None:
    texts = ["=1+1", "9/10/11", "007", "http://example.org", "_x0041_", "TRUE", *texts]
    read = openpyxl.load_workbook(BytesIO(workbook([_table(*texts)], [])))
    cells = [row[1] for row in read["tried"].iter_rows(min_row=2)]
    assert [one.value or "" for one in cells] == texts
    assert {one.data_type for one in cells if one.value} == {"s"}


def test_the_workbook_has_a_sheet_a_table_with_values_of_their_type(
    whole: dict[str, bytes], synthesis: Catalogue
) -> None:
    read = openpyxl.load_workbook(BytesIO(whole[WORKBOOK_FILE]))
    made = tables(synthesis)
    assert read.sheetnames == ["about", *(table.name for table in made), "absent", "columns"]
    assert {sheet.freeze_panes for sheet in read} == {"B2"}
    for table in made:
        heads, *rows = read[table.name].iter_rows(values_only=True)
        assert list(heads) == [column.name for column in table.columns]
        assert rows == [
            tuple(_in_sheet(column, one) for column, one in zip(table.columns, row, strict=True))
            for row in table.rows
        ]
    reasons = list(read["absent"].iter_rows(min_row=2, values_only=True))
    assert reasons == [
        (table.name, row, column, absence.words)
        for table in made
        for row, column, absence in table.absences()
    ]


def _in_sheet(column: Column, one: object) -> object:
    typed = value(column, one)
    shown = cell(typed) if isinstance(typed, tuple) else typed
    return None if shown == "" else shown


# --- the database ----------------------------------------------------------------------------


def test_what_names_no_row_is_refused_by_the_database() -> None:
    other = Table(
        "others.csv",
        "Others",
        "One row an id.",
        (Column("other", "Its id.", ColumnType.ID), Column("row", "What it names.", names="tried")),
        (("other-1", "nobody"),),
    )
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database([other, _table("a")], [])
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        database([_table("many", kind=ColumnType.NUMBER)], [])


def test_the_database_is_whole_and_its_tables_are_strict(asked: sqlite3.Connection) -> None:
    assert asked.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert asked.execute("PRAGMA foreign_key_check").fetchall() == []
    lax = "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict"
    own = {"sqlite_schema", "sqlite_temp_schema"}
    assert {name for (name,) in asked.execute(lax)} == own


def test_the_database_has_what_the_tables_have(
    asked: sqlite3.Connection, synthesis: Catalogue
) -> None:
    made = {table.name: table for table in (*tables(synthesis), cells_table(synthesis))}
    assert {"studies", "themes", "findings", "quotes", "matrix"} <= set(made)
    for name, table in made.items():
        single = [at for at, column in enumerate(table.columns) if not column.is_listed]
        rows = [tuple(value(table.columns[at], row[at]) for at in single) for row in table.rows]
        assert asked.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall() == rows
        for at, column in enumerate(table.columns):
            if column.is_listed:
                question = f'SELECT * FROM "{name}_{column.name}" ORDER BY rowid'
                assert asked.execute(question).fetchall() == [
                    (row[0], place, one)
                    for row in table.rows
                    for place, one in enumerate(_each(value(column, row[at])), 1)
                ]


def _each(typed: object) -> tuple[object, ...]:
    return typed if isinstance(typed, tuple) else ()


def test_one_value_in_a_column_of_lists_is_a_list_of_one() -> None:
    (column,) = _table("Age", kind=ColumnType.LIST).columns[1:]
    assert value(column, "Age") == ("Age",)
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database([_table("Age", kind=ColumnType.LIST)], []))
    assert connection.execute("SELECT value FROM tried_cell").fetchall() == [("Age",)]


def test_a_study_and_a_theme_are_in_the_matrix_or_among_what_is_not_cited(
    asked: sqlite3.Connection, synthesis: Catalogue
) -> None:
    pairs = [
        tuple(row)
        for question in ("SELECT study, theme FROM matrix", "SELECT study, theme FROM not_cited")
        for row in asked.execute(question)
    ]
    assert sorted(pairs) == sorted(
        (study.id, theme.id) for study in synthesis.studies for theme in synthesis.themes
    )


def test_each_view_answers(asked: sqlite3.Connection, synthesis: Catalogue) -> None:
    cited = sum(len(finding.statement.studies) for finding in synthesis.findings)
    nobody = sum(not finding.statement.studies for finding in synthesis.findings)
    under = sum(len(quoted.quote.themes) for quoted in synthesis.quotes)
    for view, expected in (
        ("findings_of_studies", cited),
        ("quotes_of_themes", under),
        ("findings_that_cite_nobody", nobody),
    ):
        assert asked.execute(f"SELECT count(*) FROM {view}").fetchone() == (expected,)


def test_search_is_spelt_so_that_datasette_finds_it(asked: sqlite3.Connection) -> None:
    """Datasette 0.65 looks for the table's name in double quotes or in brackets."""
    spelt = dict(asked.execute("SELECT name, sql FROM sqlite_master WHERE sql LIKE '%fts5%'"))
    assert 'content="findings"' in spelt["search_findings"]
    (first,) = asked.execute("SELECT statement FROM findings ORDER BY rowid LIMIT 1").fetchone()
    word = max(first.replace(".", " ").replace(",", " ").split(), key=len)
    found = asked.execute(
        "SELECT statement FROM findings WHERE rowid IN "
        "(SELECT rowid FROM search_findings WHERE search_findings MATCH ?)",
        (f'"{word}"',),
    ).fetchall()
    assert (first,) in found


def test_the_same_content_gives_the_same_bytes_of_whole_files(
    whole: dict[str, bytes], synthesis: Catalogue
) -> None:
    assert whole_files(synthesis) == whole


# --- what describes them ---------------------------------------------------------------------


def test_the_package_tells_the_bytes_of_each_table(
    package: dict[str, Any], synthesis: Catalogue
) -> None:
    files = data_files(synthesis)
    told = {one["path"]: (one["bytes"], one["hash"]) for one in package["resources"]}
    assert told == {
        name: (len(text.encode()), f"sha256:{hashlib.sha256(text.encode()).hexdigest()}")
        for name, text in files.items()
        if name.endswith(".csv")
    }


def test_keys_and_words_of_the_package_hold(package: dict[str, Any], synthesis: Catalogue) -> None:
    """Frictionless 5.21 checks neither unique keys nor categories."""
    made = {table.name: table for table in tables(synthesis)}
    assert [one["name"] for one in package["resources"]] == list(made)
    for one in package["resources"]:
        table, schema = made[one["name"]], one["schema"]
        names = [column.name for column in table.columns]
        assert [field["name"] for field in schema["fields"]] == names
        keys = [tuple(row[names.index(key)] for key in schema["primaryKey"]) for row in table.rows]
        assert len(set(keys)) == len(keys)
        missing = {"", *(words["value"] for words in schema["missingValues"])}
        for at, field in enumerate(schema["fields"]):
            written = {cell(row[at]) for row in table.rows}
            words = {choice["value"] for choice in field.get("categories", ())}
            assert not words or written <= words | missing
        labels = [words["label"] for words in schema["missingValues"]]
        assert len(set(labels)) == len(labels), "the standard has each label once"


def test_the_codebook_comes_back_by_our_own_door(synthesis: Catalogue) -> None:
    codes = read_codebook(data_files(synthesis)[CODEBOOK_FILE].encode())
    assert [code.name for code in codes] == [theme.title for theme in synthesis.themes]
    for code, theme in zip(codes, synthesis.themes, strict=True):
        assert theme.summary.split()[0] in code.description
