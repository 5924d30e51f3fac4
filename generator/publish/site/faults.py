"""Why a site cannot be made, whatever its host: settings, templates and hand-written pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import jinja2

from generator.evidence.interface import _
from generator.evidence.loading import PAGES_FOLDER
from generator.evidence.problems import Location, Problem
from generator.evidence.text.files import shown_path
from generator.publish.rendering import failing_line, unreadable_template


class HostFailed(Exception):
    """The host stopped, or the site cannot be written; the message says why."""


def template_problem(error: Exception, templates: Path) -> Problem | None:
    """What is wrong with a template of the shell, where that is what an error came from."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return unreadable_template(error)
    if place := failing_line(error, templates):
        return Problem(
            "T001",
            place,
            _("The template failed: {name}: {error}.", name=type(error).__name__, error=error),
        )
    return None


def page_problems(messages: Sequence[str], content: Path) -> tuple[Problem, ...]:
    """What a host says of links in Markdown pages, as problems with those pages."""
    folder = content / PAGES_FOLDER
    return tuple(
        Problem("T002", _place_on_page(line, folder), line, _("Mend the page that is named."))
        for line in (message.strip().splitlines()[0] for message in messages)
    )


def _place_on_page(message: str, folder: Path) -> Location:
    """The page that a message names, with the line of the link that it names; else the folder."""
    named = re.findall(r"'([^']+)'", message)
    page = folder / next((name for name in named if name.endswith(".md")), "")
    if not page.is_file():
        return Location(shown_path(folder))
    lines = page.read_text(encoding="utf-8", errors="replace").splitlines()
    link = named[1] if len(named) > 1 else ""
    where = ((n, line.find(f"]({link}")) for n, line in enumerate(lines, start=1) if link)
    line, column = next(((n, at + 3) for n, at in where if at >= 0), (1, 1))
    return Location(shown_path(page), line, column)
