"""The two sides of a comparison: what stands in a folder, or stood there in a commit.

The files of a commit are a stranger's. They are written into a new, empty folder: only regular
files, under names that cannot lead out of it. A symbolic link is named and never made.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.check.rules import load_and_check
from generator.derive.history.git import GitFailed, Repository, TreeFile
from generator.derive.history.versions import kind_and_stem
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.interface import _
from generator.evidence.loading import MAX_BYTES, PAGES_FOLDER, Content
from generator.evidence.problems import Location, Problem, Severity, has_errors, sorted_problems
from generator.evidence.text.files import shown_path, temporary_folder

DEEPEST = 2
"""A folder and a file in it: nothing that matters lies deeper."""


class CannotCompare(Exception):
    """There is no such side; the message says why."""


@dataclass(frozen=True)
class Snapshot:
    """The evidence on one side."""

    name: str
    content: Content
    catalogue: Catalogue | None
    """None where there are errors."""
    errors: tuple[Problem, ...]
    unread: frozenset[tuple[str, str]] = frozenset()
    """The records, by kind and id, whose files have errors."""


def side_of_folder(folder: Path) -> Snapshot:
    """What stands in a content folder now; raises CannotCompare where there is none."""
    if not folder.is_dir():
        raise CannotCompare(
            _("There is no content folder {folder} here.", folder=shown_path(folder))
        )
    return _side(_("the files as they are now"), folder, shown_path(folder), ())


def side_of_commit(repository: Repository, folder: Path, revision: str) -> Snapshot:
    """What stood in a content folder in a commit; raises CannotCompare where that is not known."""
    shown = shown_path(folder)
    try:
        commit = repository.commit(revision)
        files = repository.files(commit)
        if not files:
            raise CannotCompare(
                _("There is no folder {shown} in {revision}.", shown=shown, revision=revision)
            )
        wanted = [f.blob for f in files if kind_and_stem(f.path) and f.size <= MAX_BYTES]
        raw = repository.blobs(wanted, MAX_BYTES + 1)
    except GitFailed as error:
        raise CannotCompare(str(error)) from None
    with temporary_folder("evidence-") as made:
        copy = made / "content"
        copy.mkdir()
        strange = tuple(
            problem for file in files if (problem := _written(copy, file, raw, shown)) is not None
        )
        return _side(f"{revision} ({commit[:10]})", copy, shown, strange)


def _side(name: str, folder: Path, shown: str, strange: tuple[Problem, ...]) -> Snapshot:
    content, problems = load_and_check(folder, shown)
    problems = sorted_problems((*problems, *strange))
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    catalogue = None if has_errors(problems) else build_catalogue(content)
    paths = {problem.location.path.removeprefix(f"{shown}/") for problem in errors}
    places = filter(None, map(kind_and_stem, paths))
    unread = frozenset((k.name, stem if k.folder else k.name) for k, stem in places)
    return Snapshot(name, content, catalogue, errors, unread)


def _written(folder: Path, file: TreeFile, raw: dict[str, bytes], shown: str) -> Problem | None:
    """A problem with a file that is not written; else it stands in the folder now."""
    parts = PurePosixPath(file.path).parts
    if not parts or parts[0] == PAGES_FOLDER or any(part.startswith(".") for part in parts):
        return _refused(file, shown) if any(part in {".", ".."} for part in parts) else None
    if not file.mode.startswith("100") or not all(map(_safe, parts)):
        return _refused(file, shown)
    target = folder.joinpath(*parts[:DEEPEST])
    try:
        target.parent.mkdir(exist_ok=True)
        if len(parts) > DEEPEST:
            target.mkdir(exist_ok=True)  # the check says that no record is expected there
        elif file.size > MAX_BYTES:
            target.write_bytes(b" " * (MAX_BYTES + 1))
        else:
            target.write_bytes(raw.get(file.blob, b""))
    except OSError:
        return _refused(file, shown)
    return None


def _safe(name: str) -> bool:
    return name not in {"", ".", ".."} and not any(c in name for c in "/\\\0")


def _refused(file: TreeFile, shown: str) -> Problem:
    what = (
        _("A symbolic link is not followed.")
        if file.mode == "120000"
        else _("This is no plain file.")
    )
    return Problem("S020", Location(f"{shown}/{file.path}"), what, _("Put a file here."))
