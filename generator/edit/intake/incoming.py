"""What a file of another program holds: entries to be records, and what is wrong with the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from generator.evidence.problems import (
    Location,
    Problem,
    Severity,
    has_errors,
    sorted_problems,
)

_VALUE = re.compile(
    r"'[^']*'(?!\w)|(?<=: )\S.*|<[^<>]*>|[^\s,]*[0-9/][^\s,]*(?: \([^()]*\))?|(?:; it has).*"
)
"""What differs between sentences of one kind: quoted values, what follows a colon, names."""


def problem_at(
    line: int, statement: str, hint: str = "", severity: Severity = Severity.ERROR
) -> Problem:
    """A problem with a line or row of the imported file, from 1; with 0 the whole file is meant.

    Its path is what it says in general, by which such problems stand together.
    An error keeps the whole file from being imported. Which file it is, whoever imports it knows.
    """
    kind = (_VALUE.sub("…", statement),)
    return Problem("", Location("", line, 0), statement, hint, severity, data_path=kind)


def note_at(line: int, statement: str, hint: str = "") -> Problem:
    """What whoever imports the file should know, with its line or row."""
    return problem_at(line, statement, hint, Severity.NOTICE)


class CannotRead(Exception):
    """The file cannot be imported; carries every problem that was found."""

    def __init__(self, *problems: Problem) -> None:
        """Takes problems in any order."""
        super().__init__(problems[0].message if problems else "")
        self.problems = sorted_problems(problems)


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
    """A file as far as it was read: its entries, what is left out of it, and its problems."""

    entries: list[ImportEntry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    """The references that cannot be begun, each with why; they cost no other."""

    def refuse(self, line: int, statement: str, hint: str = "") -> None:
        """Leave out a reference that cannot be begun, and say why."""
        self.refused.append(problem_at(line, statement, hint, Severity.WARNING))

    def fatal(self, line: int, statement: str, hint: str = "") -> None:
        """Note what keeps the file from being imported."""
        self.problems.append(problem_at(line, statement, hint))

    def note(self, line: int, statement: str, hint: str = "") -> None:
        """Note what whoever imports the file should know."""
        self.problems.append(note_at(line, statement, hint))

    def add(self, line: int, problem: Problem) -> None:
        """Note what is wrong with a value that comes from a line."""
        self.problems.append(replace(problem, location=Location("", line, 0)))

    @property
    def is_fatal(self) -> bool:
        """Whether anything keeps the file from being imported."""
        return has_errors(self.problems)
