"""The JSON Schema of ``evidence.json``, made from the models of its records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from generator.evidence.records.kinds import KINDS
from generator.evidence.records.reported import AbsenceReason
from generator.evidence.schema import DIALECT, schema_of
from generator.evidence.store import kept
from generator.publish.exports.document import SCHEMA_VERSION

_MANY: Final[Mapping[str, str]] = {
    "sources": "source",
    "studies": "study",
    "themes": "theme",
    "models": "model",
    "interpretations": "interpretation",
    "principles": "principle",
    "questions": "question",
}
_ONE: Final = {"synthesis": "synthesis", "framework": "framework", "glossary": "glossary"}
"""Where there is none, null."""


@cache
def evidence_schema() -> str:
    """The text of the schema (JSON Schema 2020-12); the same for every synthesis.

    Keys may be added to the document and to records while its ``schema_version`` stays.
    """
    return kept("document schema", tuple, _schema)


def _schema() -> str:
    definitions: dict[str, Any] = {}
    for kind in KINDS:
        schema = schema_of(kind)
        definitions |= schema.pop("$defs", {})
        definitions[kind.model.__name__] = {
            name: part for name, part in schema.items() if name != "$schema"
        }
    named = {kind.name: {"$ref": f"#/$defs/{kind.model.__name__}"} for kind in KINDS}
    document = {
        "$schema": DIALECT,
        "title": "evidence.json",
        "description": "A qualitative evidence synthesis: its records as written, and the matrix.",
        "type": "object",
        "properties": {
            "schema_version": {"const": SCHEMA_VERSION},
            "review": named["review"],
            **{key: {"type": "array", "items": named[kind]} for key, kind in _MANY.items()},
            **{key: {"anyOf": [named[kind], {"type": "null"}]} for key, kind in _ONE.items()},
            "absent": _by_id(_by_id(_ABSENT)),
            "matrix": _by_id(_by_id(_CELL)),
        },
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }
    document["required"] = sorted(document["properties"])
    return json.dumps(_open(document), ensure_ascii=False, indent=1) + "\n"


def _open(part: Any) -> Any:
    """Without a refusal of further keys, so that what is added later breaks no reader."""
    if isinstance(part, dict):
        return {
            name: _open(inner)
            for name, inner in part.items()
            if (name, inner) != ("additionalProperties", False)
        }
    return [_open(inner) for inner in part] if isinstance(part, list) else part


def _by_id(what: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": what}


_ABSENT: Final = {
    "description": "Why a study has no value: by its id and the name of the characteristic.",
    "type": "object",
    "properties": {
        "absent": {"enum": [str(reason) for reason in AbsenceReason]},
        "part": {"type": "string"},
    },
    "required": ["absent"],
}
_CELL: Final = {
    "description": "What a study and a theme have to do with each other, null where it is nothing.",
    "type": "object",
    "properties": {
        "findings": {"type": ["integer", "null"], "minimum": 1},
        "quotes": {"type": ["integer", "null"], "minimum": 1},
        "why_empty": {"type": "string"},
    },
    "required": ["findings", "quotes"],
}
