"""JSON Schema for every record kind, so that editors complete and check while one types.

With a content folder, the schemas also suggest the ids that exist there. A suggestion refuses
nothing: any id of the right form is accepted, so a schema that lags behind the content is still
true. ``without_suggestions`` takes them out again, and that is what ``--check`` compares.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from generator.evidence.loading import Content
from generator.evidence.records.base import Fact
from generator.evidence.records.glossary import Glossary
from generator.evidence.records.kinds import KINDS, Kind
from generator.evidence.records.principle import Framework
from generator.evidence.records.review import Review
from generator.evidence.records.synthesis import Synthesis
from generator.evidence.records.theme import Theme
from generator.evidence.schema_words import ABOUT, EXAMPLES, WORDS
from generator.evidence.text.files import write_whole

FOLDER = Path("schemas")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
KNOWN = "Known"

REFERENCES: Final[dict[str, str]] = {
    "source": "source",
    "study": "study",
    "studies": "study",
    "theme": "theme",
    "themes": "theme",
    "models": "model",
    "interpretation": "interpretation",
    "interpretations": "interpretation",
    "finding": "finding",
    "category": "category",
    "kind": "kind",
    "challenge": "challenge",
    "see": "term",
    "groups": "group",
}
"""What a field names by id, by the field's name; a characteristic's own id is one more."""


def schema_of(kind: Kind) -> dict[str, Any]:
    """The schema of one kind, with what is said of fields and words, without suggestions."""
    schema = {"$schema": DIALECT, **kind.model.model_json_schema()}
    definitions = schema.get("$defs", {})
    for name, definition in definitions.items():
        if name in WORDS and "enum" in definition:
            meanings = [WORDS[name][word] for word in definition["enum"]]
            definition["enumDescriptions"] = definition["markdownEnumDescriptions"] = meanings
    for part in (schema, *definitions.values()):
        for field, said in part.get("properties", {}).items():
            if "description" not in said:
                said["description"] = _about(field, said, definitions)
            if field in EXAMPLES and _may_have_examples(said):
                said["examples"] = list(EXAMPLES[field])
    return schema


def schema_text(kind: Kind, known: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """The schema of one kind as JSON text (JSON Schema 2020-12), perhaps with suggestions."""
    return _text(_suggesting(schema_of(kind), known or {}))


def schema_files(content: Content | None = None) -> dict[str, str]:
    """The text of every schema by file name; with content, the ids in it are suggested."""
    known = known_ids(content) if content else {}
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


def known_ids(content: Content) -> dict[str, dict[str, str]]:
    """Every id that a record can name, by what it is of, with its title."""
    known: dict[str, dict[str, str]] = {}
    for entry in content.all():
        if entry.kind.folder:
            known.setdefault(entry.kind.name, {})[entry.stem] = _title(entry.record)
    for _, theme in content.records(Theme):
        found = known.setdefault("finding", {})
        found |= {f"{theme.id}.{one.id}": one.statement for one in theme.findings}
    for _, review in content.records(Review):
        known["category"] = {one.id: one.title for one in review.categories}
        known["kind"] = {one.id: one.label for one in review.theme_kinds}
        known["characteristic"] = {one.id: one.label for one in review.characteristics}
    for _, frame in content.records(Framework):
        facts = (fact for level in frame.levels for fact in level.challenges)
        known["challenge"] = {fact.id: _title(fact) for fact in facts}
    for _, glossary in content.records(Glossary):
        known["term"] = {term.id: term.term for term in glossary.terms}
    for _, synthesis in content.records(Synthesis):
        known["group"] = {group.id: group.title for group in synthesis.groups}
    return known


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
    for holder in _mappings(schema):
        name = str(holder.get("$ref", "")).removeprefix("#/$defs/")
        if name in plain:
            del holder["$ref"]
            holder.update(plain[name])
    return _text(schema)


def _suggesting(schema: dict[str, Any], known: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """The schema with known ids beside the form of an id, wherever a field names one."""
    used: dict[str, Any] = {}
    for name, part in [("", schema), *schema.get("$defs", {}).items()]:
        for field, said in part.get("properties", {}).items():
            kind = REFERENCES.get(field, "")
            if (name, field) == ("Characteristic", "id"):
                kind = "characteristic"
            for holder in _mappings(said) if known.get(kind) else ():
                if "pattern" in holder:
                    form = {key: holder.pop(key) for key in _FORM if key in holder}
                    definition = f"{KNOWN}{kind.capitalize()}"
                    used.setdefault(definition, _suggestion(known[kind], form))
                    holder["$ref"] = f"#/$defs/{definition}"
    return {**schema, "$defs": {**schema.get("$defs", {}), **used}} if used else schema


_FORM = ("maxLength", "minLength", "pattern", "type")


def _suggestion(ids: Mapping[str, str], form: dict[str, Any]) -> dict[str, Any]:
    listed = sorted(ids)
    titles = [ids[one] for one in listed]
    about = "An id that exists in the content, or a new one."
    known = {"enum": listed, "enumDescriptions": titles}
    return {"anyOf": [known, form], "description": about}


def _about(field: str, said: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    """What a field is for: by its name, or by what it holds."""
    if field in ABOUT:
        return ABOUT[field]
    for holder in _mappings(said):
        name = str(holder.get("$ref", "")).removeprefix("#/$defs/")
        if name in definitions:
            return str(definitions[name].get("description", ""))
    return ""


def _may_have_examples(said: Mapping[str, Any]) -> bool:
    return not any("$ref" in holder or "items" in holder for holder in _mappings(said))


def _mappings(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a value, the outer ones first."""
    if isinstance(value, dict):
        yield value
        for inner in list(value.values()):
            yield from _mappings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _mappings(inner)


def _title(record: Any) -> str:
    if isinstance(record, Fact):
        return record.label or record.text
    reference = getattr(record, "reference", None)
    return str(getattr(record, "title", "") or getattr(reference, "title", ""))


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
