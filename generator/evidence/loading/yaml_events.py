"""The events of libyaml for one text, up to what is no YAML or not used in records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from generator.evidence.interface import _
from generator.evidence.loading.yaml_mistakes import Met, syntax_problem
from generator.evidence.problems import Location, Problem


class Refused(Exception):
    """The reading of a file ends here, for the reason that ``problem`` says."""

    def __init__(self, problem: Problem) -> None:
        """Takes the problem that ends it."""
        super().__init__(problem.message)
        self.problem = problem


def place_of_mark(mark: Any, path: str) -> Location:
    """The place of a mark of the parser, which counts from 0."""
    return Location(path, mark.line + 1, mark.column + 1)


def end_of(text: str) -> tuple[int, int]:
    """Line and column, from 1, of a text's end.

    libyaml counts one line more where it does not end with a line break.
    """
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def events_of(text: str, path: str) -> Iterator[Any]:
    """The events of a text, one after another; raises Refused at what is no YAML."""
    try:
        yield from yaml.parse(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if error.context_mark and re.search("simple key|quoted scalar", error.context or ""):
            mark = error.context_mark  # where it is found out may be many lines below
        place = (
            min(place_of_mark(mark, path), Location(path, *end_of(text)))
            if mark
            else Location(path)
        )
        what = error.problem or _("it cannot be read")
        enclosing = error.context_mark if re.search("flow|quoted", error.context or "") else None
        began = enclosing.line + 1 if enclosing else place.line
        met = Met(what, error.context or "", place, tuple(text.split("\n")), began)
        raise Refused(syntax_problem(met)) from None
    except yaml.YAMLError as error:
        raise Refused(
            Problem("S002", Location(path), _("Not valid YAML: {error}.", error=error))
        ) from None


def decorated(event: Any, place: Location) -> Problem:
    """The problem with a value that has an anchor or a tag."""
    what = _("An anchor (&) is not used in records.")
    if event.anchor is None:
        what = _("A tag ({tag}) is not used in records.", tag=event.tag[:60])
    return not_used(place, what)


def not_used(place: Location, what: str) -> Problem:
    """The problem with a part of YAML that records do without."""
    return Problem(
        "S004",
        place,
        what,
        _("Write the value out; a text that begins with & * or ! needs quotes."),
    )
