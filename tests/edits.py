"""Edits that somebody could make of a content folder that bench.content wrote, by chance."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from generator.evidence.problems import has_errors
from generator.evidence.records.reported import NOT_REPORTED
from generator.publish.build import check


def edited(folder: Path, chance: random.Random) -> None:
    """One edit: of a text or the layout, or a study or theme more, fewer or renamed."""
    file = chance.choice(sorted(folder.rglob("*.yml")))
    record = json.loads(file.read_text(encoding="utf-8"))
    how = chance.choice(["text", "text", "text", "add", "remove", "rename", "layout"])
    if how == "text" and (texts := _texts(record)):
        holder, key = chance.choice(texts)
        holder[key] = f"{holder[key]} {chance.randrange(100)}"
    if how == "remove" and file.parent.name == "studies":
        file.unlink()
        return
    if how in {"add", "rename"} and file.parent.name in {"studies", "themes"}:
        new = f"{record['id']}-{chance.randrange(100)}"
        if how == "rename":
            record["formerly"] = [*record.get("formerly", []), record["id"]]
            file.unlink()
        if how == "add" and "reference" in record:
            record["reference"]["doi"] += f"-{new}"
        record["id"], file = new, file.with_name(f"{new}.yml")
    indent = 4 if how == "layout" else 1
    file.write_text(json.dumps(record, ensure_ascii=False, indent=indent), encoding="utf-8")


def validly_edited(folder: Path, chance: random.Random) -> None:
    """The first edit by chance that leaves no error."""
    before = {file: file.read_bytes() for file in folder.rglob("*.yml")}
    while True:
        edited(folder, chance)
        if not has_errors(check(folder)):
            return
        for file in folder.rglob("*.yml"):
            file.unlink()
        for file, raw in before.items():
            file.write_bytes(raw)


def _texts(value: Any) -> list[tuple[Any, Any]]:
    """Every text of a record that somebody could have written otherwise, as holder and key."""
    found: list[tuple[Any, Any]] = []
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in pairs:
        if isinstance(part, dict | list):
            found += _texts(part)
        elif isinstance(part, str) and " " in part and part != NOT_REPORTED:
            found.append((value, key))
    return found
