"""JSON Schema for every record kind, so that editors complete and check while one types.

With a content folder, the schemas also suggest the ids that exist there. A suggestion refuses
nothing: any id of the right form is accepted, so a schema that lags behind the content is still
true. ``without_suggestions`` takes them out again, and that is what ``--check`` compares.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.evidence.fields import RecordField, fields_of, models_in
from generator.evidence.loading import Content
from generator.evidence.record_links import known_things
from generator.evidence.records.choice import Choice
from generator.evidence.records.kinds import KINDS, Kind
from generator.evidence.text.files import write_whole

FOLDER = Path("schemas")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
KNOWN = "Known"


def schema_of(kind: Kind) -> dict[str, Any]:
    """The schema of one kind, with what is said of fields and words, without suggestions."""
    schema = {"$schema": DIALECT, **kind.model.model_json_schema()}
    for schema_of_field, field in _properties(kind, schema):
        schema_of_field.setdefault("description", field.meaning)
        for definition in _definitions_of(field.choices, schema):
            meanings = [choice.meaning for choice in field.choices]
            definition["enumDescriptions"] = definition["markdownEnumDescriptions"] = meanings
    return schema


def schema_text(kind: Kind, known: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """The schema of one kind as JSON text (JSON Schema 2020-12), perhaps with suggestions."""
    return _text(_suggesting(kind, schema_of(kind), known or {}))


def schema_files(content: Content | None = None) -> dict[str, str]:
    """The text of every schema by file name; with content, the ids in it are suggested."""
    known = known_things(content) if content else {}
    return {f"{kind.name}.schema.json": schema_text(kind, known) for kind in KINDS}


def write_schemas(folder: Path, content: Content | None = None) -> tuple[Path, ...]:
    """Write all schemas into a folder; returns the files whose text changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, text in schema_files(content).items():
        file = folder / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            write_whole(file, text.encode("utf-8"))
            changed.append(file)
    return tuple(changed)


def without_suggestions(text: str) -> str:
    """The text of a schema as it is for any content; any other text as it is."""
    try:
        schema = json.loads(text)
        names = [name for name in schema.get("$defs", {}) if name.startswith(KNOWN)]
        plain = {name: schema["$defs"].pop(name)["anyOf"][1] for name in names}
    except (ValueError, AttributeError, LookupError, TypeError):
        return text
    if not schema.get("$defs", True):
        del schema["$defs"]
    for mapping in _mappings(schema):
        name = str(mapping.get("$ref", "")).removeprefix("#/$defs/")
        if name in plain:
            del mapping["$ref"]
            mapping.update(plain[name])
    return _text(schema)


def _properties(kind: Kind, schema: dict[str, Any]) -> Iterator[tuple[dict[str, Any], RecordField]]:
    """What the schema says of each field, with the field."""
    for model in models_in(kind.model):
        part = schema if model is kind.model else schema["$defs"][model.__name__]
        for field in fields_of(model):
            yield part["properties"][field.name], field


def _definitions_of(choices: Sequence[Choice], schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if choices and type(choices[0]).__name__ in schema.get("$defs", {}):
        yield schema["$defs"][type(choices[0]).__name__]


def _suggesting(
    kind: Kind, schema: dict[str, Any], known: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    """The schema with known ids beside the form of an id, wherever a field names one thing."""
    used: dict[str, Any] = {}
    for schema_of_field, field in _properties(kind, schema):
        things = field.refers.kinds if field.refers else ()
        ids = known.get(things[0], {}) if len(things) == 1 else {}
        for mapping in _mappings(schema_of_field) if ids else ():
            if "pattern" in mapping:
                form = {key: mapping.pop(key) for key in _FORM if key in mapping}
                definition = f"{KNOWN}{things[0].title().replace(' ', '')}"
                used.setdefault(definition, _suggestion(ids, form))
                mapping["$ref"] = f"#/$defs/{definition}"
    return {**schema, "$defs": {**schema.get("$defs", {}), **used}} if used else schema


_FORM = ("maxLength", "minLength", "pattern", "type")


def _suggestion(ids: Mapping[str, str], form: dict[str, Any]) -> dict[str, Any]:
    listed = sorted(ids)
    titles = [ids[name] for name in listed]
    about = "An id that exists in the content, or a new one."
    known = {"enum": listed, "enumDescriptions": titles}
    return {"anyOf": [known, form], "description": about}


def _mappings(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a value, the outer ones first."""
    if isinstance(value, dict):
        yield value
        for inner in list(value.values()):
            yield from _mappings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _mappings(inner)


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
