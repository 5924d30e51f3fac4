"""Runs MkDocs: a strict build that replaces the site only when it is whole.

This module, ``preview`` and ``plugin`` are the only ones that know the host.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build as build_host
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from generator.loading import PAGES_FOLDER
from generator.plugin import EvidencePlugin
from generator.problems import InvalidContent, Location, Problem

CONFIG_FILE = "mkdocs.yml"


@dataclass(frozen=True)
class Project:
    """Where a site is made from and where it goes; paths are absolute."""

    config_file: Path
    content: Path
    site: Path


class HostFailed(Exception):
    """MkDocs stopped; the message says why."""


class _Collected(logging.Handler):
    """Keeps what MkDocs warns of, so that a strict build can say what stopped it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def publish(project: Project, progress: Callable[[str], None], site_url: str | None = None) -> int:
    """Build the site and put it in place; returns the number of pages.

    Raises InvalidContent where the content has errors and HostFailed where MkDocs stops; the last
    good site then stays as it was.
    """
    project.site.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{project.site.name}-", dir=project.site.parent))
    try:
        new = staging / "site"
        pages = _build_into(new, project, progress, site_url)
        _put_in_place(new, project.site, staging / "old")
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return pages


def _build_into(
    target: Path, project: Project, progress: Callable[[str], None], site_url: str | None
) -> int:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    collected = _Collected()
    log = logging.getLogger("mkdocs")
    log.addHandler(collected)
    log.propagate = False
    try:
        config, plugin = _config(project, target, collected)
        if site_url is not None:
            config.site_url = site_url
        plugin.config.content = str(project.content)
        plugin.progress = progress
        config.plugins.on_startup(command="build", dirty=False)
        build_host(config)
    except (Abort, MkDocsException) as error:
        raise InvalidContent(
            plugin.problems or _page_problems(collected.messages or [str(error)], project)
        ) from error
    finally:
        log.removeHandler(collected)
    return plugin.built


def _config(
    project: Project, target: Path, collected: _Collected
) -> tuple[MkDocsConfig, EvidencePlugin]:
    """The host's settings; hand-written pages may be missing, so an empty folder stands in."""
    pages = project.content / PAGES_FOLDER
    docs_dir = pages if pages.is_dir() else target.with_name("pages")
    docs_dir.mkdir(exist_ok=True)
    try:
        config = load_config(
            str(project.config_file), site_dir=str(target), docs_dir=str(docs_dir), strict=True
        )
    except (Abort, ConfigurationError) as error:
        reasons = "; ".join(collected.messages) or str(error)
        raise HostFailed(f"{project.config_file.name} cannot be used: {reasons}") from error
    plugin = config.plugins.get("evidence")
    if not isinstance(plugin, EvidencePlugin):
        raise HostFailed(f"{project.config_file.name} does not name the plugin 'evidence'.")
    return config, plugin


def _page_problems(messages: list[str], project: Project) -> list[Problem]:
    """What MkDocs warned of, as problems with hand-written pages."""
    place = Location(os.path.relpath(project.content / PAGES_FOLDER))
    return [
        Problem("T002", place, message.strip().splitlines()[0], "Mend the page that is named.")
        for message in messages
    ]


def _put_in_place(new: Path, site: Path, old: Path) -> None:
    """Two renames: nobody ever sees half a site."""
    with suppress(FileNotFoundError):
        site.rename(old)
    new.rename(site)
