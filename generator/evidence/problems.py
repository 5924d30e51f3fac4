"""Problems: what is wrong with something a person wrote, as data with a place.

Loader, checks, imports and issue forms make problems; terminal, GitHub, JSON, forms and prompts are
views of them. What their codes are: ``codes``.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from generator.evidence.interface import _


class Severity(StrEnum):
    """An error stops the build; a warning is shown and does not; a notice is only worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


DataPath = tuple[str | int, ...]
"""Where a value stands in the data of a record: ``("quotes", 0, "text")``."""


class ProblemKind(StrEnum):
    """What is wrong with a value: by itself first, then with others, then anything else."""

    MISSING = "missing"
    UNKNOWN_FIELD = "unknown field"
    WRONG_TYPE = "wrong type"
    NOT_A_CHOICE = "not one of the choices"
    WRONG_FORM = "wrong form"
    OUT_OF_BOUNDS = "out of bounds"
    UNFIT = "unfit"
    """Of the right type and form, and against a rule all the same."""
    CONTRADICTION = "contradiction"
    """A field and those beside it cannot all be so."""
    REPEATED = "repeated"
    REFERS_TO_NOTHING = "refers to nothing"
    OTHER = "other"


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file of the content: path as shown to people, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


NOWHERE: Final = Location("", 0, 0)
"""The place of a value that stands in no file."""

VALUE: Final = "\ufdd0"
"""What stands in a statement for the name of the value; no text has this character."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: what, where, and how to mend it.

    ``statement`` says what is wrong without naming the value by its field; ``message`` names it.
    ``data_path`` leads to the value in its record; it is empty where the problem is about none.
    """

    code: str
    location: Location
    statement: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    kind: ProblemKind = ProblemKind.OTHER
    data_path: DataPath = ()

    @property
    def message(self) -> str:
        """What is wrong, as a sentence for somebody who sees the fields of the record."""
        *around, last = self.data_path or ("",)
        match self.kind:
            case ProblemKind.MISSING if around:
                return _("{place} has no field '{field}'.", place=name_of(around), field=last)
            case ProblemKind.MISSING:
                return _("The record has no field '{field}'.", field=last)
            case ProblemKind.UNKNOWN_FIELD:
                return _("The field '{field}' is not known here.", field=str(last)[:80])
            case ProblemKind.UNFIT:
                return f"{name_of(self.data_path)}: {self.statement}"
            case ProblemKind.CONTRADICTION:
                return f"{name_of(around or self.data_path)}: {self.statement}"
        return self.statement_of(name_of(self.data_path))

    def statement_of(self, value: str) -> str:
        """What is wrong, with the value called so where the sentence has it as its subject."""
        return self.statement.replace(VALUE, value, 1)

    @property
    def sort_key(self) -> tuple[Location, str, str, str, str, str, str]:
        """By file, line and column, then by all the rest, so that a report never shuffles."""
        said = (self.code, self.message, self.hint, self.severity.value)
        return (self.location, *said, self.kind.value, repr(self.data_path))


def path_in_words(data_path: Sequence[str | int]) -> str:
    """A path as people read it, items counted from 1: ``quotes 1 › text``."""
    steps = (f" {step + 1}" if isinstance(step, int) else f" › {step[:60]}" for step in data_path)
    return "".join(steps).removeprefix(" › ").strip()


def name_of(data_path: Sequence[str | int]) -> str:
    """How a message names a value: by the last fields of its path, in quotation marks."""
    if not data_path:
        return _("The file")
    start = max(len(data_path) - 3, 0)
    while start and isinstance(data_path[start], int):
        start -= 1
    return f"'{path_in_words(data_path[start:])}'"


class InvalidContent(Exception):
    """The content has errors; carries all problems found, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Takes problems in any order."""
        self.problems = sorted_problems(problems)
        super().__init__("\n".join(map(_as_line, self.problems)))


def _as_line(problem: Problem) -> str:
    """A problem where it is told by itself, as in a traceback."""
    place = f"{problem.location.path}:{problem.location.line}: " if problem.location.path else ""
    return f"{place}{problem.message} {problem.hint}".strip()


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems without repetitions, by file and line."""
    return tuple(sorted(set(problems), key=lambda problem: problem.sort_key))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any problem stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A suggestion where a known word is close, else an empty string."""
    close = difflib.get_close_matches(word[:80], sorted(known), n=1, cutoff=0.6)
    return _("Did you mean '{name}'?", name=close[0]) if close else ""


def listed(names: Iterable[str], most: int = 300) -> str:
    """Names in a row, cut between two of them behind so many characters; then how many are left.

    Of no names it says so, so that a sentence that lists what there is stays one.

    >>> listed(("gate", "key", "lock"), most=10), listed(("gate", "key"))
    ('gate, key and 1 more', 'gate, key')
    >>> listed(())
    'none'
    """
    every, shown = list(names), list[str]()
    for name in every:
        if shown and len(", ".join((*shown, name))) > most:
            break
        shown.append(name[:most])
    left = len(every) - len(shown)
    if not every:
        return _("none")
    names = ", ".join(shown)
    return _("{names} and {left} more", names=names, left=left) if left else names
