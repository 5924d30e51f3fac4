"""Problems as text for a terminal, as annotations for GitHub, or as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from typing import Final

from generator.evidence import urls
from generator.evidence.interface import N_, _, listed, ngettext
from generator.evidence.problems import NOWHERE, Problem, Severity
from generator.evidence.text.terminal import encodable, printable


def address(code: str) -> str:
    """Where a code is explained: on the site, where ``SITE_URL`` says which; else by a command."""
    site = os.environ.get("SITE_URL", "")
    if site.startswith(("https://", "http://")) and site.isprintable():
        return f"{site.rstrip('/')}/{urls.problem(code)}"
    return f"evidence codes {code}"


def _more(code: str) -> str:
    return _("More: {address}", address=address(code))


_WORDS: Final = {Severity.WARNING: N_("warning"), Severity.NOTICE: N_("notice")}
ALIKE: Final = 4
"""From so many equal problems on, they stand together, under the first of them."""
SHOWN: Final = 3
"""How many of their places are named."""


def as_text(problems: Sequence[Problem], *, every: bool = False) -> str:
    """``path:line:column: CODE message`` for each problem, its hint, its page; then a count.

    Many that say the same stand together; with ``every``, each stands by itself.
    """
    lines = []
    for alike in _alike(problems, every=every):
        problem = alike[0]
        at = problem.location
        word = "" if problem.severity is Severity.ERROR else f"{_(_WORDS[problem.severity])}: "
        place = f"{at.path}:{at.line}:{at.column}: " if at.path else ""
        lines.append(f"{place}{problem.code} {word}{problem.message}")
        if problem.hint:
            lines.append(f"    {problem.hint}")
        if len(alike) > 1:
            lines.append(f"    {_the_same(alike)}")
        lines.append(f"    {_more(problem.code)}")
    lines.append(summary(problems))
    return "\n".join(printable(line) for line in lines) + "\n"


def _alike(problems: Sequence[Problem], *, every: bool) -> list[list[Problem]]:
    """The problems that say the same together, in the order of the first of each."""
    found: dict[tuple[object, ...], list[tuple[int, Problem]]] = {}
    for place, problem in enumerate(problems):
        says = (problem.code, problem.severity, problem.message, problem.hint)
        found.setdefault((*says, place) if every else says, []).append((place, problem))
    groups: list[list[tuple[int, Problem]]] = []
    for alike in found.values():
        groups += [alike] if len(alike) >= ALIKE else [[one] for one in alike]
    ordered = sorted(groups, key=lambda group: group[0][0])
    return [[problem for _other, problem in group] for group in ordered]


def _the_same(alike: Sequence[Problem]) -> str:
    """Where else the same is wrong: how often, and some of the places."""
    others = [f"{one.location.path}:{one.location.line}" for one in alike[1:]]
    shown, left = ", ".join(others[:SHOWN]), len(others) - SHOWN
    if left <= 0:
        return _("The same in {number} more places: {places}.", number=len(others), places=shown)
    return _(
        "The same in {number} more places: {places} and {left} more; "
        "check --every-problem names each.",
        number=len(others),
        places=shown,
        left=left,
    )


def as_github(problems: Sequence[Problem]) -> str:
    """GitHub workflow commands, one a problem, then the count as plain text.

    Format: docs.github.com, "Workflow commands for GitHub Actions".
    """
    lines = []
    for problem in problems:
        at = problem.location
        more = _more(problem.code)
        message = " ".join(filter(None, (problem.message, problem.hint, more)))
        place = (f"file={_escaped_property(at.path)}", f"line={at.line}", f"col={at.column}")
        title = f"title={_escaped_property(problem.code)}"
        properties = ",".join((*place, title) if at.path else (title,))
        lines.append(f"::{problem.severity.value} {properties}::{_escaped(message)}")
    lines.append(summary(problems))
    return encodable("\n".join(lines) + "\n")


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
                "more": address(problem.code),
            }
            for problem in problems
        ],
    }
    return encodable(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


REPORTERS: Final[dict[str, Callable[[Sequence[Problem]], str]]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}


def summary(problems: Sequence[Problem]) -> str:
    """How many errors, warnings and notices in how many files, as a sentence."""
    files = len({problem.location.path for problem in problems} - {NOWHERE.path})
    if not problems:
        return _("No problems.")
    errors, warnings, notices = (_count(problems, severity) for severity in Severity)
    said = (
        ngettext("{count} error", "{count} errors", errors) if errors else "",
        ngettext("{count} warning", "{count} warnings", warnings) if warnings else "",
        ngettext("{count} notice", "{count} notices", notices) if notices else "",
    )
    found = listed([counted for counted in said if counted])
    if not files:
        return f"{found}."
    return ngettext("{found} in {count} file.", "{found} in {count} files.", files, found=found)


def _count(problems: Sequence[Problem], severity: Severity) -> int:
    return sum(problem.severity is severity for problem in problems)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
