"""What a file of another program holds: entries to be records, and what is wrong with the file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, order=True)
class Trouble:
    """Something to know about a file that is imported: where, what, and how to mend it.

    A grave one keeps the whole file from being imported. ``line`` is a line or a row, from 1; with
    0 the whole file is meant. ``file`` is named where it is not the imported one.
    """

    line: int
    message: str
    hint: str = ""
    grave: bool = True
    file: str = ""


class CannotRead(Exception):
    """The file cannot be imported; carries every trouble that was found."""

    def __init__(self, *troubles: Trouble) -> None:
        """Takes troubles in any order."""
        super().__init__(troubles[0].message if troubles else "")
        self.troubles = tuple(sorted(troubles))


@dataclass(frozen=True)
class ImportEntry:
    """One entry: what is known of the study, and texts that found no place in the record."""

    line: int
    key: str
    values: dict[str, Any]
    left: tuple[str, ...] = ()
    id_is_given: bool = False


@dataclass
class ParseResult:
    """A file as far as it was read: its entries and its troubles."""

    entries: list[ImportEntry] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)

    def grave(self, line: int, message: str, hint: str = "") -> None:
        """Note what keeps the file from being imported."""
        self.troubles.append(Trouble(line, message, hint))

    def note(self, line: int, message: str, hint: str = "") -> None:
        """Note what whoever imports the file should know."""
        self.troubles.append(replace(Trouble(line, message, hint), grave=False))

    @property
    def is_grave(self) -> bool:
        """Whether anything keeps the file from being imported."""
        return any(trouble.grave for trouble in self.troubles)
