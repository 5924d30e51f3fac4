"""JSON Schema for every record kind, so that editors complete and check while one types."""

from __future__ import annotations

import json
from pathlib import Path

from generator.records.kinds import KINDS, Kind

FOLDER = Path("schemas")
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(kind: Kind) -> str:
    """The schema of one kind as JSON text (JSON Schema 2020-12)."""
    schema = {"$schema": DIALECT, **kind.model.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def schema_files() -> dict[str, str]:
    """The text of every schema by file name."""
    return {f"{kind.name}.schema.json": schema_text(kind) for kind in KINDS}


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write all schemas into a folder; returns the files whose text changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, text in schema_files().items():
        file = folder / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            changed.append(file)
    return tuple(changed)
