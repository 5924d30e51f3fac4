"""What programs make of files of references, other than what these say: a table for users."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

_TABLE: Final = Path(__file__).with_name("reader_faults.toml")


@dataclass(frozen=True)
class ReaderFault:
    """A fault of a program in one version of it, with what to do instead.

    Of one that our files avoid, ``typed`` is what would run into it; of another, ``when`` names the
    references that do. ``refused`` stands in the message of a program that refuses the whole file.
    """

    program: str
    version: str
    format: str
    said: str
    instead: str
    part: str = ""
    when: str = ""
    why: str = ""
    meant: str = ""
    read: str = ""
    typed: str = ""
    refused: str = ""

    @property
    def named(self) -> str:
        """The program with its version."""
        return f"{self.program} {self.version}"


@cache
def reader_faults() -> tuple[ReaderFault, ...]:
    """The faults that our files run into."""
    return _faults("fault")


@cache
def avoided_faults() -> tuple[ReaderFault, ...]:
    """The faults that our files avoid; files of others may not."""
    return _faults("avoided")


@cache
def tried_versions() -> dict[str, str]:
    """The version of each program with which the files were tried."""
    versions: dict[str, str] = _table()["versions"]
    return versions


def _faults(kind: str) -> tuple[ReaderFault, ...]:
    return tuple(
        ReaderFault(version=tried_versions()[row["program"]], **row) for row in _table()[kind]
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))
