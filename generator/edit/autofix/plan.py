"""All that can be put right in a content folder, as changes to files; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.edit.autofix.changes import FileEdit
from generator.edit.autofix.fixes import fix_values
from generator.edit.autofix.forms import quotations
from generator.edit.autofix.identifiers import Renaming, planned, rename
from generator.edit.autofix.migrations import bring_over, version_of
from generator.edit.writing.formatted import CannotFormat, formatted
from generator.evidence.loading import record_files
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.loading.yaml_tree import TreeBranch, read_tree
from generator.evidence.records.kinds import KINDS, Kind
from generator.evidence.text.files import shown_path


def planned_changes(content_folder: Path) -> tuple[tuple[FileEdit, ...], tuple[str, ...]]:
    """The changes that put right what can be, and what is left to people, a sentence each.

    Files that cannot be read stay as they are; the check says what is wrong with them. The words of
    quotations stay as they are, byte by byte.
    """
    readable: dict[Path, tuple[Kind, bytes]] = {}
    trees: dict[Path, tuple[Kind, TreeBranch]] = {}
    others: list[Path] = []
    advice: list[str] = []
    for kind, file in _files(content_folder):
        try:
            raw = file.read_bytes()
        except OSError:
            others.append(file)
            continue
        root = _root(raw)
        if root is None:
            others.append(file)
        else:
            readable[file], trees[file] = (kind, raw), (kind, root)
    renaming, version = planned(trees, others), version_of(trees)
    changes = []
    for file, (kind, raw) in readable.items():
        try:
            new = formatted(raw, kind, fix=_Fixing(file, kind, renaming, version))
        except CannotFormat as error:
            advice.append(f"{shown_path(file)} is left as it is. {error}")
            continue
        change = FileEdit(file, raw, new, renaming.files.get(file))
        changes += [change] if change.is_one else []
    return tuple(changes), (*renaming.advice, *advice)


class _Fixing:
    """All fixes for one file."""

    def __init__(self, file: Path, kind: Kind, renaming: Renaming, version: int) -> None:
        self.file, self.kind, self.renaming, self.version = file, kind, renaming, version

    def __call__(self, root: TreeBranch) -> None:
        model = self.kind.model
        before = quotations(root, model)
        bring_over(self.kind, root, self.version)
        fix_values(root, model)
        rename(self.file, root, model, self.renaming)
        if quotations(root, model) != before:
            raise CannotFormat("A quotation would change, which no program may do.")


def _root(raw: bytes) -> TreeBranch | None:
    """The fields of a record; None where the file cannot be read as one."""
    _, _, problems = read_yaml(raw, "")
    if problems:
        return None
    root = read_tree(raw.decode("utf-8-sig")).root
    return root if isinstance(root, TreeBranch) and not root.listed else None


def _files(content_folder: Path) -> Iterator[tuple[Kind, Path]]:
    """Record files, and those that would be if they ended in .yml."""
    yield from record_files(content_folder)
    for kind in KINDS:
        for ending in ("yaml", "YML", "YAML") if kind.folder else ():
            for file in sorted((content_folder / kind.folder).glob(f"*.{ending}")):
                if file.is_file() and not file.is_symlink() and not file.name.startswith("."):
                    yield kind, file
