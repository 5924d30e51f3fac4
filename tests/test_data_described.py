"""Files beside the tables: typed tables, descriptions for archives, examples that run."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from arro3.io import read_parquet

from generator.evidence.catalogue import Catalogue
from generator.evidence.records.publication import Publication
from generator.evidence.records.reference import Author
from generator.publish.exports import data_files, listed_files, whole_files
from generator.publish.exports.citable import Published, published_site
from generator.publish.exports.columns import Column, ColumnType, Table, value
from generator.publish.exports.crate import ro_crate
from generator.publish.exports.examples import Asked, asked
from generator.publish.exports.licences import spdx_id
from generator.publish.exports.listing import (
    CFF_FILE,
    CRATE_FILE,
    DATABASE_FILE,
    DATACITE_FILE,
)
from generator.publish.exports.matrix_table import cells_table
from generator.publish.exports.parquet import parquet
from generator.publish.exports.tables import tables
from tests.shared import Built


@pytest.fixture(scope="module")
def synthesis(built: Built) -> Catalogue:
    """Either synthesis."""
    return built.catalogue


@pytest.fixture(scope="module")
def whole(synthesis: Catalogue) -> dict[str, bytes]:
    return whole_files(synthesis)


def _site(**said: Any) -> Published:
    return Published(
        **{
            **dict.fromkeys(Published.__dataclass_fields__, ""),
            "name": "Gardens",
            "description": "What gardens do.",
            "editors": (),
            **said,
        }
    )


# --- Parquet ---------------------------------------------------------------------------------


def test_a_text_among_numbers_is_refused() -> None:
    columns = (Column("row", "Its id.", ColumnType.ID), Column("n", "A number.", ColumnType.NUMBER))
    with pytest.raises((TypeError, ValueError)):
        parquet(Table("tried.csv", "Tried", "One row a cell.", columns, (("a", "many"),)))


def test_each_table_is_a_parquet_file_with_values_of_their_type(
    whole: dict[str, bytes], synthesis: Catalogue
) -> None:
    made = {table.name: table for table in (*tables(synthesis), cells_table(synthesis))}
    assert {f"{name}.parquet" for name in (*made, "absent")} == {
        name for name in whole if name.endswith(".parquet")
    }
    for name, table in made.items():
        read = read_parquet(BytesIO(whole[f"{name}.parquet"])).read_all()
        assert read.column_names == [column.name for column in table.columns]
        for at, column in enumerate(table.columns):
            cells = [value(column, row[at]) for row in table.rows]
            expected = [list(one) if isinstance(one, tuple) else one for one in cells]
            assert read[column.name].to_pylist() == expected
            assert read.schema.field(column.name).metadata_str["description"] == column.meaning


# --- for archives ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/licenses/by/4.0/", ""),
        ("https://creativecommons.org/licenses/by-nc-sa/3.0/deed.de", "CC-BY-NC-SA-3.0"),
        ("http://creativecommons.org/publicdomain/zero/1.0", "CC0-1.0"),
    ],
)
def test_a_licence_is_known_by_its_address(address: str, expected: str) -> None:
    assert spdx_id(address) == expected


def test_the_crate_names_every_file_and_nothing_that_is_not_there(
    whole: dict[str, bytes], synthesis: Catalogue
) -> None:
    files = data_files(synthesis)
    graph = {one["@id"]: one for one in json.loads(files[CRATE_FILE])["@graph"]}
    root = graph["./"]
    parts = {part["@id"] for part in root["hasPart"]}
    there = {name for name in (*files, *whole) if "/" not in name}
    assert parts == there - {CRATE_FILE} | {"references/"}
    assert parts <= set(graph), "each has a description of its own"
    named = [one["@id"] for entity in graph.values() for one in _references(entity)]
    assert {name for name in named if name not in graph} == {"https://w3id.org/ro/crate/1.1"}
    assert root["name"]
    assert root["license"]
    assert str(root["datePublished"])[:2] == "20"


def test_an_id_of_the_crate_names_one_thing_though_two_have_one_identifier(
    catalogue: Catalogue,
) -> None:
    parts = tuple(Author(name=name, ror="02mhbdp94") for name in ("School A", "School B"))
    one = next(iter(catalogue.sources.values()))
    twice = {**catalogue.sources, "appendix": one.model_copy(update={"id": "appendix"})}
    graph = json.loads(ro_crate(replace(catalogue, sources=twice), _site(editors=parts), ()))
    ids = [entity["@id"] for entity in graph["@graph"]]
    assert len(ids) == len(set(ids))
    names = {entity["@id"]: entity.get("name") for entity in graph["@graph"]}
    root = next(entity for entity in graph["@graph"] if entity["@id"] == "./")
    assert [names[maker["@id"]] for maker in root["author"]] == ["School A", "School B"]


def _references(entity: dict[str, Any]) -> list[dict[str, str]]:
    values = [each if isinstance(each, list) else [each] for each in entity.values()]
    return [one for each in values for one in each if isinstance(one, dict)]


def test_the_day_is_that_of_the_content_and_what_is_not_known_is_not_told(
    catalogue: Catalogue,
) -> None:
    people = (Author(family="van der Berg", given="Jo", orcid="0000-0002-1825-0097"),)
    full = _site(
        editors=people,
        publisher="A university",
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        doi="10.5555/evidence.1",
        day="2026-05-03",
        address="https://example.org/",
        data="data/",
    )
    files, bare = data_files(catalogue, full), data_files(catalogue, _site())
    cff = yaml.safe_load(files[CFF_FILE])
    assert cff["date-released"] == "2026-05-03"
    assert cff["license"] == "CC-BY-4.0"
    assert cff["authors"][0] == {
        "family-names": "Berg",
        "given-names": "Jo",
        "name-particle": "van der",
        "orcid": "https://orcid.org/0000-0002-1825-0097",
    }
    record = json.loads(files[DATACITE_FILE])
    assert record["publicationYear"] == "2026"
    assert record["creators"][0]["name"] == "van der Berg, Jo"
    assert record["identifiers"] == [{"identifier": "10.5555/evidence.1", "identifierType": "DOI"}]
    assert "date-released" not in yaml.safe_load(bare[CFF_FILE])
    assert yaml.safe_load(bare[CFF_FILE])["authors"] == [{"name": "Gardens"}]
    told = json.loads(bare[DATACITE_FILE])
    assert "rightsList" not in told
    assert told["publicationYear"] != "2026"


# --- examples --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def question(synthesis: Catalogue) -> Asked:
    found = asked(synthesis, tables(synthesis), str)
    assert found is not None
    return found


def _code(question: Asked, program: str) -> str:
    (code,) = (one.code for one in question.examples if one.program == program)
    return code


def _expected(synthesis: Catalogue) -> dict[str, int]:
    return {
        theme.id: len(studies)
        for theme in synthesis.themes
        if (studies := {one for finding in theme.findings for one in finding.studies})
    }


def test_the_python_of_the_page_runs_and_answers(
    question: Asked, synthesis: Catalogue, tmp_path: Path
) -> None:
    for table in tables(synthesis):
        (tmp_path / table.file).write_text(table.csv, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _code(question, "pandas")],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    lines = [line.split() for line in done.stdout.splitlines()[1:-1]]
    assert {name: int(number) for name, number in lines} == _expected(synthesis)


def test_the_sql_of_the_page_runs_and_answers(
    question: Asked, synthesis: Catalogue, whole: dict[str, bytes]
) -> None:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(whole[DATABASE_FILE])
    found = connection.execute(_code(question, "SQLite or Datasette")).fetchall()
    titles = {synthesis.theme[name].title: many for name, many in _expected(synthesis).items()}
    assert dict(found) == titles
    title, many = found[0]
    assert question.answer.startswith(f"First comes “{title}”")
    assert question.answer.endswith(f"with {many}.")


def test_no_line_of_code_wraps_on_a_phone(question: Asked) -> None:
    lines = [line for one in question.examples[:-1] for line in one.code.splitlines()]
    assert len(question.examples) == 5
    assert max(map(len, lines)) <= 40


def test_each_file_of_the_page_is_listed_once(synthesis: Catalogue) -> None:
    names = [one.name for one in listed_files(tables(synthesis))]
    assert len(names) == len(set(names))
    said = synthesis.review.publication or Publication()
    assert published_site(synthesis).licence == (said.licence or "")
