"""Which files of a content folder are not in house order and layout, and how they would be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.edit.autofix.changes import FileEdit
from generator.edit.writing.formatted import CannotFormat, formatted
from generator.evidence.interface import N_, _
from generator.evidence.loading import record_files
from generator.evidence.problems import Problem
from generator.evidence.records.kinds import Kind
from generator.evidence.text.files import shown_path

Left = tuple[str, str, tuple[Problem, ...]]
"""A file that is left as it is, the reason in words, and the problems that make it unreadable."""


def arranged(
    content_folder: Path, only: Sequence[Path] = ()
) -> tuple[tuple[FileEdit, ...], tuple[Left, ...]]:
    """The changes that bring records into house order, and the files that are left as they are.

    ``only`` are files, or folders with all the records below them.
    """
    known = {file.resolve(): (kind, file) for kind, file in record_files(content_folder)}
    left: list[Left] = []
    chosen: dict[Path, tuple[Kind, Path]] = {}
    for path in only:
        whole = path.resolve()
        below = [file for file in known if whole in file.parents] if path.is_dir() else []
        found = [file for file in (whole, *below) if file in known]
        chosen |= {file: known[file] for file in found}
        if not found:
            what = N_("It is no record in {folder}.")
            if path.is_dir():
                what = N_("There is no record below it in {folder}.")
            left.append((shown_path(path), _(what, folder=shown_path(content_folder)), ()))
    changes = []
    for kind, file in (chosen if only else known).values():
        shown = shown_path(file)
        try:
            raw = file.read_bytes()
            change = FileEdit(file, raw, formatted(raw, kind, shown))
        except CannotFormat as error:
            left.append((shown, str(error), error.problems))
        except OSError as error:
            left.append((shown, _("It cannot be read: {reason}.", reason=error.strerror), ()))
        else:
            changes += [change] if change.is_one else []
    return tuple(changes), tuple(left)
