"""The files of the editor: its page with a policy of its own, its program and its configuration."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from generator.evidence import urls
from generator.evidence.interface import N_, _, spoken
from generator.evidence.records.review import Review
from generator.evidence.text.compact import compact_json
from generator.publish.admin.config import config, shapes
from generator.publish.admin.program import PROGRAM, package, program

PAGE: Final = "editor.html"
STYLES: Final = "conflict.css"
STARTING: Final = N_(
    "The editor starts here. It needs scripts, and a site that is served at an address, not opened "
    "from a folder. Without either, records can be changed as files:"
)
_NAMES: Final = (
    "index.html",
    STYLES,
    PROGRAM,
    "config.json",
    "shapes.json",
    "program/package.json",
)
_AVATARS = {"https://api.github.com": "https://avatars.githubusercontent.com"}


def admin_paths(templates: Path) -> tuple[str, ...]:
    """The paths of the editor's files in the site; templates without an editor have none."""
    return tuple(map(urls.editor_file, _NAMES)) if (templates / "admin").is_dir() else ()


def admin_files(templates: Path, editing: urls.Editing, review: Review) -> Mapping[str, str]:
    """Every file of the editor by its path in the site; templates without an editor have none."""
    folder = templates / "admin"
    if not folder.is_dir():
        return {}
    source = folder / PROGRAM
    content = editing.content
    text, version = program(source.read_text(encoding="utf-8"), source, content)
    host = editing.host
    texts = (
        (folder / PAGE)
        .read_text(encoding="utf-8")
        .replace("{language}", spoken().language)
        .replace("{title}", escape(_("Editing the records")))
        .replace("{starting}", escape(_(STARTING)))
        .replace("{about}", escape(_("about editing")))
        .replace("{policy}", escape(_policy(host), quote=False))
        .replace("{host}", host.kind if host else "none"),
        (folder / STYLES).read_text(encoding="utf-8"),
        text,
        compact_json(config(content, host, review)),
        compact_json(shapes(review)),
        package(version),
    )
    return dict(zip(admin_paths(templates), texts, strict=True))


def _policy(host: urls.GitHost | None) -> str:
    """What the page may do: nothing from another host, and only the git host is asked.

    Looser than the site's in one thing: the program makes its style elements itself.
    """
    asked = _origin(host.api) if host else ""
    rules = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": f"'self' data: blob: {_AVATARS.get(asked, '')}",
        "font-src": "'self'",
        "connect-src": f"'self' data: blob: {asked}",
        "worker-src": "'self' blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}".strip() for name, value in rules.items())


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
