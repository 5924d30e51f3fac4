"""Problems: what is wrong with something a person wrote, as data with a place.

Loader, checks, imports and issue forms make problems; terminal, GitHub, JSON, forms and prompts are
views of them. Codes come in families and are never reused: ``S`` shape of a file, ``I``
identifiers, ``L`` links between records, ``E`` evidence, ``T`` templates.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """An error stops the build; a warning is shown and does not; a notice is only worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


CODES: dict[str, str] = {
    "S001": "The file cannot be read as text.",
    "S002": "The file is not valid YAML.",
    "S003": "The file is empty, or holds more than one document.",
    "S004": "YAML anchors, aliases, tags and merge keys are not used in records.",
    "S005": "A key stands twice in the same mapping.",
    "S006": "The file is too large, too deeply nested or has too many values.",
    "S007": "A key is not a plain word.",
    "S008": "A comment stands behind a text, or where a text goes on.",
    "S009": "YAML reads other words, lines or fields than were typed.",
    "S010": "A required field is missing.",
    "S011": "A field is not known here.",
    "S012": "A value has the wrong type.",
    "S013": "A value is not one of those allowed.",
    "S014": "A text is empty, too long or has characters that do not belong in it.",
    "S015": "A number is out of range.",
    "S016": "A list is empty or has the wrong length.",
    "S017": "A value has the wrong form.",
    "S018": "Fields contradict each other.",
    "S020": "A file stands where no record is expected.",
    "S021": "A record that the synthesis needs is missing.",
    "S022": "The content has a newer form than this explorer knows.",
    "S023": "A characteristic has a value of another kind than the review declares.",
    "S030": "A text has a character that nobody sees and no language needs there.",
    "S031": "A word seems to be cut at the end of a line.",
    "I001": "The id differs from the file name.",
    "I002": "Two records have the same id.",
    "I003": "Two studies have the same DOI.",
    "I004": "Two parts of one record have the same id.",
    "I005": "Two studies have the same number in one source's reference list.",
    "I006": "An earlier id is in use, or belongs to two records.",
    "I007": "Two terms of the glossary have the same form.",
    "I008": "A country or a condition is spelled in two ways.",
    "I009": "Two things that studies differ by have the same label.",
    "I010": "A characteristic has an id that means something else in addresses.",
    "I011": "A category has the title of its only theme.",
    "I012": "The page of a record has the address of another page of the site.",
    "I020": "An address leads through a library's proxy.",
    "I021": "An ORCID or ROR has wrong check digits.",
    "I040": "A further report or version is not of a study.",
    "I041": "A further report is used like a study.",
    "I042": "Two studies have one DOI and different titles.",
    "I043": "Two studies are of one report, and one of them does not say so.",
    "L001": "A study is cited that has no file.",
    "L002": "A theme is named that has no file.",
    "L003": "A model is named that has no file.",
    "L004": "A source is named that has no file.",
    "L005": "A category is named that the review does not list.",
    "L006": "An interpretation is named that has no file.",
    "L007": "A characteristic is given that the review does not list.",
    "L009": "A record lists the same thing twice.",
    "L010": "A term of the glossary names another that is not in it.",
    "L011": "A term of the glossary names a record or page that is not there.",
    "L020": "A finding is linked that does not exist.",
    "L021": "A reporting item points to a fact, part or group that is not recorded.",
    "L022": "A principle points to a challenge, application or example that is not recorded.",
    "L023": "A theme is of a kind that the review does not list.",
    "L024": "A characteristic refers to a record that does not exist.",
    "L025": "A topic is named that the review does not list.",
    "L026": "A level is named that the framework does not list.",
    "L027": "A question points to something that is not recorded.",
    "L028": "A statement is said to be the same as one that is not recorded.",
    "L029": "A quote has a role that the review does not list.",
    "L030": "A heading or part is named that its source does not list.",
    "L031": "A theme is part of itself, or put in another category than the theme around it.",
    "L032": "An arrow or part of a diagram names a part that the diagram does not have.",
    "L040": "The appraisal has no such question or answer.",
    "E001": "The studies of a statement differ from its citation bracket.",
    "E002": "A cited statement names no study, or one without citations names some.",
    "E003": "A quote's locator is not of a study's own reference number.",
    "E004": "A score lies outside the reported scale.",
    "E005": "A theme has no finding and no quote.",
    "E006": "A quotation has doubled spaces.",
    "E007": "Two records of one kind have the same place in the review's order.",
    "E008": "A country is written as a code, or as yes or no.",
    "E009": "A locator stands in quotation marks.",
    "E010": "A year lies after the review's own.",
    "E011": "A bracket has a number that no study has.",
    "E012": "A scope names a value that no study has, or stands beside what is not said of all.",
    "E013": "A statement speaks of all studies that are so and so, and has no scope.",
    "E014": "A statement is said to be the same as itself, or as one of another place.",
    "E015": "The review has words for a value that no study has.",
    "E016": "A country has a name that the map does not know.",
    "E017": "Other words for a thing find nothing.",
    "E018": "A statement answers itself, or names what may be either of two things.",
    "E019": "Statements that are said to be one sentence say different things.",
    "E020": "A study flow begins with a number that is no stage.",
    "E021": "A reporting item's coverage does not fit what it points to.",
    "E022": "The beginning of a passage is too short, too long, or has a square bracket.",
    "E023": "Two passages of a section have the same beginning.",
    "E024": "A beginning is copied from a source whose licence is not known.",
    "E025": "Why a value is absent stands among values.",
    "E026": "An answer is too long for the summary.",
    "E030": "The evidence has changed since a text in plain words was written.",
    "E031": "A text in plain words may be hard to read.",
    "E032": "The evidence has changed since the confidence in a finding was assessed.",
    "E040": "A report has been retracted, doubted or corrected since it came out.",
    "E050": "The initials of an author hold more than initials.",
    "E051": "A family name holds more than one.",
    "E052": "Given names or a suffix hold something else.",
    "E053": "An organisation among the authors is a person or a list.",
    "E060": "The answers to a question of the appraisal do not add up to the studies.",
    "E061": "A lay summary is copied from a source whose licence is not known.",
    "E062": "Studies answer what the review says it does not ask.",
    "T001": "A template cannot be rendered.",
    "T002": "A hand-written page cannot be used.",
    "T003": "The front matter of a hand-written page cannot be read.",
    "T004": "A hand-written page uses a name that the page's own parts go by, or one name twice.",
    "T005": "The PDF of a brief cannot show a letter.",
    "T006": "A hand-written page holds something that its site leaves out.",
    "T007": "A hand-written page would load something from another host.",
    "T008": "A hand-written page holds two versions, and nobody has chosen.",
    "T009": "A hand-written page has more than one title.",
    "T010": "A library that is not installed would be needed for it.",
}
"""Every code with its rule in one sentence."""


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

