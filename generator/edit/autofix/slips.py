"""Names of fields that are slips: one field is near, is not there yet, and would be right there."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from generator.edit.autofix.in_place import Edit
from generator.evidence.fields import field_of, typed_fields
from generator.evidence.loading.yaml_tree import Leaf, TreeBranch, values
from generator.evidence.problems import DataPath
from generator.evidence.records.base import Record

NEAR: Final = 0.75
"""How like a name must be to that of a field (``difflib``), from 0 to 1."""
CLEAR: Final = 0.1
"""How much less any other field must be like it."""


def slips(root: TreeBranch, model: type[Record], path: DataPath = ()) -> Iterator[Edit]:
    """The names of fields in a record that are slips, each with the name that was meant."""
    yield from _renamed(root, model, path)
    for part in root.parts:
        field = field_of(model, part.key or "")
        if field is None or isinstance(part.node, Leaf):
            continue
        here: DataPath = (*path, field.name)
        nodes: list[tuple[DataPath, Leaf | TreeBranch]] = [(here, part.node)]
        if part.node.listed:
            nodes = [((*here, place), item.node) for place, item in enumerate(part.node.parts)]
        for at, node in nodes:
            inside = field.part_in(values(node))
            if isinstance(node, TreeBranch) and not node.listed and inside:
                yield from slips(node, inside, at)


def _renamed(branch: TreeBranch, model: type[Record], path: DataPath) -> Iterator[Edit]:
    there = {part.key for part in branch.parts}
    free = [field.name for field in typed_fields(model) if field.name not in there]
    found = {
        part.key: (part, near)
        for part in branch.parts
        if part.key and field_of(model, part.key) is None and (near := _nearest(part.key, free))
    }
    meant = Counter(near for _, near in found.values())
    for key, (part, near) in found.items():
        if meant[near] == 1:
            yield Edit((*path, near), *part.key_place, near, (*path, key))


def _nearest(word: str, names: list[str]) -> str:
    """The one name that is clearly meant by a word; empty where none is, or several may be."""
    bare = re.sub(r"[\s-]+", "_", word.strip().casefold())
    liked = sorted(
        ((difflib.SequenceMatcher(None, bare, name).ratio(), name) for name in names), reverse=True
    )
    if not liked or liked[0][0] < NEAR:
        return ""
    return "" if len(liked) > 1 and liked[0][0] - liked[1][0] < CLEAR else liked[0][1]
