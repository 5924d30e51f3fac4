"""Changes to files: shown as one difference, then written, each file as a whole or not at all."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.evidence.interface import _
from generator.evidence.problems import DataPath
from generator.evidence.stopping import held
from generator.evidence.text.files import CannotWrite, cannot_write, shown_path, written_beside
from generator.evidence.text.terminal import printable


@dataclass(frozen=True)
class FileEdit:
    """A file with its bytes before and after, and its new name if it gets one."""

    file: Path
    before: bytes
    after: bytes
    renamed: Path | None = None
    paths: tuple[DataPath, ...] = ()
    """The paths of the values that change, where the file is a record."""

    @property
    def target(self) -> Path:
        """The file that will hold the new bytes."""
        return self.renamed or self.file

    @property
    def shown(self) -> str:
        """The name of the file, as people would write it."""
        return shown_path(self.file)

    @property
    def is_one(self) -> bool:
        """Whether anything changes."""
        return self.before != self.after or self.target != self.file


def difference(changes: Sequence[FileEdit]) -> str:
    """All changes as a unified difference, as ``git diff`` shows them."""
    return "".join(_one_difference(change) for change in changes if change.is_one)


@held()
def write(changes: Sequence[FileEdit]) -> None:
    """Write all changes; raises CannotWrite where a file cannot be, or has changed meanwhile.

    Files that come before it in the list are written then.
    """
    ready: list[tuple[FileEdit, Path]] = []
    try:
        for change in changes:
            if change.is_one:
                ready.append((change, _beside(change)))  # noqa: PERF401 - each is to be removed
        while ready:
            change, new = ready[0]
            new.replace(change.target)
            ready.pop(0)
            if change.target != change.file:
                change.file.unlink()
    except OSError as error:
        raise cannot_write(error) from None
    finally:
        for _other, new in ready:
            new.unlink(missing_ok=True)


def _beside(change: FileEdit) -> Path:
    """The new bytes in a file beside the old one."""
    if change.file.read_bytes() != change.before:
        raise CannotWrite(
            _("{file} has changed meanwhile; nothing was written.", file=shown_path(change.file))
        )
    if change.renamed and change.renamed.exists():
        raise CannotWrite(
            _(
                "{renamed} is there already; nothing was written.",
                renamed=shown_path(change.renamed),
            )
        )
    return written_beside(change.file, change.after)


def _one_difference(change: FileEdit) -> str:
    old, new = shown_path(change.file), shown_path(change.target)
    lines = [] if old == new else [f"rename from {old}\n", f"rename to {new}\n"]
    before, after = (_lines(raw) for raw in (change.before, change.after))
    lines += difflib.unified_diff(before, after, f"a/{old}", f"b/{new}")
    return "".join(_shown(line) for line in lines)


def _lines(raw: bytes) -> list[str]:
    return raw.decode("utf-8", "backslashreplace").splitlines(keepends=True)


def _shown(line: str) -> str:
    """A line that steers no terminal; one without a line break says so."""
    text = line.rstrip("\r\n")
    mark = "\\r" if line.endswith("\r\n") else ""
    missing = "" if line.endswith("\n") else "\n\\ No newline at end of file"
    return f"{printable(text)}{mark}{missing}\n"
