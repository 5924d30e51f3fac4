"""All that can be put right in a content folder, as changes to files; nothing is written here.

A change of a value or a name is kept only if what was wrong there is right afterwards and nothing
else is wrong that was not before. Where none is kept, a file stays byte for byte.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.check.rules import check_content, load_and_check
from generator.edit.autofix.changes import FileEdit
from generator.edit.autofix.fixes import fix_values
from generator.edit.autofix.forms import quotations
from generator.edit.autofix.identifiers import Renaming, planned, rename
from generator.edit.autofix.in_place import Edit, edits_between, written
from generator.edit.autofix.migrations import bring_over, version_of
from generator.edit.autofix.slips import slips
from generator.edit.writing.formatted import CannotFormat, formatted
from generator.evidence.interface import _
from generator.evidence.loading import load_content, record_files, with_record, without_record
from generator.evidence.loading.content import entry_of
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.loading.yaml_tree import TreeBranch, read_tree
from generator.evidence.problems import DataPath, Problem, Severity, sorted_problems
from generator.evidence.records.kinds import KINDS, Kind
from generator.evidence.records.review import SCHEMA_VERSION
from generator.evidence.text.files import shown_path

Wrong = Counter[tuple[str, DataPath]]
"""What is wrong with a record by itself: codes with the paths of values, and how often."""
Place = tuple[str, str, DataPath]
"""A problem by its code, its file and the path of its value."""
_TRIES: Final = 4


@dataclass(frozen=True)
class _File:
    """A record's file as it is, with its fields."""

    kind: Kind
    raw: bytes
    root: TreeBranch


def planned_changes(content_folder: Path) -> tuple[tuple[FileEdit, ...], tuple[str, ...]]:
    """The changes that put right what can be, and what is left to people, a sentence each.

    Files that cannot be read stay as they are; the check says what is wrong with them. The words of
    quotations stay as they are, byte by byte.
    """
    files: dict[Path, _File] = {}
    others: list[Path] = []
    for kind, file in _files(content_folder):
        found = _read(kind, file)
        if found is None:
            others.append(file)
        else:
            files[file] = found
    trees = {file: (found.kind, found.root) for file, found in files.items()}
    plan = _Plan(files, planned(trees, others), version_of(trees))
    changes, advice = plan.changes()
    before = Counter(map(_place, load_and_check(content_folder)[1]))
    for _other in range(_TRIES):
        wrong = [
            problem
            for problem in problems_after(content_folder, changes)
            if problem.severity is Severity.ERROR
        ]
        if not plan.gives_up(changes, wrong, before):
            return changes, advice
        changes, advice = plan.changes()
    return (), advice


class _Plan:
    """The files with what is to be renamed, and what was tried and made something wrong."""

    def __init__(self, files: dict[Path, _File], renaming: Renaming, version: int) -> None:
        self.files, self.renaming, self.version = files, renaming, version
        self.barred: set[tuple[Path, DataPath]] = set()

    def changes(self) -> tuple[tuple[FileEdit, ...], tuple[str, ...]]:
        """The changes to all files, and advice."""
        changes, advice = [], list(self.renaming.advice)
        for file, found in self.files.items():
            try:
                new, paths = self._mended(file, found)
            except CannotFormat as error:
                advice.append(
                    _("{file} is left as it is. {error}", file=shown_path(file), error=error)
                )
                continue
            change = FileEdit(file, found.raw, new, self.renaming.files.get(file), paths)
            changes += [change] if change.is_one else []
        return tuple(changes), tuple(advice)

    def gives_up(
        self, changes: Sequence[FileEdit], wrong: Sequence[Problem], before: Counter[Place]
    ) -> bool:
        """Whether something is given up, since it is or became wrong among all records."""
        tried = {shown_path(change.target): change for change in changes}
        barred = {
            (change.file, path)
            for problem in wrong
            if (change := tried.get(problem.location.path))
            for path in change.paths
            if problem.data_path[: len(path)] == path
        }
        elsewhere = [
            problem
            for problem in wrong
            if problem.location.path not in tried and not before[_place(problem)]
        ]
        if elsewhere and self.renaming.records:
            self.renaming = Renaming(advice=self.renaming.advice)
            return True
        self.barred |= barred
        return bool(barred)

    def _mended(self, file: Path, found: _File) -> tuple[bytes, tuple[DataPath, ...]]:
        """The bytes of a file with all that is kept, and the paths of the values that changed."""
        kind, raw = found.kind, found.raw
        if kind.name == "review" and self.version < SCHEMA_VERSION:
            raw = formatted(raw, kind, fix=lambda root: bring_over(kind, root, self.version))
        old = _root(raw)
        before = quotations(old, kind.model)
        named = _kept(raw, kind, self._allowed(file, slips(old, kind.model)))
        if named:
            raw = written(raw, named)
            old = _root(raw)
        new = _root(raw)
        fix_values(new, kind.model)
        rename(file, new, kind.model, self.renaming)
        mended = _kept(raw, kind, self._allowed(file, edits_between(old, new)))
        if not (named or mended):
            return raw, ()
        raw = written(raw, mended)
        if Counter(before) - Counter(quotations(_root(raw), kind.model)):
            raise CannotFormat(_("A quotation would change, which no program may do."))
        return raw, tuple(edit.path for edit in (*named, *mended))

    def _allowed(self, file: Path, edits: Iterable[Edit]) -> list[Edit]:
        return [edit for edit in edits if (file, edit.path) not in self.barred]


