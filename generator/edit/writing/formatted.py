"""A record's file in house order and layout, with all its comments, reading the same as before.

What an editor chose stays where the house has no opinion: quotation marks that are not needed, a
text on lines of its own, a short list or mapping in brackets. The new text is read back: unless it
says the same and has the same comments, nothing is changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from generator.edit.writing.scalars import (
    STEP,
    WIDTH,
    block_lines,
    in_quotes,
    is_safe_plain,
    number,
    value_lines,
)
from generator.evidence.fields import RecordField, field_of, fields_of
from generator.evidence.interface import _
from generator.evidence.loading.kept_words import lost_words
from generator.evidence.loading.shape import shaped
from generator.evidence.loading.source_map import SourceMap
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.loading.yaml_tree import (
    Leaf,
    Tree,
    TreeBranch,
    TreePart,
    block_parts,
    read_tree,
    values,
)
from generator.evidence.problems import Problem, Severity
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import Kind

Model = type[Record] | None


class CannotFormat(Exception):
    """The file is left as it is; ``problems`` say why, if it cannot be read."""

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        """Takes the reason in a sentence."""
        super().__init__(message)
        self.problems = tuple(problems)


def formatted(
    raw: bytes, kind: Kind, path: str = "", fix: Callable[[TreeBranch], None] = lambda root: None
) -> bytes:
    """The bytes of a record's file in house order and layout, with its values put right.

    ``fix`` may change values and lists, add fields, and take away no comment. Raises CannotFormat
    where the file cannot be read, or would not read as it should.
    """
    value, source_map, problems = read_yaml(raw, path)
    if problems:
        raise CannotFormat(_("It cannot be read."), problems)
    if lost := _lost(value, kind.model, source_map):
        raise CannotFormat(_("It holds words of which nobody can tell where they belong."), lost)
    tree = read_tree(raw.decode("utf-8-sig"))
    if not isinstance(tree.root, TreeBranch) or tree.root.listed:
        raise CannotFormat(_("It is no record: a record is made of fields."))
    before = Counter(tree.comments())
    fix(tree.root)
    wanted = values(tree.root)
    try:
        new = _text(tree, kind.model).encode("utf-8")
    except ValueError as error:
        raise CannotFormat(_("It holds {error}.", error=error)) from None
    again, _other, problems = read_yaml(new, path)
    if problems or again != wanted or Counter(read_tree(new.decode("utf-8")).comments()) != before:
        raise CannotFormat(_("It is written in a way that cannot be arranged without changing it."))
    return new


def _lost(value: Any, model: type[Record], source_map: SourceMap) -> tuple[Problem, ...]:
    """The errors by which words are lost: arranged, the file would hide them."""
    if not source_map.doubts:
        return ()
    record = shaped(value, model, source_map)
    lost = lost_words(value, model, source_map, record if isinstance(record, tuple) else ())
    return tuple(problem for problem in lost if problem.severity is Severity.ERROR)


def _text(tree: Tree, model: Model) -> str:
    lines = [*tree.head, *_branch_lines(tree.root, model, 0), *tree.foot]
    return "\n".join(lines) + "\n"


def _branch_lines(node: Leaf | TreeBranch, model: Model, indent: int) -> list[str]:
    """The lines of a mapping in house order, or of a list; fields or items one after another."""
    assert isinstance(node, TreeBranch)  # noqa: S101 - whoever calls has looked
    lines: list[str] = []
    for place, part in enumerate(node.parts if node.listed else _ordered(node.parts, model)):
        if part.gap and place:
            lines.append("")
        lines += _part_lines(part, model, indent)
    return lines


def _ordered(parts: list[TreePart], model: Model) -> list[TreePart]:
    places = {rule.name: place for place, rule in enumerate(fields_of(model) if model else ())}
    return sorted(parts, key=lambda part: places.get(part.key or "", len(places)))


def _part_lines(part: TreePart, model: Model, indent: int) -> list[str]:
    """The lines of one field or item with its comments; ``model`` is what it stands in."""
    pad = " " * indent
    body = _body(part, model, indent)
    above, beside = list(part.above), list(part.beside)
    if beside:
        first = f"{body[0]}  {beside[0]}"
        if len(beside) == 1 and len(first) <= WIDTH:
            body[0] = first
        else:
            above += beside
    commented = [f"{pad}{comment}" for comment in above]
    below = [f"{pad}{comment}" for comment in part.below]
    return [*commented, *body, *below]


def _body(part: TreePart, model: Model, indent: int) -> list[str]:
    rule = field_of(model, part.key) if part.key is not None else None
    inner = model if part.key is None else _inside(rule, part.node)
    pad = " " * indent
    head = f"{pad}-" if part.key is None else f"{pad}{_key(part.key)}:"
    node = part.node
    if isinstance(node, Leaf):
        return _leaf_lines(node, head, indent + STEP, part.key is None)
    row = _row(node, inner) if node.flow or (rule and rule.in_a_row and node.listed) else None
    if not node.parts:
        row = "[]" if node.listed else "{}"
    if row is not None and len(head) + 1 + len(row) <= WIDTH:
        return [f"{head} {row}"]
    lines = _branch_lines(node, inner, indent + STEP)
    if part.key is not None:
        return [head, *lines]
    while lines[0].lstrip().startswith("#"):  # above the first field of an item: above the item
        part.above.append(lines.pop(0).strip())
    return [f"{pad}- {lines[0][indent + STEP :]}", *lines[1:]]


def _inside(rule: RecordField | None, node: Leaf | TreeBranch) -> Model:
    """What the mapping in a field is, or what each item of its list is."""
    return rule.part_in(values(node)) if rule else None


def _leaf_lines(leaf: Leaf, head: str, indent: int, is_item: bool) -> list[str]:
    value = leaf.value
    if value is None and not is_item:
        return [head]
    if leaf.token and _may_stand(leaf) and len(head) + 1 + len(leaf.token) <= WIDTH:
        return [f"{head} {leaf.token}"]
    block = _as_block(leaf, indent) if leaf.block else None
    first, *others = block or value_lines(value, len(head), indent)
    return [f"{head} {first}", *others]


def _as_block(leaf: Leaf, indent: int) -> list[str] | None:
    """A text on lines of its own: broken where its author broke it, if that fits and reads so."""
    sign, *lines = leaf.block
    if all(line == line.strip() and len(line) <= WIDTH - indent for line in lines):
        kept = [f"{sign}-", *(f"{' ' * indent}{line}" if line else "" for line in lines)]
        probe = "\n".join((f"probe: {kept[0]}", *(f" {line}" for line in kept[1:])))
        if read_yaml(probe.encode("utf-8"), "")[0] == {"probe": leaf.value}:
            return kept
    return block_lines(leaf.value, indent)


def _may_stand(leaf: Leaf) -> bool:
    """Whether a value stays as it is written: quoted, or plain in a way that all readers share."""
    return leaf.token is not None and (
        not isinstance(leaf.value, str) or leaf.token[0] in "'\"" or is_safe_plain(leaf.value)
    )


def _row(node: Leaf | TreeBranch, model: Model) -> str | None:
    """A value in one row, as it stands inside brackets; None where a comment or text forbids it."""
    if isinstance(node, Leaf):
        return _in_brackets(node)
    if not node.flow and any(p.above or p.beside or p.below for p in block_parts(node)):
        return None
    cells = []
    for part in node.parts if node.listed else _ordered(node.parts, model):
        rule = field_of(model, part.key) if part.key is not None else None
        cell = _row(part.node, model if node.listed else _inside(rule, part.node))
        if cell is None:
            return None
        cells.append(cell if part.key is None else f"{_key(part.key, ',[]{}')}: {cell}".rstrip())
    return f"[{', '.join(cells)}]" if node.listed else f"{{{', '.join(cells)}}}"


def _in_brackets(leaf: Leaf) -> str | None:
    value: Any = leaf.value
    if leaf.token and leaf.token[0] in "'\"":
        return leaf.token
    if not isinstance(value, str):
        return number(value)
    if "\n" in value:
        return None
    return value if is_safe_plain(value) and not set(value) & set(",[]{}") else in_quotes(value)


def _key(key: str, forbidden: str = "") -> str:
    return key if is_safe_plain(key) and not set(key) & set(forbidden) else in_quotes(key)
