"""A YAML text as a tree that keeps what values alone lose: comments, gaps, and how it was written.

A comment belongs to the field or item below it, to the one on its line, or, where it stands further
in than what follows, to the one above it. Only texts that ``read_yaml`` accepts become trees.
"""

from __future__ import annotations

import textwrap
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.evidence.loading.yaml_comments import Comment, comments_in, line_starts
from generator.evidence.loading.yaml_text import scalar_value


@dataclass
class Leaf:
    """A single value; ``token`` is how it stands there, if it stands on one line.

    A text on lines of its own has these as ``block``, behind the sign that begins it.
    """

    value: Any
    token: str | None
    block: tuple[str, ...] = ()
    place: tuple[int, int] = (0, 0)
    """Where it stands in the text that was read, with line feeds alone: from, to."""

    def put(self, value: Any) -> None:
        """Another value in its place, without the form of the first."""
        if value != self.value or type(value) is not type(self.value):
            self.value, self.token, self.block = value, None, ()


@dataclass
class TreePart:
    """A field of a mapping, or an item of a list (then without a key), with its comments."""

    key: str | None
    node: Leaf | TreeBranch
    line: int
    column: int
    last_line: int
    key_place: tuple[int, int] = (0, 0)
    """Where the name of the field stands in the text."""
    gap: bool = False
    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


@dataclass
class TreeBranch:
    """A mapping or a list; ``flow`` where it is written in brackets."""

    parts: list[TreePart]
    listed: bool
    flow: bool


@dataclass
class Tree:
    """A whole file: the comments before the first field, the fields, the comments after them."""

    head: list[str]
    root: Leaf | TreeBranch
    foot: list[str]

    def comments(self) -> Iterator[str]:
        """Every comment, in no particular order."""
        yield from (line for line in (*self.head, *self.foot) if line)
        for part in block_parts(self.root):
            yield from (*part.above, *part.beside, *part.below)


def read_tree(text: str) -> Tree:
    """The tree of a text that ``read_yaml`` has accepted, without a byte order mark."""
    text = text.replace("\r\n", "\n")
    reading = _Reading(text)
    tree = Tree([], reading.node(yaml.compose(text, Loader=yaml.CSafeLoader)), [])
    _attach(tree, reading)
    return tree


def new_node(value: Any) -> Leaf | TreeBranch:
    """The node of a value that stands in no text yet."""
    if isinstance(value, Mapping):
        parts = [TreePart(str(key), new_node(item), 0, 0, 0) for key, item in value.items()]
        return TreeBranch(parts, listed=False, flow=False)
    if isinstance(value, list | tuple):
        return TreeBranch([TreePart(None, new_node(item), 0, 0, 0) for item in value], True, False)
    return Leaf(value, None)


def values(node: Leaf | TreeBranch) -> Any:
    """What a tree says: what ``read_yaml`` makes of its text."""
    if isinstance(node, Leaf):
        return node.value
    if node.listed:
        return tuple(values(part.node) for part in node.parts)
    return {part.key: values(part.node) for part in node.parts}


def block_parts(node: Leaf | TreeBranch) -> Iterator[TreePart]:
    """The parts that begin lines of their own, in the order of the file."""
    if isinstance(node, TreeBranch) and not node.flow:
        for part in node.parts:
            yield part
            yield from block_parts(part.node)


class _Reading:
    """One text, with the places of its values."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.starts = line_starts(self.lines)
        self.spans: list[tuple[int, int]] = []

    def node(self, node: Any) -> Leaf | TreeBranch:
        """What a node of the parser is in the tree; notes where its text stands."""
        if isinstance(node, yaml.MappingNode):
            parts = [self._field(key, value) for key, value in node.value]
            return TreeBranch(parts, listed=False, flow=bool(node.flow_style))
        if isinstance(node, yaml.SequenceNode):
            dash = None if node.flow_style else node.start_mark.column
            parts = [self._item(item, dash) for item in node.value]
            return TreeBranch(parts, listed=True, flow=bool(node.flow_style))
        return self._leaf(node)

    def comments(self) -> Iterator[Comment]:
        """Every comment with its place."""
        return comments_in(self.lines, sorted(self.spans))

    def _field(self, key: Any, value: Any) -> TreePart:
        place, mark = self._leaf(key).place, key.start_mark
        last = self._last_line(value)
        return TreePart(key.value, self.node(value), mark.line, mark.column, last, place)

    def _item(self, item: Any, dash: int | None) -> TreePart:
        line = item.start_mark.line
        column = item.start_mark.column if dash is None else dash
        while dash is not None and line > 0 and self.lines[line][dash : dash + 1] != "-":
            line -= 1
        return TreePart(None, self.node(item), line, column, self._last_line(item))

    def _leaf(self, node: Any) -> Leaf:
        begin, end = self._offset(node.start_mark), self._offset(node.end_mark)
        value = scalar_value(node)
        if node.style in {"|", ">"}:  # a comment may stand beside its sign
            begin = min(self.starts[node.start_mark.line + 1], len(self.text))
            self.spans.append((begin, end))
            lines = textwrap.dedent(self.text[begin:end]).rstrip().split("\n")
            return Leaf(value, None, (node.style, *lines), (begin, end))
        if begin < end:
            self.spans.append((begin, end))
        token = self.text[begin:end]
        return Leaf(value, None if "\n" in token else token, (), (begin, end))

    def _offset(self, mark: Any) -> int:
        line = min(mark.line, len(self.starts) - 1)
        return int(min(self.starts[line] + mark.column, len(self.text)))

    def _last_line(self, node: Any) -> int:
        """The last line on which a value stands; what is blank behind it is not part of it."""
        line = min(int(node.end_mark.line), len(self.lines) - 1)
        if node.end_mark.column == 0:
            line -= 1
            while line > node.start_mark.line and not self.lines[line].strip():
                line -= 1
        return max(line, int(node.start_mark.line))


def _attach(tree: Tree, reading: _Reading) -> None:
    """Give every comment and gap to the part that it belongs to."""
    parts = list(block_parts(tree.root))
    outermost: dict[int, TreePart] = {}
    for part in parts:
        outermost.setdefault(part.line, part)
    begins = [part.line for part in parts]
    tops = sorted(outermost)
    alone: set[int] = set()
    for line, column, comment in reading.comments():
        own = not reading.lines[line][:column].strip()
        before = bisect_right(begins, line) - 1
        if own:
            alone.add(line)
        if before < 0:
            tree.head.append(comment)
        elif not own:
            parts[before].beside.append(comment)
        elif line <= parts[before].last_line and _is_flow(parts[before]):
            parts[before].above.append(comment)
        else:
            below = bisect_right(tops, line)
            after = outermost[tops[below]] if below < len(tops) else None
            _settle(tree, parts[: before + 1], after, column, comment)
    for line, part in outermost.items():
        above = line - 1
        while above in alone:
            above -= 1
        part.gap = above >= 0 and not reading.lines[above].strip()


def _is_flow(part: TreePart) -> bool:
    return isinstance(part.node, TreeBranch) and part.node.flow


def _settle(
    tree: Tree, before: list[TreePart], after: TreePart | None, column: int, comment: str
) -> None:
    """Put a comment on a line of its own above what follows, or below what it stands in."""
    limit = after.column if after else -1
    if column > limit and (after or column > 0):
        owner = next((p for p in reversed(before) if limit < p.column <= column), None)
        if owner:
            owner.below.append(comment)
            return
    (after.above if after else tree.foot).append(comment)
