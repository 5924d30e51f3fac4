"""What a newer version would write into a repository that was begun before."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.edit.beginning.repository import HOSTS, KEPT, fingerprint
from generator.evidence.interface import _

_MOST: Final = 200
"""Lines of a difference that are shown."""


class NotBegunHere(Exception):
    """The folder holds no list of what was written; the message says what to do."""


@dataclass(frozen=True)
class Begun:
    """What was written when the repository began, or was last brought up to date."""

    host: str
    written: Mapping[str, str]
    """The SHA-256 of each file by its path."""


@dataclass(frozen=True)
class Update:
    """How the files of a repository differ from those that this version would write."""

    new: Mapping[str, str]
    """Files to write, by path: not changed since they were written, or not there before."""
    changed_here: Mapping[str, str]
    """Files that people changed; what this version would write, by path. They stay as they are."""
    removed_here: tuple[str, ...]
    """Files that people took away. They stay away."""
    superfluous: tuple[str, ...]
    """Files of an earlier version that this one does not write; nobody changed them."""


def begun_in(folder: Path) -> Begun:
    """What is kept in a repository; raises NotBegunHere where it cannot be read."""
    file = folder / KEPT
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        host, written = kept["host"], dict(kept["written"])
        if any("\0" in path for path in written):
            raise ValueError(_("a path in it is none"))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        what = (
            _("{file} cannot be read: {error}.", file=file, error=error)
            if file.exists()
            else _("There is no {file}.", file=file)
        )
        raise NotBegunHere(_("{what} It is written by: evidence init DIR", what=what)) from error
    if host not in HOSTS:
        raise NotBegunHere(
            _(
                "{file} names a host that is not known; known are {hosts}.",
                file=file,
                hosts=", ".join(HOSTS),
            )
        )
    return Begun(host, {str(path): str(digest) for path, digest in written.items()})


def update_of(folder: Path, begun: Begun, served: Mapping[str, str]) -> Update:
    """What to write, what people changed or took away, and what is not needed any more."""
    new, changed, removed = {}, {}, []
    for path, text in served.items():
        found = _bytes(folder / path)
        if found == text.encode():
            continue
        if found is None:
            if path in begun.written:
                removed.append(path)
            else:
                new[path] = text
        elif fingerprint(found) == begun.written.get(path):
            new[path] = text
        else:
            changed[path] = text
    superfluous = [
        path
        for path, digest in begun.written.items()
        if path not in served and _fingerprint_of(folder, path) == digest
    ]
    return Update(new, changed, tuple(removed), tuple(superfluous))


def difference(folder: Path, path: str, text: str) -> str:
    """A file as it is against what would be written, as a unified difference, not too long."""
    found = (_bytes(folder / path) or b"").decode("utf-8", "replace")
    lines = [
        *difflib.unified_diff(
            found.splitlines(), text.splitlines(), f"{path} (here)", f"{path} (new)", lineterm=""
        )
    ]
    more = [_("… and {count} lines more", count=len(lines) - _MOST)] if len(lines) > _MOST else []
    return "\n".join([*lines[:_MOST], *more])


def _fingerprint_of(folder: Path, path: str) -> str:
    """Of a file below the folder; empty for one that is not there, or lies elsewhere."""
    inside = (folder / path).resolve().is_relative_to(folder.resolve())
    raw = _bytes(folder / path) if inside else None
    return "" if raw is None else fingerprint(raw)


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None
