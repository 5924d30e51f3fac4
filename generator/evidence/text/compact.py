"""Data as text for scripts: JSON without space, the same in every build."""

from __future__ import annotations

import json
from typing import Any


def compact_json(value: Any) -> str:
    """The text of a file that a script fetches, in one line with its end.

    >>> compact_json({"b": [1, "é"], "a": None})
    '{"b":[1,"é"],"a":null}\\n'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
