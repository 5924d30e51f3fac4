"""A synthesis in which every free text is hostile, written from one that is not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from generator.edit.reviewed import CONFIDENCE, PLAIN_WORDS, mark_reviewed
from generator.evidence.loading import load_content
from generator.evidence.records.kinds import Kind
from generator.evidence.records.reported import NOT_REPORTED

HOSTILE: Final = (
    " <script>alert(1)</script>\"'>{{7+7}} <img src=x onerror=alert(1)> <!-- ]]> "
    "[x](javascript:alert(1)) ![x](data:text/html,x) <javascript:alert(1)> "
    "</template></script></style></title></textarea></table></p><style>p{} {% raw %} ${1+1} %s"
)
_OF_NUMBERS: Final = {"bracket"}  # compared with the cited studies, so it cannot hold more numbers
_OF_WORDS: Final = "begins"  # at most seven, and no square bracket
_HOSTILE_IN_A_WORD: Final = "<b/onclick=alert()>\"'>{{config}}</p>"
_HOSTILE_WITHOUT_NUMBERS: Final = " <b onclick=alert()>\"'>{{ config }}"

_Path = tuple[str | int, ...]

SCHEMES: Final = frozenset({"", "http", "https", "mailto"})
_RUNS: Final = "script, style, iframe, object, embed, base, meta, link"


def what_runs(html: LexborHTMLParser) -> list[str]:
    """What of a page's content would run, or fetch something from elsewhere."""
    attributes = [
        (name, value or "") for node in html.css("*") for name, value in node.attributes.items()
    ]
    addresses = {"href", "src", "xlink:href", "action", "formaction", "data", "poster"}
    return [
        *(node.tag or "" for node in html.css(_RUNS)),
        *(name for name, _ in attributes if name.startswith("on")),
        *(v for name, v in attributes if name in addresses and _scheme(v) not in SCHEMES),
        *(v for name, v in attributes if name == "src" and _scheme(v)),
    ]


def _scheme(address: str) -> str:
    """The scheme as browsers read it: without the spaces and controls that they pass over."""
    return urlsplit("".join(c for c in address if c > " ")).scheme


def write_hostile(content: Path, target: Path) -> int:
    """Write every record of a content folder, as JSON, with hostile texts; returns how many."""
    loaded, problems = load_content(content)
    assert problems == ()
    count = 0
    takes_text: dict[tuple[str, ...], bool] = {}
    for entry in loaded.all():
        file = Path(entry.path).relative_to(loaded.root)
        data = entry.record.model_dump(mode="json", exclude_unset=True)
        for path in list(_texts(data)):
            field = (entry.kind.name, *(step for step in path if isinstance(step, str)))
            if field not in takes_text:
                takes_text[field] = _is_valid_when_hostile(data, path, entry.kind)
            if takes_text[field]:
                _make_hostile(data, path)
                count += 1
        written = target / file
        written.parent.mkdir(parents=True, exist_ok=True)
        written.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    # Texts and judgements remember the evidence, which is now another; they would be stale.
    for marking in (PLAIN_WORDS, CONFIDENCE):
        mark_reviewed(target, [kept.name for kept in marking.kept(loaded)], marking)
    return count


def _texts(value: Any, path: _Path = ()) -> Iterator[_Path]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts(item, (*path, number))
    elif isinstance(value, str) and value != NOT_REPORTED:
        yield path


def _is_valid_when_hostile(data: Any, path: _Path, kind: Kind) -> bool:
    """Whether a field takes any text: an id or an address does not."""
    copy = deepcopy(data)
    _make_hostile(copy, path)
    try:
        kind.model.model_validate_json(json.dumps(copy))
    except ValidationError:
        return False
    return True


def _make_hostile(data: Any, path: _Path) -> None:
    *above, last = path
    for step in above:
        data = data[step]
    numbers = _OF_NUMBERS.intersection(map(str, path))
    added = _HOSTILE_WITHOUT_NUMBERS if numbers else HOSTILE
    data[last] = data[last].rstrip() + (_HOSTILE_IN_A_WORD if last == _OF_WORDS else added)
