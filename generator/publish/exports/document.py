"""Everything in one JSON document: the records as written, with the ids that link them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, cast

from generator.derive.matrix import evidence_matrix, why_empty
from generator.evidence.catalogue import Catalogue
from generator.evidence.fields import fields_of
from generator.evidence.problems import DataPath
from generator.evidence.records.base import Record
from generator.evidence.records.markers import Trait
from generator.evidence.records.reported import Reported
from generator.evidence.records.walk import parts
from generator.evidence.text.addresses import is_proxied, public_address

SCHEMA_VERSION = 3
"""Raised when a key of the document changes its meaning or goes away."""


def evidence_json(catalogue: Catalogue) -> str:
    """The whole synthesis as JSON, records sorted by id; keys of a record in the house order."""
    matrix = evidence_matrix(catalogue)
    findings, quotes = matrix.findings.to_dict("index"), matrix.quotes.to_dict("index")
    document = {
        "schema_version": SCHEMA_VERSION,
        "review": _record(catalogue.review),
        "sources": _records(list(catalogue.sources.values())),
        "studies": _records(catalogue.studies),
        "themes": _records(catalogue.themes),
        "models": _records(catalogue.models),
        "interpretations": _records(catalogue.interpretations),
        "synthesis": _record(catalogue.synthesis) if catalogue.synthesis else None,
        "principles": _records(catalogue.principles),
        "questions": _records(catalogue.questions),
        "framework": _record(catalogue.framework) if catalogue.framework else None,
        "glossary": _record(catalogue.glossary) if catalogue.glossary else None,
        "absent": {
            study.id: {
                name: absence.model_dump(mode="json", exclude_none=True)
                for name in catalogue.dimensions
                if (absence := catalogue.values(name, study).absence) is not None
            }
            for study in sorted(catalogue.studies, key=lambda study: study.id)
        },
        "matrix": {
            str(study): {
                str(theme): _cell(int(count), int(quotes[study][theme]))
                for theme, count in findings[study].items()
            }
            for study in sorted(findings, key=str)
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _cell(findings: int, quotes: int) -> dict[str, Any]:
    """The numbers of a cell, null where there are none, with the reason for that."""
    why = why_empty(findings, quotes)
    return {"findings": findings or None, "quotes": quotes or None} | (
        {"why_empty": why} if why else {}
    )


def _record(record: Record) -> dict[str, Any]:
    """A record as written; what it has not, since the review does not ask for it, is no data."""
    dumped = record.model_dump(mode="json")
    for path, part in parts(record, Record):
        for name in _unasked(part):
            del _at(dumped, path)[name]
    return cast(dict[str, Any], _for_all(dumped))


def _at(dumped: Any, path: DataPath) -> Any:
    for step in path:
        dumped = dumped[step]
    return dumped


def _unasked(record: Record) -> list[str]:
    expected = {
        one.name for one in fields_of(type(record)) if one.traits & {Trait.EXPECTED, Trait.OFFERED}
    }
    return [
        name
        for name, value in record
        if (value is None and name in expected)  # which may be left out, and is never left empty
        or (isinstance(value, Reported) and not value.asked and name not in record.model_fields_set)
    ]


def _for_all(value: Any) -> Any:
    """The same plain value with no address that leads through a library's proxy."""
    if isinstance(value, dict):
        return {name: _for_all(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_for_all(item) for item in value]
    is_address = isinstance(value, str) and re.match("https?://", value)
    return (public_address(value) or None) if is_address and is_proxied(value) else value


def _records(records: Sequence[Any]) -> list[dict[str, Any]]:
    return [_record(record) for record in sorted(records, key=lambda record: str(record.id))]
