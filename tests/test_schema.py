"""JSON Schemas say the same of a record as the check does, and editors find them."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.check.rules import load_and_check
from generator.cli import main
from generator.evidence.loading import PAGES_FOLDER, Content
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.records.kinds import KINDS, Kind
from generator.evidence.schema import (
    schema_files,
    schema_of,
    without_suggestions,
    write_schemas,
)
from tests.conftest import CONTENT, REPOSITORY, SAMPLE, TESTS
from tests.house import SCHEMAS, files_without_their_schema


def _kind_of(file: Path, content: Path) -> Kind:
    name = file.relative_to(content).as_posix()
    return next(kind for kind in KINDS if name in (kind.file, f"{kind.folder}/{file.name}"))


RECORDS = [
    pytest.param(file, _kind_of(file, content), id=file.relative_to(REPOSITORY).as_posix())
    for content in (SAMPLE, CONTENT)
    for file in sorted(content.rglob("*.yml"))
    if PAGES_FOLDER not in file.parts
]


@cache
def _validator(kind: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _value(text: bytes) -> Any:
    value, _, problems = read_yaml(text, "record.yml")
    assert problems == ()
    return _with_lists(value)


def _with_lists(value: Any) -> Any:
    """The value as JSON knows it."""
    if isinstance(value, dict):
        return {key: _with_lists(item) for key, item in value.items()}
    return [_with_lists(item) for item in value] if isinstance(value, tuple | list) else value


# --- mistakes --------------------------------------------------------------------------------

STUDY = "studies/adeyemi-2021-a.yml"
THEME = "themes/first-visit.yml"
MISTAKES = [
    pytest.param(STUDY, "id: adeyemi-2021-a", "", id="a missing field"),
    pytest.param(STUDY, "id: adeyemi-2021-a", "id: Adeyemi 2021", id="an id that is none"),
    pytest.param(STUDY, "id: adeyemi-2021-a", "id: adeyemi-2021-a\ncolour: red", id="a new field"),
    pytest.param(STUDY, "  year: 2021", '  year: "2021"', id="a year in quotes"),
    pytest.param(STUDY, "  year: 2021", "  year: 12021", id="a year far off"),
    pytest.param(STUDY, "  year: 2021", "  year:", id="a year without value"),
    pytest.param(STUDY, "type: journal-article", "type: novel", id="a type that is not listed"),
    pytest.param(STUDY, "doi: 10.5555/key", "doi: https://doi.org/10.5555/key", id="a whole DOI"),
    pytest.param(STUDY, "models: [open-gate]", "models: open-gate", id="a word for a list"),
    pytest.param(STUDY, "one_of: [3, 4]", "one_of: [three, 4]", id="a score in words"),
    pytest.param(STUDY, "one_of: [3, 4]", "one_of: [-3, 4]", id="a score below zero"),
    pytest.param(STUDY, "one_of: [3, 4]", "one_of: [3.5, 4]", id="half a score"),
    pytest.param(STUDY, '    locator: "12:8"\n', "", id="a quote without locator"),
    pytest.param(STUDY, "voice: participant", "voice: somebody", id="a voice that is not listed"),
    pytest.param(
        STUDY, "text: The beans are an excuse.", 'text: ""', id="a quotation without words"
    ),
    pytest.param(
        STUDY,
        "text: The beans are an excuse.",
        f"text: {'bean ' * 400}",
        id="a quotation of two thousand characters",
    ),
    pytest.param(THEME, "kind: experience", "kind: A feeling", id="a kind that is no id"),
    pytest.param(THEME, "attribution: cited", "attribution: yes", id="an attribution that is none"),
    pytest.param(THEME, "findings:", "findings: []\nfindings_too:", id="a list of another name"),
    pytest.param("review.yml", "name: Gardens & company", "name: [a, b]", id="a list for a name"),
    pytest.param("review.yml", "number: 1204", "number: many", id="a number in words"),
    pytest.param("review.yml", "databases: not reported", "databases: none", id="other words"),
    pytest.param("sources/leaflet.yml", "year: not reported", "year: unknown", id="unknown year"),
    pytest.param(
        "synthesis.yml", "summary:", "summmary:", id="a field with a letter too many"
    ),
    pytest.param(
        "interpretations/company-first.yml", "basis: editors", "basis: us", id="a basis of ours"
    ),
    pytest.param("models/open-gate.yml", "title: Open <gate> & tea", "title: 3", id="a number"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "right", "wrong"), MISTAKES)
def test_schema_and_check_refuse_the_same_mistake(
    sample: Path, file: str, right: str, wrong: str
) -> None:
    record = sample / file
    text = record.read_text(encoding="utf-8")
    assert right in text
    record.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    kind = _kind_of(record, sample)
    assert not _validator(kind.name).is_valid(_value(record.read_bytes()))
    _, problems = load_and_check(sample)
    assert f"content/{file}" in {problem.location.path for problem in problems}


# --- records and their schemas ---------------------------------------------------------------


@pytest.mark.parametrize(("file", "kind"), RECORDS)
def test_every_record_fits_its_schema(file: Path, kind: Kind) -> None:
    errors = _validator(kind.name).iter_errors(_value(file.read_bytes()))
    assert [f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in errors] == []


def test_the_first_line_of_a_record_leads_an_editor_to_its_schema() -> None:
    assert files_without_their_schema(SAMPLE) == []


def test_there_is_a_schema_for_every_kind_and_no_other() -> None:
    expected = {f"{kind.name}.schema.json" for kind in KINDS}
    assert {file.name for file in SCHEMAS.iterdir()} == set(schema_files()) == expected


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_a_schema_is_closed_and_tells_what_fields_mean(kind: str) -> None:
    schema = _validator(kind).schema
    assert isinstance(schema, dict)
    parts = [schema, *schema.get("$defs", {}).values()]
    objects = [part for part in parts if part.get("type") == "object"]
    assert all(part["additionalProperties"] is False for part in objects)
    assert all(part.get("description") for part in parts)


# --- the command -----------------------------------------------------------------------------


def test_the_schemas_are_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    assert main(["schema", "--check"]) == 0, "run: evidence schema"


@pytest.mark.parametrize("change", ["older", "missing"])
def test_a_stale_schema_is_told_and_left_alone(
    tmp_path: Path, change: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SCHEMAS, tmp_path / "schemas")
    file = tmp_path / "schemas" / "study.schema.json"
    if change == "missing":
        file.unlink()
    else:
        file.write_text("{}\n", encoding="utf-8")
    assert main(["schema", "--check", "--to", str(file.parent)]) == 1
    assert capsys.readouterr().err == f"{file} is not up to date; run: evidence schema\n"
    assert not file.exists() or file.read_text(encoding="utf-8") == "{}\n"


def test_writing_schemas_writes_what_changed_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "schemas"
    assert len(write_schemas(folder)) == len(KINDS)
    assert write_schemas(folder) == ()
    file = folder / "theme.schema.json"
    file.write_text("", encoding="utf-8")
    assert write_schemas(folder) == (file,)
    assert {f.name: f.read_text(encoding="utf-8") for f in folder.iterdir()} == {
        f.name: without_suggestions(f.read_text(encoding="utf-8")) for f in SCHEMAS.iterdir()
    }


# --- what editors see while they type --------------------------------------------------------


def _parts(schema: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(schema["title"], schema), *schema.get("$defs", {}).items()]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_says_what_it_is_for_and_every_word_what_it_means(kind: Kind) -> None:
    parts = _parts(schema_of(kind))
    assert any(part.get("properties") for _, part in parts)
    for name, part in parts:
        for field, said in part.get("properties", {}).items():
            assert said.get("description"), f"say what {name}.{field} is for"
        if "enum" in part:
            assert len(list(filter(None, part["enumDescriptions"]))) == len(part["enum"])
            assert part["markdownEnumDescriptions"] == part["enumDescriptions"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_examples_are_examples(kind: Kind) -> None:
    schema = schema_of(kind)
    wrong = [
        (field, example)
        for _, part in _parts(schema)
        for field, described in part.get("properties", {}).items()
        for example in described.get("examples", ())
        if not Draft202012Validator({**described, "$defs": schema.get("$defs", {})}).is_valid(
            example
        )
    ]
    assert wrong == []


def test_ids_of_the_content_are_suggested_with_their_titles(sample_content: Content) -> None:
    theme = json.loads(schema_files(sample_content)["theme.schema.json"])
    suggested = theme["$defs"]["KnownStudy"]["anyOf"][0]
    assert suggested["enum"] == sorted(sample_content.ids("study"))
    assert len(suggested["enumDescriptions"]) == len(suggested["enum"])
    studies = theme["$defs"]["ReviewFinding"]["properties"]["studies"]
    assert studies["items"]["$ref"] == "#/$defs/KnownStudy"


def test_suggestions_refuse_nothing_and_allow_nothing(sample_content: Content) -> None:
    """A schema with suggestions takes exactly what the same schema takes for any content."""
    plain, suggesting = schema_files(), schema_files(sample_content)
    cases = [file.read_bytes() for file in sorted((TESTS / "cases").rglob("*.yml"))]
    values = [value for raw in cases for value, _, found in [read_yaml(raw, "")] if not found]
    for kind in KINDS:
        name = f"{kind.name}.schema.json"
        assert without_suggestions(suggesting[name]) == plain[name]
        assert without_suggestions(plain[name]) == plain[name]
        one, other = (Draft202012Validator(json.loads(text[name])) for text in (plain, suggesting))
        for value in map(_with_lists, values):
            assert one.is_valid(value) == other.is_valid(value)


@pytest.mark.parametrize(("study", "fits"), [("somebody-2099", True), ("Some_Body", False)])
def test_a_new_id_fits_and_an_odd_one_does_not(study: str, fits: bool) -> None:
    record = _value((SAMPLE / "themes" / "shared-work.yml").read_bytes())
    record["findings"][0]["studies"] = [study]
    assert _validator("theme").is_valid(record) == fits


@pytest.mark.parametrize("text", ["", "{", "[]", '{"$defs": {"KnownStudy": 1}}', "null"])
def test_what_is_no_schema_has_no_suggestions(text: str) -> None:
    assert without_suggestions(text) == text


def test_the_command_suggests_what_the_content_has(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "schemas"
    assert main(["schema", "--to", str(folder), "--content", str(sample)]) == 0
    assert "ni-she-2018" in (folder / "theme.schema.json").read_text(encoding="utf-8")
    assert main(["schema", "--to", str(folder), "--check"]) == 0
    (sample / "studies" / "ni-she-2018.yml").unlink()
    assert main(["schema", "--to", str(folder), "--check"]) == 0, "a suggestion may lag behind"
