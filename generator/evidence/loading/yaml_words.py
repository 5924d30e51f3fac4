"""What YAML takes from words, or makes of them, without being wrong: doubts, each with its place.

A comment behind a text, an escape that nobody meant, items that run together: all of it is valid,
and the words of a person are gone. What is written where is all that is known here; whether a field
holds words, ``kept_words`` asks its model.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from generator.evidence.fields import TO_FILL_IN
from generator.evidence.interface import N_, _
from generator.evidence.loading.source_map import Doubt
from generator.evidence.loading.yaml_comments import Comment
from generator.evidence.loading.yaml_written import Reading, Written
from generator.evidence.problems import Location, Problem, Severity

_HINT: Final = N_(
    "If it belongs to the text, put straight quotes (\" or ') around the whole text. "
    "If it is a comment, give it a line of its own above the field."
)
_CURLY_QUOTES: Final = N_("Curly quotes do not hold a text together for YAML.")
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES_MEANT: Final = frozenset('"\\nxuUtr0')
_CURLY: Final = tuple("\u201c\u2018\u201e\u00ab")
_ESCAPES_BREAK: Final = N_(
    "'{sign}' stands for a line break between double quotes, so that the backslash is lost."
)
_ESCAPES_ELSE: Final = N_(
    "'{sign}' has a meaning of its own between double quotes, so that the backslash is lost."
)
_FIELD: Final = re.compile(r"\s*([a-z_]+):(?:\s|$)")


def doubts(reading: Reading) -> Iterator[Doubt]:
    """All that may take or change words, in no particular order."""
    for comment in reading.comments():
        yield from _of_comment(reading, comment)
    for one in reading.written:
        if not one.is_key:
            yield from _of_value(reading, one)


# --- comments --------------------------------------------------------------------------------


def _of_comment(reading: Reading, comment: Comment) -> Iterator[Doubt]:
    index = reading.starts[comment.line] + comment.column
    last = bisect_right(reading.begins, index) - 1
    if last < 0:
        return
    following = reading.written[last + 1] if last + 1 < len(reading.written) else None
    if not reading.lines[comment.line][: comment.column].strip():
        yield from _of_own_line(reading, comment, reading.written[last], following)
    else:
        yield from _of_line_end(reading, comment, last, following)


def _of_own_line(
    reading: Reading, comment: Comment, before: Written, following: Written | None
) -> Iterator[Doubt]:
    """A comment on a line of its own that stands where the text of a field goes on."""
    if before.is_key and not _begins_below(before, following):
        return
    if not before.is_key and before.flow is not None:
        return
    between = reading.lines[before.start.line + 1 : comment.line + 1]
    if any(len(line) - len(line.lstrip()) <= before.holder for line in between if line.strip()):
        return
    line = _shown(comment.text)
    what = _("The line '{line}' stands where a text goes on, and is read as a comment.", line=line)
    hint = _(
        "If it belongs to the text, put straight quotes around the whole text. If it is a "
        "comment, begin it as far left as the name of the field."
    )
    place = Location(reading.file, comment.line + 1, comment.column + 1)
    yield Doubt(Problem("S008", place, what, hint), (before.path,))


def _of_line_end(
    reading: Reading, comment: Comment, last: int, following: Written | None
) -> Iterator[Doubt]:
    """A comment behind a value, or behind the name of a field."""
    before = reading.written[last]
    on_line = []
    for one in reversed(reading.written[: last + 1]):
        if one.end.line < comment.line and not one.is_block:
            break
        if not one.is_key or _begins_below(one, following):
            on_line.append(one)
        if one.is_block:
            break
    sign = reading.lines[comment.line][: comment.column].strip()[-1]
    if not on_line and sign in "]}":
        on_line = [before]
    if not on_line and sign in "-[," and following is not None and not following.is_key:
        on_line = [following]
    if not on_line:
        return
    what = _(
        "'{line}' is read as a comment and is no part of the text: a space and # begin one.",
        line=_shown(comment.text),
    )
    text = str(on_line[0].value)
    hint = _(_HINT)
    if text[:1] in _CURLY:
        hint = f"{_(_CURLY_QUOTES)} {hint}"
    place = Location(reading.file, comment.line + 1, comment.column + 1)
    paths = tuple(one.path for one in on_line)
    is_asked = on_line[0].is_empty and comment.text.startswith(f"# {TO_FILL_IN}")
    yield Doubt(Problem("S008", place, what, hint), paths, told=False if is_asked else None)


def _begins_below(key: Written, following: Written | None) -> bool:
    """Whether the value of a field is a text that begins on a line below the field's name."""
    return (
        key.is_key
        and following is not None
        and not following.is_key
        and following.path == key.path
        and bool(following.start.line > key.end.line)
    )


def _shown(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:50].rstrip()}…"  # noqa: PLR2004


def _of_value(reading: Reading, one: Written) -> Iterator[Doubt]:
    if one.style == '"':
        yield from _of_escapes(reading, one)
    elif one.is_block:
        yield from _of_sign(reading, one)
        yield from _of_no_comment(reading, one)
    elif one.style is None:
        yield from _of_type(reading, one)
        yield from _of_hyphen(reading, one)
    if one.end.line > one.start.line:
        yield from _of_fields(reading, one)
        yield from _of_breaks(reading, one)


