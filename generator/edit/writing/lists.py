"""A list in a record replaced or added to, by the tree of its file; the rest reads as before.

The file comes back in house order and layout, as ``evidence format`` would write it, so that a file
that is kept so changes in this list alone. Its line ends and its byte order mark stay.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence
from typing import Any

from generator.edit.writing.formatted import CannotFormat, formatted
from generator.evidence.interface import _
from generator.evidence.loading.yaml_tree import TreeBranch, TreePart, block_parts, new_node
from generator.evidence.problems import DataPath
from generator.evidence.records.kinds import Kind


def with_list(raw: bytes, kind: Kind, path: DataPath, items: Sequence[Any]) -> bytes:
    """The bytes of a record with these items as its list at ``path``, new or not.

    What the list stands in has to be there, such as ``("findings", 0, "confidence")``. Comments
    inside the old list stand below the new one. Raises CannotFormat where the file cannot be read,
    has no such place, or would not read as it should.
    """

    def put(root: TreeBranch) -> None:
        part = _part(root, path)
        part.below = [*_comments(part), *part.below]
        flow = bool(_around(root, path).flow)
        part.node = TreeBranch([_item(item) for item in items], listed=True, flow=flow)

    return _edited(raw, kind, put)


def with_item(raw: bytes, kind: Kind, path: DataPath, item: Any) -> bytes:
    """The bytes of a record with one more item at the end of its list at ``path``, new or not.

    Raises CannotFormat where the file cannot be read, has no such place, or would not read as it
    should.
    """

    def put(root: TreeBranch) -> None:
        part = _part(root, path)
        if isinstance(part.node, TreeBranch) and part.node.listed and part.node.parts:
            part.node.parts.append(_item(item))
        else:
            part.node = TreeBranch([_item(item)], listed=True, flow=False)

    return _edited(raw, kind, put)


def _edited(raw: bytes, kind: Kind, put: Callable[[TreeBranch], None]) -> bytes:
    new = formatted(raw, kind, fix=put)
    if b"\r\n" in raw:
        new = new.replace(b"\n", b"\r\n")
    return codecs.BOM_UTF8 + new if raw.startswith(codecs.BOM_UTF8) else new


def _part(root: TreeBranch, path: DataPath) -> TreePart:
    """The field at a path, which is made where it is missing."""
    around = _around(root, path)
    part = next((part for part in around.parts if part.key == path[-1]), None)
    if part is None:
        part = TreePart(str(path[-1]), new_node(None), 0, 0, 0)
        around.parts.append(part)
    return part


def _around(root: TreeBranch, path: DataPath) -> TreeBranch:
    """The mapping that holds the field at a path; raises CannotFormat where there is none."""
    node: Any = root
    for step in path[:-1]:
        parts = node.parts if isinstance(node, TreeBranch) else []
        known = {part.key if not node.listed else place: part for place, part in enumerate(parts)}
        node = known[step].node if step in known else None
    if not isinstance(node, TreeBranch) or node.listed:
        raise CannotFormat(_("There is no '{path}' with fields in it.", path=path[-2]))
    return node


def _item(item: Any) -> TreePart:
    return TreePart(None, new_node(item), 0, 0, 0)


def _comments(part: TreePart) -> list[str]:
    """The comments inside the value of a field, in no particular order."""
    return [
        comment
        for inner in block_parts(part.node)
        for comment in (*inner.above, *inner.beside, *inner.below)
    ]
