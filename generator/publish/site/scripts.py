"""What of the site's scripts a page fetches: which modules they import, and no comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from generator.publish.site.bundling import SCRIPTS, imported

_COMMENT: Final = re.compile(r"^[ \t]*/\*(?!!)(?:(?!\*/).)*\*/[ \t]*\n", re.M | re.S)
"""A comment on lines of its own; one that names a licence stays."""


def imported_modules(asked: Iterable[Any], text_of: Callable[[str], str]) -> tuple[str, ...]:
    """The modules that those of the settings import, by their paths, each once, to fetch early.

    ``asked`` is ``extra_javascript``; ``text_of`` gives what stands at a path, and nothing where
    there is no such file.
    """
    entries = [_entry(script) for script in asked]
    found = [path for path, kind in entries if kind == "module" and path.startswith(SCRIPTS)]
    first = len(found)
    for path in found:
        others = (f"{SCRIPTS}{name}" for name in imported(text_of(path)))
        found += [other for other in dict.fromkeys(others) if other not in found]
    return tuple(found[first:])


def _entry(script: Any) -> tuple[str, str]:
    """Path and type of an entry: a text, a mapping, or what MkDocs makes of it."""
    if isinstance(script, dict):
        return str(script["path"]), str(script.get("type", ""))
    return str(getattr(script, "path", script)), str(getattr(script, "type", ""))


def lean_scripts(site: Path) -> None:
    """Take the comments out of the scripts of a built site."""
    for file in sorted((site / SCRIPTS).glob("*.js")):
        text = file.read_text(encoding="utf-8")
        file.write_text(lean_script(text), encoding="utf-8")


def lean_script(text: str) -> str:
    """A script without comments on lines of their own; text that only looks so stays."""

    def instead(found: re.Match[str]) -> str:
        return found[0] if text.count("`", 0, found.start()) % 2 else ""

    return _COMMENT.sub(instead, text)
