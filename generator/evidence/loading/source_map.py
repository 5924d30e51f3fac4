"""Where the values of one file stand, and what is doubtful in how they are written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.evidence.problems import DataPath, Location, Problem, ProblemKind


@dataclass(frozen=True)
class Doubt:
    """A problem with how a value is written, if the value is of a certain sort.

    The text alone does not say of what sort a value is; ``kept_words`` asks the record's model.
    """

    problem: Problem
    paths: tuple[DataPath, ...]
    """The values that it may be about; the first of the sort it is about."""
    of_words: bool = True
    """It is a problem only where a field holds words: no number, id or word of a closed list."""
    told: bool | None = None
    """It is said only where something else is wrong with the value, or only where nothing is."""
    field: str = ""
    """It is a problem only where the record around the value may have this field, and has not."""


@dataclass(frozen=True)
class SourceMap:
    """Where the values and keys of one file stand, by their path in the data."""

    path: str
    values: dict[DataPath, tuple[int, int]] = field(default_factory=dict)
    keys: dict[DataPath, tuple[int, int]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def value(self, data_path: DataPath) -> Location:
        """The place of a value, or of the nearest one around it."""
        while data_path and data_path not in self.values:
            data_path = data_path[:-1]
        return Location(self.path, *self.values.get(data_path, (1, 1)))

    def key(self, data_path: DataPath) -> Location:
        """The place of a key, or of the value if it is a list item."""
        if data_path in self.keys:
            return Location(self.path, *self.keys[data_path])
        return self.value(data_path)

    def lacks(self, data_path: DataPath) -> bool:
        """Whether a mapping stands there that has not the last step of this path."""
        around = data_path[:-1]
        return data_path not in self.keys and any(key[:-1] == around for key in self.keys)

    def located(self, problem: Problem) -> Problem:
        """The problem with the place, in this file, of the value that its path leads to.

        What is not there has the place of what it is missing in; so have fields that do not fit
        each other, for none of those that stand there is to blame. Of a whole record they have that
        of the first of them that is there.
        """
        path = problem.data_path
        match problem.kind:
            case ProblemKind.MISSING:
                place = self.key(path[:-1])
            case ProblemKind.UNKNOWN_FIELD:
                place = self.key(path)
            case ProblemKind.CONTRADICTION:
                place = self.key(path if path in self.keys and len(path) == 1 else path[:-1])
            case _:
                place = self.value(path)
        return replace(problem, location=place)
