"""What a build reads, as it stood at one moment: so that a site shows one state of it, or none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR

from generator.evidence.interface import N_, _
from generator.evidence.text.files import shown_path

_MOST_NAMES = 3
_OF_A_FOLDER = 2

Facts = tuple[int, ...]


@dataclass(frozen=True)
class Inputs:
    """Files and folders, with what the system says of every file in them.

    Hidden files are no input. That a file was moved away and back is seen where the system keeps
    the time of such changes.
    """

    paths: tuple[Path, ...]
    facts: Mapping[str, Facts]
    """By path."""

    def changed(self) -> str:
        """What has changed since, in words; empty where all is as it was."""
        now = inputs_of(self.paths).facts
        changes = [
            _(_what(self.facts.get(path), now.get(path)), path=shown_path(Path(path)))
            for path in sorted({*self.facts, *now}, key=Path)
            if not _is_same(self.facts.get(path), now.get(path))
        ]
        more = len(changes) - _MOST_NAMES
        named = (
            changes if more <= 0 else [*changes[:_MOST_NAMES], _("so were {more} more", more=more)]
        )
        return " and ".join(named)


def inputs_of(paths: Iterable[Path]) -> Inputs:
    """How these files, and those in these folders, stand now."""
    paths = tuple(paths)
    return Inputs(paths, {file: facts for path in paths for file, facts in _found(str(path))})


def _found(path: str, above: tuple[str, ...] = ()) -> Iterator[tuple[str, Facts]]:
    """Every file at or below a path; one that goes away just now is not there."""
    try:
        known = os.stat(path)  # noqa: PTH116 - hundreds of files, of which no Path is needed
        if not S_ISDIR(known.st_mode):
            yield path, (known.st_mtime_ns, known.st_ctime_ns, known.st_size, known.st_ino)
            return
        with os.scandir(path) as listed:
            below = [item for item in listed if not item.name.startswith(".")]
    except OSError:
        return
    yield path, (known.st_mtime_ns, known.st_ctime_ns)
    for item in below:
        if not item.is_symlink() or not _leads_back(item.path, (*above, path)):
            yield from _found(item.path, (*above, path))


def _leads_back(link: str, above: tuple[str, ...]) -> bool:
    """Whether a link is to a folder that it lies in."""
    return Path(link).resolve() in {Path(folder).resolve() for folder in above}


def _is_same(before: Facts | None, after: Facts | None) -> bool:
    """Whether nothing was done to a file, or to a folder itself.

    What comes into a folder and goes sets both of its times at once, and counts for itself, if it
    is not hidden. To move the folder sets the second alone.
    """
    if before is None or after is None:
        return before is after
    if len(before) == len(after) == _OF_A_FOLDER:
        return after[1] == before[1] or after[1] == after[0]
    return before == after


def _what(before: Facts | None, after: Facts | None) -> str:
    if before is None:
        return N_("{path} was added")
    return N_("{path} was removed") if after is None else N_("{path} was changed")
