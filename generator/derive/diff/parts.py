"""Records as pieces that can be compared: the record itself, and each part that has an id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from generator.evidence import urls
from generator.evidence.names import name_and_year
from generator.evidence.records.base import Record
from generator.evidence.records.reported import Reported
from generator.evidence.records.study import Study

NEVER_COMPARED: Final = frozenset({"id", "formerly", "written_from", "assessed_on"})
"""Ids are keys; the others are marks that commands write, or where a record was before."""
REFERENCES: Final = {
    "studies": "study",
    "study": "study",
    "themes": "theme",
    "theme": "theme",
    "models": "model",
    "model": "model",
    "interpretations": "interpretation",
    "interpretation": "interpretation",
    "source": "source",
    "category": "category",
}
"""The kind of record that a field names by id."""

LABELS: Final = {"plain › text": "plain words"}
"""What fields are called whose names say too little."""

Names = Mapping[tuple[str, str], str]
"""How people call a record, by kind and id."""
Records = Mapping[tuple[str, str], Record]
"""Records by kind and id; a kind with one file has the kind's name for an id."""


@dataclass(frozen=True)
class FieldValue:
    """A value as text; where it is the id of a record, ``refers`` is the record's kind."""

    text: str
    refers: str = ""


@dataclass(frozen=True)
class RecordPart:
    """Something with an id that a record says: a study, a quote, a finding."""

    key: str
    """Unique in the synthesis, and the same on both sides of a comparison."""
    record: str
    """The key of the record that it stands in; its own where it is one."""
    kind: str
    name: str
    address: str
    """Where it stands on the site; empty where it has no address of its own."""
    fields: Mapping[str, tuple[FieldValue, ...]]


def parts_of(kind: str, record_id: str, record: Record) -> Iterator[RecordPart]:
    """The record as a piece, then its parts in the order of the file."""
    key = f"{kind}/{record_id}"
    address = _address(kind, record_id)
    yield RecordPart(key, key, kind, display_name(record, record_id), address, _fields(record))
    for part_key, owner, part in _parts(record, key):
        at = _part_address(kind, record_id, owner, part, address)
        word = _word(kind, part)
        yield RecordPart(part_key, key, word, display_name(part, part.id), at, _fields(part))


def display_name(record: Any, record_id: str) -> str:
    """What people call a record or a part of one."""
    if isinstance(record, Study):
        return name_and_year(record)
    for field in ("title", "term", "statement", "name", "label", "text", "value"):
        said = _said(getattr(record, field, None))
        if isinstance(said, str):
            return said
    return record_id.replace("-", " ")


def _parts(record: Record, key: str) -> Iterator[tuple[str, Record, Any]]:
    """Every part with an id, with its key and the record or part that it stands in."""
    for name in type(record).model_fields:
        value = _said(getattr(record, name))
        for item in value if isinstance(value, tuple) else (value,):
            if not isinstance(item, Record):
                continue
            if _is_piece(item):
                own = f"{key}/{name}/{getattr(item, 'id', '')}"
                yield own, record, item
                yield from _parts(item, own)
            else:
                yield from _parts(item, f"{key}/{name}")


def _is_piece(item: Any) -> bool:
    return isinstance(item, Record) and isinstance(getattr(item, "id", None), str)


def _fields(record: Record, before: str = "") -> dict[str, tuple[FieldValue, ...]]:
    """What a record says by label, without its parts; what it does not say is left out."""
    found: dict[str, tuple[FieldValue, ...]] = {}
    for name in type(record).model_fields:
        if name in NEVER_COMPARED:
            continue
        value = _said(getattr(record, name))
        label = f"{before}{name.replace('_', ' ')}"
        if isinstance(value, Record) and not _is_piece(value) and name != "place":
            found |= _fields(value, f"{label} › ")
            continue
        items = value if isinstance(value, tuple) else (value,)
        said = tuple(
            FieldValue(_text(item), REFERENCES.get(name, "") if isinstance(item, str) else "")
            for item in items
            if item is not None and not _is_piece(item)
        )
        if said:
            found[LABELS.get(label, label)] = said
    return found


def _said(value: Any) -> Any:
    """A value, or in words why it is absent."""
    if not isinstance(value, Reported):
        return value
    return value.known if value.absence is None else value.absence.words


def _text(value: Any) -> str:
    """A value in one text; a record as what it says, part after part."""
    value = _said(value)
    if isinstance(value, Record):
        said = (
            _text(getattr(value, name))
            for name in type(value).model_fields
            if name not in NEVER_COMPARED and getattr(value, name) not in (None, ())
        )
        return ", ".join(said)
    if isinstance(value, tuple):
        return "; ".join(_text(item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(str(value.value if isinstance(value, Enum) else value).split())


def _word(kind: str, part: Record) -> str:
    """What a part is called: a statement of a theme is a finding."""
    words = re.sub(r"(?<!^)(?=[A-Z])", " ", type(part).__name__).lower()
    if words in {"statement", "review finding"}:
        return "finding" if kind == "theme" else "statement"
    return {"fact": "detail" if kind == "study" else "fact", "flow step": "number"}.get(
        words, words
    )


def _address(kind: str, record_id: str) -> str:
    pages = {
        "study": urls.study,
        "theme": urls.theme,
        "model": urls.model,
        "interpretation": urls.interpretation,
        "principle": urls.principle,
        "source": urls.source,
    }
    fixed = {
        "review": urls.METHOD,
        "synthesis": urls.SYNTHESIS,
        "framework": urls.PRINCIPLES,
        "glossary": urls.GLOSSARY,
    }
    return pages[kind](record_id) if kind in pages else fixed.get(kind, "")


def _part_address(kind: str, record_id: str, owner: Record, part: Any, page: str) -> str:
    word = _word(kind, part)
    if word == "finding":
        return urls.finding(record_id, part.id)
    if word == "quote":
        return urls.quote(record_id, part.id)
    if word == "term":
        return urls.term(part.id)
    return page
