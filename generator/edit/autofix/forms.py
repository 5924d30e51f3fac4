"""Every value of a tree with its field, and the parts that stand beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.evidence.fields import RecordField, field_of
from generator.evidence.loading.yaml_tree import Leaf, TreeBranch, values
from generator.evidence.records.base import Record
from generator.evidence.records.markers import Words


@dataclass(frozen=True)
class Spot:
    """A value with its field, and the list of parts that the record it stands in is one of."""

    leaf: Leaf
    field: RecordField
    depth: int
    siblings: tuple[TreeBranch, ...]


def spots(
    root: TreeBranch, model: type[Record], depth: int = 0, siblings: tuple[TreeBranch, ...] = ()
) -> Iterator[Spot]:
    """Every value in a tree whose field is known."""
    for part in root.parts:
        field = field_of(model, part.key or "")
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
            elif not node.listed and (inside := field.part_in(values(node))):
                yield from spots(node, inside, depth + 1, among)


def quotations(root: TreeBranch, model: type[Record]) -> tuple[Any, ...]:
    """The words of every quotation, in the order of the file."""
    return tuple(spot.leaf.value for spot in spots(root, model) if is_quotation(spot.field))


def is_quotation(field: RecordField) -> bool:
    """Whether a field holds somebody else's words, which no program touches."""
    return field.words is Words.QUOTED
