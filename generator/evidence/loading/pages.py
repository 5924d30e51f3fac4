"""A hand-written page to its front matter and its Markdown, for every door: check, search, host.

The front matter is YAML in the dialect of records. The host's own reader is not asked: it takes a
first line such as ``Note: …`` for a setting, and any key for one of a template.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from typing import Final

from generator.evidence.interface import N_, Wording, _, spoken
from generator.evidence.loading.shape import shaped
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.problems import Location, Problem
from generator.evidence.records.front_matter import FrontMatter

_MARK: Final = "---"
_END: Final = re.compile(r"(?:---|\.\.\.)[ \t]*")
_FIELD: Final = re.compile(r"\s*[A-Za-z_]+:(?:\s|$)")
_EXAMPLE: Final = N_("What this page is for.")


@dataclass(frozen=True)
class WrittenPage:
    """A hand-written page; its Markdown begins with an empty line for each line of front matter."""

    head: FrontMatter
    markdown: str


def read_page(raw: bytes, path: str) -> tuple[WrittenPage, tuple[Problem, ...]]:
    """The page that a file's bytes make, and what is wrong with its front matter.

    With problems the front matter is empty, and the Markdown is what could be read.
    """
    return _read_page(raw, path, spoken())


@lru_cache(maxsize=500)
def _read_page(
    raw: bytes, path: str, _language: Wording
) -> tuple[WrittenPage, tuple[Problem, ...]]:
    try:
        text = page_text(raw)
    except UnicodeDecodeError as error:
        readable = raw.decode("utf-8", errors="replace")
        return WrittenPage(FrontMatter(), readable), (_not_text(raw, error, path),)
    lines = text.split("\n")
    if lines[0].rstrip(" \t") != _MARK:
        return WrittenPage(FrontMatter(), text), _behind_others(lines, path)
    ends = (number for number, line in enumerate(lines) if number and _END.fullmatch(line))
    end = next(ends, None)
    if end is None:
        return WrittenPage(FrontMatter(), text), (_not_closed(path),)
    head, problems = _read_head("\n".join(("", *lines[1:end])), path)
    return WrittenPage(head, "\n" * (end + 1) + "\n".join(lines[end + 1 :])), problems


def page_text(raw: bytes) -> str:
    """The text of a page's file, line by line; raises UnicodeDecodeError where it is none."""
    return re.sub(r"\r\n?", "\n", raw.decode("utf-8-sig"))


def _behind_others(lines: list[str], path: str) -> tuple[Problem, ...]:
    """That what looks like front matter begins behind empty lines or spaces."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    begins, inside = lines[first], list(takewhile(_goes_on, lines[first + 1 :]))
    said = [line for line in inside if line.strip() and not line.lstrip().startswith("#")]
    is_closed = first + 1 + len(inside) < len(lines)
    if begins.strip() != _MARK or not is_closed or not said or not _FIELD.match(said[0]):
        return ()
    place = Location(path, first + 1, begins.index(_MARK) + 1)
    what = _("Front matter begins on the first line; here the page would show it as text.")
    return (Problem("T003", place, what, _("Delete the empty lines and spaces before it.")),)


def _goes_on(line: str) -> bool:
    return not _END.fullmatch(line.strip())


def _read_head(text: str, path: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """The front matter in a text whose lines are numbered as in the file."""
    if not text.strip():
        return FrontMatter(), ()
    value, marks, problems = read_yaml(text.encode("utf-8", "surrogatepass"), path)
    if problems:
        return FrontMatter(), tuple(_in_front_matter(problem) for problem in problems)
    if not isinstance(value, dict):
        what = _("The front matter, between the lines ---, has no fields.")
        return FrontMatter(), (
            Problem("T003", marks.value(()), what, _("Write: {example}", example=_example())),
        )
    head = shaped(value, FrontMatter, marks)
    return (FrontMatter(), head) if isinstance(head, tuple) else (head, ())


def _in_front_matter(problem: Problem) -> Problem:
    """A problem of YAML, told of the front matter where the reader tells it of a record."""
    if problem.code != "S003":
        return problem
    hint = _("Write: {example} Or take both lines --- out.", example=_example())
    return replace(problem, code="T003", statement=_("The front matter holds nothing."), hint=hint)


def _example() -> str:
    return f"description: {_(_EXAMPLE)}"


def _not_closed(path: str) -> Problem:
    return Problem(
        "T003",
        Location(path),
        _("The front matter that begins here does not end."),
        _("Write --- on a line of its own behind its last field. A line across the page is ***."),
    )


def _not_text(raw: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    line = raw.count(b"\n", 0, error.start) + 1
    column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
    what = _(
        "The page is not UTF-8 text: byte 0x{byte} cannot be read.", byte=f"{raw[error.start]:02X}"
    )
    return Problem("S001", Location(path, line, column), what, _("Save it as UTF-8."))
