"""How record files look in this repository beyond what the check asks of any fork."""

from __future__ import annotations

from pathlib import Path

from generator.edit.writing.formatted import formatted
from generator.evidence.loading import record_files
from generator.evidence.schema import FOLDER

SCHEMAS = Path(__file__).parents[1] / FOLDER
SCHEMA_LINE = "# yaml-language-server: $schema="


def untidy_files(content: Path) -> list[Path]:
    """The record files that ``evidence format`` would change."""
    files = list(record_files(content))
    assert files
    return [file for kind, file in files if formatted(file.read_bytes(), kind) != file.read_bytes()]


def files_without_their_schema(content: Path) -> list[Path]:
    """The record files whose first line leads an editor's program to no schema, or to another."""
    files = list(record_files(content))
    assert files
    lost = []
    for kind, file in files:
        first = file.read_text(encoding="utf-8").splitlines()[0]
        schema = (file.parent / first.removeprefix(SCHEMA_LINE)).resolve()
        if not first.startswith(SCHEMA_LINE) or schema != SCHEMAS / f"{kind.name}.schema.json":
            lost.append(file)
    return lost
