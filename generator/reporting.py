"""Problems as text for a terminal, as annotations for GitHub, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Final

from generator.problems import CODES, Problem, Severity


def as_text(problems: Sequence[Problem]) -> str:
    """One line a problem, ``path:line:column: CODE message``, then its hint, then a count."""
    lines = []
    for problem in problems:
        at = problem.location
        word = "" if problem.severity is Severity.ERROR else f"{problem.severity.value}: "
        lines.append(f"{at.path}:{at.line}:{at.column}: {problem.code} {word}{problem.message}")
        if problem.hint:
            lines.append(f"    {problem.hint}")
    lines.append(summary(problems))
    return "\n".join(_printable(line) for line in lines) + "\n"


def as_github(problems: Sequence[Problem]) -> str:
    """GitHub workflow commands, one a problem, then the count as plain text.

    Format: docs.github.com, "Workflow commands for GitHub Actions".
    """
    lines = []
    for problem in problems:
        at = problem.location
        message = problem.message + (f" {problem.hint}" if problem.hint else "")
        properties = ",".join(
            (
                f"file={_escaped_property(at.path)}",
                f"line={at.line}",
                f"col={at.column}",
                f"title={_escaped_property(problem.code)}",
            )
        )
        lines.append(f"::{problem.severity.value} {properties}::{_escaped(message)}")
    lines.append(summary(problems))
    return _encodable("\n".join(lines) + "\n")


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON object with the problems and the number of errors, warnings and notices."""
    document = {
        "errors": _count(problems, Severity.ERROR),
        "warnings": _count(problems, Severity.WARNING),
        "notices": _count(problems, Severity.NOTICE),
        "problems": [
            {
                "code": problem.code,
                "severity": problem.severity.value,
                "path": problem.location.path,
                "line": problem.location.line,
                "column": problem.location.column,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in problems
        ],
    }
    return _encodable(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


REPORTERS: Final[dict[str, Callable[[Sequence[Problem]], str]]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}


def codes_page() -> str:
    """Every problem code with its rule, as a Markdown page."""
    families = {
        "S": "Shape of a file",
        "I": "Identifiers",
        "L": "Links between records",
        "E": "Evidence",
        "T": "Templates and pages",
    }
    lines = [
        "# Problem codes",
        "",
        "Codes are never reused. This page is written by `evidence codes`.",
    ]
    for family, title in families.items():
        lines += ["", f"## {title}", "", "| Code | What is wrong |", "|---|---|"]
        lines += [f"| {code} | {rule} |" for code, rule in CODES.items() if code[0] == family]
    return "\n".join(lines) + "\n"


def summary(problems: Sequence[Problem]) -> str:
    """How many errors, warnings and notices in how many files, as a sentence."""
    files = len({problem.location.path for problem in problems})
    if not problems:
        return "No problems."
    counts = {severity: _count(problems, severity) for severity in Severity}
    parts = [_plural(count, severity.value) for severity, count in counts.items() if count]
    *first, last = parts
    listed = f"{', '.join(first)} and {last}" if first else last
    return f"{listed} in {_plural(files, 'file')}."


def _count(problems: Sequence[Problem], severity: Severity) -> int:
    return sum(problem.severity is severity for problem in problems)


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _printable(text: str) -> str:
    """Text without characters that would steer a terminal."""
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text
    )


def _encodable(text: str) -> str:
    """Text that UTF-8 can hold: a file name need not be text, and then has lone surrogates."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