def problems_after(content_folder: Path, changes: Sequence[FileEdit]) -> tuple[Problem, ...]:
    """Every problem that there will be in the records once the changes are made."""
    content, problems = load_content(content_folder)
    changed = {change.shown for change in changes}
    left = [problem for problem in problems if problem.location.path not in changed]
    for change in changes:
        folder = change.file.parent.name if change.file.parent != content_folder else ""
        kind = next(k for k in KINDS if k.folder == folder and k.file in {"", change.file.name})
        if change.renamed:
            content = without_record(content, kind.name, change.file.stem)
        content, found = with_record(content, kind.name, change.target.stem, change.after)
        left += found
    return sorted_problems((*left, *check_content(content)))


def _place(problem: Problem) -> Place:
    return problem.code, problem.location.path, problem.data_path


def _kept(raw: bytes, kind: Kind, edits: list[Edit]) -> list[Edit]:
    """Those edits that put right what they are about, and make nothing wrong in the record."""
    if not edits or _is_better(raw, kind, edits):
        return edits
    kept = [edit for edit in edits if _is_better(raw, kind, [edit])]
    return kept if _is_better(raw, kind, kept) else []


def _is_better(raw: bytes, kind: Kind, edits: Sequence[Edit]) -> bool:
    """Whether with these edits nothing new is wrong, and nothing where they are."""
    new = written(raw, edits)
    after = _wrong(new, kind)
    if after - _wrong(raw, kind) or not _reads_on(new, raw):
        return False
    around = {edit.path for edit in edits} | {edit.old for edit in edits}
    return not any(
        path[:length] in around for _other, path in after for length in range(len(path) + 1)
    )


def _reads_on(new: bytes, raw: bytes) -> bool:
    """Whether the new text can be read, and has the same comments."""
    if read_yaml(new, "")[2]:
        return False
    one, other = (read_tree(text.decode("utf-8-sig")) for text in (raw, new))
    return Counter(one.comments()) == Counter(other.comments())


def _wrong(raw: bytes, kind: Kind) -> Wrong:
    _other, problems = entry_of(kind, "", "", raw)
    return Counter((problem.code, problem.data_path) for problem in problems)


def _read(kind: Kind, file: Path) -> _File | None:
    """A file that can be read as a record; None for any other."""
    try:
        raw = file.read_bytes()
    except OSError:
        return None
    if read_yaml(raw, "")[2]:
        return None
    root = read_tree(raw.decode("utf-8-sig")).root
    return _File(kind, raw, root) if isinstance(root, TreeBranch) and not root.listed else None


def _root(raw: bytes) -> TreeBranch:
    root = read_tree(raw.decode("utf-8-sig")).root
    assert isinstance(root, TreeBranch)  # noqa: S101 - _read has looked
    return root


def _files(content_folder: Path) -> Iterator[tuple[Kind, Path]]:
    """Record files, and those that would be if they ended in .yml."""
    yield from record_files(content_folder)
    for kind in KINDS:
        for ending in ("yaml", "YML", "YAML") if kind.folder else ():
            for file in sorted((content_folder / kind.folder).glob(f"*.{ending}")):
                if file.is_file() and not file.is_symlink() and not file.name.startswith("."):
                    yield kind, file
