"""What libyaml says of a text that is no YAML, in words for people who never saw YAML."""

from __future__ import annotations

import re
from typing import Final

from generator.evidence.problems import Location, Problem

_FIELD = re.compile(r"\s*(?:- +)*([A-Za-z_][\w-]*)(?=:(?:\s|$))")
_LOOK: Final = "Look at this line and the one before it: indentation, colons and quotes."
_NEIGHBOURS: Final = (
    "Does it begin as far from the left as its neighbours do? Is a quotation mark missing?"
)

_IN_WORDS: Final = (
    ("did not find expected ',' or '", "a list in brackets does not go on as one", _LOOK),
    (
        "did not find expected '-' indicator",
        "this line does not fit the list that it stands in",
        _NEIGHBOURS,
    ),
    ("did not find expected key", "this line does not fit the lines before it", _NEIGHBOURS),
    ("could not find expected ':'", "the name of a field has no colon behind it", _LOOK),
    ("unexpected end of stream", "the file ends where something is still to be closed", _LOOK),
    (
        "did not find expected node content",
        "a value is missing here, or a sign is too many",
        _LOOK,
    ),
)
"""What libyaml says (a part of it), the same in plain words, and how to mend it."""


def syntax_problem(what: str, place: Location, text: str, began: int) -> Problem:
    """The problem that libyaml met at a place, in what began on a line; with how to mend it."""
    if "depth" in what.lower():
        return Problem("S006", place, f"The values are nested too deeply ({what}).")
    words, hint = _words(what, place, text.split("\n")[place.line - 1])
    if began < place.line and hint in {_LOOK, _NEIGHBOURS}:
        hint = f"What is not finished here began on line {began}: is a quote or bracket missing?"
    return Problem("S002", place, f"Not valid YAML: {words}.", hint)


def _words(what: str, place: Location, line: str) -> tuple[str, str]:
    """What is wrong in a line, and what to do about it."""
    if "\t" in line[: len(line) - len(line.lstrip())] or "tab" in what:
        return "the line begins with a tab", "Indent with spaces; YAML refuses tabs."
    if "mapping values" in what:
        return _colon(place, line)
    if "start any token" in what:
        sign = line[place.column - 1 : place.column]
        hint = "A text cannot begin with this character; put quotes around it."
        return f"a text begins with {sign or 'a sign'}, which has a meaning of its own", hint
    for part, words, hint in _IN_WORDS:
        if part in what:
            return words, hint
    return what, _LOOK


def _colon(place: Location, line: str) -> tuple[str, str]:
    """A colon where none can be: after the name of a field that is out of place, or in a text."""
    field = _FIELD.match(line)
    if field and field.end() == place.column - 1:
        hint = (
            f"If '{field[1]}' is a field: does it begin as far from the left as its neighbours do, "
            "and has the line before it a colon after its field's name?"
        )
        return f"no field can begin here, but '{field[1]}:' does", hint
    hint = "A text with a colon and a space in it needs quotes around it."
    return "a colon with a space after it stands in a text", hint
