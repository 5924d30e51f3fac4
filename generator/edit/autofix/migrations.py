"""What older content needs so that it has the present form: a table, one step a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.evidence.loading.yaml_tree import Leaf, TreeBranch, TreePart
from generator.evidence.records.kinds import Kind
from generator.evidence.records.review import SCHEMA_VERSION

VERSION_FIELD: Final = "schema_version"


@dataclass(frozen=True)
class Migration:
    """The step to one form of the content from the form before it."""

    to: int
    change: Callable[[Kind, TreeBranch], None]
    """Changes the tree of one file."""


def _as_it_is(kind: Kind, root: TreeBranch) -> None:
    """Content of form 1 is content of form 2 that does not say so."""


MIGRATIONS: Final = (Migration(2, _as_it_is),)
"""Every step, in the order of the forms; the last leads to the present one."""


def version_of(trees: Mapping[Path, tuple[Kind, TreeBranch]]) -> int:
    """The form that content says it has; without a word of it, the first."""
    for kind, root in trees.values():
        if kind.name == "review":
            written = _version_part(root)
            value = written.node.value if written and isinstance(written.node, Leaf) else None
            return value if type(value) is int and value > 0 else 1
    return 1


def bring_over(kind: Kind, root: TreeBranch, version: int) -> None:
    """Give the tree of a file the present form, if its content has an older one."""
    for step in MIGRATIONS:
        if step.to > version:
            step.change(kind, root)
    if kind.name == "review" and version < SCHEMA_VERSION:
        written = _version_part(root)
        if written is None:
            node = Leaf(SCHEMA_VERSION, str(SCHEMA_VERSION))
            root.parts.insert(0, TreePart(VERSION_FIELD, node, 0, 0, 0))
        elif isinstance(written.node, Leaf):
            written.node.put(SCHEMA_VERSION)


def _version_part(root: TreeBranch) -> TreePart | None:
    return next((part for part in root.parts if part.key == VERSION_FIELD), None)
