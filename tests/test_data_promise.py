"""What programs may rely on in the data files: the promise of ``docs/data-files.md``, held against
the files of an earlier release.

``tests/cases/released/`` holds the schema of ``evidence.json`` and the heads of the tables as they
were; ``python -m tests.test_data_promise`` writes them anew, which is right with a release alone.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from generator.check.rules import load_catalogue
from generator.evidence.catalogue import Catalogue
from generator.publish.exports.document import SCHEMA_VERSION, evidence_json
from generator.publish.exports.document_schema import evidence_schema
from generator.publish.exports.tables import tables
from tests.conftest import SAMPLE, TESTS
from tests.shared import Built

RELEASED: Final = TESTS / "cases" / "released"
SCHEMA: Final = RELEASED / "evidence.schema.json"
HEADS: Final = RELEASED / "heads.json"
_WORDS: Final = (
    *("description", "title", "examples", "default", "$schema"),
    *("enumDescriptions", "markdownEnumDescriptions"),
)


def _shape(part: Any) -> Any:
    """A schema without its words."""
    if isinstance(part, list):
        return [_shape(one) for one in part]
    if not isinstance(part, dict):
        return part
    named = ("properties", "$defs")
    return {
        name: {key: _shape(one) for key, one in inner.items()} if name in named else _shape(inner)
        for name, inner in part.items()
        if name not in _WORDS
    }


def _heads(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """The columns of each table with their types; the matrix has one for each theme."""
    return {
        table.name: {column.name: column.type.value for column in table.columns}
        for table in tables(catalogue)
        if table.name != "matrix"
    }


@pytest.fixture(scope="module")
def released() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return schema


def test_a_document_that_breaks_the_promise_is_refused(
    catalogue: Catalogue, released: dict[str, Any]
) -> None:
    document = json.loads(evidence_json(catalogue))
    document["studies"][0]["reference"]["title"] = 7
    del document["matrix"]
    found = {error.validator for error in Draft202012Validator(released).iter_errors(document)}
    assert found == {"type", "required"}


def test_who_reads_by_the_schema_of_an_earlier_release_reads_on(
    built: Built, released: dict[str, Any]
) -> None:
    assert released["properties"]["schema_version"]["const"] == SCHEMA_VERSION, (
        "A new version breaks programs: say so in CHANGELOG.md and docs/data-files.md, and write "
        "the files in tests/cases/released/ anew with the release."
    )
    document = json.loads(evidence_json(built.catalogue))
    assert not list(Draft202012Validator(released).iter_errors(document))


def test_the_schema_of_today_describes_the_document(built: Built) -> None:
    schema = json.loads(evidence_schema())
    Draft202012Validator.check_schema(schema)
    document = json.loads(evidence_json(built.catalogue))
    assert not list(Draft202012Validator(schema).iter_errors(document))
    assert set(document) == set(schema["properties"])


def test_no_key_of_a_record_goes_away_while_the_version_stays(released: dict[str, Any]) -> None:
    today = _shape(json.loads(evidence_schema()))
    gone = {
        f"{name}.{key}"
        for name, record in released["$defs"].items()
        for key in record.get("properties", {})
        if key not in today["$defs"].get(name, {}).get("properties", {})
    }
    assert gone == set()
    assert set(released["properties"]) <= set(today["properties"])


def test_no_column_goes_away_or_changes_its_type() -> None:
    today = _heads(load_catalogue(SAMPLE)[0])
    before = json.loads(HEADS.read_text(encoding="utf-8"))
    assert set(before) <= set(today)
    for table, columns in before.items():
        assert columns.items() <= today[table].items(), table
        assert next(iter(columns)) == next(iter(today[table])), "the key stays first"


def write(folder: Path = RELEASED) -> None:
    """Writes the files of the release of today."""
    shape = json.dumps(_shape(json.loads(evidence_schema())), separators=(",", ":"))
    (folder / SCHEMA.name).write_text(f"{shape}\n", encoding="utf-8")
    heads = json.dumps(_heads(load_catalogue(SAMPLE)[0]), indent=1)
    (folder / HEADS.name).write_text(f"{heads}\n", encoding="utf-8")


if __name__ == "__main__":
    write()
