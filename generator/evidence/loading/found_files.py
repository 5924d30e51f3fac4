"""The files of a content folder: which are records, of which kind, and what else lies there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.evidence.interface import _
from generator.evidence.problems import Location, Problem, Severity, did_you_mean
from generator.evidence.records.kinds import KINDS, Kind, noun_of

PAGES_FOLDER = "pages"
"""The folder of Markdown pages below the content folder."""


def found_files(
    folder: Path, shown_root: str, problems: list[Problem]
) -> Iterator[tuple[Kind, Path]]:
    """The record files in a fixed order; whatever else lies there becomes a problem."""
    files = {kind.file: kind for kind in KINDS if kind.file}
    folders = {kind.folder: kind for kind in KINDS if kind.folder}
    for item in _listed(folder, shown_root, problems):
        name = item.name
        if name.startswith("."):
            continue
        shown = f"{shown_root}/{name}"
        if item.is_symlink():
            problems.append(_link(shown))
        elif name == PAGES_FOLDER:
            problems.extend(
                _link(f"{shown}/{link.relative_to(item).as_posix()}")
                for link in sorted(item.rglob("*"))
                if link.is_symlink()
            )
        elif item.is_dir() and name in folders:
            yield from _folder_files(item, folders[name], shown, problems)
        elif item.is_file() and name in files:
            yield files[name], item
        else:
            problems.append(_unread(item, shown, [PAGES_FOLDER, *folders], list(files)))


def _unread(item: Path, shown: str, folders: list[str], files: list[str]) -> Problem:
    """That nobody reads a file or folder; no error, where it is no record by its name."""
    known = folders if item.is_dir() else files
    near = did_you_mean(item.name, known)
    if item.is_dir() or item.suffix in {".yml", ".yaml"}:
        what = _("No record is expected in '{name}'.", name=item.name)
        return Problem(
            "S020", Location(shown), what, near or _("Known here: {known}.", known=", ".join(known))
        )
    what = _("Nobody reads '{name}': it is neither a record nor a page.", name=item.name)
    hint = near or _(
        "If it is of use, keep it outside this folder; or begin its name with a full stop."
    )
    return Problem("S020", Location(shown), what, hint, Severity.NOTICE)


def _folder_files(
    folder: Path, kind: Kind, shown: str, problems: list[Problem]
) -> Iterator[tuple[Kind, Path]]:
    for item in _listed(folder, shown, problems):
        if item.name.startswith("."):
            continue
        path = f"{shown}/{item.name}"
        if item.is_symlink():
            problems.append(_link(path))
        elif item.is_file() and item.suffix == ".yml":
            yield kind, item
        else:
            hint = (
                _("Rename it {stem}.yml.", stem=item.stem)
                if item.suffix in {".yaml", ".YML"}
                else _("Only record files that end in .yml stand here.")
            )
            what = _("'{name}' is no record of a {kind}.", name=item.name, kind=noun_of(kind.name))
            problems.append(Problem("S020", Location(path), what, hint))


def _listed(folder: Path, shown: str, problems: list[Problem]) -> list[Path]:
    try:
        return sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        what = _("The folder cannot be read: {reason}.", reason=error.strerror)
        problems.append(Problem("S001", Location(shown), what))
        return []


def _link(path: str) -> Problem:
    return Problem(
        "S020", Location(path), _("A symbolic link is not followed."), _("Put the file here.")
    )