def _of_escapes(reading: Reading, one: Written) -> Iterator[Doubt]:
    source = reading.source(one)
    for found in _ESCAPE.finditer(source) if "\\" in source else ():
        letter, after = found[1], source[found.end() : found.end() + 1]
        if letter in _ESCAPES_MEANT and not (letter == "n" and after.isalpha()):
            continue
        sign = "\\" if letter in "\r\n" else f"\\{letter}"
        what = _ESCAPES_BREAK if letter == "n" else _ESCAPES_ELSE
        yield Doubt(
            Problem(
                "S009",
                reading.place(one.start.index + found.start()),
                _(what, sign=sign),
                _(
                    "If you mean a backslash, write two of them, or put single quotes around the "
                    "text."
                ),
                Severity.WARNING if letter == "n" else Severity.ERROR,
            ),
            (one.path,),
        )


def _of_sign(reading: Reading, one: Written) -> Iterator[Doubt]:
    sign = re.match(r"[|>][+-]?[0-9]", reading.source(one))
    if sign:
        yield Doubt(
            Problem(
                "S009",
                reading.place(one.start.index),
                _(
                    "'{sign}' begins a text on the lines below, and the number is no part of it.",
                    sign=sign[0],
                ),
                _(
                    "If the text begins with {sign}, put quotes around it; else leave the number "
                    "out.",
                    sign=sign[0],
                ),
            ),
            (one.path,),
        )


def _of_type(reading: Reading, one: Written) -> Iterator[Doubt]:
    """Plain words that are read as nothing, or as a number that would be written otherwise."""
    value = one.value
    if isinstance(value, str):
        return
    source = reading.source(one)
    if value is None and source:
        what = _("'{source}' without quotes is read as nothing.", source=source)
        hint = _("If the word is meant, put quotes around it; else leave the field out.")
        yield Doubt(
            Problem("S009", reading.place(one.start.index), what, hint, Severity.WARNING),
            (one.path,),
            told=False,
        )
    elif isinstance(value, int | float) and not isinstance(value, bool) and repr(value) != source:
        what = _(
            "'{source}' without quotes is read as the number {number}.",
            source=_shown(source),
            number=_shown(repr(value)),
        )
        hint = _("Write the number so, or put quotes around it where it is to stay as it is.")
        yield Doubt(
            Problem("S009", reading.place(one.start.index), what, hint, Severity.WARNING),
            (one.path,),
            of_words=False,
            told=False,
        )


def _of_hyphen(reading: Reading, one: Written) -> Iterator[Doubt]:
    """Items of a list that stand further in than the item above, and so become a part of it."""
    for number in range(one.start.line + 1, one.end.line + 1):
        line = reading.lines[number]
        if re.match(r"\s*-\s", line):
            column = len(line) - len(line.lstrip()) + 1
            yield Doubt(
                Problem(
                    "S009",
                    Location(reading.file, number + 1, column),
                    _("This line does not begin an item: it goes on the text above it."),
                    _(
                        "Begin it as far left as the item above. For a list inside a text, put |- "
                        "behind the field's name and the whole text on the lines below."
                    ),
                ),
                (one.path,),
            )
            return


def _of_fields(reading: Reading, one: Written) -> Iterator[Doubt]:
    """Fields that stand so far in that they have become a part of the text above them."""
    for number in range(one.start.line + 1, one.last_line + 1):
        field = _FIELD.match(reading.lines[number])
        if field:
            yield Doubt(
                Problem(
                    "S009",
                    Location(reading.file, number + 1, field.start(1) + 1),
                    _(
                        "This line is a part of the text that began on line {line}, not the field "
                        "'{field}'.",
                        line=one.start.line + 1,
                        field=field[1],
                    ),
                    _("If it is the field, begin it as far left as its neighbours."),
                    Severity.WARNING,
                ),
                (one.path,),
                of_words=False,
                field=field[1],
            )


def _of_no_comment(reading: Reading, one: Written) -> Iterator[Doubt]:
    """A line of a text below > or | that reads like a comment, and is published with the text."""
    for number in range(one.start.line + 1, one.last_line + 1):
        line = reading.lines[number]
        if line.lstrip().startswith("# "):
            what = _(
                "The line '{line}' is a part of the text: below {sign}, # begins no comment.",
                line=_shown(line.strip()),
                sign=one.style,
            )
            hint = _("If it is a comment, put it above the field, as far left as the field's name.")
            place = Location(reading.file, number + 1, len(line) - len(line.lstrip()) + 1)
            told = Problem("S008", place, what, hint, Severity.NOTICE)
            yield Doubt(told, (one.path,))


def _of_breaks(reading: Reading, one: Written) -> Iterator[Doubt]:
    """The first line break that stays one, said where a text has to stand in one paragraph."""
    lines = reading.lines[one.start.line + one.is_block : one.last_line + 1]
    usual = len(lines[0]) - len(lines[0].lstrip()) if lines else 0
    for number, line in enumerate(lines):
        further = one.style == ">" and line.lstrip() and line[usual : usual + 1].isspace()
        if not (further or not line.strip() or (number and one.style == "|")):
            continue
        what = _(
            "This line is indented further than the first one, so that YAML keeps its line break."
        )
        if not line.strip():
            what = _("This line is empty, so that YAML keeps its line break.")
        if one.style == "|":
            what = _("Below |, YAML keeps every line break.")
        hint = _("Begin all lines of a paragraph equally far left, below >-, without empty lines.")
        place = Location(reading.file, one.start.line + one.is_block + number + 1)
        told = Problem("S009", place, what, hint, Severity.NOTICE)
        yield Doubt(told, (one.path,), told=True)
        return
