"""Everything in one JSON document: the records as written, with the ids that link them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from generator.derive.matrix import evidence_matrix
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.base import Record

SCHEMA_VERSION = 1
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
        "matrix": {
            str(study): {
                str(theme): {"findings": int(count), "quotes": int(quotes[study][theme])}
                for theme, count in findings[study].items()
            }
            for study in sorted(findings, key=str)
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _record(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json")


def _records(records: Sequence[Any]) -> list[dict[str, Any]]:
    return [_record(record) for record in sorted(records, key=lambda record: str(record.id))]
