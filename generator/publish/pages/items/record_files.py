"""Data of one record as the text of a file that a page fetches when somebody asks for it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any


def record_file(record: Any) -> str:
    """A dataclass as JSON, without what is empty."""
    return json.dumps(_short(asdict(record)), ensure_ascii=False, separators=(",", ":")) + "\n"


def _short(value: Any) -> Any:
    """Data without what is empty, which a script reads as empty all the same."""
    if isinstance(value, dict):
        return {key: _short(item) for key, item in value.items() if item not in ("", False, ())}
    if isinstance(value, tuple):
        return [_short(item) for item in value]
    return value
