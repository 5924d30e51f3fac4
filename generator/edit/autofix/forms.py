"""What a field takes, as far as mending needs to know; and every value of a tree with its field."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.evidence.fields import FieldRule, field_of
from generator.evidence.loading.yaml_tree import Leaf, TreeBranch, values
from generator.evidence.records.base import ID_PATTERN, FindingId, Quotation, Record
from generator.evidence.text.doi import DOI_PATTERN

_FINDING = typing.get_args(FindingId)[1].pattern
_QUOTATION = typing.get_args(Quotation)[1]
OWN_WORDS = frozenset(
    (
        *("summary", "text", "message", "meaning", "description", "explanation"),
        *("reason", "voice_reason", "definition", "returns"),
    )
)
"""Fields in which the editors use their own words, unless what they hold is a quotation.

The statement of a finding is not among them: plain words and judgements were made from it as it
stands, and would have to be looked at again for the sake of an apostrophe.
"""


@dataclass(frozen=True)
class Field:
    """A field of a record: its rule in house order, and what its text has to look like."""

    model: type[Record]
    rule: FieldRule
    is_id: bool
    is_finding: bool
    is_doi: bool
    is_quotation: bool

    @property
    def is_own_words(self) -> bool:
        """Whether the editors wrote it in their own words."""
        return self.rule.name in OWN_WORDS and not self.is_quotation

    @property
    def is_reference(self) -> bool:
        """Whether it names something by its id that stands elsewhere."""
        return self.is_finding or (self.is_id and self.rule.name != "id")


@dataclass(frozen=True)
class Spot:
    """A value with its field, and the list of parts that the record it stands in is one of."""

    leaf: Leaf
    field: Field
    depth: int
    siblings: tuple[TreeBranch, ...]


def spots(
    root: TreeBranch, model: type[Record], depth: int = 0, siblings: tuple[TreeBranch, ...] = ()
) -> Iterator[Spot]:
    """Every value in a tree whose field is known."""
    for part in root.parts:
        field = _field(model, part.key or "")
        if field is None:
            continue
        nodes = (
            [inner.node for inner in part.node.parts]
            if isinstance(part.node, TreeBranch) and part.node.listed
            else [part.node]
        )
        among = tuple(node for node in nodes if isinstance(node, TreeBranch))
        for node in nodes:
            if isinstance(node, Leaf):
                yield Spot(node, field, depth, siblings)
            elif not node.listed and (inside := field.rule.part_in(values(node))):
                yield from spots(node, inside, depth + 1, among)


def quotations(root: TreeBranch, model: type[Record]) -> tuple[Any, ...]:
    """The words of every quotation, in the order of the file."""
    return tuple(spot.leaf.value for spot in spots(root, model) if spot.field.is_quotation)


@cache
def _field(model: type[Record], name: str) -> Field | None:
    rule = field_of(model, name)
    if rule is None:
        return None
    info = model.model_fields[name]
    said = list(_said(info.annotation, info.metadata))
    patterns = {getattr(one, "pattern", None) for one in said}
    return Field(
        model=model,
        rule=rule,
        is_id=ID_PATTERN in patterns,
        is_finding=_FINDING in patterns,
        is_doi=DOI_PATTERN in patterns,
        is_quotation=_QUOTATION in said,
    )


def _said(annotation: Any, metadata: Any) -> Iterator[Any]:
    """All that is said of a type, at any depth."""
    yield from metadata
    for inner in typing.get_args(annotation):
        if not isinstance(inner, str):
            yield from _said(inner, getattr(inner, "__metadata__", ()))
