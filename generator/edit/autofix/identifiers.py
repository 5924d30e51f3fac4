"""Ids and file names in house form, renamed together with all that refers to them, or not at all.

Only ids that the check refuses are renamed: no page and no link can have them yet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.edit.autofix.forms import Spot, spots
from generator.evidence.interface import _
from generator.evidence.loading.yaml_tree import Leaf, TreeBranch
from generator.evidence.records.base import ID_PATTERN, Record
from generator.evidence.records.dimensions import THEME_KINDS
from generator.evidence.records.kinds import Kind
from generator.evidence.records.reported import PLAIN_REASONS
from generator.evidence.text.files import shown_path
from generator.evidence.text.folding import folded

CODES = ("S017", "I001", "S020")
"""The codes that renaming puts right."""


@dataclass
class Renaming:
    """New names of files, new ids of records, all ids there will be, and what is left to people."""

    files: dict[Path, Path] = field(default_factory=dict)
    records: dict[Path, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    advice: list[str] = field(default_factory=list)


def house_form(text: str) -> str:
    """A text as an id: small letters without accents, digits, single hyphens; else empty."""
    joined = re.sub(r"[\s_.\u2010-\u2014\u2212-]+", "-", folded(text.strip())).strip("-")
    return joined if re.match(ID_PATTERN, joined) else ""


def planned(trees: Mapping[Path, tuple[Kind, TreeBranch]], others: Sequence[Path]) -> Renaming:
    """What can be renamed; ``others`` are files that could not be read and keep their names."""
    renaming = Renaming()
    taken = {path.with_suffix(".yml") for path in others}
    wanted = Counter(
        file.with_name(f"{house_form(file.stem)}.yml")
        for file, (kind, _other) in trees.items()
        if kind.folder
    )
    for file, (kind, root) in trees.items():
        if kind.folder:
            _plan_one(renaming, file, root, wanted, taken)
    ids = {*renaming.records.values(), *(kind.id for kind in THEME_KINDS)}
    for kind, root in trees.values():
        for spot in spots(root, kind.model):
            if spot.field.is_own_id:
                ids.add(_in_house_form(str(spot.leaf.value)))
    renaming.known = frozenset(ids - {""})
    return renaming


def _plan_one(
    renaming: Renaming, file: Path, root: TreeBranch, wanted: Mapping[Path, int], taken: set[Path]
) -> None:
    leaf = next((part.node for part in root.parts if part.key == "id"), None)
    written = str(leaf.value) if isinstance(leaf, Leaf) else ""
    stem = house_form(file.stem)
    target = file.with_name(f"{stem}.yml")
    is_right = bool(re.match(ID_PATTERN, written)) and file.name == f"{written}.yml"
    if is_right or not stem or not written:
        return
    shown = shown_path(file)
    if house_form(written) != stem:
        renaming.advice.append(
            _(
                "{shown}: the id '{written}' is not the name of the file. Decide which is right.",
                shown=shown,
                written=written[:80],
            )
        )
    elif wanted[target] > 1 or (target != file and (target in taken or target.exists())):
        renaming.advice.append(
            _(
                "{shown}: its house form, {target}, is another file. Is it the same record?",
                shown=shown,
                target=target.name,
            )
        )
    else:
        renaming.records[file] = stem
        if target != file:
            renaming.files[file] = target


def rename(file: Path, root: TreeBranch, model: type[Record], renaming: Renaming) -> None:
    """Put the new ids into one tree: its own, those of its parts, and those that it refers to."""
    for spot in spots(root, model):
        value = spot.leaf.value
        refers = spot.field.refers
        of_ids = spot.field.is_own_id or refers
        if not of_ids or not isinstance(value, str) or value in PLAIN_REASONS:
            continue
        if refers and "." in value:
            spot.leaf.put(_part_of_a_record(value, renaming.known))
        elif refers:
            new = house_form(value)
            spot.leaf.put(new if new in renaming.known and not _is_id(value) else value)
        elif spot.depth == 0:
            spot.leaf.put(renaming.records.get(file, value))
        elif _free(spot):
            spot.leaf.put(_in_house_form(value))


def _part_of_a_record(value: str, known: frozenset[str]) -> str:
    theme, _other, finding = value.partition(".")
    new = (house_form(theme), house_form(finding))
    return ".".join(new) if known.issuperset(new) else value


def _free(spot: Spot) -> bool:
    """Whether no other part beside it has the same id in house form."""
    ids = [
        house_form(str(part.node.value))
        for branch in spot.siblings
        for part in branch.parts
        if part.key == "id" and isinstance(part.node, Leaf)
    ]
    return ids.count(house_form(str(spot.leaf.value))) <= 1


def _is_id(text: str) -> bool:
    return bool(re.match(ID_PATTERN, text))


def _in_house_form(text: str) -> str:
    return text if _is_id(text) else house_form(text) or text