GO_ON_FROM_THE_VALUE: Final = frozenset(
    (
        ProblemKind.WRONG_TYPE,
        ProblemKind.NOT_A_CHOICE,
        ProblemKind.WRONG_FORM,
        ProblemKind.OUT_OF_BOUNDS,
    )
)
"""The kinds whose statement has the value as its subject: ``must be a whole number, but …``."""


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
            case ProblemKind.MISSING:
                return f"{name_of(around, whole='The record')} has no field '{last}'."
            case ProblemKind.UNKNOWN_FIELD:
                return f"The field '{str(last)[:80]}' is not known here."
            case ProblemKind.UNFIT:
                return f"{name_of(self.data_path)}: {self.statement}"
            case ProblemKind.CONTRADICTION:
                return f"{name_of(around or self.data_path)}: {self.statement}"
        if self.kind in GO_ON_FROM_THE_VALUE:
            return f"{name_of(self.data_path)} {self.statement}"
        return self.statement

    @property
    def sort_key(self) -> tuple[Location, str, str, str, str, str, str]:
        """By file, line and column, then by all the rest, so that a report never shuffles."""
        said = (self.code, self.message, self.hint, self.severity.value)
        return (self.location, *said, self.kind.value, repr(self.data_path))


def path_in_words(data_path: Sequence[str | int]) -> str:
    """A path as people read it, items counted from 1: ``quotes 1 › text``."""
    steps = (f" {step + 1}" if isinstance(step, int) else f" › {step[:60]}" for step in data_path)
    return "".join(steps).removeprefix(" › ").strip()


def name_of(data_path: Sequence[str | int], whole: str = "The file") -> str:
    """How a message names a value: by the last fields of its path, in quotation marks."""
    if not data_path:
        return whole
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
    return f"Did you mean '{close[0]}'?" if close else ""


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
        return "none"
    return ", ".join(shown) + (f" and {left} more" if left else "")
