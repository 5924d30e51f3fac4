"""What this program is made of, so that two machines can tell whether they would do the same."""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final

PACKAGE: Final = "evidence-explorer"
OWN: Final = "its own files"
_FOLDER: Final = Path(__file__).resolve().parent.parent
_READ: Final = frozenset({".json", ".py", ".toml", ".yml"})
"""The endings of the files that make a difference to what is drawn."""


@cache
def program() -> Mapping[str, str]:
    """The versions of Python and of what is asked for and installed; a digest of its own files."""
    return {OWN: _digest(), "Python": platform.python_version(), **dict(_installed())}


def difference(one: Mapping[str, str], other: Mapping[str, str]) -> str:
    """In what one program differs from another, in words; empty where it does not."""
    return ", ".join(
        f"other versions of {name}" if name == OWN else _instead(name, one, other)
        for name in sorted({*one, *other})
        if one.get(name) != other.get(name)
    )


def _instead(name: str, one: Mapping[str, str], other: Mapping[str, str]) -> str:
    if name not in one:
        return f"no {name}"
    return f"{name} {one[name]} in place of {other.get(name, 'none')}"


def _digest() -> str:
    """Of all files that the package brings along to run and to draw by."""
    found = hashlib.sha256()
    for file in sorted(_FOLDER.rglob("*")):
        if file.suffix in _READ and "site_templates" not in file.parts:
            held = hashlib.sha256(file.read_bytes()).hexdigest()
            found.update(f"{file.relative_to(_FOLDER).as_posix()} {held}\n".encode())
    return found.hexdigest()


def _installed() -> Iterator[tuple[str, str]]:
    with suppress(PackageNotFoundError):
        for asked in sorted(requires(PACKAGE) or ()):
            name = re.split(r"[^A-Za-z0-9._-]", asked, maxsplit=1)[0]
            with suppress(PackageNotFoundError):
                yield name, version(name)
