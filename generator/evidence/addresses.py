"""Where records, and parts of them, stand on the site: each with an address of its own.

Which parts have one is said in their models (``Anchor``); the pages and anchors are made by
``urls``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.evidence import urls
from generator.evidence.fields import RecordField, field_at
from generator.evidence.problems import DataPath
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import Kind


@dataclass(frozen=True)
class Standing:
    """A record, or a part of one, that has an address."""

    kind: str
    """The kind of the record."""
    record_id: str
    called: str
    """What it is called: a theme, a finding."""
    path: DataPath
    """Where it stands in the record."""
    part: Record
    address: str
    around: Standing | None = None
    """The nearest that it stands in, where that has an address itself."""


def standing_in(
    kind: Kind, record_id: str, parts: Iterable[tuple[DataPath, Record]]
) -> Iterator[Standing]:
    """A record and all its parts that have an address, in the order of the file.

    ``parts`` are the record itself and what is in it, each with its path, the outer ones first.
    """
    found: dict[DataPath, Standing] = {}
    for path, part in parts:
        field = field_at(kind.model, path)
        around = next(
            (found[path[:n]] for n in reversed(range(len(path))) if path[:n] in found), None
        )
        address = record_address(kind.name, record_id)
        if field:
            is_it = field.part is not None and isinstance(part, field.part)  # and no absence of it
            address = _part_address(address, field, part, around) if is_it else ""
        if address:
            called = field.called if field else kind.name
            found[path] = Standing(kind.name, record_id, called, path, part, address, around)
            yield found[path]


def record_address(kind: str, record_id: str) -> str:
    """The page of a record, with the anchor of its place if it shares the page with others."""
    return _RECORDS[kind](record_id)


_RECORDS: Final[Mapping[str, Callable[[str], str]]] = {
    "review": lambda _: urls.METHOD,
    "source": urls.source,
    "study": urls.study,
    "theme": urls.theme,
    "interpretation": urls.interpretation,
    "synthesis": lambda _: urls.SYNTHESIS,
    "model": urls.model,
    "framework": lambda _: urls.PRINCIPLES,
    "principle": urls.principle,
    "question": urls.question,
    "glossary": lambda _: urls.GLOSSARY,
    "everyday": lambda _: urls.SEARCH,
}

_ANCHORS: Final[Mapping[str, Callable[[str], str]]] = {
    "fact": urls.fact_anchor,
    "flow": urls.flow_anchor,
    "appraisal": urls.appraisal_anchor,
    "row": urls.question_row_anchor,
    "group": urls.group_anchor,
    "step": urls.step_anchor,
    "node": urls.node_anchor,
    "definition": urls.definition_anchor,
    "level": urls.level_anchor,
    "reporting": urls.reporting_anchor,
    "term": urls.term_anchor,
}
"""What a part's own id makes on the page of its record, by the family of the anchor."""

_WITHIN: Final[Mapping[str, Callable[[str, str], str]]] = {
    "finding": urls.finding,
    "quote": urls.quote,
    "taxonomy-group": lambda _, group_id: urls.taxonomy_group(group_id),
    "taxonomy-item": lambda _, item_id: urls.taxonomy_item(item_id),
    "category": lambda _, category_id: urls.category(category_id),
}
"""What the ids of its record and its own make together, wherever that stands."""


def _part_address(record: str, field: RecordField, part: Record, around: Standing | None) -> str:
    """The address of a part of the record with this address; empty where it has none of its own."""
    page = record.partition("#")[0]
    part_id = str(getattr(part, "id", ""))
    address = ""
    if field.anchor in _ANCHORS:
        address = f"{page}#{_ANCHORS[field.anchor](part_id)}"
    elif around and field.anchor in _WITHIN:
        address = _WITHIN[field.anchor](around.record_id, part_id)
    elif around and field.anchor == "statement":
        address = f"{page}#{urls.statement_anchor(*_owner(around), part_id)}"
    elif around and field.anchor == "plain":
        address = f"{page}#{urls.plain_anchor(around.record_id)}"
    return address


def _owner(around: Standing) -> tuple[str, str]:
    """What a statement outside the themes belongs to: a group of statements, or a record."""
    if around.around is None:
        return around.kind, around.record_id
    return "group", str(getattr(around.part, "id", ""))
