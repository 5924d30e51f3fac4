"""What this program is made of, so that two machines, or two days, can tell whether they would do
the same.
"""

from __future__ import annotations

import hashlib
import platform
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final

PACKAGE: Final = "evidence-explorer"
OWN: Final = "its own files"
_FOLDER: Final = Path(__file__).resolve().parent.parent
_BESIDE: Final = frozenset({"__pycache__", "site_templates"})
"""Folders of the package that are none of its own files; what is drawn by is told by itself."""


@cache
def program() -> Mapping[str, str]:
    """The versions of Python and of what is asked for and installed; a digest of its own files."""
    return {OWN: _digest(), "Python": platform.python_version(), **dict(_installed())}


@cache
def fingerprint() -> bytes:
    """A hash of this program, of Python, and of which libraries of which versions are there."""
    hashed = hashlib.blake2b(f"{sys.version}\0{sys.platform}\0{_digest()}".encode(), digest_size=20)
    for name in sorted(_libraries()):
        hashed.update(f"{name}\0".encode())
    return hashed.digest()


def differences(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[str, ...]:
    """The names of what one program has in another version than another, or one of them lacks."""
    return tuple(name for name in sorted({*one, *other}) if one.get(name) != other.get(name))


def _libraries() -> Iterator[str]:
    """Name and version of every library, from the names of their folders."""
    for place in dict.fromkeys(sys.path):
        with suppress(OSError):
            yield from (one.name for one in Path(place or ".").glob("*.dist-info"))


@cache
def _digest() -> str:
    """Of all files that the package brings along to run."""
    found = hashlib.sha256()
    for file in sorted(_FOLDER.rglob("*")):
        if _BESIDE.isdisjoint(file.relative_to(_FOLDER).parts) and file.is_file():
            held = hashlib.sha256(file.read_bytes()).hexdigest()
            found.update(f"{file.relative_to(_FOLDER).as_posix()} {held}\n".encode())
    return found.hexdigest()


def _installed() -> Iterator[tuple[str, str]]:
    with suppress(PackageNotFoundError):
        for asked in sorted(requires(PACKAGE) or ()):
            name = re.split(r"[^A-Za-z0-9._-]", asked, maxsplit=1)[0]
            with suppress(PackageNotFoundError):
                yield name, version(name)
